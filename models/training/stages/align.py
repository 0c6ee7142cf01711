"""The stage `align`: images near their texts, away from other texts.

The contrastive loss of CLIP (Radford et al., arXiv 2103.00020), in which images with the same text are
one another's matches (UniCL, Yang et al., arXiv 2204.03610): radiographs without a finding are many.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from ....errors import BadData
from ...network.vlm import XrayVLM
from ...network.weights import save_model
from ..augment import augment
from ..config import AlignConfig
from ..loop import TensorBatch
from ..predict import in_batches
from ..radiographs import Radiographs
from ..sentences import sentences_of
from ..text_encoder import TextEncoder, hash_text

# Words and pairs of a text that are read; a long report is cut.
TEXT_LENGTH = 128


@dataclass
class Pairs(TensorBatch):
    """Canvases, float32 [B, 1, S, S]; hashed texts, int64 [B, K]; what tells texts apart, int64 [B]."""

    canvases: Tensor
    texts: Tensor
    same: Tensor


class AlignObjective(nn.Module):
    """A model's encoder and a text encoder that meet in one space."""

    def __init__(self, model: XrayVLM, config: AlignConfig) -> None:
        super().__init__()
        self.model = model
        self.temperature = config.alignment.temperature
        width = config.alignment.width
        self.image = nn.Linear(model.config.width, width)
        self.text = TextEncoder(width)

    def forward(self, batch: Pairs, _epoch: int) -> dict[str, Tensor]:
        """The contrastive loss, both ways."""
        nothing = torch.zeros_like(batch.canvases)
        canvases, _, _ = augment(batch.canvases, nothing.repeat(1, 2, 1, 1), nothing)
        likeness = self.place_images(canvases) @ self.place_texts(batch.texts).T / self.temperature
        match = (batch.same[:, None] == batch.same).float()
        return {"align": (_cross(likeness, match) + _cross(likeness.T, match)) / 2}

    def place_images(self, canvases: Tensor) -> Tensor:
        """Unit vectors of images, [B, width]."""
        tokens, _ = self.model.encoder(canvases)
        return functional.normalize(self.image(tokens.mean(1)).float(), dim=-1)

    def place_texts(self, texts: Tensor) -> Tensor:
        """Unit vectors of hashed texts, [B, width]."""
        return functional.normalize(self.text(texts).float(), dim=-1)


def _cross(likeness: Tensor, match: Tensor) -> Tensor:
    """Cross-entropy over the batch, each image's matches sharing one target."""
    target = match / match.sum(1, keepdim=True)
    return -(target * likeness.log_softmax(1)).sum(1).mean()


class Align:
    """The stage, for the loop; see `loop.Stage`."""

    figure = "matched"

    def __init__(
        self, config: AlignConfig, radiographs: Radiographs, model: XrayVLM, device: str = "cpu"
    ) -> None:
        self.config, self.device = config, device
        kept, held_out = radiographs.split_patients(config.data.held_out, config.seed)
        self.kept, self.said = _with_text(kept)
        self.held_out, self.held_said = _with_text(held_out)
        if not len(self.kept) or not len(self.held_out):
            raise BadData(
                "no image has a report or labels of all findings, so there is no text to align with",
                fix="Give data with reports, or leave the stage `align` out",
            )
        self.objective = AlignObjective(model, config)
        self.weights: Mapping[str, float] = {}
        self.steps = max(1, len(self.kept) // config.optimiser.batch)

    def begin_epoch(self, epoch: int, mean: nn.Module, run: Path) -> None:
        """Nothing to get ready."""

    def batches(self, epoch: int, first: int) -> Iterator[Pairs]:
        """Every image with a text once; of its sentences some, so that each one counts."""
        order = np.random.default_rng([self.config.seed, epoch]).permutation(len(self.kept))
        size = self.config.optimiser.batch
        for step in range(first, self.steps):
            rng = np.random.default_rng([self.config.seed, epoch, step + 1])
            rows = order[step * size : (step + 1) * size]
            said = [self._some(self.said[row], rng) for row in rows]
            alike = {text: place for place, text in enumerate(dict.fromkeys(map(tuple, said)))}
            yield Pairs(
                torch.from_numpy(self.kept.canvases[rows])[:, None].float() / 255,
                torch.stack([hash_text(text, TEXT_LENGTH) for text in said]),
                torch.tensor([alike[tuple(text)] for text in said]),
            )

    def _some(self, sentences: tuple[str, ...], rng: np.random.Generator) -> list[str]:
        kept = [sentence for sentence in sentences if rng.random() < self.config.alignment.said]
        return kept or [sentences[int(rng.integers(len(sentences)))]]

    @torch.no_grad()
    def measure(self, mean: Any) -> float:
        """How often a held-out image is nearer to its own text than to another image's, in [0, 1]."""
        images = torch.cat([mean.place_images(b) for b in in_batches(self.held_out.canvases, self.device)])
        texts = torch.stack([hash_text(list(said), TEXT_LENGTH) for said in self.held_said])
        placed = mean.place_texts(texts.to(images.device))
        likeness = images @ placed.T
        return float((likeness.diagonal()[:, None] > likeness).float().mean())

    def finish(self, mean: Any, path: Path, provenance: dict[str, Any]) -> Path:
        """Write the model; the text encoder has done its work and is left behind."""
        save_model(mean.model.eval(), path, provenance)
        return path


def _with_text(radiographs: Radiographs) -> tuple[Radiographs, list[tuple[str, ...]]]:
    """The images that have a text, and their sentences."""
    every = [
        sentences_of(
            radiographs.reports[i],
            radiographs.labels[i],
            radiographs.ages[i],
            radiographs.sexes[i],
            radiographs.views[i],
        )
        for i in range(len(radiographs))
    ]
    rows = np.array([i for i, said in enumerate(every) if said], np.int64)
    return radiographs.select(rows), [every[row] for row in rows]
