"""Files whose container, elements or stream are not as the standard has them, and yet can be read."""

from __future__ import annotations

import gzip
import struct
import zlib
from contextlib import suppress

import numpy as np
import pytest
from door_files import GREY, SOUND, TWELVE_BITS, data_set, dicom, encapsulated, read, refusal, row
from hypothesis import given, settings
from hypothesis import strategies as st
from pydicom import dcmread
from pydicom.encaps import generate_frames
from pydicom.filebase import DicomBytesIO
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
)
from xvlm.errors import Truncated, UnreadableImage
from xvlm.explain.door.reading import read_image

RAMP = row(0, 1, 4)
SHOWN = [[0, 0.25, 1]]
SEQUENCE_END = struct.pack("<HHL", 0xFFFE, 0xE0DD, 0)
ITEM, ITEM_END = struct.pack("<HHL", 0xFFFE, 0xE000, 2**32 - 1), struct.pack("<HHL", 0xFFFE, 0xE00D, 0)


def meta_end(file: bytes) -> int:
    """Where the data set starts, by the group length of the file meta information (PS3.10 section 7.1)."""
    return 144 + int(struct.unpack_from("<L", file, 140)[0])


def renamed(file: bytes, syntax: str) -> bytes:
    """A file that names another transfer syntax."""
    place = file.index(struct.pack("<HH2s", 2, 0x10, b"UI")) + 6
    end = place + 2 + int(struct.unpack_from("<H", file, place)[0])
    value = syntax.encode() + bytes(len(syntax) % 2)
    return file[:place] + struct.pack("<H", len(value)) + value + file[end:]


def with_element(file: bytes, element: bytes) -> bytes:
    """A file with an element put in front of the patient's."""
    place = file.index(struct.pack("<HH", 0x0010, 0x0010))
    return file[:place] + element + file[place:]


def stream_of(file: bytes) -> bytes:
    return next(generate_frames(dcmread(DicomBytesIO(file)).PixelData, number_of_frames=1))


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian])
def test_without_preamble_or_meta_information(syntax: str) -> None:
    file = dicom(RAMP, syntax)
    body = file[meta_end(file) :]
    without = (body, bytes(128) + b"DICM" + body, file[132:], b"DICM" + file[132:], bytes(128) + file[132:])
    for changed in without:
        np.testing.assert_allclose(read(changed).pixels, SHOWN, atol=1e-6)


@pytest.mark.parametrize("syntax", [RLELossless, JPEGLSLossless, JPEG2000Lossless])
def test_compressed_without_meta_information(syntax: str) -> None:
    file = dicom(TWELVE_BITS, syntax, BitsStored=12)
    radiograph = read(file[meta_end(file) :])
    np.testing.assert_array_equal(radiograph.pixels, read(file).pixels)
    assert "JPEG" in radiograph.encoding or "RLE" in radiograph.encoding


@pytest.mark.parametrize("length", [0, 12, 2**32 - 1])
def test_the_length_of_the_meta_information_is_not_believed(length: int) -> None:
    file = dicom(RAMP)
    changed = file[:140] + struct.pack("<L", length) + file[144:]
    np.testing.assert_allclose(read(changed).pixels, SHOWN, atol=1e-6)


@pytest.mark.parametrize("named", [ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian])
@pytest.mark.parametrize("real", [ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian])
def test_how_the_data_set_is_written_is_seen_in_it(named: str, real: str) -> None:
    file = dicom(RAMP, real)
    mislabelled = dicom(RAMP, named)[: meta_end(dicom(RAMP, named))] + file[meta_end(file) :]
    np.testing.assert_allclose(read(mislabelled).pixels, SHOWN, atol=1e-6)


@pytest.mark.parametrize("wrap", [zlib.compress, gzip.compress, lambda plain: plain])
def test_other_wrappers_than_raw_deflate(wrap: type[zlib.compress]) -> None:  # type: ignore[valid-type]
    plain, deflated = dicom(RAMP), dicom(RAMP, DeflatedExplicitVRLittleEndian)
    changed = deflated[: meta_end(deflated)] + wrap(plain[meta_end(plain) :])
    np.testing.assert_allclose(read(changed).pixels, SHOWN, atol=1e-6)


@pytest.mark.parametrize("vr", [b"??", b"RE", b"--", b"OX", b"\0\0", b"  "])
@pytest.mark.parametrize("length", [0, 2, 40, 300])
def test_unknown_value_representations(vr: bytes, length: int) -> None:
    short = struct.pack("<HH2sH", 0x0009, 0x0010, vr, length) + b"A" * length
    long = struct.pack("<HH2sHL", 0x0009, 0x0011, vr, 0, length) + b"A" * length
    implicit = struct.pack("<HHL", 0x0009, 0x0012, length) + b"A" * length
    for elements in (short, long, implicit, short + short.replace(b"\x10\0", b"\x13\0", 1)):
        np.testing.assert_allclose(read(with_element(dicom(RAMP), elements)).pixels, SHOWN, atol=1e-6)


