"""The cardiothoracic ratio, measured on the picture.

A lung field, as people draw it, reaches the midline and so holds the heart. The heart is what is bright
in the lower half of the fields from the midline outwards, down to the diaphragm.

C. S. Danzer, Am J Med Sci 157:513, 1919. Of 509 PA views of NIH's training radiographs, 93 of them labelled
with cardiomegaly, 443 can be measured: AUROC 0.88 (0.85 to 0.92), and above 0.50 sensitivity 0.57 at
specificity 0.91. Of 221 AP views 108 can be, with an AUROC of 0.67 (0.55 to 0.79): there it is not given.
The lung fields were those that the first xvlm-base saw; the label is mined from reports.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .tissue import soften, split_air_from_tissue

# On PA views of adults, by Danzer's paper.
ENLARGED_ABOVE = 0.50
# The fields' part, of their height, in which the heart is widest: below the hila, above the diaphragm.
FROM, ABOVE_DIAPHRAGM = 0.5, 0.05
# Fields lower than this share of the canvas are none.
LOWEST_FIELDS = 0.2
# From row to row the heart's border moves by less than this share of the canvas; the diaphragm's leaps.
LEAP = 1 / 32
# Without a seam of air beside it, of a tenth of the half thorax, it is no border of the heart.
HEART_AT_MOST = 0.9
# The border has to be seen on this share of the rows.
SEEN_ON = 0.6
# Soft tissue is brighter than air by so much of the canvas's range; on the 443 by 0.19 or more.
BRIGHTER = 0.1
# The widest, but for a tenth of the rows: vessels and ribs that touch the border widen it on a few.
WIDEST = 90

Map = NDArray[np.float32]
Mask = NDArray[np.bool_]


def cardiothoracic_ratio(canvas: Map, right_field: Mask, left_field: Mask) -> float | None:
    """The heart's greatest width over the thorax's, in (0, 1).

    Args:
        canvas: float32 [S, S] in [0, 1].
        right_field, left_field: of the patient's sides, bool [h, w], neither empty; S is a multiple of h = w.

    Returns:
        None where it cannot be measured: fields too low, greys that hardly differ, or a border of the
        heart that is not distinct, as beside an effusion or a consolidation.
    """
    right, left = (_onto(canvas, field) for field in (right_field, left_field))
    shared = np.flatnonzero(right.any(1) & left.any(1))
    if len(shared) < LOWEST_FIELDS * len(canvas):
        return None
    top, height = int(shared[0]), int(shared[-1] - shared[0])
    rows = np.arange(top + int(FROM * height), _dome(right) - int(ABOVE_DIAPHRAGM * height))
    if not len(rows):
        return None
    grey = soften(canvas, times=2)
    within = grey[rows][(right | left)[rows]]
    tissue = split_air_from_tissue(within)
    bright = within > tissue
    if not bright.any() or within[bright].mean() - within[~bright].mean() < BRIGHTER:
        return None
    midline = _midline(right, left, shared, rows)
    to_left = _reach(grey, left, midline, rows, tissue)
    to_right = _reach(grey[:, ::-1], right[:, ::-1], len(canvas) - midline, rows, tissue)
    if to_left is None or to_right is None:
        return None
    return (to_left + to_right) / _thoracic_width(right, left, shared)


def _onto(canvas: Map, mask: Mask) -> Mask:
    scale = canvas.shape[0] // mask.shape[0]
    return np.asarray(np.kron(mask, np.ones((scale, scale), bool)), bool)


def _dome(lung: Mask) -> int:
    """The row of the diaphragm's dome: where the middle third of a lung's columns ends."""
    columns = np.flatnonzero(lung.any(0))
    third = len(columns) // 3
    ends = [int(np.flatnonzero(lung[:, column])[-1]) for column in columns[third : len(columns) - third]]
    return int(np.median(ends))


def _midline(right: Mask, left: Mask, shared: NDArray[np.intp], rows: NDArray[np.intp]) -> NDArray[np.intp]:
    """The column of the midline on each of `rows`: a line through the middle between the fields."""
    middles = [(np.flatnonzero(right[row])[-1] + np.flatnonzero(left[row])[0] + 1) / 2 for row in shared]
    slope, start = np.polyfit(shared, middles, 1)
    return np.asarray(np.rint(start + slope * rows), np.intp)


def _thoracic_width(right: Mask, left: Mask, shared: NDArray[np.intp]) -> float:
    """The fields' greatest width in pixels, but for a tenth of the rows: their edges are ragged."""
    widths = [np.flatnonzero(left[row])[-1] - np.flatnonzero(right[row])[0] + 1 for row in shared]
    return float(np.percentile(widths, WIDEST))


def _reach(
    grey: Map, lung: Mask, midline: NDArray[np.intp], rows: NDArray[np.intp], tissue: float
) -> float | None:
    """How far the heart reaches from the midline into the lung on its right-hand side, in pixels.

    Its border is followed downwards until it is lost, or leaps as where the diaphragm begins.
    """
    reached: list[int] = []
    for row, middle in zip(rows, midline, strict=True):
        field = np.flatnonzero(lung[row, middle:])
        air = field[grey[row, middle + field] <= tissue]
        if not len(air) or air[0] >= HEART_AT_MOST * (field[-1] + 1):
            break
        if reached and air[0] - reached[-1] > LEAP * len(grey):
            break
        reached.append(int(air[0]))
    return float(np.percentile(reached, WIDEST)) if len(reached) >= SEEN_ON * len(rows) else None
