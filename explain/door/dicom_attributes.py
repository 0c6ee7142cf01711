"""The few attributes that describe a picture, read from their bytes (PS3.5 section 6.2).

`Tag` is the whole list of what is decoded of a file. Of the patient a `Radiograph` takes the age alone, which
may be counted from two dates; who the patient is goes into an `Identity` (`dicom_identity`) and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from .dicom_elements import ByteLayout, Element, ElementWalk
from .refusals import too_large

MAX_VALUE_BYTES = 4 * 2**20
"""Of one attribute: thirty lookup tables of 65,536 entries."""

# No detector, window or slope comes near; beyond it, float64 sums may overflow.
_LARGEST_NUMBER = 1e12


class Tag(IntEnum):
    """PS3.6 chapter 6."""

    TRANSFER_SYNTAX = 0x00020010
    CHARACTER_SET = 0x00080005
    STUDY_DATE = 0x00080020
    ACCESSION_NUMBER = 0x00080050
    CODE_VALUE = 0x00080100
    PATIENT_NAME = 0x00100010
    PATIENT_ID = 0x00100020
    BIRTH_DATE = 0x00100030
    SEX = 0x00100040
    AGE = 0x00101010
    IMAGER_PIXEL_SPACING = 0x00181164
    VIEW_POSITION = 0x00185101
    PATIENT_ORIENTATION = 0x00200020
    SAMPLES_PER_PIXEL = 0x00280002
    PHOTOMETRIC_INTERPRETATION = 0x00280004
    NUMBER_OF_FRAMES = 0x00280008
    ROWS = 0x00280010
    COLUMNS = 0x00280011
    PIXEL_SPACING = 0x00280030
    PIXEL_ASPECT_RATIO = 0x00280034
    BITS_ALLOCATED = 0x00280100
    BITS_STORED = 0x00280101
    HIGH_BIT = 0x00280102
    PIXEL_REPRESENTATION = 0x00280103
    PIXEL_PADDING_VALUE = 0x00280120
    PIXEL_PADDING_RANGE_LIMIT = 0x00280121
    WINDOW_CENTER = 0x00281050
    WINDOW_WIDTH = 0x00281051
    RESCALE_INTERCEPT = 0x00281052
    RESCALE_SLOPE = 0x00281053
    VOI_LUT_FUNCTION = 0x00281056
    MODALITY_LUT_SEQUENCE = 0x00283000
    LUT_DESCRIPTOR = 0x00283002
    LUT_DATA = 0x00283006
    VOI_LUT_SEQUENCE = 0x00283010
    VIEW_CODE_SEQUENCE = 0x00540220
    PRESENTATION_LUT_SHAPE = 0x20500020


_WANTED = frozenset(int(tag) for tag in Tag)


class Attributes:
    """The attributes of one data set; what is absent or unreadable reads as empty.

    Args:
        values: the bytes of each by its tag.
        layout: how they are written.
    """

    def __init__(self, values: Mapping[int, bytes], layout: ByteLayout) -> None:
        self._values = values
        self._layout = layout

    def bytes(self, tag: Tag) -> bytes:
        """The value as it is."""
        return self._values.get(tag, b"")

    def integers(self, tag: Tag, *, signed: bool = False) -> tuple[int, ...]:
        """Values of 16 bits (US, SS)."""
        return tuple(int(word) for word in self.words(tag, signed=signed))

    def words(self, tag: Tag, *, signed: bool = False) -> NDArray[np.int64]:
        """The same as an array (also OW)."""
        value = self.bytes(tag)
        kind = "i2" if signed else "u2"
        words = np.frombuffer(value, f"{self._layout.byte_order}{kind}", count=len(value) // 2)
        return words.astype(np.int64)

    def numbers(self, tag: Tag) -> tuple[float, ...]:
        """Values written as decimal text (DS, IS); empty when one of them is no usable number."""
        try:
            numbers = tuple(float(text) for text in self.texts(tag))
        except ValueError:
            return ()
        usable = all(abs(number) < _LARGEST_NUMBER for number in numbers)  # which "nan" is not
        return numbers if usable else ()

    def texts(self, tag: Tag) -> tuple[str, ...]:
        """Values written as short text (CS, SH, UI), without their padding; empty when there is none."""
        text = self.bytes(tag).decode("latin-1").strip(" \0")
        return tuple(part.strip(" \0") for part in text.split("\\")) if text else ()

    def items(self, tag: Tag) -> Iterator[Attributes]:
        """The items of a sequence."""
        value = self.bytes(tag)
        for item in ElementWalk(value, self._layout).items(0, len(value)):
            yield read_attributes(value[item.start : item.end], self._layout)


def read_attributes(data: bytes, layout: ByteLayout) -> Attributes:
    """Read the attributes of a data set that fills `data`."""
    values: dict[int, bytes] = {}
    walk = ElementWalk(data, layout)
    offset = 0
    while offset < len(data):
        element = walk.element_at(offset)
        keep(element, data, values)
        offset = element.following
    return Attributes(values, layout)


def keep(element: Element, data: bytes, values: dict[int, bytes]) -> None:
    """Add an element's bytes to `values` when it is one of those that describe the picture."""
    if element.tag not in _WANTED:
        return
    if element.end - element.start > MAX_VALUE_BYTES:
        raise too_large("an attribute of the header is absurdly long")
    values[element.tag] = data[element.start : element.end]
