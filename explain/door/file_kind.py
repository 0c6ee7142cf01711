"""What a file is by its first bytes, never by its name."""

from __future__ import annotations

from typing import Literal

Kind = Literal["DICOM", "PNG", "JPEG"]

HEAD_BYTES = 132
"""How many of a file's first bytes are enough to tell."""

_DICOM_PREAMBLE, _DICOM_MAGIC = 128, b"DICM"  # PS3.10 section 7.1
_PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
_JPEG_MAGIC = b"\xff\xd8\xff"


def kind_of(head: bytes) -> Kind | None:
    """Tell the kind of a file from its first `HEAD_BYTES` bytes, or from all of it."""
    if head[_DICOM_PREAMBLE:HEAD_BYTES] == _DICOM_MAGIC:
        return "DICOM"
    if head.startswith(_PNG_MAGIC):
        return "PNG"
    return "JPEG" if head.startswith(_JPEG_MAGIC) else None
