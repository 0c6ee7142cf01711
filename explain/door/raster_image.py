"""A PNG, JPEG, TIFF or BMP file as a radiograph."""

from __future__ import annotations

import struct
import warnings
import zlib
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL.Image import DecompressionBombError, Image, alpha_composite
from PIL.Image import new as new_image
from PIL.Image import open as open_image
from PIL.ImageOps import exif_transpose

from ...errors import MultiFrame, OwnReport, UnsupportedEncoding
from ..radiograph import Radiograph
from ..report_mark import is_report
from .file_kind import Kind
from .grey_in_colour import refuse_colour
from .integrity import check_jpeg, check_pixels
from .limits import check_size
from .refusals import cut_short, damaged, too_large

Grey = NDArray[np.float32]

# What a whole file ends with, though other programs may put something behind it.
_LAST_BYTES = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9"}
_TAIL_BYTES = 4096

_MOST_COMPARED = 1_000_000
# TIFF 6.0, section 8: PhotometricInterpretation, and its value where low is bright.
_PHOTOMETRIC, _WHITE_IS_ZERO = 262, 0

# What Pillow raises on broken files.
_FAILURES = (OSError, SyntaxError, ValueError, LookupError, TypeError, EOFError, struct.error, zlib.error)


def read_raster(data: bytes, kind: Kind, source_id: str) -> Radiograph:
    """Read the bytes of a PNG, JPEG, TIFF or BMP file (`kind`).

    Such a file says neither spacing nor projection. Transparent parts are black, as air is.

    Raises:
        OwnReport, Truncated, TooLarge, MultiFrame, ColourImage, UnreadableImage: see `explain.door`.
    """
    if is_report(data):
        raise OwnReport(
            "this is a report that xvlm wrote, not a radiograph", fix="Give the image that it was made from."
        )
    if kind == "PNG" and not _is_whole(data, kind):
        raise cut_short()  # Pillow is content once the pixels are there
    if kind == "JPEG" and _is_whole(data, kind):
        check_jpeg(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pixels = _read_pixels(data, kind)
    except DecompressionBombError:
        raise too_large("the picture has too many pixels") from None
    except _FAILURES:
        raise (damaged(f"{kind} picture") if _is_whole(data, kind) else cut_short()) from None
    return Radiograph(pixels, None, "unknown", source_id, encoding=kind)


def _read_pixels(data: bytes, kind: Kind) -> Grey:
    with open_image(BytesIO(data), formats=(kind,)) as image:
        check_size(image.height, image.width)
        if kind in ("PNG", "TIFF") and getattr(image, "n_frames", 1) > 1:
            raise MultiFrame("the file holds several pictures", fix="Save the one picture as its own file.")
        low_is_bright = kind == "TIFF" and image.tag_v2.get(_PHOTOMETRIC) == _WHITE_IS_ZERO
        image.load()
        grey = _grey(exif_transpose(image))
        # Pillow turns greys of eight bits round itself, and leaves wider ones as they are.
        return 1 - grey if low_is_bright and image.mode.startswith("I") else grey


def _grey(image: Image) -> Grey:
    """Brightness in [0, 1] of a picture that is grey in fact, whatever its mode."""
    if image.mode == "F":
        raise UnsupportedEncoding(
            "its pixels are fractions, whose black and white are not told",
            fix="Save the picture with 8 or 16 bits a pixel.",
        )
    if image.mode.startswith("I"):
        check_pixels(np.asarray(image).astype(np.uint16))
        return _of_16_bits(np.asarray(image))
    if image.has_transparency_data:
        black = new_image("RGBA", image.size, (0, 0, 0, 255))
        image = alpha_composite(black, image.convert("RGBA"))
    if image.mode not in ("1", "L"):
        image = image.convert("RGB")
        _refuse_colour(image)
    grey = np.asarray(image.convert("L"))
    check_pixels(grey)
    return _scaled(grey, 255)


def _of_16_bits(values: NDArray[np.generic]) -> Grey:
    """Scale by the smallest full range that holds the values: 12-bit pictures come in 16-bit files."""
    brightest = int(values.max(initial=0))
    return _scaled(values, 2 ** max(8, brightest.bit_length()) - 1)


def _scaled(values: NDArray[np.generic], brightest: int) -> Grey:
    grey: Grey = values.astype(np.float32) / np.float32(brightest)
    return grey


def _refuse_colour(image: Image) -> None:
    colours = np.asarray(image).reshape(-1, 3)
    step = max(1, len(colours) // _MOST_COMPARED)
    refuse_colour(colours[::step].astype(np.float32))


def _is_whole(data: bytes, kind: Kind) -> bool:
    """Whether nothing is missing at a file's end, as far as its kind tells."""
    return kind not in _LAST_BYTES or _LAST_BYTES[kind] in data[-_TAIL_BYTES:]
