"""The anatomy head: where the lung fields are."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .config import NetworkConfig
from .layers import ConvBlock

STRUCTURES = ("right_lung", "left_lung")


class AnatomyHead(nn.Module):
    """Tokens and fine features to lung-field logits, [B, 2, S / 4, S / 4].

    Channel 0 is the patient's right lung, which a radiograph shows on the image's left.
    """

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.grid = config.grid
        self.fold = nn.Linear(config.width, 4 * 16)
        self.unfold = nn.PixelShuffle(2)
        self.mix = ConvBlock(16 + config.stem[1], 24)
        self.output = nn.Conv2d(24, len(STRUCTURES), 1)

    def forward(self, tokens: Tensor, fine: Tensor) -> Tensor:
        coarse = self.fold(tokens).transpose(1, 2).unflatten(2, (self.grid, self.grid))
        logits: Tensor = self.output(self.mix(torch.cat([self.unfold(coarse), fine], dim=1)))
        return logits
