"""Bars around a picture, as of a screen of another shape or of a viewer: no part of the radiograph."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from ..radiograph import Part

Grey = NDArray[np.float32]

# A bar has one grey, but for what lossy compression leaves on it, of 1: its first row tells how much.
_LEAST_NOISE, _MOST_NOISE = 0.012, 0.04
# Of a row's pixels: a bar's may differ from its grey.
_SPECKS = 0.02
# Black all along a row is no anatomy, whatever follows.
_BLACK = 0.02
# Where any other bar ends a straight edge is crossed: of the rows behind it, one has so many pixels of
# another grey. Compression and scaling blur an edge over some rows.
_EDGE, _BLUR = 0.35, 8
# Of the picture's height or width: thinner bars do no harm, and what is left has to be a picture.
_THIN, _LEAST = 0.01, 0.25
# Smaller pictures are refused in any case.
_SMALLEST = 96
# A bar may lie around another, as a screen's around a viewer's.
_MOST_BARS = 3


def find_picture(pixels: Grey) -> Part:
    """Where the picture lies within uniform bars of any grey along its four sides.

    Args:
        pixels: float32 [H, W] in [0, 1].

    Returns:
        What is left; all of it where too little would be.
    """
    rows, columns = pixels.shape
    top, bottom, left, right = 0, rows, 0, columns
    if min(rows, columns) >= _SMALLEST:
        for _ in range(_MOST_BARS):
            above, below = _bars(pixels[top:bottom, left:right])
            top, bottom = top + above, bottom - below
            before, behind = _bars(pixels[top:bottom, left:right].T)
            left, right = left + before, right - behind
    if bottom - top < _LEAST * rows or right - left < _LEAST * columns:
        return Part()
    return Part(left / columns, top / rows, (right - left) / columns, (bottom - top) / rows)


def _bars(rows: Grey) -> tuple[int, int]:
    """How many of the first and of the last rows are bars."""
    return (_bar(rows), _bar(rows[::-1])) if rows.size else (0, 0)


def _bar(rows: Grey) -> int:
    """How many of the first rows are a bar, with the blur of its edge."""
    # Not numpy's median and quantile, which load a module that takes longer than all of this.
    count = rows.shape[1]
    grey = np.sort(rows[0])[count // 2]
    strayed = np.sort(np.abs(rows[0] - grey))[int((1 - _SPECKS) * (count - 1))]
    noise = np.clip(2 * strayed, _LEAST_NOISE, _MOST_NOISE)
    # Most pictures have no bar, which their first rows tell.
    first = rows[: math.ceil(_THIN * len(rows))]
    if (np.mean(np.abs(first - grey) > noise, axis=1) > _SPECKS).any():
        return 0
    other = np.mean(np.abs(rows - grey) > noise, axis=1)
    pictured = np.flatnonzero(other > _SPECKS)
    if not len(pictured):
        return 0
    end = int(pictured[0])
    if grey < _BLACK:
        return end
    edge = np.flatnonzero(other[end : end + _BLUR] > _EDGE)
    return end + int(edge[0]) if len(edge) else 0
