"""The door: a file comes in, a `Radiograph` comes out, and nothing of the patient with it::

    radiograph = read_radiograph(Path("scan.dcm"))

It reads DICOM with one grey frame in any encoding that has a decoder here, PNG, JPEG, TIFF and BMP. Of a
DICOM file only the attributes listed in `dicom_attributes.Tag` are decoded at all; of the patient the age in
whole years passes, for what was learned on adults may fail on a child.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np

from ...errors import NotAnImage, UnreadableImage, UnsupportedEncoding
from ..explanation import Caution
from ..radiograph import Radiograph
from .borders import find_picture
from .file_kind import is_heic, kind_of
from .integrity import is_partly_blank
from .source import Source

# Fixed, so that a file has one id on every device and in every run and results can be compared;
# and there at all, so that the id is not the file's plain hash, by which it could be looked up.
_SALT = b"xvlm radiograph 1\n"
_ID_LENGTH = 16


def read_radiograph(path: Path) -> Radiograph:
    """Read one radiograph.

    Args:
        path: a DICOM, PNG, JPEG, TIFF or BMP file.

    Returns:
        The picture as a reader would see it. A DICOM picture is turned so that the patient's right
        is on its left, and stretched until its pixels are square. Uniform bars around it are cut off.

    Raises:
        BadInput: the file is absent, is a folder or may not be read.
        NotAnImage: neither DICOM nor PNG, JPEG, TIFF nor BMP.
        NoPixels: a DICOM file without an image.
        UnsupportedEncoding: no decoder for its transfer syntax or its pixels' layout.
        MultiFrame: several frames, or an animation.
        ColourImage: in colour.
        Truncated: it ends before its pixels do.
        TooLarge: beyond `limits`, or beyond what `dicom_elements` follows.
        UnreadableImage: damaged in another way.
    """
    try:
        return read_image(Source(path).read())
    except UnreadableImage as error:
        raise type(error)(error.what, on=path.name, fix=error.fix) from error


def source_id_of(data: bytes) -> str:
    """The salted hash by which a file's content is known, 16 hexadecimal digits."""
    return hashlib.sha256(_SALT + data).hexdigest()[:_ID_LENGTH]


def read_image(data: bytes) -> Radiograph:
    """Read the bytes of a file as `read_radiograph` does; its errors name no file."""
    radiograph = _decoded(data)
    met: tuple[Caution, ...] = ("partly_blank",) if is_partly_blank(radiograph.pixels) else ()
    shown = find_picture(radiograph.pixels)
    pixels = np.ascontiguousarray(shown.cut(radiograph.pixels))
    return replace(radiograph, pixels=pixels, shown=shown, cautions=(*radiograph.cautions, *met))


def _decoded(data: bytes) -> Radiograph:
    """Hand the bytes to the reader of their kind, which is imported only then: start-up is slow enough."""
    kind, source_id = kind_of(data), source_id_of(data)
    if kind == "DICOM":
        from .dicom_image import read_dicom

        return read_dicom(data, source_id)
    if kind is not None:
        from .raster_image import read_raster

        return read_raster(data, kind, source_id)
    if is_heic(data):
        raise UnsupportedEncoding(
            "this is a HEIC picture, which is not read here", fix="Save it as JPEG or PNG."
        )
    raise NotAnImage(
        "this is neither DICOM nor PNG, JPEG, TIFF nor BMP",
        fix="Choose a radiograph in one of these formats.",
    )
