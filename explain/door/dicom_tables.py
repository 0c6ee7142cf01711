"""Lookup tables as files write them (PS3.3 sections C.7.6.3.1.5, C.7.6.3.1.6 and C.11.1.1)."""

from __future__ import annotations

import numpy as np

from .dicom_attributes import Attributes, Tag
from .grayscale import LookupTable, Values
from .grey_in_colour import LUMINANCE, refuse_hues
from .refusals import damaged

_PALETTES = (
    (Tag.RED_PALETTE_DESCRIPTOR, Tag.RED_PALETTE_DATA),
    (Tag.GREEN_PALETTE_DESCRIPTOR, Tag.GREEN_PALETTE_DATA),
    (Tag.BLUE_PALETTE_DESCRIPTOR, Tag.BLUE_PALETTE_DATA),
)
_WRAP = 2**16


def read_table(
    attributes: Attributes, inputs: Values, descriptor: Tag = Tag.LUT_DESCRIPTOR, data: Tag = Tag.LUT_DATA
) -> LookupTable:
    """Read a table.

    Its length is that of its data, since descriptors lie; entries of 8 bits may be packed, two to a word.
    Its first input is signed or not, whichever reaches more of the inputs.

    Args:
        inputs: all that may be looked up in it.

    Raises:
        UnreadableImage: the table is damaged.
    """
    if not is_table(attributes, descriptor, data):
        raise damaged("lookup table")
    described = attributes.integers(descriptor)
    count = described[0] or _WRAP
    entries = attributes.words(data)
    if len(attributes.bytes(data)) - count in (0, 1):
        entries = np.frombuffer(attributes.bytes(data), np.uint8).astype(np.int64)
    entries = entries[:count]
    low, high = inputs.min(), inputs.max()
    firsts = (described[1], described[1] - _WRAP)
    first = max(firsts, key=lambda first: min(high, first + len(entries) - 1) - max(low, first))
    return LookupTable(first, entries.astype(np.float64))


def is_table(attributes: Attributes, descriptor: Tag = Tag.LUT_DESCRIPTOR, data: Tag = Tag.LUT_DATA) -> bool:
    """Whether a table is there: where it starts, and an entry at least."""
    return len(attributes.integers(descriptor)) >= 2 and len(attributes.words(data)) > 0


def brightest(entries: Values) -> float:
    """The end of the smallest full range of bits that holds all entries; what a descriptor says of them is
    often another."""
    return float(2 ** max(1, int(entries.max()).bit_length()) - 1)


def read_palette(attributes: Attributes, inputs: Values) -> LookupTable:
    """The grey that each code stands for in a palette.

    Raises:
        ColourImage: the palette has colours.
        UnreadableImage: it is damaged.
    """
    tables = [read_table(attributes, inputs, *tags) for tags in _PALETTES]
    whole = max(brightest(table.entries) for table in tables)
    colours = np.stack([table(inputs) / whole for table in tables], -1)
    refuse_hues((colours * 255).astype(np.float32))
    return LookupTable(int(inputs[0]), colours @ LUMINANCE)
