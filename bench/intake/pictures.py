"""What becomes of radiographs that are saved otherwise: grey in colour, in other formats, with bars around.

Each kind writes a grey picture, uint8 [H, W], as the bytes of a file.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.uint8]

QUALITY = 95
SEPIA, BLUE_BASE = (1.0, 0.89, 0.69), (0.75, 0.88, 1.0)
CHROMA_NOISE = 6
# Of a side.
BORDER, WIDE_SCREEN = 0.1, 16 / 9


def _saved(picture: Grey, file_format: str, **options: int) -> bytes:
    file = BytesIO()
    Image.fromarray(picture).save(file, file_format, **options)
    return file.getvalue()


def _tinted(grey: Grey, tint: tuple[float, float, float]) -> bytes:
    return _saved((grey[..., None] * np.array(tint)).astype(np.uint8), "JPEG", quality=QUALITY)


def _with_chroma_noise(grey: Grey) -> bytes:
    noise = np.random.default_rng(0).normal(0, CHROMA_NOISE, (*grey.shape, 3))
    noisy = np.clip(grey[..., None] + noise, 0, 255).astype(np.uint8)
    return _saved(noisy, "JPEG", quality=QUALITY)


def _marked(grey: Grey) -> bytes:
    """With a red mark in a corner, a hundredth of the picture."""
    colours = np.repeat(grey[..., None], 3, axis=2)
    colours[: grey.shape[0] // 10, : grey.shape[1] // 10] = (255, 0, 0)
    return _saved(colours, "PNG")


def _bordered(grey: Grey, level: int) -> bytes:
    margins = [(round(side * BORDER),) * 2 for side in grey.shape]
    return _saved(np.pad(grey, margins, constant_values=level), "JPEG", quality=QUALITY)


def _on_wide_screen(grey: Grey, level: int) -> bytes:
    bar = max(0, round(grey.shape[0] * WIDE_SCREEN - grey.shape[1]) // 2)
    return _saved(np.pad(grey, ((0, 0), (bar, bar)), constant_values=level), "JPEG", quality=QUALITY)


COLOUR: dict[str, Callable[[Grey], bytes]] = {
    "grey in three channels": lambda grey: _saved(np.repeat(grey[..., None], 3, axis=2), "PNG"),
    "noise of colour": _with_chroma_noise,
    "sepia": partial(_tinted, tint=SEPIA),
    "blue film base": partial(_tinted, tint=BLUE_BASE),
    "a red mark": _marked,
}
BORDERS: dict[str, Callable[[Grey], bytes]] = {
    "black border": partial(_bordered, level=0),
    "white border": partial(_bordered, level=255),
    "grey border": partial(_bordered, level=128),
    "black bars of 16:9": partial(_on_wide_screen, level=0),
    "white bars of 16:9": partial(_on_wide_screen, level=255),
}
FORMATS: dict[str, Callable[[Grey], bytes]] = {
    "TIFF": lambda grey: _saved(grey, "TIFF"),
    "BMP": lambda grey: _saved(grey, "BMP"),
}
