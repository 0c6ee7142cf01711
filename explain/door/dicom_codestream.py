"""What size a compressed picture says it has, before a decoder believes it.

A JPEG or JPEG 2000 stream carries its own size, which need not be the header's: without this look a
small file could have a decoder reserve gigabytes.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

_JPEG = b"\xff\xd8"
_JPEG_2000 = b"\xff\x4f\xff\x51"

# ITU-T T.81 table B.1: start of frame, without DHT, JPG and DAC; 0xF7 is ITU-T T.87 (JPEG-LS).
_START_OF_FRAME = frozenset({*range(0xC0, 0xD0), 0xF7} - {0xC4, 0xC8, 0xCC})
_STAND_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_END_OF_HEADER = frozenset({0xD9, 0xDA})


class Announced(NamedTuple):
    """The size that a stream announces."""

    rows: int
    columns: int
    components: int


def announced_size(stream: bytes) -> Announced | None:
    """Read the size from a JPEG, JPEG-LS or JPEG 2000 stream; None where it announces none."""
    try:
        if stream.startswith(_JPEG_2000):
            return _jpeg_2000_size(stream)
        return _jpeg_size(stream) if stream.startswith(_JPEG) else None
    except struct.error:
        return None


def unwrap(stream: bytes) -> bytes:
    """Take a JPEG 2000 stream out of the JP2 file that some writers put it in."""
    return stream[max(stream.find(_JPEG_2000), 0) :] if stream[4:8] == b"jP  " else stream


def _jpeg_2000_size(stream: bytes) -> Announced:
    """The SIZ segment, ITU-T T.800 section A.5.1."""
    right, bottom, left, top = struct.unpack_from(">4L", stream, 8)
    (components,) = struct.unpack_from(">H", stream, 40)
    return Announced(bottom - top, right - left, components)


def _jpeg_size(stream: bytes) -> Announced | None:
    """The frame header, ITU-T T.81 section B.2.2."""
    place = 0
    while place + 1 < len(stream):
        fill, marker = stream[place], stream[place + 1]
        if fill != 0xFF or marker in _END_OF_HEADER:
            return None
        if marker in _START_OF_FRAME:
            _, _, rows, columns, components = struct.unpack_from(">HBHHB", stream, place + 2)
            return Announced(rows, columns, components)
        if marker == 0xFF:
            place += 1
        elif marker in _STAND_ALONE:
            place += 2
        else:
            place += 2 + struct.unpack_from(">H", stream, place + 2)[0]
    return None
