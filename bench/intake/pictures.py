"""What becomes of radiographs that are saved otherwise: grey in colour, in other formats, with bars around.

Each kind writes a grey picture, uint8 [H, W], as the bytes of a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ...errors import UnreadableImage
from ...explain.door import read_radiograph
from ...explain.door.reading import read_image
from ...explain.pipeline import explain_radiograph
from ...explain.session import Session
from ..studies import Study
from .share import Share

Progress = Callable[[Iterable[Study]], Iterable[Study]]
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


def _jpeg(picture: Grey) -> bytes:
    return _saved(picture, "JPEG", quality=QUALITY)


def _png(picture: Grey) -> bytes:
    return _saved(picture, "PNG")


def _bordered(grey: Grey, level: int, save: Callable[[Grey], bytes]) -> bytes:
    margins = [(round(side * BORDER),) * 2 for side in grey.shape]
    return save(np.pad(grey, margins, constant_values=level))


def _on_wide_screen(grey: Grey, level: int, save: Callable[[Grey], bytes]) -> bytes:
    bar = max(0, round(grey.shape[0] * WIDE_SCREEN - grey.shape[1]) // 2)
    return save(np.pad(grey, ((0, 0), (bar, bar)), constant_values=level))


COLOUR: dict[str, Callable[[Grey], bytes]] = {
    "grey in three channels": lambda grey: _saved(np.repeat(grey[..., None], 3, axis=2), "PNG"),
    "noise of colour": _with_chroma_noise,
    "sepia": partial(_tinted, tint=SEPIA),
    "blue film base": partial(_tinted, tint=BLUE_BASE),
    "a red mark": _marked,
}
# JPEG leaves noise on the bars, and on the picture: «JPEG» alone, among the formats, tells how much that is.
BORDERS: dict[str, Callable[[Grey], bytes]] = {
    f"{grey} {shape}, {name}": partial(surround, level=level, save=save)
    for name, save in (("PNG", _png), ("JPEG", _jpeg))
    for shape, surround in (("border", _bordered), ("bars of 16:9", _on_wide_screen))
    for grey, level in (("black", 0), ("grey", 128), ("white", 255))
}
FORMATS: dict[str, Callable[[Grey], bytes]] = {
    "TIFF": lambda grey: _saved(grey, "TIFF"),
    "JPEG": _jpeg,
    "BMP": lambda grey: _saved(grey, "BMP"),
}


def measure_pictures(
    kinds: Mapping[str, Callable[[Grey], bytes]], session: Session, studies: list[Study], progress: Progress
) -> list[Share]:
    """How many radiographs saved in each of the kinds are answered, and raise the findings of the grey alone.

    A radiograph that gets no findings as it is is left out.

    Raises:
        UnreadableImage: an image of the studies cannot be read.
    """
    answered, same, count = dict.fromkeys(kinds, 0), dict.fromkeys(kinds, 0), 0
    for study in progress(studies):
        grey = np.rint(read_radiograph(study.path).pixels * 255).astype(np.uint8)
        raised = _raised(_saved(grey, "PNG"), session)
        if raised is None:
            continue
        count += 1
        for kind, write in kinds.items():
            found = _raised(write(grey), session)
            answered[kind] += found is not None
            same[kind] += found == raised
    told = (("answered", answered), ("same findings", same))
    return [Share(f"{kind}: {what}", right[kind], count) for kind in kinds for what, right in told]


def _raised(data: bytes, session: Session) -> frozenset[str] | None:
    """Keys of the findings that are raised; None where none are given."""
    try:
        explanation = explain_radiograph(read_image(data), session)
    except UnreadableImage:
        return None
    return None if explanation.abstained else frozenset(one.key for one in explanation.findings)
