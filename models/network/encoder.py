"""The visual encoder: a transformer over a convolutional stem, keeping a grid of tokens.

Attention looks at a token's neighbourhood only. Tokens mixed over the whole image would carry the
evidence away from its place, and the judge's maps would point at the wrong spot. With few images and
few cores the convolutions learn faster than attention, so a configuration may have no layer of it.
"""

from __future__ import annotations

from torch import Tensor, nn

from .config import NetworkConfig
from .layers import (
    ConvBlock,
    DropPath,
    FeedForward,
    ResidualBlock,
    grid_positions,
    merge_heads,
    neighbourhood_mask,
    split_heads,
)

# Grey level and spread of canvases over the training images.
PIXEL_MEAN, PIXEL_STD = 0.5, 0.25


class LocalAttentionLayer(nn.Module):
    """Pre-norm transformer layer whose attention stays within a neighbourhood."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        width = config.width
        self.heads = config.heads
        self.norm_attention = nn.LayerNorm(width)
        self.query_key_value = nn.Linear(width, 3 * width)
        self.output = nn.Linear(width, width)
        self.norm_feed = nn.LayerNorm(width)
        self.feed = FeedForward(width, width * config.feed_ratio)
        self.drop = DropPath(config.drop_path)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        query, key, value = (split_heads(t, self.heads) for t in self._project(x))
        mixed = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        x = x + self.drop(self.output(merge_heads(mixed)))
        return x + self.drop(self.feed(self.norm_feed(x)))

    def _project(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        query, key, value = self.query_key_value(self.norm_attention(x)).chunk(3, dim=-1)
        return query, key, value


class DeepBranch(nn.Module):
    """Sees twice as wide at half the cost, and gives what it saw back to the finer grid.

    A feature pyramid of two steps (Lin et al., arXiv 1612.03144): [B, C, h, w] to the same shape.
    """

    def __init__(self, channels: int, config: NetworkConfig) -> None:
        super().__init__()
        wide, _ = config.deep
        inner = config.inner_widths()[2]
        self.down = nn.Sequential(
            ConvBlock(channels, wide, stride=2),
            *(ResidualBlock(wide, between, config.drop_path) for between in inner),
            nn.Conv2d(wide, channels, 1),
        )
        self.mix = ConvBlock(channels, channels)

    def forward(self, x: Tensor) -> Tensor:
        wide = nn.functional.interpolate(self.down(x), scale_factor=2.0, mode="nearest")
        mixed: Tensor = self.mix(x + wide)
        return mixed


class Encoder(nn.Module):
    """Canvas to tokens.

    `forward` takes the canvas, float32 [B, 1, S, S] in [0, 1], and returns the tokens,
    float32 [B, N, D] in row order with N = (S / 8)², and the stem's features at a quarter of the
    canvas's side, float32 [B, C, S / 4, S / 4], for the parts that need finer detail.
    """

    mask: Tensor
    positions: Tensor

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        first, second, third = config.stem
        inner_fine, inner_coarse, _ = config.inner_widths()
        self.fine = nn.Sequential(
            ConvBlock(1, first, stride=2),
            ConvBlock(first, second, stride=2),
            *(ResidualBlock(second, between) for between in inner_fine),
        )
        self.coarse = nn.Sequential(
            ConvBlock(second, third, stride=2),
            *(ResidualBlock(third, between, config.drop_path) for between in inner_coarse),
        )
        self.deep = DeepBranch(third, config) if config.deep[1] else None
        self.embed = nn.Linear(third, config.width)
        self.layers = nn.ModuleList(LocalAttentionLayer(config) for _ in range(config.layers))
        self.norm = nn.LayerNorm(config.width)
        self.register_buffer("positions", grid_positions(config.grid, config.width), persistent=False)
        self.register_buffer("mask", neighbourhood_mask(config.grid, config.radius), persistent=False)

    def forward(self, canvas: Tensor) -> tuple[Tensor, Tensor]:
        fine = self.fine((canvas - PIXEL_MEAN) / PIXEL_STD)
        coarse: Tensor = self.coarse(fine)
        if self.deep is not None:
            coarse = self.deep(coarse)
        x: Tensor = self.embed(coarse.flatten(2).transpose(1, 2)) + self.positions
        for layer in self.layers:
            x = layer(x, self.mask)
        return self.norm(x), fine
