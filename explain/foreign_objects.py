"""Where devices and letters lie on a radiograph, such as electrodes, wires, ports and markers.

A small network of its own, run in numpy, for the model was never taught that these are no disease. Its
table was fitted by `python -m xvlm.models.training.fit_foreign_objects` on training radiographs into which
such things were painted.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from ..models.canvas import lay
from .explanation import LungFields

# The canvas is finer than the model's: a wire is a pixel or two wide there.
CANVAS, CELLS = 256, 32
STRIDES = (2, 2, 2, 1, 1)
# Logits from which a cell holds a device, or letters; and so many such cells are no accident.
DEVICE, LETTERS = 1.0, 1.0
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
    return ForeignObjects(devices > DEVICE, letters > LETTERS)


def logits(pixels: Map) -> Map:
    """Log odds that a cell of the canvas holds a device, and letters, float32 [2, 32, 32]."""
    seen, layers = lay(pixels, CANVAS)[0][None], _layers()
    for number, ((weight, bias), stride) in enumerate(zip(layers, STRIDES, strict=True), 1):
        seen = _convolved(seen, weight, bias, stride)
        if number < len(layers):
            seen = np.maximum(seen, 0)
    return seen


def _convolved(seen: Map, weight: Map, bias: Map, stride: int) -> Map:
    """float32 [C, H, W] under weights [D, C, k, k], its border padded with zeros: [D, H/stride, W/stride]."""
    side = weight.shape[-1]
    padded = np.pad(seen, ((0, 0), (side // 2,) * 2, (side // 2,) * 2))
    windows = sliding_window_view(padded, (side, side), (1, 2))[:, ::stride, ::stride]
    rows = windows.transpose(1, 2, 0, 3, 4).reshape(-1, weight[0].size)
    told = rows @ weight.reshape(len(weight), -1).T + bias
    return np.asarray(told.T.reshape(len(weight), *windows.shape[1:3]), np.float32)


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
def _layers() -> tuple[tuple[Map, Map], ...]:
    with (
        (files(__package__) / "foreign_objects.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as table,
    ):
        return tuple(
            (table[f"layers.{n}.weight"].astype(np.float32), table[f"layers.{n}.bias"].astype(np.float32))
            for n in range(len(STRIDES))
        )
