"""Building blocks that several parts of the network share."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn


class ConvBlock(nn.Module):
    """3×3 convolution, batch norm, ReLU."""

    def __init__(self, channels_in: int, channels_out: int, stride: int = 1) -> None:
        super().__init__()
        self.conv = nn.Conv2d(channels_in, channels_out, 3, stride, 1, bias=False)
        self.norm = nn.BatchNorm2d(channels_out)

    def forward(self, x: Tensor) -> Tensor:
        return torch.relu(self.norm(self.conv(x)))


class ResidualBlock(nn.Module):
    """Two 3×3 convolutions beside an identity (He et al., arXiv 1512.03385); `inner` channels between."""

    def __init__(self, channels: int, inner: int, drop_path: float = 0.0) -> None:
        super().__init__()
        self.drop = DropPath(drop_path)
        self.first = ConvBlock(channels, inner)
        self.conv = nn.Conv2d(inner, channels, 3, 1, 1, bias=False)
        self.norm = nn.BatchNorm2d(channels)
        nn.init.zeros_(self.norm.weight)

    def forward(self, x: Tensor) -> Tensor:
        return torch.relu(x + self.drop(self.norm(self.conv(self.first(x)))))


class FeedForward(nn.Module):
    """Two linear layers with GELU between."""

    def __init__(self, width: int, units: int) -> None:
        super().__init__()
        self.widen = nn.Linear(width, units)
        self.narrow = nn.Linear(units, width)

    def forward(self, x: Tensor) -> Tensor:
        return self.narrow(nn.functional.gelu(self.widen(x)))


class DropPath(nn.Module):
    """Skip a residual branch for some images while training (arXiv 1603.09382)."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.rate == 0.0:
            return x
        keep = torch.rand(x.shape[0], *[1] * (x.ndim - 1), device=x.device) >= self.rate
        return x * keep / (1.0 - self.rate)


def split_heads(x: Tensor, heads: int) -> Tensor:
    """[B, N, D] to [B, heads, N, D / heads]."""
    return x.unflatten(-1, (heads, -1)).transpose(1, 2)


def merge_heads(x: Tensor) -> Tensor:
    """[B, heads, N, d] to [B, N, heads * d]."""
    return x.transpose(1, 2).flatten(-2)


def attention_weights(query: Tensor, key: Tensor, mask: Tensor | None = None) -> Tensor:
    """softmax(QKᵀ / √d), written out so that it can be an output of an exported graph."""
    scores = query @ key.transpose(-2, -1) / math.sqrt(query.shape[-1])
    return (scores if mask is None else scores + mask).softmax(-1)


def grid_positions(grid: int, width: int) -> Tensor:
    """Fixed 2-D sine positions, float32 [grid * grid, width] (arXiv 2205.01580)."""
    quarter = width // 4
    frequencies = 1.0 / 10000.0 ** (torch.arange(quarter) / quarter)
    rows, columns = torch.meshgrid(torch.arange(grid), torch.arange(grid), indexing="ij")
    angles = [axis.reshape(-1, 1) * frequencies for axis in (rows, columns)]
    return torch.cat([function(a) for a in angles for function in (torch.sin, torch.cos)], dim=1)


def neighbourhood_mask(grid: int, radius: int) -> Tensor:
    """0 where two tokens lie within `radius` rows and columns, -inf elsewhere: [N, N]."""
    rows, columns = torch.meshgrid(torch.arange(grid), torch.arange(grid), indexing="ij")
    places = torch.stack([rows.flatten(), columns.flatten()], 1)
    far = (places[:, None] - places[None]).abs().amax(-1) > radius
    return torch.zeros(far.shape).masked_fill(far, float("-inf"))
