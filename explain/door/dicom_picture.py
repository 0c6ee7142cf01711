"""The attributes of a picture as the door's own types (PS3.3 sections C.7.6.3, C.11.1, C.11.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ...errors import ColourImage, MultiFrame, UnsupportedEncoding
from .dicom_attributes import Attributes, Tag
from .dicom_frame import Frame
from .dicom_tables import brightest, is_table, read_palette, read_table
from .grayscale import (
    Curve,
    Grayscale,
    LookupTable,
    Rescale,
    SampleFormat,
    Values,
    Window,
    WindowFunction,
)
from .grey_in_colour import luminance
from .limits import check_size
from .refusals import damaged

_NARROWEST_WINDOW = 1e-6
_WINDOW_FUNCTIONS: dict[str, WindowFunction] = {"LINEAR_EXACT": "LINEAR_EXACT", "SIGMOID": "SIGMOID"}


def sample_format(attributes: Attributes) -> SampleFormat:
    """Read how the samples are stored, and refuse what is no single picture of one or three channels.

    Which bits are stored is taken from what of it can be: the pixels themselves tell the rest
    (`dicom_words`).

    Raises:
        MultiFrame: more than one frame.
        ColourImage: channels other than one of grey or three of colour.
        TooLarge: more pixels than the door accepts.
        UnsupportedEncoding: samples of other than 8 or 16 bits.
        UnreadableImage: a picture without size.
    """
    channels = _channels_of_one_frame(attributes)
    rows = _integer(attributes, Tag.ROWS, 0)
    columns = _integer(attributes, Tag.COLUMNS, 0)
    if rows == 0 or columns == 0:
        raise damaged("header")
    check_size(rows, columns)
    allocated = _integer(attributes, Tag.BITS_ALLOCATED, 16)
    if allocated not in (8, 16):
        raise UnsupportedEncoding(
            f"the pixels have {allocated} bits each", fix="Export the radiograph with 8 or 16 bits a pixel."
        )
    stored, high_bit = _stored_bits(attributes, allocated)
    signed = _integer(attributes, Tag.PIXEL_REPRESENTATION, 0) == 1
    return SampleFormat(rows, columns, allocated, stored, high_bit, signed, channels)


def _stored_bits(attributes: Attributes, allocated: int) -> tuple[int, int]:
    """Bits Stored and High Bit as far as each can be, in so many bits allocated."""
    high_bit = _integer(attributes, Tag.HIGH_BIT, -1)
    high_bit_can_be = 0 < high_bit < allocated
    stored = _integer(attributes, Tag.BITS_STORED, 0)
    if not 1 <= stored <= allocated:
        stored = high_bit + 1 if high_bit_can_be else allocated
    return stored, high_bit if high_bit_can_be and high_bit + 1 >= stored else stored - 1


def _channels_of_one_frame(attributes: Attributes) -> int:
    frames = next(iter(attributes.numbers(Tag.NUMBER_OF_FRAMES)), 1)
    if frames > 1:
        raise MultiFrame(
            f"the file holds {frames:.0f} frames",
            fix="Export the one frame to be explained as its own image.",
        )
    channels = _integer(attributes, Tag.SAMPLES_PER_PIXEL, 1)
    if channels not in (1, 3):
        raise ColourImage("the picture is in colour", fix="Give a greyscale radiograph.")
    return channels


def grey_words(frame: Frame, attributes: Attributes) -> tuple[NDArray[np.uint16], SampleFormat]:
    """A frame as words of grey, [rows, columns], and how they are stored.

    Raises:
        ColourImage: the picture is in colour.
    """
    samples = frame.samples
    if frame.words.ndim == 2:
        return frame.words, samples
    named_so = _text(attributes, Tag.PHOTOMETRIC_INTERPRETATION).startswith("YBR_FULL")
    grey = luminance(frame.words, samples.bits_stored, in_chrominance=named_so and not frame.colours_decoded)
    return grey, replace(samples, channels=1, signed=False)


def grayscale(attributes: Attributes, samples: SampleFormat) -> Grayscale:
    """Read what the file says of its greys.

    Low values are bright in MONOCHROME1 (PS3.3 section C.7.6.3.1.2). Presentation LUT Shape
    INVERSE, which goes with it (section C.8.11.3), says the same again and inverts nothing twice;
    beside MONOCHROME2 it stands for itself (section C.11.6.1.2).

    Args:
        samples: how they are stored in fact.

    Raises:
        ColourImage: a palette of colours.
        UnreadableImage: the modality table or the palette is damaged.
    """
    stored = samples.values()
    interpretation = _text(attributes, Tag.PHOTOMETRIC_INTERPRETATION).replace(" ", "")
    if interpretation == "PALETTECOLOR":
        return Grayscale(read_palette(attributes, stored), (), inverted=False, padding=None)
    modality = _modality(attributes, stored)
    return Grayscale(
        modality=modality,
        voi=tuple(_values_of_interest(attributes, modality(stored))),
        inverted=interpretation == "MONOCHROME1"
        or _text(attributes, Tag.PRESENTATION_LUT_SHAPE) == "INVERSE",
        padding=_padding(attributes, samples.signed),
    )


def _modality(attributes: Attributes, stored: Values) -> Curve:
    for item in attributes.items(Tag.MODALITY_LUT_SEQUENCE):
        return read_table(item, stored)
    slope = next(iter(attributes.numbers(Tag.RESCALE_SLOPE)), 0.0)
    intercept = next(iter(attributes.numbers(Tag.RESCALE_INTERCEPT)), 0.0)
    return Rescale(slope or 1.0, intercept)  # no slope at all would leave one grey


def _values_of_interest(attributes: Attributes, modality: Values) -> Iterator[Curve]:
    """The VOI tables, then the windows; a window of no width is none."""
    for item in attributes.items(Tag.VOI_LUT_SEQUENCE):
        if not is_table(item):
            continue
        table = read_table(item, modality)
        yield LookupTable(table.first, table.entries / brightest(table.entries))
    function = _WINDOW_FUNCTIONS.get(_text(attributes, Tag.VOI_LUT_FUNCTION), "LINEAR")
    narrowest = 1 if function == "LINEAR" else _NARROWEST_WINDOW
    centers, widths = attributes.numbers(Tag.WINDOW_CENTER), attributes.numbers(Tag.WINDOW_WIDTH)
    for center, width in zip(centers, widths, strict=False):
        if width >= narrowest:
            yield Window(center, width, function)


def _padding(attributes: Attributes, signed: bool) -> tuple[int, int] | None:
    """The range that is no image (PS3.3 section C.7.5.1.1.2); its limits come in either order."""
    value = attributes.integers(Tag.PIXEL_PADDING_VALUE, signed=signed)
    if not value:
        return None
    limit = attributes.integers(Tag.PIXEL_PADDING_RANGE_LIMIT, signed=signed) or value
    return min(value[0], limit[0]), max(value[0], limit[0])


def _integer(attributes: Attributes, tag: Tag, default: int) -> int:
    return next(iter(attributes.integers(tag)), default)


def _text(attributes: Attributes, tag: Tag) -> str:
    return next(iter(attributes.texts(tag)), "").upper()
