"""What each graph is fed while its scales are chosen."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from ..models.network.vlm import VisionLanguageModel
from .export import INPUTS
from .quantize import as_samples


@torch.no_grad()
def calibration_samples(
    model: VisionLanguageModel, canvases: NDArray[np.float32]
) -> dict[str, list[dict[str, NDArray[Any]]]]:
    """What each graph is fed while its scales are chosen; the narrator sees the whole vocabulary."""
    tokens = model.encode(torch.from_numpy(canvases)[:, None]).tokens.numpy()
    draw = np.random.default_rng(0)
    narrate = []
    for number, image in enumerate(tokens):
        past = number % 6
        words = torch.from_numpy(draw.integers(0, model.config.vocabulary, (1, past + 1)))
        start, empty = torch.zeros((), dtype=torch.int64), model.narrator.empty_cache(1)
        seen = torch.from_numpy(image)[None]
        cache = model.narrator(words[:, :past], start, seen, empty)[2] if past else empty
        values = (words[:, past:].numpy(), np.array(past, np.int64), image[None], cache.numpy())
        narrate.append(dict(zip(INPUTS["narrate"], values, strict=True)))
    return {
        "encode": as_samples("canvas", canvases[:, None]),
        "judge": as_samples("tokens", tokens),
        "narrate": narrate,
    }
