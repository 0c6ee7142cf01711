"""Whether an answer holds when the picture is moved by a pixel, which changes nothing that a reader sees."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from .explanation import Stability

# Rows down and columns to the right.
SHIFTS = ((-1, 0), (1, 0), (0, -1), (0, 1))

Map = NDArray[np.float32]


def shifted(canvas: Map) -> list[Map]:
    """The canvas, float32 [S, S], moved by one pixel up, down, left and right; the edge is repeated."""
    return [move(canvas, down, right) for down, right in SHIFTS]


def move(canvas: Map, down: int, right: int, beyond: Literal["edge", "constant"] = "edge") -> Map:
    """The canvas, [S, S], moved by pixels; what comes in repeats the edge, or is black (`constant`)."""
    reach = max(abs(down), abs(right))
    padded = np.pad(canvas, reach, mode=beyond)
    rows, columns = canvas.shape
    return padded[reach - down : reach - down + rows, reach - right : reach - right + columns]


def read_shifts(answers: Map) -> tuple[Stability, ...]:
    """The range of each finding's calibrated probability over the shifts, float32 [4, F]."""
    return tuple(map(Stability, answers.min(0).tolist(), answers.max(0).tolist()))
