"""Bars around a picture, as of a screen of another shape or of a viewer: no part of the radiograph."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.float32]

# A bar has one grey, but for what lossy compression leaves on it, of 1: its first row tells how much.
_LEAST_NOISE, _MOST_NOISE = 0.012, 0.04
# Of a row's pixels: a bar's may differ from its grey.
_SPECKS = 0.02
# Where a bar ends a straight edge is crossed: of the row behind it so many pixels have another grey. Black air
# beside a patient gives way to the body bit by bit.
_EDGE = 0.35
# Compression and scaling blur an edge over so many rows.
_BLUR = 8
# Of the picture's height or width: thinner bars do no harm, and what is left has to be a picture.
_THIN, _LEAST = 0.01, 0.25


def trim_borders(pixels: Grey) -> Grey:
    """Cut off uniform bars of any grey along the four sides.

    Args:
        pixels: float32 [H, W] in [0, 1].

    Returns:
        What is left, a part of `pixels`; all of it where no bar is certain.
    """
    top, bottom = _bar(pixels), _bar(pixels[::-1])
    rows = pixels[top : len(pixels) - bottom].T
    left, right = _bar(rows), _bar(rows[::-1])
    trimmed = rows[left : len(rows) - right].T
    if min(trimmed.shape[0] / pixels.shape[0], trimmed.shape[1] / pixels.shape[1]) < _LEAST:
        return pixels
    return np.ascontiguousarray(trimmed)


def _bar(rows: Grey) -> int:
    """How many of the first rows are a bar, with the blur of its edge."""
    grey = np.median(rows[0])
    noise = np.clip(2 * np.quantile(np.abs(rows[0] - grey), 1 - _SPECKS), _LEAST_NOISE, _MOST_NOISE)
    other = np.mean(np.abs(rows - grey) > noise, axis=1)
    pictured = np.flatnonzero(other > _SPECKS)
    if not len(pictured) or pictured[0] < _THIN * len(rows):
        return 0
    end = int(pictured[0])
    edge = np.flatnonzero(other[end : end + _BLUR] > _EDGE)
    return end + int(edge[0]) if len(edge) else 0