@pytest.mark.parametrize("vr", [b"UN", b"??", b"SQ"])
@pytest.mark.parametrize(
    "inside", [struct.pack("<HH2sH", 8, 0x100, b"SH", 4), struct.pack("<HHL", 8, 0x100, 4)]
)
def test_a_sequence_of_explicit_or_implicit_items(vr: bytes, inside: bytes) -> None:
    head = struct.pack("<HH2sHL", 0x0009, 0x1001, vr, 0, 2**32 - 1)
    sequence = head + ITEM + inside + b"ABCD" + ITEM_END + SEQUENCE_END
    np.testing.assert_allclose(read(with_element(dicom(RAMP), sequence)).pixels, SHOWN, atol=1e-6)


@pytest.mark.parametrize("syntax", [RLELossless, JPEGLSLossless, JPEG2000Lossless, JPEGBaseline8Bit])
@pytest.mark.parametrize("end", [b"", b"\0" * 64, SEQUENCE_END[:5], b"\xab" * 20])
def test_compressed_pixels_that_are_not_closed(syntax: str, end: bytes) -> None:
    file = dicom(GREY, syntax)
    assert file.endswith(SEQUENCE_END)
    unclosed = file.removesuffix(SEQUENCE_END) + end
    np.testing.assert_array_equal(read(unclosed).pixels, read(file).pixels)


@pytest.mark.parametrize("syntax", [JPEGLSLossless, JPEG2000Lossless, JPEGBaseline8Bit])
def test_what_is_not_closed_and_does_not_come_to_its_end_is_cut(syntax: str) -> None:
    cut = stream_of(dicom(GREY, syntax))[:-200]
    file = encapsulated(data_set(GREY), cut + bytes(len(cut) % 2), syntax).removesuffix(SEQUENCE_END)
    assert type(refusal(file)) is Truncated


def test_fragments_without_an_index() -> None:
    file = dicom(GREY, JPEG2000Lossless)
    empty_index = struct.pack("<HHL", 0xFFFE, 0xE000, 0)
    assert file.count(empty_index) <= 1
    stream = stream_of(file)
    start = file.index(struct.pack("<HH", 0x7FE0, 0x0010)) + 12
    item = struct.pack("<HHL", 0xFFFE, 0xE000, len(stream)) + stream
    np.testing.assert_array_equal(read(file[:start] + item + SEQUENCE_END).pixels, read(file).pixels)


STREAMS = (RLELossless, JPEGLSLossless, JPEG2000Lossless)


@pytest.mark.parametrize("named", [*STREAMS, JPEGBaseline8Bit, JPEGLosslessSV1, ExplicitVRLittleEndian])
@pytest.mark.parametrize("real", STREAMS)
def test_the_stream_is_believed_before_the_transfer_syntax(named: str, real: str) -> None:
    file = dicom(TWELVE_BITS, real, BitsStored=12)
    radiograph = read(renamed(file, named))
    np.testing.assert_array_equal(radiograph.pixels, read(file).pixels)
    assert radiograph.encoding.split()[0] == real.name.split()[0]  # type: ignore[attr-defined]


def test_bare_pixels_that_call_themselves_compressed() -> None:
    radiograph = read(renamed(dicom(RAMP), RLELossless))
    np.testing.assert_allclose(radiograph.pixels, SHOWN, atol=1e-6)
    assert radiograph.encoding == "Explicit VR Little Endian"


def test_a_zero_in_front_of_the_end_of_a_jpeg_ls_stream() -> None:
    stream = stream_of(dicom(TWELVE_BITS, JPEGLSLossless, BitsStored=12)).rstrip(b"\0")
    changed = stream.removesuffix(b"\xff\xd9") + b"\0\xff\xd9"
    file = encapsulated(data_set(TWELVE_BITS, BitsStored=12), changed, JPEGLSLossless)
    np.testing.assert_array_equal(read(file).pixels, read(SOUND["jpeg-ls"]).pixels)


def lenient_files() -> dict[str, bytes]:
    native = SOUND["native"]
    jpeg_2000 = SOUND["jpeg 2000"]
    deflated = SOUND["deflated"]
    unknown = struct.pack("<HH2sH", 0x0009, 0x0010, b"??", 4) + b"ABCD"
    sequence = struct.pack("<HH2sHL", 0x0009, 0x1001, b"UN", 0, 2**32 - 1)
    inside = ITEM + struct.pack("<HH2sH", 8, 0x100, b"SH", 4) + b"ABCD" + ITEM_END + SEQUENCE_END
    return {
        "bare": native[meta_end(native) :],
        "bare implicit": SOUND["implicit"][meta_end(SOUND["implicit"]) :],
        "unclosed": jpeg_2000.removesuffix(SEQUENCE_END),
        "zlib": deflated[: meta_end(deflated)] + zlib.compress(native[meta_end(native) :]),
        "unknown": with_element(native, unknown + sequence + inside),
        "named otherwise": renamed(SOUND["rle"], ExplicitVRLittleEndian),
    }


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_no_damage_to_such_files_brings_more_than_a_plain_refusal(data: st.DataObject) -> None:
    file = bytearray(data.draw(st.sampled_from(sorted(lenient_files().items())))[1])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, min(1200, len(file) - 1)) | st.integers(0, len(file) - 1))
        file[place : place + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
    del file[data.draw(st.just(len(file)) | st.integers(1, len(file))) :]
    with suppress(UnreadableImage):
        pixels = read_image(bytes(file)).pixels
        assert np.isfinite(pixels).all()
        assert 0 <= pixels.min() <= pixels.max() <= 1
