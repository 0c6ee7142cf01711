"""How a phantom's DICOM file says that it is one.

Asked about every file that comes in, so it reads as the door does: bounded, and nothing but the two
attributes that it needs.
"""

from __future__ import annotations

from pathlib import Path

from ...errors import UnreadableImage
from .dicom_elements import EXPLICIT_LITTLE, ElementWalk
from .file_kind import HEAD_BYTES, kind_of

MANUFACTURER = "xvlm"
SERIES_DESCRIPTION = "xvlm phantom, not a patient"

_MANUFACTURER, _SERIES_DESCRIPTION = 0x00080070, 0x0008103E
# Both attributes stand within a header's first hundreds of bytes.
_ENOUGH_BYTES = 1 << 16


def is_phantom(path: Path) -> bool:
    """Tell whether a file is a phantom's DICOM file; False for all else, damaged or absent."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return says_phantom(file.read(_ENOUGH_BYTES))


def says_phantom(data: bytes) -> bool:
    """The same of a file's bytes."""
    if kind_of(data[:HEAD_BYTES]) != "DICOM":
        return False
    try:
        texts = _identifying_texts(data[:_ENOUGH_BYTES])
    except UnreadableImage:
        return False
    return texts == {_MANUFACTURER: MANUFACTURER, _SERIES_DESCRIPTION: SERIES_DESCRIPTION}


def _identifying_texts(data: bytes) -> dict[int, str]:
    """Manufacturer and series description by their tags, as far as the file has them."""
    walk, texts, offset = ElementWalk(data, EXPLICIT_LITTLE), dict[int, str](), HEAD_BYTES
    while offset < len(data):
        element = walk.element_at(offset)
        if element.tag > _SERIES_DESCRIPTION:  # elements ascend (PS3.5 section 7.1)
            break
        if element.tag in (_MANUFACTURER, _SERIES_DESCRIPTION):
            texts[element.tag] = data[element.start : element.end].decode("latin-1").strip(" \0")
        offset = element.following
    return texts
