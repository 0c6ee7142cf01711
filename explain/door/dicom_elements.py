"""A walk over the elements of a DICOM data set, bounded in depth and in number (PS3.5 chapter 7).

pydicom follows sequences as deep as they nest, makes an object of every item and inflates without
a limit, so a small hostile file can take the machine down; and it decodes the patient's name on the
way. This walk makes nothing: it says where each value lies, and the door decodes those few that
describe the picture.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ...errors import UnreadableImage
from .refusals import cut_short, damaged, too_large

MAX_DEPTH = 32
MAX_ELEMENTS = 100_000

PIXEL_DATA = 0x7FE00010
_ITEM, _ITEM_END, _SEQUENCE_END = 0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD
_DELIMITERS = (_ITEM_END, _SEQUENCE_END)
_DELIMITER_BYTES = 8
_UNDEFINED_LENGTH = 0xFFFFFFFF

# PS3.5 table 7.1-1: these keep their length in 32 bits, all others in 16.
_LONG_VRS = {"OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV"}
_SHORT_VRS = {
    "AE", "AS", "AT", "CS", "DA", "DS", "DT", "FD", "FL", "IS", "LO", "LT", "PN", "SH", "SL", "SS", "ST",
    "TM", "UI", "UL", "US",
}  # fmt: skip

# Groups follow one another closely; two bytes of something else would seldom be as near.
_NEAR_GROUP = 0x10

# Implicit VR names no sequence, so those that the door looks into are listed.
_SEQUENCES = frozenset({0x00082218, 0x00283000, 0x00283010, 0x00540220})


@dataclass(frozen=True)
class ByteLayout:
    """How a data set is written: with its value representations or without, and in which byte order."""

    explicit: bool
    byte_order: Literal["<", ">"] = "<"


IMPLICIT_LITTLE = ByteLayout(explicit=False)
EXPLICIT_LITTLE = ByteLayout(explicit=True)


class Element(NamedTuple):
    """Where an element's value lies: `start` to `end`, the next element at `following`.

    `vr` is empty where the file names none.
    """

    tag: int
    vr: str
    start: int
    end: int
    following: int
    undefined_length: bool


class ElementWalk:
    """Finds the elements of one data set.

    Args:
        data: the bytes that hold it, to their end.
        layout: how it is written.

    Raises:
        Truncated: an element runs past the end of the data.
        TooLarge: more than `MAX_ELEMENTS` elements, or nested deeper than `MAX_DEPTH`.
        UnreadableImage: an element runs past the end of the sequence that holds it.
    """

    def __init__(self, data: bytes, layout: ByteLayout) -> None:
        self._data = data
        self._layout = layout
        self._seen = 0

    def element_at(self, offset: int) -> Element:
        """The element whose header is at `offset`, a whole sequence taken as one."""
        return self._element(offset, len(self._data), self._layout, depth=0, in_fragments=False)

    def items(self, start: int, end: int) -> Iterator[Element]:
        """The items of a sequence whose value is `start` to `end`."""
        for element in self._elements(start, end, self._layout, depth=1, in_fragments=False):
            if element.tag == _ITEM:
                yield element

    def fragments(self, start: int, end: int) -> tuple[list[Element], bool]:
        """The items of encapsulated pixel data, and whether a mark ends them (PS3.5 section A.4).

        Some writers leave the mark out, or write zeros in its place: there the items end where none follows.
        """
        found: list[Element] = []
        while start + _DELIMITER_BYTES <= end:
            item = self._element(start, end, self._layout, depth=1, in_fragments=True)
            if item.tag != _ITEM:
                return found, item.tag == _SEQUENCE_END
            found.append(item)
            start = item.following
        return found, False

    def _elements(
        self, start: int, end: int, layout: ByteLayout, depth: int, in_fragments: bool
    ) -> Iterator[Element]:
        if depth > MAX_DEPTH:
            raise too_large(f"the header nests its sequences deeper than {MAX_DEPTH}")
        while start < end:
            element = self._element(start, end, layout, depth, in_fragments)
            yield element
            start = element.following

    def _element(
        self, offset: int, limit: int, layout: ByteLayout, depth: int, in_fragments: bool
    ) -> Element:
        self._seen += 1
        if self._seen > MAX_ELEMENTS:
            raise too_large(f"the header has more than {MAX_ELEMENTS} elements")
        tag, vr, length, start = self._head(offset, limit, layout)
        if tag in _DELIMITERS:
            return Element(tag, vr, start, start, start, False)
        if in_fragments and tag != _ITEM:
            return Element(tag, vr, start, start, limit, False)
        if tag == PIXEL_DATA and depth == 0 and length == _UNDEFINED_LENGTH:
            return Element(tag, vr, start, limit, limit, True)
        inside = self._layout_within(vr, start, layout)
        holds_fragments = tag == PIXEL_DATA or vr in ("OB", "OW")
        if length == _UNDEFINED_LENGTH:
            end = self._find_delimiter(start, limit, inside, depth + 1, holds_fragments)
            return Element(tag, vr, start, end, end + _DELIMITER_BYTES, True)
        end = start + length
        if end > limit:
            raise self._cut_at(limit)
        if vr == "SQ" or tag in _SEQUENCES or (tag == _ITEM and not in_fragments):
            for _ in self._elements(start, end, inside, depth + 1, in_fragments=False):
                pass  # walked for the bounds on depth and number alone
        return Element(tag, vr, start, end, end, False)

    def _find_delimiter(
        self, start: int, limit: int, layout: ByteLayout, depth: int, in_fragments: bool
    ) -> int:
        for element in self._elements(start, limit, layout, depth, in_fragments):
            if element.tag in _DELIMITERS:
                return element.start - _DELIMITER_BYTES
        raise self._cut_at(limit)

    def _head(self, offset: int, limit: int, layout: ByteLayout) -> tuple[int, str, int, int]:
        """Tag, value representation, length and the value's offset."""
        if offset + 8 > limit:
            raise self._cut_at(limit)
        order = layout.byte_order
        group, number = struct.unpack_from(f"{order}HH", self._data, offset)
        tag = group << 16 | number
        vr = value_representation(self._data, offset)
        if not layout.explicit or group == 0xFFFE:  # items never name one
            return tag, "", struct.unpack_from(f"{order}L", self._data, offset + 4)[0], offset + 8
        if not vr:
            return self._head_of_unknown(tag, offset, limit, order)
        if vr not in _LONG_VRS:
            return tag, vr, struct.unpack_from(f"{order}H", self._data, offset + 6)[0], offset + 8
        if offset + 12 > limit:
            raise self._cut_at(limit)
        return tag, vr, struct.unpack_from(f"{order}L", self._data, offset + 8)[0], offset + 12

    def _head_of_unknown(self, tag: int, offset: int, limit: int, order: str) -> tuple[int, str, int, int]:
        """The same where no known value representation is named: the reading behind which an element follows.

        Either there is none, as some writers fall back to implicit elements, or one that the standard does
        not have, with its length in 16 bits or, as it wants of new ones, in 32 (PS3.5 section 7.1.2).
        """
        readings = [(struct.unpack_from(f"{order}L", self._data, offset + 4)[0], offset + 8)]
        readings.append((struct.unpack_from(f"{order}H", self._data, offset + 6)[0], offset + 8))
        if offset + 12 <= limit and self._data[offset + 6 : offset + 8] == b"\0\0":
            readings.append((struct.unpack_from(f"{order}L", self._data, offset + 8)[0], offset + 12))
        length, start = max(
            readings, key=lambda reading: self._follows(tag, reading[0], reading[1], limit, order)
        )
        return tag, "", length, start

    def _follows(self, tag: int, length: int, start: int, limit: int, order: str) -> int:
        """How well what lies behind a value looks like the next element, 0 to 2."""
        end = start if length == _UNDEFINED_LENGTH else start + length
        if end == limit:
            return 2
        if end + 8 > limit:
            return 0
        group, number = struct.unpack_from(f"{order}HH", self._data, end)
        if group == 0xFFFE:
            return 2
        if group << 16 | number <= tag or length == _UNDEFINED_LENGTH:
            return 0
        if value_representation(self._data, end):
            return 2
        return int(group - (tag >> 16) <= _NEAR_GROUP)

    def _layout_within(self, vr: str, start: int, layout: ByteLayout) -> ByteLayout:
        """How a sequence of unknown representation is written: in implicit elements (PS3.5 section 6.2.2,
        note 4), unless its first element makes sense as an explicit one alone."""
        if vr != "UN":
            return layout
        first, limit = start + _DELIMITER_BYTES, len(self._data)
        if first + 12 > limit or not value_representation(self._data, first):
            return IMPLICIT_LITTLE
        as_implicit, as_explicit = (
            self._follows(tag, length, at, limit, layout.byte_order)
            for tag, _, length, at in (
                self._head(first, limit, IMPLICIT_LITTLE),
                self._head(first, limit, EXPLICIT_LITTLE),
            )
        )
        return EXPLICIT_LITTLE if as_explicit > as_implicit else IMPLICIT_LITTLE

    def _cut_at(self, limit: int) -> UnreadableImage:
        return cut_short() if limit == len(self._data) else damaged("header")


def value_representation(data: bytes, offset: int) -> str:
    """The value representation that the element at `offset` names, or nothing where it names none."""
    letters = data[offset + 4 : offset + 6].decode("latin-1")
    return letters if letters in _LONG_VRS or letters in _SHORT_VRS else ""
