"""Which way up the picture lies, and whether left and right are where they usually are.

Two linear scores over the directions and strengths of its edges (N. Dalal, B. Triggs, CVPR 2005) and a few
coarse greys: what a body and a heart that lie otherwise leave on them. No network, and no letter at the
border: sides are judged on the lung fields' surroundings alone.

The table was fitted by `python -m xvlm.bench.intake.fit_orientation` on training radiographs.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .explanation import LungFields

# Pixels on a side that are looked at, cells on a side in which edges are counted, directions, coarse greys.
SIDE, CELLS, DIRECTIONS, COARSE = 64, 8, 8, 16
# Edges weaker than this, of the range of grey, are noise.
FAINT = 0.01
# What is looked at around the lung fields, as shares of their width and height: beside and below them.
BESIDE, BELOW = 0.05, 0.15

Map = NDArray[np.float32]


def quarter_turn(canvas: Map) -> tuple[int, float]:
    """How the picture lies, whichever way its sides are.

    Args:
        canvas: float32 [S, S] in [0, 1].

    Returns:
        The quarter turns clockwise, 0 to 3, after which it looks most upright; and by how many log odds
        it looks more upright as it lies than turned in the next best way, negative where another is better.
    """
    small = _shrunk(canvas)
    scores = [float(describe_upright(np.rot90(small, -turns)) @ _table()["upright"]) for turns in range(4)]
    return int(np.argmax(scores)), scores[0] - max(scores[1:])


def usual_sides(canvas: Map, lungs: LungFields) -> float:
    """Log odds that the patient's right is on the viewer's left, by the heart, the diaphragm and the vessels.

    Args:
        canvas: float32 [S, S] in [0, 1], upright.
        lungs: bool [h, w] each, neither empty.
    """
    return float(describe_sides(canvas, lungs) @ _table()["sides"])


def describe_upright(canvas: Map) -> Map:
    """What `quarter_turn` weighs, float32 [K]: the same for a picture and its mirror image."""
    small = _shrunk(canvas)
    return _describe(small) + _describe(small[:, ::-1])


def describe_sides(canvas: Map, lungs: LungFields) -> Map:
    """What `usual_sides` weighs, float32 [K]: of the opposite sign for the mirror image."""
    around = _shrunk(_around(canvas, lungs))
    return _describe(around) - _describe(around[:, ::-1])


def _around(canvas: Map, lungs: LungFields) -> Map:
    """The lung fields and a little beside and below them, stretched onto a square."""
    seen, cell = lungs.right | lungs.left, canvas.shape[0] / len(lungs.right)
    rows, columns = (np.flatnonzero(seen.any(axis)) * cell for axis in (1, 0))
    top, bottom, left, right = rows[0], rows[-1] + cell, columns[0], columns[-1] + cell
    beside, below = BESIDE * (right - left), BELOW * (bottom - top)
    box = (left - beside, top, right + beside, bottom + below)
    size = (2 * SIDE, 2 * SIDE)
    cut = Image.fromarray(canvas).transform(size, Image.Transform.EXTENT, box, Image.Resampling.BILINEAR)
    return np.asarray(cut, np.float32)


def _shrunk(picture: Map) -> Map:
    small = Image.fromarray(np.ascontiguousarray(picture, np.float32))
    return np.asarray(small.resize((SIDE, SIDE), Image.Resampling.BOX), np.float32)


def _describe(grey: Map) -> Map:
    """Directed edges, each beside those nearby, and coarse greys of float32 [SIDE, SIDE], as float32 [K]."""
    edges = _edges(grey)
    around = np.pad((edges**2).sum(0), 1, mode="edge")
    nearby = sum(around[y : y + CELLS, x : x + CELLS] for y in range(3) for x in range(3)) / np.float32(9)
    coarse = _means(grey, COARSE)
    return np.concatenate([(edges / (np.sqrt(nearby) + FAINT)).ravel(), (coarse - coarse.mean()).ravel()])


def _edges(grey: Map) -> Map:
    """Mean strength of the edges by direction and cell, float32 [DIRECTIONS, CELLS, CELLS].

    An edge between two directions counts for both, the more for the nearer.
    """
    down = grey[2:, 1:-1] - grey[:-2, 1:-1]
    across = grey[1:-1, 2:] - grey[1:-1, :-2]
    strength = np.hypot(down, across)
    direction = np.arctan2(down, across) / (2 * np.pi) * DIRECTIONS % DIRECTIONS
    before = np.floor(direction).astype(np.intp)
    beyond = direction - before
    cell = np.arange(1, SIDE - 1) * CELLS // SIDE
    cells = cell[:, None] * CELLS + cell
    shares = ((before, 1 - beyond), (before + 1, beyond))
    counted = sum(
        np.bincount(
            (way % DIRECTIONS * CELLS**2 + cells).ravel(), (strength * share).ravel(), DIRECTIONS * CELLS**2
        )
        for way, share in shares
    )
    per_cell = np.float32((SIDE // CELLS) ** 2)
    return np.asarray(counted / per_cell, np.float32).reshape(DIRECTIONS, CELLS, CELLS)


def _means(grey: Map, cells: int) -> Map:
    step = SIDE // cells
    return np.asarray(grey.reshape(cells, step, cells, step).mean((1, 3)), np.float32)


@cache
def _table() -> dict[str, Map]:
    with (
        (files(__package__) / "orientation.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as table,
    ):
        return {name: table[name] for name in ("upright", "sides")}
