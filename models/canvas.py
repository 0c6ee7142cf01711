"""How a radiograph is laid on the model's square canvas, and how maps find the way back.

Free of PyTorch: training, compression and the clinic's side lay images with this code alone, so
that a model meets in the clinic what it met in training.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

# The darkest and the brightest per mille are markers, collimator edges and dead pixels.
LOW_PERCENTILE, HIGH_PERCENTILE = 0.5, 99.5


@dataclass(frozen=True)
class Placement:
    """Where the radiograph lies on the canvas.

    Attributes:
        size: side of the square canvas in pixels.
        top, left, height, width: the radiograph's rectangle on the canvas, in canvas pixels.
    """

    size: int
    top: int
    left: int
    height: int
    width: int

    @property
    def rows(self) -> slice:
        """The canvas's rows that show the radiograph."""
        return slice(self.top, self.top + self.height)

    @property
    def columns(self) -> slice:
        """The canvas's columns that show the radiograph."""
        return slice(self.left, self.left + self.width)

    def to_radiograph(self, canvas_map: NDArray[np.float32], shape: tuple[int, int]) -> NDArray[np.float32]:
        """Stretch a map over the canvas, float32 [h, w], onto a radiograph of `shape`."""
        scaled = _resize(canvas_map, (self.size, self.size))
        return _resize(scaled[self.rows, self.columns], shape)

    def box_to_radiograph(
        self, x0: float, y0: float, x1: float, y1: float
    ) -> tuple[float, float, float, float]:
        """Turn canvas fractions into (x, y, width, height) as fractions of the radiograph."""
        xs = np.clip((np.array([x0, x1]) * self.size - self.left) / self.width, 0.0, 1.0)
        ys = np.clip((np.array([y0, y1]) * self.size - self.top) / self.height, 0.0, 1.0)
        return float(xs[0]), float(ys[0]), float(xs[1] - xs[0]), float(ys[1] - ys[0])


def lay(pixels: NDArray[np.float32], size: int) -> tuple[NDArray[np.float32], Placement]:
    """Lay a radiograph on a canvas: aspect kept, grey range stretched, borders black.

    Args:
        pixels: float32 [H, W] in [0, 1], 0 = air.
        size: side of the canvas in pixels.

    Returns:
        The canvas, float32 [size, size] in [0, 1], and the placement.
    """
    place = _place(pixels.shape, size)
    canvas = np.zeros((size, size), np.float32)
    canvas[place.rows, place.columns] = stretch(_resize(pixels, (place.height, place.width)))
    return canvas, place


def stretch(pixels: NDArray[np.float32]) -> NDArray[np.float32]:
    """Stretch the grey range between two percentiles onto [0, 1]; a flat image becomes zero."""
    low, high = np.percentile(pixels, [LOW_PERCENTILE, HIGH_PERCENTILE])
    if high - low < 1e-6:
        return np.zeros_like(pixels)
    return np.asarray(np.clip((pixels - low) / (high - low), 0.0, 1.0), np.float32)


def lay_mask(mask: NDArray[np.bool_], size: int) -> NDArray[np.bool_]:
    """Lay a mask, bool [H, W], on a canvas of `size` as `lay` lays its radiograph."""
    place = _place(mask.shape, size)
    laid = np.zeros((size, size), bool)
    laid[place.rows, place.columns] = _resize(mask.astype(np.float32), (place.height, place.width)) > 0.5
    return laid


def _place(shape: tuple[int, ...], size: int) -> Placement:
    """Centre a picture of `shape` on the canvas, its longer side as long as the canvas."""
    scale = size / max(shape)
    height, width = (max(1, round(side * scale)) for side in shape)
    return Placement(size, (size - height) // 2, (size - width) // 2, height, width)


def _resize(image: NDArray[np.float32], shape: tuple[int, int]) -> NDArray[np.float32]:
    if image.shape == shape:
        return image.astype(np.float32)
    picture = Image.fromarray(np.ascontiguousarray(image, np.float32))
    return np.asarray(picture.resize((shape[1], shape[0]), Image.Resampling.BILINEAR), np.float32)
