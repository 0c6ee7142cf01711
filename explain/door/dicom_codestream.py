"""What a compressed picture says of itself, before a decoder or the header is believed.

Its first bytes tell how it is encoded, whatever transfer syntax the header names. And it carries its own
size: without this look a small file could have a decoder reserve gigabytes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

_JPEG = b"\xff\xd8"
_JPEG_2000 = b"\xff\x4f\xff\x51"
_END_OF_IMAGE = b"\xff\xd9"  # of all four (ITU-T T.81 table B.1, T.87, T.800 table A.2, T.814)

_JPEG_LS_FRAME = 0xF7  # ITU-T T.87 section C.2.2
# ITU-T T.81 table B.1: start of frame, without DHT, JPG and DAC.
_START_OF_FRAME = frozenset({*range(0xC0, 0xD0), _JPEG_LS_FRAME} - {0xC4, 0xC8, 0xCC})
_STAND_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_END_OF_HEADER = frozenset({0xD9, 0xDA})

_STANDARD = "1.2.840.10008.1.2.4."
_JPEG_2000_SYNTAXES = (f"{_STANDARD}91", f"{_STANDARD}90")
_HIGH_THROUGHPUT_SYNTAXES = (f"{_STANDARD}203", f"{_STANDARD}201", f"{_STANDARD}202")
# By the start of frame: baseline, extended, progressive, lossless, JPEG-LS (PS3.5 annex A.4).
_JPEG_SYNTAXES = {
    0xC0: (f"{_STANDARD}50",),
    0xC1: (f"{_STANDARD}51",),
    0xC2: (f"{_STANDARD}55",),
    0xC3: (f"{_STANDARD}57", f"{_STANDARD}70"),
    _JPEG_LS_FRAME: (f"{_STANDARD}81", f"{_STANDARD}80"),
}
_HIGH_THROUGHPUT = 1 << 14  # in Rsiz, ITU-T T.814 section A.2
_SIGNED = 0x80


@dataclass(frozen=True)
class Codestream:
    """What a compressed picture announces.

    Attributes:
        rows, columns, components: its size.
        bits: of a sample.
        signed: whether samples are; None where its kind cannot say.
        syntaxes: UIDs of the transfer syntaxes that such a stream may have, the most general first; none
            where DICOM has none.
    """

    rows: int
    columns: int
    components: int
    bits: int
    signed: bool | None
    syntaxes: tuple[str, ...]

    def syntax(self, named: str) -> str:
        """The transfer syntax: as the header names it where that can be, else by the stream."""
        return named if named in self.syntaxes or not self.syntaxes else self.syntaxes[0]


def read_codestream(stream: bytes) -> Codestream | None:
    """Read what a JPEG, JPEG-LS or JPEG 2000 stream announces; None where it is no such stream."""
    try:
        if stream.startswith(_JPEG_2000):
            return _jpeg_2000(stream)
        return _jpeg(stream) if stream.startswith(_JPEG) else None
    except struct.error:
        return None


def starts_stream(data: bytes) -> bool:
    """Whether bytes begin a JPEG, JPEG-LS or JPEG 2000 stream, or a JP2 file."""
    return data.startswith((_JPEG + b"\xff", _JPEG_2000)) or _is_jp2(data)


def has_end(stream: bytes) -> bool:
    """Whether such a stream has come to its end; zeros may fill it up."""
    return stream.rstrip(b"\0").endswith(_END_OF_IMAGE)


def unwrap(stream: bytes) -> bytes:
    """Take a JPEG 2000 stream out of the JP2 file that some writers put it in."""
    return stream[max(stream.find(_JPEG_2000), 0) :] if _is_jp2(stream) else stream


def jpeg_ls_readings(stream: bytes) -> tuple[bytes, bytes]:
    """A JPEG-LS stream as it is, and without the zeros that some writers put in front of the end mark.

    Each ends with that mark: without one its decoder takes many seconds to see that nothing follows.
    """
    body = stream.rstrip(b"\0").removesuffix(_END_OF_IMAGE)
    return (stream if has_end(stream) else stream + _END_OF_IMAGE), body.rstrip(b"\0") + _END_OF_IMAGE


def _is_jp2(data: bytes) -> bool:
    return data[4:8] == b"jP  "


def _jpeg_2000(stream: bytes) -> Codestream:
    """The SIZ segment, ITU-T T.800 section A.5.1."""
    (capabilities,) = struct.unpack_from(">H", stream, 6)
    right, bottom, left, top = struct.unpack_from(">4L", stream, 8)
    components, depth = struct.unpack_from(">HB", stream, 40)
    syntaxes = _HIGH_THROUGHPUT_SYNTAXES if capabilities & _HIGH_THROUGHPUT else _JPEG_2000_SYNTAXES
    bits, signed = (depth & ~_SIGNED) + 1, bool(depth & _SIGNED)
    return Codestream(bottom - top, right - left, components, bits, signed, syntaxes)


def _jpeg(stream: bytes) -> Codestream | None:
    """The frame header, ITU-T T.81 section B.2.2."""
    place = 0
    while place + 1 < len(stream):
        fill, marker = stream[place], stream[place + 1]
        if fill != 0xFF or marker in _END_OF_HEADER:
            return None
        if marker in _START_OF_FRAME:
            _, bits, rows, columns, components = struct.unpack_from(">HBHHB", stream, place + 2)
            return Codestream(rows, columns, components, bits, None, _JPEG_SYNTAXES.get(marker, ()))
        if marker == 0xFF:
            place += 1
        elif marker in _STAND_ALONE:
            place += 2
        else:
            place += 2 + struct.unpack_from(">H", stream, place + 2)[0]
    return None
