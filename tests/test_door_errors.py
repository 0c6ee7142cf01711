"""What the door refuses and how it says so."""

from __future__ import annotations

import os
import struct
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from door_files import (
    GREY,
    PATIENT_ID,
    PATIENT_NAME,
    SOUND,
    data_set,
    dicom,
    encapsulated,
    encode,
    refusal,
    run_python,
    written,
)
from PIL import Image
from pydicom import dcmread
from pydicom.uid import (
    MPEG2MPML,
    UID,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEGBaseline8Bit,
    JPEGLosslessSV1,
)
from xvlm.errors import (
    BadInput,
    ColourImage,
    MultiFrame,
    NoPixels,
    NotAnImage,
    TooLarge,
    Truncated,
    UnsupportedEncoding,
)
from xvlm.explain.door import read_radiograph


def changed(**attributes: Any) -> bytes:
    """A native file with attributes changed after its pixels were written; None takes one out."""
    dataset = dcmread(BytesIO(dicom(GREY)))
    for keyword, value in attributes.items():
        if value is None:
            delattr(dataset, keyword)
        else:
            setattr(dataset, keyword, value)
    return written(dataset, ExplicitVRLittleEndian)


@pytest.mark.parametrize("data", [b"", b"hello", bytes(500), b"GIF89a" + bytes(200), b"%PDF-1.7"])
def test_no_image(data: bytes) -> None:
    assert type(refusal(data)) is NotAnImage


def test_no_pixels() -> None:
    assert type(refusal(changed(PixelData=None))) is NoPixels


def test_floating_point_pixels() -> None:
    floats = changed(PixelData=None, FloatPixelData=bytes(4 * GREY.size))
    assert type(refusal(floats)) is UnsupportedEncoding


@pytest.mark.parametrize("bits", [1, 32])
def test_pixels_of_other_widths(bits: int) -> None:
    error = refusal(changed(BitsAllocated=bits, BitsStored=bits))
    assert type(error) is UnsupportedEncoding
    assert str(bits) in error.what


def test_several_frames() -> None:
    error = refusal(dicom(GREY, NumberOfFrames=3))
    assert type(error) is MultiFrame
    assert "3" in error.what


# Red grows as green falls.
COLOURS = np.stack([GREY, 255 - GREY, GREY // 2], -1)


def test_colour_by_the_header() -> None:
    dataset = data_set(GREY, PhotometricInterpretation="RGB", SamplesPerPixel=3, PlanarConfiguration=0)
    assert type(refusal(encode(dataset, COLOURS, ExplicitVRLittleEndian))) is ColourImage


def test_a_palette_of_colours() -> None:
    dataset = data_set(GREY, PhotometricInterpretation="PALETTE COLOR")
    for place, name in enumerate(("Red", "Green", "Blue")):
        setattr(dataset, f"{name}PaletteColorLookupTableDescriptor", [256, 0, 16])
        shades = np.roll(np.arange(256, dtype="<u2") * 257, 80 * place)
        setattr(dataset, f"{name}PaletteColorLookupTableData", shades.tobytes())
    assert type(refusal(encode(dataset, GREY, ExplicitVRLittleEndian))) is ColourImage


def test_colour_in_the_compressed_picture_alone() -> None:
    colour = BytesIO()
    Image.fromarray(COLOURS).save(colour, "JPEG")
    assert type(refusal(encapsulated(data_set(GREY), colour.getvalue(), JPEGBaseline8Bit))) is ColourImage


def film() -> bytes:
    return encapsulated(data_set(GREY), b"\0\0\1\xb3" + bytes(100), MPEG2MPML)


def test_an_encoding_without_a_decoder_is_named() -> None:
    error = refusal(film())
    assert type(error) is UnsupportedEncoding
    assert "MPEG2 Main Profile / Main Level" in error.what
    private = dicom(GREY).replace(b"1.2.840.10008.1.2.1\0", b"1.2.840.113619.5.2\0\0")
    assert "1.2.840.113619.5.2" in refusal(private).what


def test_an_encoding_whose_decoder_fails_is_named() -> None:
    sound = SOUND["jpeg 2000"]
    stream = sound.index(b"\xff\x4f\xff\x51")
    broken = sound[: stream + 60] + bytes(100) + sound[stream + 160 :]  # its size is left whole
    error = refusal(broken)
    assert type(error) is UnsupportedEncoding
    assert "JPEG 2000 Image Compression (Lossless Only)" in error.what


def test_lossless_jpeg_asks_for_gdcm_where_it_is_absent(tmp_path: Path) -> None:
    path = tmp_path / "image"
    frame = struct.pack(">HHBHHB3B", 0xFFC3, 11, 8, *GREY.shape, 1, 1, 0x11, 0)  # ITU-T T.81 section B.2.2
    stream = b"\xff\xd8" + frame + b"\xff\xd9"
    path.write_bytes(encapsulated(data_set(GREY), stream, JPEGLosslessSV1))
    code = """
import sys
sys.modules["gdcm"] = None
from pathlib import Path
from xvlm.errors import UnsupportedEncoding
from xvlm.explain.door import read_radiograph
try:
    read_radiograph(Path(sys.argv[1]))
except UnsupportedEncoding as error:
    print(error)
"""
    said = run_python(code, path)
    assert "JPEG Lossless, Non-Hierarchical" in said
    assert "python-gdcm" in said


def test_fewer_pixels_than_promised() -> None:
    assert type(refusal(changed(PixelData=bytes(GREY.size // 2)))) is Truncated


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ImplicitVRLittleEndian])
def test_absurd_size(syntax: UID) -> None:
    dataset = data_set(GREY, Rows=65535, Columns=65535)
    assert type(refusal(encode(dataset, GREY, syntax))) is TooLarge


def test_pixels_so_flat_that_square_ones_would_be_too_many() -> None:
    assert type(refusal(dicom(GREY, PixelSpacing=[1e6, 1e-3]))) is TooLarge


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such file"):
        read_radiograph(tmp_path / "absent.dcm")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="folder"):
        read_radiograph(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInput, match="regular"):
        read_radiograph(tmp_path / "pipe")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "image.dcm"
    path.write_bytes(SOUND["native"])
    path.chmod(0)
    with pytest.raises(BadInput, match="may not be read"):
        read_radiograph(path)


@pytest.mark.parametrize(
    "data",
    [
        dicom(GREY, NumberOfFrames=2),
        dicom(GREY, SamplesPerPixel=4),
        SOUND["native"][:-100],
        SOUND["rle"][:-100],
        film(),
    ],
)
def test_errors_name_the_file_and_the_way_out_and_never_the_patient(data: bytes) -> None:
    error = refusal(data)
    assert error.on == "image"
    assert error.fix.endswith(".")
    assert "\n" not in str(error)
    assert PATIENT_NAME.split("^")[0] not in str(error)
    assert PATIENT_ID not in str(error)
