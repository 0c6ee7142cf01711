"""What a model in training says of many images at once."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score
from torch import Tensor
from torch.nn import functional

from ..network.vlm import VisionLanguageModel
from .radiographs import Radiographs

Scores = NDArray[np.float32]


@torch.no_grad()
def answer(model: VisionLanguageModel, radiographs: Radiographs, device: str) -> Scores:
    """The judge's logits, float32 [n, F], on images as they are."""
    parts = [
        model.judge(model.encode(canvases).tokens)[0] for canvases in in_batches(radiographs.canvases, device)
    ]
    return torch.cat(parts).float().cpu().numpy()


@torch.no_grad()
def see_lungs(model: VisionLanguageModel, radiographs: Radiographs, device: str) -> NDArray[np.bool_]:
    """The lung fields that the model sees, bool [n, 2, S, S]."""
    size = radiographs.canvases.shape[-1]
    seen = [
        functional.interpolate(model.encode(canvases).anatomy, (size, size), mode="bilinear").cpu() > 0
        for canvases in in_batches(radiographs.canvases, device)
    ]
    return torch.cat(seen).numpy()


def in_batches(canvases: NDArray[np.uint8], device: str, batch: int = 128) -> Iterator[Tensor]:
    """Canvases, float32 [b, 1, S, S] in [0, 1], a batch after the other."""
    for first in range(0, len(canvases), batch):
        part = torch.from_numpy(canvases[first : first + batch]).to(device)
        yield part[:, None].float() / 255


def mean_auroc(scores: Scores, labels: Scores, at_least: int = 5) -> float:
    """Mean AUROC over the findings with enough positives; inputs [n, F]."""
    columns = [i for i in range(labels.shape[1]) if at_least <= labels[:, i].sum() < len(labels)]
    return (
        float(np.mean([roc_auc_score(labels[:, i], scores[:, i]) for i in columns]))
        if columns
        else float("nan")
    )
