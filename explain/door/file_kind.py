"""What a file is by its first bytes, never by its name."""

from __future__ import annotations

import struct
from typing import Literal

Kind = Literal["DICOM", "PNG", "JPEG", "TIFF", "BMP"]

HEAD_BYTES = 272
"""How many of a file's first bytes are enough to tell."""

_PREAMBLE, _DICOM_MAGIC = 128, b"DICM"  # PS3.10 section 7.1
# A data set starts with its identification, a file's meta information with its own length and version:
# numbers and short texts. Of an implicit one the second element has to be within `HEAD_BYTES`.
_FIRST_GROUPS, _LAST_FIRST_NUMBER = (0x0002, 0x0008), 0x0100
_FIRST_VRS = (b"UL", b"CS", b"UI", b"DA", b"TM", b"LO", b"SH", b"OB")
_ELEMENT_HEAD, _LONGEST_FIRST = 8, 100
_PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
_JPEG_MAGIC = b"\xff\xd8\xff"
_TIFF_MAGICS = (b"II*\0", b"MM\0*")  # TIFF 6.0, section 2
# A bitmap's two letters are too few to go by: nothing stands in its reserved bytes, and its header has one of
# the lengths that there are.
_BMP_MAGIC, _BMP_HEADERS = b"BM", (12, 40, 52, 56, 64, 108, 124)
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")  # ISO/IEC 23008-12, annex B


def kind_of(head: bytes) -> Kind | None:
    """Tell the kind of a file from its first `HEAD_BYTES` bytes, or from all of it."""
    if data_set_start(head) is not None:
        return "DICOM"
    if head.startswith(_PNG_MAGIC):
        return "PNG"
    if head.startswith(_JPEG_MAGIC):
        return "JPEG"
    if head.startswith(_TIFF_MAGICS):
        return "TIFF"
    return "BMP" if _is_bitmap(head) else None


def is_heic(head: bytes) -> bool:
    """Whether a file is a picture as some phones save it, for which there is no reader here."""
    return head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS


def _is_bitmap(head: bytes) -> bool:
    length = int.from_bytes(head[14:18], "little")
    return head.startswith(_BMP_MAGIC) and head[6:10] == bytes(4) and length in _BMP_HEADERS


def data_set_start(head: bytes) -> int | None:
    """Where a DICOM file's first element lies; None where the file is none.

    Behind preamble and magic number (PS3.10 section 7.1), or where writers left out one of them or both.
    """
    for start in (_PREAMBLE, 0):
        if head.startswith(_DICOM_MAGIC, start):
            return start + len(_DICOM_MAGIC)
    return next((start for start in (0, _PREAMBLE) if _is_first_element(head[start:HEAD_BYTES])), None)


def _is_first_element(head: bytes) -> bool:
    """Whether bytes look like the first element of meta information or of a data set (PS3.5 section 7.1)."""
    if len(head) < _ELEMENT_HEAD:
        return False
    for order in "<>":
        group, number, length = struct.unpack_from(f"{order}HHL", head)
        if group in _FIRST_GROUPS and number < _LAST_FIRST_NUMBER:
            return head[4:6] in _FIRST_VRS or _is_followed(head, group, number, length, order)
    return False


def _is_followed(head: bytes, group: int, number: int, length: int, order: str) -> bool:
    """Whether an implicit element is followed by one of a higher number in its group."""
    if length > _LONGEST_FIRST or len(head) < 2 * _ELEMENT_HEAD + length:
        return False
    next_group, next_number = struct.unpack_from(f"{order}HH", head, _ELEMENT_HEAD + length)
    return bool(next_group == group and next_number > number)
