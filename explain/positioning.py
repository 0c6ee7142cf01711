"""How the patient stood and the picture was cut: leaning, turned to one side, lungs beyond the border.

The limits come from the fields that people drew on 1,630 training radiographs, 1,533 of children and 97
of adults, on a grid of 32 cells.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..models.canvas import Placement
from ..models.tissue import soften, split_air_from_tissue
from .anatomy import lean, mean_widths
from .explanation import LungFields

# Degrees: six drawn pairs in a thousand lean more; turned by 15, nine in ten do.
TILTED = 10.0
# The narrower field's width over the wider's: one drawn pair in a hundred is less even.
UNEVEN = 0.73
# Fields that touch the picture's border along this share of it are cut off: 5 % of those drawn, for
# pictures of children are often cut at the top.
TOUCHING = 0.25
# So they are when, on this share of the rows, no chest wall lies between a lung and the border. The fields
# seen on a picture that is cut end within it, and touch nothing: of 80 NIH training radiographs cut at the
# side by 15 % of the lungs' width this finds 80 %, on PA views uncut 0.6 %.
WITHOUT_WALL = 0.4
# A wall is brighter than air by this share of the way to where soft tissue begins, and so many pixels wide.
WALL_BRIGHTER, WALL_PIXELS = 0.7, 3
# A lung that is aerated on less than this share of a row shows nothing of the wall there.
AERATED = 0.3
# Where the wall is looked for, as shares of the fields' height: between shoulders and diaphragm.
WALL_FROM, WALL_TO = 0.3, 0.8

Map = NDArray[np.float32]
Mask = NDArray[np.bool_]


def is_tilted(lungs: LungFields) -> bool:
    """Whether the picture, or the patient in it, leans."""
    return abs(lean(lungs)) > TILTED


def is_rotated(lungs: LungFields) -> bool:
    """Whether one lung field is so much narrower that the patient may have turned to one side."""
    widths = mean_widths(lungs)
    return min(widths) < UNEVEN * max(widths)


def is_cropped(canvas: Map, lungs: LungFields, placement: Placement) -> bool:
    """Whether a part of the lungs lies beyond the picture's border.

    Args:
        canvas: float32 [S, S] in [0, 1].
        lungs: bool [h, w] each, neither empty; S is a multiple of h = w.
        placement: the radiograph's place on the canvas.
    """
    return _touches_border(lungs, placement) or _lacks_wall(soften(canvas), lungs, placement)


def _touches_border(lungs: LungFields, placement: Placement) -> bool:
    cell = placement.size / len(lungs.right)
    top, left, bottom, right = (
        round(edge / cell)
        for edge in (
            placement.top,
            placement.left,
            placement.top + placement.height,
            placement.left + placement.width,
        )
    )
    picture = (lungs.right | lungs.left)[top:bottom, left:right]
    borders = (picture[0], picture[-1], picture[:, 0], picture[:, -1])
    return any(float(border.mean()) > TOUCHING for border in borders)


def _lacks_wall(grey: Map, lungs: LungFields, placement: Placement) -> bool:
    """Whether a lung goes on to the border of the picture, though the field seen may end before it."""
    cell = np.ones((placement.size // lungs.right.shape[0],) * 2, bool)
    right, left = (np.kron(lung, cell).astype(bool) for lung in (lungs.right, lungs.left))
    shared = np.flatnonzero(right.any(1) & left.any(1))
    rows = shared[int(WALL_FROM * len(shared)) : int(WALL_TO * len(shared))]
    if not len(rows):
        return False
    within = grey[right | left]
    tissue = split_air_from_tissue(within)
    air = float(within[within <= tissue].mean())
    wall = air + WALL_BRIGHTER * (tissue - air)
    end = placement.left + placement.width
    to_left = _rows_without_wall(grey[:, :end], left, rows, wall)
    to_right = _rows_without_wall(grey[:, placement.left :][:, ::-1], right[:, ::-1], rows, wall)
    return max(to_left, to_right) > WITHOUT_WALL * len(rows)


def _rows_without_wall(grey: Map, lung: Mask, rows: NDArray[np.intp], wall: float) -> int:
    """On how many rows an aerated lung goes on to the picture's right-hand border."""
    count = 0
    for row in rows:
        field = np.flatnonzero(lung[row, : grey.shape[1]])
        air = field[grey[row, field] <= wall]
        if len(air) and len(air) >= AERATED * len(field):
            count += int((grey[row, air[0] :] > wall).sum() < WALL_PIXELS)
    return count
