"""The stage `pretrain`: what was hidden of an image is drawn again from the rest.

Masked image modelling with plain regression (SimMIM, Xie et al., arXiv 2111.09886): squares are greyed
out before the encoder, and each token draws its own patch of pixels, normed within the patch.
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

from ...network.encoder import PIXEL_MEAN
from ...network.vlm import XrayVLM
from ...network.weights import save_model
from ..augment import augment
from ..config import MaskingConfig, PretrainConfig
from ..loop import TensorBatch
from ..predict import in_batches
from ..radiographs import Radiographs


@dataclass
class Images(TensorBatch):
    """Canvases, float32 [B, 1, S, S] in [0, 1]."""

    canvases: Tensor


class PretrainObjective(nn.Module):
    """A model's encoder with a linear layer that draws patches."""

    def __init__(self, model: XrayVLM, masking: MaskingConfig) -> None:
        super().__init__()
        self.model, self.masking = model, masking
        self.patch = model.config.canvas // model.config.grid
        self.draw = nn.Linear(model.config.width, self.patch**2)

    def forward(self, batch: Images, _epoch: int) -> dict[str, Tensor]:
        """The error of what is drawn on hidden squares."""
        nothing = torch.zeros_like(batch.canvases)
        canvases, _, _ = augment(batch.canvases, nothing.repeat(1, 2, 1, 1), nothing)
        return {"redraw": self.error(canvases)}

    def error(self, canvases: Tensor) -> Tensor:
        """Smooth L1 on hidden patches of canvases [B, 1, S, S], each patch normed to mean 0 and spread 1."""
        hidden = hide_squares(len(canvases), self.model.config.grid, self.masking).to(canvases.device)
        over = hidden[:, None].repeat_interleave(self.patch, 2).repeat_interleave(self.patch, 3)
        tokens, _ = self.model.encoder(torch.where(over, PIXEL_MEAN, canvases))
        patches = functional.unfold(canvases, self.patch, stride=self.patch).transpose(1, 2)
        spread, mean = torch.std_mean(patches, 2, keepdim=True)
        wanted = (patches - mean) / (spread + 0.02)
        chosen = hidden.flatten(1)
        return functional.smooth_l1_loss(self.draw(tokens).float()[chosen], wanted[chosen])


def hide_squares(count: int, grid: int, masking: MaskingConfig) -> Tensor:
    """Which tokens are hidden, bool [count, grid, grid]: the same number of squares in each image."""
    side = grid // masking.square
    ranks = torch.rand(count, side * side).argsort(1).argsort(1)
    squares = (ranks < round(masking.share * side * side)).unflatten(1, (side, side))
    return squares.repeat_interleave(masking.square, 1).repeat_interleave(masking.square, 2)


class Pretrain:
    """The stage, for the loop; see `loop.Stage`."""

    figure = "error"

    def __init__(
        self, config: PretrainConfig, radiographs: Radiographs, model: XrayVLM, device: str = "cpu"
    ) -> None:
        self.config, self.device = config, device
        self.kept, self.held_out = radiographs.split_patients(config.data.held_out, config.seed)
        self.objective = PretrainObjective(model, config.masking)
        self.weights: Mapping[str, float] = {}
        self.steps = max(1, len(self.kept) // config.optimiser.batch)

    def begin_epoch(self, epoch: int, mean: nn.Module, run: Path) -> None:
        """Nothing to get ready."""

    def batches(self, epoch: int, first: int) -> Iterator[Images]:
        """Every image once, in an order of the epoch."""
        order = np.random.default_rng([self.config.seed, epoch]).permutation(len(self.kept))
        size = self.config.optimiser.batch
        for step in range(first, self.steps):
            rows = np.sort(order[step * size : (step + 1) * size])
            yield Images(torch.from_numpy(self.kept.canvases[rows])[:, None].float() / 255)

    @torch.no_grad()
    def measure(self, mean: Any) -> float:
        """The error on held-out patients."""
        torch.manual_seed(self.config.seed)
        errors = [mean.error(batch) for batch in in_batches(self.held_out.canvases, self.device)]
        return float(torch.stack(errors).mean())

    def finish(self, mean: Any, path: Path, provenance: dict[str, Any]) -> Path:
        """Write the model; its heads are as they began."""
        save_model(mean.model.eval(), path, provenance)
        return path
