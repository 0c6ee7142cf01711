"""Two maps of one image: brought onto one grid, and compared. Maps are float32 [F, grid, grid]."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# The share of a map's cells that is its top.
TOP = 0.10
# The centre prior's standard deviation, as a share of the map's side.
CENTRE_SPREAD = 0.25

Maps = NDArray[np.float32]
Values = NDArray[np.float32]


def to_grid(maps: Maps, grid: int) -> Maps:
    """Maps [..., h, h] on a grid of another size: every cell's contribution is spread evenly over its area.

    So a map still sums to its logit less the bias.
    """
    side = maps.shape[-1]
    if side == grid:
        return maps
    spread = _overlaps(side, grid)
    return np.asarray(spread @ maps @ spread.T, np.float32)


def to_common_grid(some: Maps, others: Maps) -> tuple[Maps, Maps]:
    """Both on the coarser of their grids: what the finer one tells apart, the coarser never said."""
    grid = min(some.shape[-1], others.shape[-1])
    return to_grid(some, grid), to_grid(others, grid)


def spearman(some: Maps, others: Maps) -> Values:
    """Spearman's rank correlation of each pair of maps, in [-1, 1]: float32 [F].

    Pearson's correlation of the ranks, ties given their mean rank (Spearman, 1904). A map that is the same
    everywhere ranks nothing: 0.
    """
    first, second = (_centred_ranks(maps) for maps in (some, others))
    norms = np.sqrt((first**2).sum(1) * (second**2).sum(1))
    shared = (first * second).sum(1)
    correlations = np.divide(shared, norms, out=np.zeros_like(shared), where=norms > 0)
    return np.asarray(correlations, np.float32)


def top_iou(some: Maps, others: Maps) -> Values:
    """Intersection over union of the strongest tenths of each pair of maps, in [0, 1]: float32 [F].

    A tenth is every cell as strong as the tenth's weakest, so that ties belong to it together.
    """
    first, second = _top(some), _top(others)
    return np.asarray((first & second).sum(1) / (first | second).sum(1), np.float32)


def same_peak(some: Maps, others: Maps) -> Values:
    """1 where the strongest cell of both maps is one and the same, 0 elsewhere: float32 [F]."""
    first, second = (maps.reshape(len(maps), -1).argmax(1) for maps in (some, others))
    return np.asarray(first == second, np.float32)


def random_maps(shape: tuple[int, ...], seed: int, number: int) -> Maps:
    """The baseline that knows nothing: independent uniform values, the same for an image in every run."""
    return np.random.default_rng([seed, number]).random(shape, np.float32)


def centre_maps(shape: tuple[int, ...]) -> Maps:
    """The baseline that always looks at the middle: a Gaussian (Judd, Durand and Torralba, 2012)."""
    grid = shape[-1]
    offsets = ((np.arange(grid) + 0.5) / grid - 0.5) / CENTRE_SPREAD
    bell = np.exp(-(offsets**2) / 2)
    return np.broadcast_to(np.outer(bell, bell), shape).astype(np.float32)


def _overlaps(source: int, target: int) -> Maps:
    """Along one side, the share of each source cell in each target cell: float32 [target, source]."""
    edges = np.arange(source + 1) / source
    starts, ends = np.arange(target) / target, np.arange(1, target + 1) / target
    shared = np.minimum(edges[1:], ends[:, None]) - np.maximum(edges[:-1], starts[:, None])
    return np.asarray(np.clip(shared, 0, None) * source, np.float32)


def _centred_ranks(maps: Maps) -> NDArray[np.float64]:
    """Mean ranks of each map's cells, less their mean: [F, cells]."""
    flat = maps.reshape(len(maps), -1)
    ranks = np.stack([_mean_ranks(row, np.sort(row)) for row in flat])
    return np.asarray(ranks - (flat.shape[1] - 1) / 2)


def _mean_ranks(values: Maps, ordered: Maps) -> NDArray[np.float64]:
    """Each value's place from 0 up; equal values share the mean of their places."""
    below, upto = (np.searchsorted(ordered, values, side) for side in ("left", "right"))
    return np.asarray((below + upto - 1) / 2)


def _top(maps: Maps) -> NDArray[np.bool_]:
    flat = maps.reshape(len(maps), -1)
    count = max(1, round(TOP * flat.shape[1]))
    weakest = -np.partition(-flat, count - 1, axis=1)[:, count - 1]
    return np.asarray(flat >= weakest[:, None])
