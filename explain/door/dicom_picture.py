"""The attributes of a picture as the door's own types (PS3.3 sections C.7.6.3, C.11.1, C.11.2)."""

from __future__ import annotations

import numpy as np

from ...errors import ColourImage, MultiFrame, UnsupportedEncoding
from .dicom_attributes import Attributes, Tag
from .grayscale import Curve, Grayscale, LookupTable, Rescale, SampleFormat, Window, WindowFunction
from .limits import check_size
from .refusals import damaged

_NARROWEST_WINDOW = 1e-6
_WINDOW_FUNCTIONS: dict[str, WindowFunction] = {"LINEAR_EXACT": "LINEAR_EXACT", "SIGMOID": "SIGMOID"}


def sample_format(attributes: Attributes) -> SampleFormat:
    """Read how the samples are stored, and refuse what is no single grey picture.

    Raises:
        MultiFrame: more than one frame.
        ColourImage: samples of colour, or a colour palette.
        TooLarge: more pixels than the door accepts.
        UnsupportedEncoding: samples of other than 8 or 16 bits.
        UnreadableImage: sizes that contradict each other.
    """
    _check_single_grey_frame(attributes)
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
    stored = _integer(attributes, Tag.BITS_STORED, allocated)
    high_bit = _integer(attributes, Tag.HIGH_BIT, stored - 1)
    if not 1 <= stored <= high_bit + 1 <= allocated:
        raise damaged("header")
    signed = _integer(attributes, Tag.PIXEL_REPRESENTATION, 0) == 1
    return SampleFormat(rows, columns, allocated, stored, high_bit, signed)


def _check_single_grey_frame(attributes: Attributes) -> None:
    frames = next(iter(attributes.numbers(Tag.NUMBER_OF_FRAMES)), 1)
    if frames > 1:
        raise MultiFrame(
            f"the file holds {frames:.0f} frames",
            fix="Export the one frame to be explained as its own image.",
        )
    interpretation = _text(attributes, Tag.PHOTOMETRIC_INTERPRETATION)
    if _integer(attributes, Tag.SAMPLES_PER_PIXEL, 1) > 1 or interpretation not in (
        "",
        "MONOCHROME1",
        "MONOCHROME2",
    ):
        raise ColourImage("the picture is in colour", fix="Give a greyscale radiograph.")


def grayscale(attributes: Attributes) -> Grayscale:
    """Read what the file says of its greys.

    Low values are bright in MONOCHROME1 (PS3.3 section C.7.6.3.1.2). Presentation LUT Shape
    INVERSE, which goes with it (section C.8.11.3), says the same again and inverts nothing twice;
    beside MONOCHROME2 it stands for itself (section C.11.6.1.2).
    """
    signed = _integer(attributes, Tag.PIXEL_REPRESENTATION, 0) == 1
    return Grayscale(
        modality=_modality(attributes, signed),
        voi=_values_of_interest(attributes, signed),
        inverted=_text(attributes, Tag.PHOTOMETRIC_INTERPRETATION) == "MONOCHROME1"
        or _text(attributes, Tag.PRESENTATION_LUT_SHAPE) == "INVERSE",
        padding=_padding(attributes, signed),
    )


def _modality(attributes: Attributes, signed: bool) -> Curve:
    for item in attributes.items(Tag.MODALITY_LUT_SEQUENCE):
        return _lookup_table(item, signed)
    slope = attributes.numbers(Tag.RESCALE_SLOPE)
    intercept = attributes.numbers(Tag.RESCALE_INTERCEPT)
    return Rescale(slope[0] if slope else 1.0, intercept[0] if intercept else 0.0)


def _values_of_interest(attributes: Attributes, signed: bool) -> Curve | None:
    """The first VOI table, else the first window; a window of no width is none."""
    for item in attributes.items(Tag.VOI_LUT_SEQUENCE):
        table = _lookup_table(item, signed)
        brightest = 2.0 ** _entry_bits(item) - 1
        return LookupTable(table.first, np.minimum(table.entries / brightest, 1.0))
    centers, widths = attributes.numbers(Tag.WINDOW_CENTER), attributes.numbers(Tag.WINDOW_WIDTH)
    if not centers or not widths:
        return None
    function = _WINDOW_FUNCTIONS.get(_text(attributes, Tag.VOI_LUT_FUNCTION), "LINEAR")
    has_width = widths[0] >= (1 if function == "LINEAR" else _NARROWEST_WINDOW)
    return Window(centers[0], widths[0], function) if has_width else None


def _lookup_table(item: Attributes, signed: bool) -> LookupTable:
    """Read a table (PS3.3 section C.11.1.1); its first input is signed where the pixels are."""
    count, _, _ = _descriptor(item)
    entries = item.words(Tag.LUT_DATA)
    data = item.bytes(Tag.LUT_DATA)
    if len(data) < 2 * count:  # entries of 8 bits may be packed, two to a word
        entries = np.frombuffer(data, np.uint8).astype(np.int64)
    if len(entries) < count:
        raise damaged("lookup table")
    first = item.integers(Tag.LUT_DESCRIPTOR, signed=signed)[1]
    return LookupTable(first, entries[:count].astype(np.float64))


def _descriptor(item: Attributes) -> tuple[int, int, int]:
    descriptor = item.integers(Tag.LUT_DESCRIPTOR)
    if len(descriptor) != 3:
        raise damaged("lookup table")
    count, first, bits = descriptor
    return count or 2**16, first, bits


def _entry_bits(item: Attributes) -> int:
    _, _, bits = _descriptor(item)
    if not 8 <= bits <= 16:
        raise damaged("lookup table")
    return bits


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
