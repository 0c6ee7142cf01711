"""The outline of a finding's evidence, as closed curves on the radiograph."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ...models.canvas import Placement
from ..explanation import Evidence

Curve = NDArray[np.float64]

# Curves are traced on a small copy: finer steps than this cannot be seen on a token grid.
_TRACED_SIDE = 160
_SMOOTHING_ROUNDS = 2
_SMALLEST_AREA = 2e-4
_LABEL_DISTANCE = 0.07

# Corners of a cell, clockwise from top left, weigh 1, 2, 4, 8; its edges are 0 top, 1 right, 2 bottom,
# 3 left. For each sum of corners inside: the pairs of edges that the curve joins. The two saddles
# (5 and 10) are read as separate corners.
_JOINED: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((3, 0),), 2: ((0, 1),), 3: ((3, 1),), 4: ((1, 2),), 5: ((3, 0), (1, 2)), 6: ((0, 2),),
    7: ((3, 2),), 8: ((2, 3),), 9: ((2, 0),), 10: ((0, 1), (2, 3)), 11: ((2, 1),), 12: ((1, 3),),
    13: ((1, 0),), 14: ((0, 3),),
}  # fmt: skip
Edge = tuple[int, int, bool]  # row, column, whether it is vertical


def evidence_curves(evidence: Evidence, placement: Placement, shape: tuple[int, int]) -> tuple[Curve, ...]:
    """Closed curves around the evidence, largest first.

    They follow the level of the heatmap that parts the mask from the rest, so that they enclose the
    same share of the support as the mask does.

    Args:
        shape: (rows, columns) of the radiograph.

    Returns:
        float64 [n, 2] each: (x, y) as fractions of the radiograph; none for an empty mask.
    """
    if not evidence.mask.any():
        return ()
    scale = _TRACED_SIDE / max(shape)
    traced = (max(2, round(shape[0] * scale)), max(2, round(shape[1] * scale)))
    surface = placement.to_radiograph(evidence.heatmap, traced).astype(np.float64)
    curves = [_smooth(curve) for curve in _level_curves(surface, _level(evidence))]
    size = np.array([traced[1], traced[0]], np.float64)
    fractions = [np.clip((curve + 0.5) / size, 0.0, 1.0) for curve in curves]
    large = [curve for curve in fractions if _area(curve) >= _SMALLEST_AREA]
    return tuple(sorted(large, key=_area, reverse=True))


def label_places(outlines: Sequence[tuple[Curve, ...]]) -> tuple[tuple[float, float] | None, ...]:
    """Where on its own outline each finding's letter goes, so that letters do not cover each other.

    Args:
        outlines: the curves of each finding, largest first.

    Returns:
        (x, y) as fractions of the radiograph for each outline; None for an empty one.
    """
    places: list[tuple[float, float] | None] = []
    for curves in outlines:
        taken = np.array([place for place in places if place is not None]).reshape(-1, 2)
        places.append(_label_place(curves[0], taken) if curves else None)
    return tuple(places)


def _label_place(curve: Curve, taken: NDArray[np.float64]) -> tuple[float, float]:
    best = int(np.argmin(curve[:, 1]))
    if taken.size:
        nearest = np.min(np.linalg.norm(curve[:, None] - taken[None], axis=2), axis=1)
        if nearest[best] < _LABEL_DISTANCE:
            best = int(np.argmax(nearest))
    return float(curve[best, 0]), float(curve[best, 1])


def _level(evidence: Evidence) -> float:
    lowest_inside = float(evidence.heatmap[evidence.mask].min())
    outside = evidence.heatmap[~evidence.mask]
    highest_outside = float(outside.max()) if outside.size else lowest_inside - 1.0
    return (lowest_inside + min(highest_outside, lowest_inside)) / 2


def _level_curves(surface: NDArray[np.float64], level: float) -> list[Curve]:
    """Marching squares (Lorensen and Cline, 1987, in two dimensions): (x, y) in pixels of `surface`."""
    low = min(float(surface.min()), level) - 1.0
    field = np.pad(surface, 1, constant_values=low) - level
    inside = field > 0
    corners = (
        inside[:-1, :-1] * 1 + inside[:-1, 1:] * 2 + inside[1:, 1:] * 4 + inside[1:, :-1] * 8
    )  # fmt: skip
    after: dict[Edge, list[Edge]] = {}
    for row, column in np.argwhere((corners > 0) & (corners < 15)):
        for first, second in _JOINED[int(corners[row, column])]:
            one, other = _edge(int(row), int(column), first), _edge(int(row), int(column), second)
            after.setdefault(one, []).append(other)
            after.setdefault(other, []).append(one)
    return [np.array([_crossing(field, edge) for edge in loop]) - 1.0 for loop in _loops(after)]


def _edge(row: int, column: int, side: int) -> Edge:
    return ((row, column, False), (row, column + 1, True), (row + 1, column, False), (row, column, True))[
        side
    ]


def _crossing(field: NDArray[np.float64], edge: Edge) -> tuple[float, float]:
    row, column, vertical = edge
    here = field[row, column]
    there = field[row + 1, column] if vertical else field[row, column + 1]
    step = float(here / (here - there))
    return (column, row + step) if vertical else (column + step, row)


def _loops(after: dict[Edge, list[Edge]]) -> list[list[Edge]]:
    left = set(after)
    loops = []
    while left:
        loop = [min(left)]
        left.discard(loop[0])
        while (following := next((edge for edge in after[loop[-1]] if edge in left), None)) is not None:
            loop.append(following)
            left.discard(following)
        loops.append(loop)
    return loops


def _smooth(curve: Curve) -> Curve:
    """Cut the corners of a closed curve (Chaikin, 1974)."""
    for _ in range(_SMOOTHING_ROUNDS):
        following = np.roll(curve, -1, axis=0)
        curve = np.stack([0.75 * curve + 0.25 * following, 0.25 * curve + 0.75 * following], 1).reshape(-1, 2)
    return curve


def _area(curve: Curve) -> float:
    x, y = curve[:, 0], curve[:, 1]
    return abs(float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)))) / 2
