"""A DICOMDIR: which files a disc or a folder says that it holds (PS3.10 chapter 8, PS3.3 annex F)."""

from __future__ import annotations

from pathlib import Path

from ...errors import UnreadableImage
from .dicom_elements import EXPLICIT_LITTLE, ElementWalk
from .file_kind import data_set_start

NAME = "DICOMDIR"
_STORAGE_CLASS = b"1.2.840.10008.1.3.10"  # Media Storage Directory Storage (PS3.4 section I.4)
_META_BYTES = 1024
_RECORDS, _RECORD_TYPE, _FILE_ID = 0x00041220, 0x00041430, 0x00041500
# Records of pictures; others lead to reports, waveforms and the like.
_PICTURES = ("IMAGE",)


def is_directory(path: Path, head: bytes) -> bool:
    """Tell whether a DICOM file is a DICOMDIR, from its name or its first bytes."""
    return path.name.upper() == NAME or _STORAGE_CLASS in head[:_META_BYTES]


def listed_files(data: bytes) -> list[tuple[str, ...]]:
    """The pictures that the bytes of a DICOMDIR list, each as the parts of a path beside it.

    Raises:
        UnreadableImage: it is damaged.
    """
    walk, offset = ElementWalk(data, EXPLICIT_LITTLE), data_set_start(data) or 0
    while offset < len(data):
        element = walk.element_at(offset)
        if element.tag == _RECORDS:
            items = walk.items(element.start, element.end)
            found = (_picture(data[item.start : item.end]) for item in items)
            return [parts for parts in found if parts]
        offset = element.following
    raise UnreadableImage("the DICOMDIR lists nothing", fix="Name the folder that holds the images instead")


def find_listed(folder: Path, parts: tuple[str, ...]) -> Path:
    """The file beside a DICOMDIR; names in it are upper case, on the disk they may be lower."""
    found = folder
    for part in parts:
        exact = found / part
        if not exact.exists() and found.is_dir():
            alike = (path for path in found.iterdir() if path.name.split(";")[0].upper() == part.upper())
            exact = next(alike, exact)
        found = exact
    return found


def _picture(record: bytes) -> tuple[str, ...]:
    values = _texts(record)
    if values.get(_RECORD_TYPE) not in _PICTURES:
        return ()
    parts = tuple(part.strip() for part in values.get(_FILE_ID, "").split("\\") if part.strip())
    # PS3.10 section 8.2 allows capital letters, digits and underscores alone: no way out of the folder.
    return parts if all(not set(part) & set("/:\0") and part not in (".", "..") for part in parts) else ()


def _texts(record: bytes) -> dict[int, str]:
    walk, texts, offset = ElementWalk(record, EXPLICIT_LITTLE), dict[int, str](), 0
    while offset < len(record):
        element = walk.element_at(offset)
        if element.tag in (_RECORD_TYPE, _FILE_ID):
            texts[element.tag] = record[element.start : element.end].decode("latin-1").strip(" \0")
        offset = element.following
    return texts
