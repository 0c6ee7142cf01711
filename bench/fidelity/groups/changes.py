"""Small changes of an image that no reader would mind, made on the canvas.

As in ImageNet-C (Hendrycks and Dietterich, arXiv 1903.12261).
"""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ....explain.stability import move

NOISE = 0.02
OFFSET = 2
DEGREES = 2.0
JPEG_QUALITY = 50
GAMMA = 1.2
SEED = 19

Picture = NDArray[np.float32]


def _noise(canvas: Picture, number: int) -> Picture:
    drawn = np.random.default_rng([SEED, number]).normal(0, NOISE, canvas.shape)
    return np.asarray(np.clip(canvas + drawn, 0, 1), np.float32)


def _offset(canvas: Picture, _number: int) -> Picture:
    return move(canvas, OFFSET, OFFSET)


def _turn(canvas: Picture, _number: int) -> Picture:
    turned = Image.fromarray(canvas).rotate(DEGREES, Image.Resampling.BILINEAR)
    return np.asarray(turned, np.float32)


def _jpeg(canvas: Picture, _number: int) -> Picture:
    file = io.BytesIO()
    Image.fromarray((canvas * 255).round().astype(np.uint8)).save(file, "JPEG", quality=JPEG_QUALITY)
    with Image.open(file) as picture:
        return np.asarray(np.asarray(picture) / 255, np.float32)


def _contrast(canvas: Picture, _number: int) -> Picture:
    return np.asarray(canvas**GAMMA, np.float32)


CHANGES: dict[str, Callable[[Picture, int], Picture]] = {
    "noise": _noise,
    "offset": _offset,
    "turn": _turn,
    "jpeg": _jpeg,
    "contrast": _contrast,
}
MEANINGS = {
    "noise": "noise of 2 % of the grey range",
    "offset": f"a shift of {OFFSET} pixels",
    "turn": "a turn of 2 degrees",
    "jpeg": f"JPEG of quality {JPEG_QUALITY}",
    "contrast": f"another contrast (gamma {GAMMA})",
}
