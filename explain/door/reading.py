"""The door: a file comes in, a `Radiograph` comes out, and nothing of the patient with it::

    radiograph = read_radiograph(Path("scan.dcm"))
    for path in find_images([Path("archive")]):
        ...

It reads DICOM with one grey frame in any encoding that has a decoder here, PNG, JPEG, TIFF and BMP. Of a
DICOM file only the attributes listed in `dicom_attributes.Tag` are decoded at all; of the patient the age in
whole years passes, for what was learned on adults may fail on a child.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ...errors import BadInput, NotAnImage, UnreadableImage, UnsupportedEncoding
from ..explanation import Caution
from ..radiograph import Radiograph
from ..report_mark import WITHIN_BYTES, is_report
from .borders import trim_borders
from .file_kind import HEAD_BYTES, is_heic, kind_of
from .integrity import is_partly_blank
from .limits import MAX_BYTES
from .refusals import too_large

# Fixed, so that a file has one id on every device and in every run and results can be compared;
# and there at all, so that the id is not the file's plain hash, by which it could be looked up.
_SALT = b"xvlm radiograph 1\n"
_ID_LENGTH = 16

_FOLDER_INDEX = "DICOMDIR"  # PS3.10 section 8.6: a DICOM file that has no picture


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
        return read_image(_read_file(path))
    except UnreadableImage as error:
        raise type(error)(error.what, on=path.name, fix=error.fix) from error


def find_images(paths: Sequence[Path]) -> list[Path]:
    """List the images that the paths stand for.

    Args:
        paths: files, which are taken as they are, and folders, which are searched to their depths
            for DICOM, PNG, JPEG, TIFF and BMP files by their first bytes; reports that xvlm wrote are
            left out.

    Returns:
        In the order of `paths`, each folder's files sorted.

    Raises:
        BadInput: a path is absent, a folder holds no image, or something in it may not be read.
    """
    found: list[Path] = []
    for path in paths:
        found += _images_in(path) if stat.S_ISDIR(_status(path).st_mode) else [path]
    return found


def read_image(data: bytes) -> Radiograph:
    """Read the bytes of a file as `read_radiograph` does; its errors name no file."""
    radiograph = _decoded(data)
    met: tuple[Caution, ...] = ("partly_blank",) if is_partly_blank(radiograph.pixels) else ()
    return replace(radiograph, pixels=trim_borders(radiograph.pixels), cautions=(*radiograph.cautions, *met))


def _decoded(data: bytes) -> Radiograph:
    """Hand the bytes to the reader of their kind, which is imported only then: start-up is slow enough."""
    kind = kind_of(data)
    source_id = hashlib.sha256(_SALT + data).hexdigest()[:_ID_LENGTH]
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


def _read_file(path: Path) -> bytes:
    status = _status(path)
    if stat.S_ISDIR(status.st_mode):
        raise BadInput("this is a folder", on=path.name, fix="Name one image in it.")
    if not stat.S_ISREG(status.st_mode):
        raise BadInput("this is no regular file", on=path.name, fix="Copy the image to a file first.")
    if status.st_size > MAX_BYTES:
        raise too_large(f"the file is larger than {MAX_BYTES >> 20} MB")
    return _first_bytes(path, MAX_BYTES)


def _images_in(folder: Path) -> list[Path]:
    found = sorted(path for path in _files_below(folder) if _is_image(path))
    if not found:
        raise BadInput(
            "this folder holds no image",
            on=folder.name,
            fix="Name a folder with DICOM, PNG, JPEG, TIFF or BMP files.",
        )
    return found


def _files_below(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise _refusal(Path(error.filename), error) from error

    for parent, _, names in os.walk(folder, onerror=refuse):
        yield from (Path(parent, name) for name in names)


def _is_image(path: Path) -> bool:
    if path.name.upper() == _FOLDER_INDEX or not path.is_file():
        return False
    head = _first_bytes(path, max(HEAD_BYTES, WITHIN_BYTES))
    return kind_of(head) is not None and not is_report(head)


def _first_bytes(path: Path, count: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(count)
    except OSError as error:
        raise _refusal(path, error) from error


def _status(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except OSError as error:
        raise _refusal(path, error) from error


def _refusal(path: Path, error: OSError) -> BadInput:
    if isinstance(error, FileNotFoundError):
        return BadInput("there is no such file", on=path.name, fix="Check the name and the folder.")
    if isinstance(error, PermissionError):
        return BadInput("it may not be read", on=path.name, fix="Ask for the right to read it.")
    return BadInput("it cannot be read from its disk", on=path.name, fix="Copy it to this device first.")
