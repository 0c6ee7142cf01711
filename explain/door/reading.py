"""The door: a file comes in, a `Radiograph` comes out, and nothing of the patient with it::

    radiograph = read_radiograph(Path("scan.dcm"))

It reads DICOM with one grey frame in any encoding that has a decoder here, PNG and JPEG. Of a DICOM
file only the attributes listed in `dicom_attributes.Tag` are decoded at all; of the patient the age in
whole years passes, for what was learned on adults may fail on a child.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from ...errors import NotAnImage, UnreadableImage
from ..radiograph import Radiograph
from .file_kind import kind_of
from .source import Source

# Fixed, so that a file has one id on every device and in every run and results can be compared;
# and there at all, so that the id is not the file's plain hash, by which it could be looked up.
_SALT = b"xvlm radiograph 1\n"
_ID_LENGTH = 16


def read_radiograph(path: Path) -> Radiograph:
    """Read one radiograph.

    Args:
        path: a DICOM, PNG or JPEG file.

    Returns:
        The picture as a reader would see it. A DICOM picture is turned so that the patient's right
        is on its left, and stretched until its pixels are square.

    Raises:
        BadInput: the file is absent, is a folder or may not be read.
        NotAnImage: neither DICOM nor PNG nor JPEG.
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
    """Read the bytes of one radiograph; as `read_radiograph`, which see for the errors."""
    # The reader of a kind is imported only when it is needed: start-up is slow enough.
    kind, source_id = kind_of(data), source_id_of(data)
    if kind == "DICOM":
        from .dicom_image import read_dicom

        return read_dicom(data, source_id)
    if kind is not None:
        from .raster_image import read_raster

        return read_raster(data, kind, source_id)
    raise NotAnImage(
        "this is neither DICOM nor PNG nor JPEG", fix="Choose a radiograph in one of these formats."
    )
