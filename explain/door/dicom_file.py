"""A DICOM file opened: its preamble, its encoding, its attributes and where its pixels lie (PS3.10).

Raises nothing but `UnreadableImage` and its kinds, whatever the bytes.
"""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from dataclasses import dataclass

from ...errors import NoPixels, UnreadableImage, UnsupportedEncoding
from .dicom_attributes import Attributes, Tag, keep
from .dicom_elements import (
    EXPLICIT_LITTLE,
    IMPLICIT_LITTLE,
    PIXEL_DATA,
    ByteLayout,
    Element,
    ElementWalk,
    value_representation,
)
from .file_kind import HEAD_BYTES
from .limits import MAX_BYTES
from .refusals import cut_short, damaged, too_large

_META_GROUP = b"\x02\x00"
_FLOAT_PIXELS = (0x7FE00008, 0x7FE00009)

IMPLICIT = "1.2.840.10008.1.2"
DEFLATED = "1.2.840.10008.1.2.1.99"
BIG_ENDIAN = "1.2.840.10008.1.2.2"
NATIVE_SYNTAXES = {
    IMPLICIT: "Implicit VR Little Endian",
    "1.2.840.10008.1.2.1": "Explicit VR Little Endian",
    DEFLATED: "Deflated Explicit VR Little Endian",
    BIG_ENDIAN: "Explicit VR Big Endian",
}


@dataclass(frozen=True)
class DicomFile:
    """A DICOM file with pixels.

    Attributes:
        syntax: UID of the transfer syntax.
        layout: how `data` is written.
        attributes: what describes the picture.
        data: the data set, inflated where it was deflated.
        pixels: where in `data` the pixel data lie.
    """

    syntax: str
    layout: ByteLayout
    attributes: Attributes
    data: bytes
    pixels: Element


def open_dicom(data: bytes) -> DicomFile:
    """Open the bytes of a DICOM file.

    Raises:
        Truncated: the file ends before its pixels do.
        NoPixels: it holds no picture.
        UnsupportedEncoding: a private transfer syntax, or floating-point pixels.
        TooLarge: it inflates, nests or counts beyond the limits.
        UnreadableImage: its header is damaged.
    """
    syntax, data, offset, layout = _data_set(data)
    walk, values = ElementWalk(data, layout), dict[int, bytes]()
    while offset < len(data):
        element = walk.element_at(offset)
        if element.tag == PIXEL_DATA:
            return DicomFile(syntax, layout, Attributes(values, layout), data, element)
        if element.tag in _FLOAT_PIXELS:
            raise UnsupportedEncoding(
                "the pixels are floating-point numbers", fix="Export the radiograph with integer pixels."
            )
        keep(element, data, values)
        offset = element.following
    raise NoPixels(
        "the file holds no picture", fix="Choose a file with an image, or copy this one again if it was cut."
    )


def read_head(data: bytes, last: int) -> Attributes:
    """The attributes up to the tag `last`, or as far as the header is whole.

    Raises:
        UnreadableImage: not even its beginning can be read.
    """
    _, data, offset, layout = _data_set(data)
    walk, values = ElementWalk(data, layout), dict[int, bytes]()
    with suppress(UnreadableImage):
        while offset < len(data) and (element := walk.element_at(offset)).tag <= last:
            keep(element, data, values)
            offset = element.following
    return Attributes(values, layout)


def _data_set(data: bytes) -> tuple[str, bytes, int, ByteLayout]:
    """The transfer syntax; the data set's bytes, inflated, where in them it starts, how it is written."""
    syntax, offset = _read_meta(data)
    if syntax == DEFLATED:
        data, offset = _inflate(data[offset:]), 0
    return syntax, data, offset, _layout_of(syntax, data, offset)


def _read_meta(data: bytes) -> tuple[str, int]:
    """The transfer syntax, and the offset at which the data set starts (PS3.10 section 7.1)."""
    walk, values = ElementWalk(data, EXPLICIT_LITTLE), dict[int, bytes]()
    offset = HEAD_BYTES
    if offset == len(data):
        raise cut_short()
    while data[offset : offset + 2] == _META_GROUP:
        element = walk.element_at(offset)
        keep(element, data, values)
        offset = element.following
    # Old writers leave it out; Implicit VR Little Endian is DICOM's default (PS3.5 section 10.1).
    syntax = next(iter(Attributes(values, EXPLICIT_LITTLE).texts(Tag.TRANSFER_SYNTAX)), IMPLICIT)
    if not re.fullmatch(r"[0-9.]{1,64}", syntax):
        raise damaged("header")
    return syntax, offset


def _layout_of(syntax: str, data: bytes, offset: int) -> ByteLayout:
    if syntax == BIG_ENDIAN:
        return ByteLayout(explicit=True, byte_order=">")
    if syntax == IMPLICIT and not value_representation(data, offset):
        return IMPLICIT_LITTLE
    return EXPLICIT_LITTLE  # also where a writer named implicit and wrote explicit


def _inflate(deflated: bytes) -> bytes:
    """Inflate a raw deflate stream (PS3.5 annex A.5) up to `MAX_BYTES`."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = stream.decompress(deflated, MAX_BYTES)
    except zlib.error:
        raise damaged("deflated data set") from None
    if stream.eof:
        return data
    if stream.unconsumed_tail or len(data) == MAX_BYTES:
        raise too_large(f"the file inflates to more than {MAX_BYTES >> 20} MB")
    raise cut_short()
