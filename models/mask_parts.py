"""The connected parts of a mask, and of two lungs drawn as one mask each side. Free of PyTorch."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]

# Both lungs were drawn as one where a part that crosses the middle holds more than this share of all.
BOTH_LUNGS = 0.6


def connected_parts(mask: Mask) -> list[Mask]:
    """The 4-connected parts of a small mask, bool [H, W] each, from the top."""
    parts, left = [], mask.copy()
    while left.any():
        part = np.zeros_like(mask)
        part[tuple(np.argwhere(left)[0])] = True
        size = 0
        while part.sum() > size:
            size = int(part.sum())
            part[1:] |= part[:-1] & mask[1:]
            part[:-1] |= part[1:] & mask[:-1]
            part[:, 1:] |= part[:, :-1] & mask[:, 1:]
            part[:, :-1] |= part[:, 1:] & mask[:, :-1]
        parts.append(part)
        left &= ~part
    return parts


def largest_part(mask: Mask) -> Mask:
    """The largest 4-connected part of a small mask; empty where the mask is."""
    return max(connected_parts(mask), key=np.sum, default=np.zeros_like(mask))


def clean_part(mask: Mask) -> Mask:
    """A small mask's largest part with its edge smoothed: no islands, no ragged cells."""
    return largest_part(_smoothed(mask))


def split_sides(drawn: Mask, parts: Iterable[Mask]) -> Mask:
    """One mask of both lungs, bool [H, W], as two, bool [2, H, W]: the patient's right and left.

    A part belongs to the side that it lies on; where both lungs hang together, the middle parts them.

    Args:
        drawn: bool [H, W].
        parts: its connected parts.
    """
    sides = np.zeros((2, *drawn.shape), bool)
    if not drawn.any():
        return sides
    middle = np.flatnonzero(drawn.any(0))[[0, -1]].mean()
    cut = int(middle)
    for part in parts:
        columns = np.flatnonzero(part.any(0))
        if columns[0] < middle < columns[-1] and part.sum() > BOTH_LUNGS * drawn.sum():
            sides[0, :, :cut] |= part[:, :cut]
            sides[1, :, cut:] |= part[:, cut:]
        else:
            sides[int(columns.mean() > middle)] |= part
    return sides


def _smoothed(mask: Mask) -> Mask:
    """Each cell as most of it and its eight neighbours are; beyond the border it goes on."""
    padded, (height, width) = np.pad(mask, 1, mode="edge"), mask.shape
    votes = sum(padded[y : y + height, x : x + width].astype(int) for y in range(3) for x in range(3))
    return np.asarray(votes >= 5, bool)
