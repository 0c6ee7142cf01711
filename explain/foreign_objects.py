"""Where devices and letters lie on a radiograph, such as electrodes, wires, ports and markers.

They are brighter than what lies around them, narrow, and have sharper edges than bone. How much of that
makes a device, or letters, was fitted by `python -m xvlm.bench.intake.fit_devices` on training radiographs
into which such things were painted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from ..models.canvas import lay
from ..models.tissue import soften
from .explanation import LungFields

# The canvas is finer than the model's: a wire is a pixel or two wide there.
CANVAS, CELLS = 256, 32
# What is narrower than so many pixels of the canvas is told from what lies around it.
WIDTHS = (5, 11, 25)
# Log odds from which a cell holds a device or letters, and four that lie together do on the mean, chosen on
# 72 training radiographs: without paint 17 % of the large and 6 % of the small have a caution, some rightly.
DEVICE, LETTERS, TOGETHER = 2.5, -1.2, 0.8
# So many such cells are no accident.
FEWEST = 2

Map = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class ForeignObjects:
    """Where they lie on the model's canvas.

    Attributes:
        devices, letters: bool [32, 32] over the canvas.
    """

    devices: Mask
    letters: Mask

    def over(self, lungs: LungFields) -> ForeignObjects:
        """Those on the lung fields and between them; elsewhere a marker letter is as it should be."""
        chest = _between(_onto(lungs.right | lungs.left, self.devices.shape))
        return ForeignObjects(_enough(self.devices & chest), _enough(self.letters & chest))

    def touch(self, area: Mask) -> bool:
        """Whether one of them lies in an area of the canvas, bool [h, w]."""
        return bool(((self.devices | self.letters) & _onto(area, self.devices.shape)).any())


def find_foreign_objects(pixels: Map) -> ForeignObjects:
    """Look for them.

    Args:
        pixels: float32 [H, W] in [0, 1].
    """
    devices, letters = logits(pixels)
    return ForeignObjects((devices > DEVICE) | _compact(devices), letters > LETTERS)


def logits(pixels: Map) -> Map:
    """Log odds that a cell of the canvas holds a device, and letters, float32 [2, 32, 32]."""
    told = np.tensordot(_table(), describe(lay(pixels, CANVAS)[0]), 1)
    return np.asarray(told, np.float32)


def describe(canvas: Map) -> Map:
    """What is weighed of each cell, float32 [K, 32, 32], of a canvas, float32 [256, 256].

    How far what is narrow stands out, how steep the edges are, how bright it is, in the cell and around it;
    and the product of each two of these.
    """
    narrow = [canvas - _opened(canvas, width) for width in WIDTHS]
    down, across = np.gradient(canvas)
    inside = [_in_cells(part, np.max) for part in (*narrow, np.hypot(down, across), canvas)]
    means = [_in_cells(part, np.mean) for part in (narrow[0], narrow[2], canvas)]
    parts = np.stack([*inside, *means, soften(inside[2]), soften(inside[3])])
    first, second = np.triu_indices(len(parts))
    return np.concatenate([np.ones_like(parts[:1]), parts, parts[first] * parts[second]])


def _in_cells(picture: Map, of: Callable[..., Map]) -> Map:
    step = CANVAS // CELLS
    return np.asarray(of(picture.reshape(CELLS, step, CELLS, step), axis=(1, 3)), np.float32)


def _opened(picture: Map, width: int) -> Map:
    """The picture without what is bright and narrower than `width` (grey opening by a square)."""
    return _running(_running(picture, width, np.minimum), width, np.maximum)


def _running(picture: Map, width: int, of: np.ufunc) -> Map:
    """The least or the greatest of each square of `width`, from spans that double in length."""
    for axis in (0, 1):
        margin = [(width // 2,) * 2 if axis == along else (0, 0) for along in (0, 1)]
        spans = np.moveaxis(np.pad(picture, margin, mode="edge"), axis, 0)
        reach = 1
        while reach < width:
            step = min(reach, width - reach)
            spans, reach = of(spans[:-step], spans[step:]), reach + step
        picture = np.moveaxis(spans, 0, axis)
    return picture


def _compact(cells: Map) -> Mask:
    """The cells of every two by two that are `TOGETHER` likely."""
    likely = (cells[1:, 1:] + cells[1:, :-1] + cells[:-1, 1:] + cells[:-1, :-1]) / 4 > TOGETHER
    held = np.zeros(cells.shape, bool)
    for rows, columns in ((0, 0), (0, 1), (1, 0), (1, 1)):
        held[rows : rows + len(likely), columns : columns + len(likely)] |= likely
    return held


def _enough(cells: Mask) -> Mask:
    return cells if cells.sum() >= FEWEST else np.zeros_like(cells)


def _between(lungs: Mask) -> Mask:
    """Each row of the lung fields from its first cell to its last."""
    return np.logical_or.accumulate(lungs, 1) & np.logical_or.accumulate(lungs[:, ::-1], 1)[:, ::-1]


def _onto(area: Mask, shape: tuple[int, ...]) -> Mask:
    """An area on another grid over the same canvas."""
    rows, columns = (np.arange(size) * old // size for size, old in zip(shape, area.shape, strict=True))
    return area[np.ix_(rows, columns)]


@cache
def _table() -> Map:
    stored = files(__package__) / "foreign_objects.npz"
    with stored.open("rb") as file, np.load(file, allow_pickle=False) as table:
        return np.stack([table["devices"], table["letters"]])
