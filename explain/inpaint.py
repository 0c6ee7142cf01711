"""Painting an area over from its surroundings, so that the model can be asked what it says without it.

Push-pull interpolation (Gortler et al., The Lumigraph, SIGGRAPH 1996, section 3.4): the visible pixels
are averaged into ever coarser grids, and the hidden ones filled from the finest grid that knows them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.float32]


def inpaint(canvas: Grey, hidden: NDArray[np.bool_]) -> Grey:
    """The canvas, float32 [S, S], with the hidden area, bool [S, S], filled smoothly.

    S must be a power of two times an odd number; pixels outside the area stay as they are.
    """
    known = (~hidden).astype(np.float32)
    return np.where(hidden, _fill(canvas * known, known), canvas).astype(np.float32)


def _fill(weighted: Grey, weight: Grey) -> Grey:
    """Values everywhere from values times weights, and weights."""
    known = weight > 0
    values = np.divide(weighted, weight, out=np.zeros_like(weighted), where=known)
    if known.all() or weight.shape[0] % 2 or weight.shape[1] % 2:
        return np.where(known, values, weighted.sum() / max(float(weight.sum()), 1e-6)).astype(np.float32)
    coarser = _fill(_halve(weighted), _halve(weight))
    return np.where(known, values, _double(coarser)).astype(np.float32)


def _halve(grid: Grey) -> Grey:
    rows, columns = grid.shape
    return np.asarray(grid.reshape(rows // 2, 2, columns // 2, 2).sum((1, 3)), np.float32)


def _double(grid: Grey) -> Grey:
    """Twice as fine, bilinear, borders repeated."""
    for axis in (0, 1):
        padded = np.concatenate([grid.take([0], axis), grid, grid.take([-1], axis)], axis)
        before, middle, after = (padded.take(range(i, i + grid.shape[axis]), axis) for i in range(3))
        pair = np.stack([0.25 * before + 0.75 * middle, 0.75 * middle + 0.25 * after], axis + 1)
        shape = list(grid.shape)
        shape[axis] *= 2
        grid = pair.reshape(shape)
    return grid
