"""What the door refuses and how it says so."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import Any

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
from pydicom.uid import UID, ExplicitVRLittleEndian, ImplicitVRLittleEndian, JPEGBaseline8Bit, JPEGLosslessSV1
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


@pytest.mark.parametrize(
    "attributes",
    [
        {"PhotometricInterpretation": "RGB", "SamplesPerPixel": 3, "PlanarConfiguration": 0},
        {"PhotometricInterpretation": "PALETTE COLOR"},
    ],
)
def test_colour_by_the_header(attributes: dict[str, Any]) -> None:
    assert type(refusal(dicom(GREY, **attributes))) is ColourImage


def test_colour_in_the_compressed_picture_alone() -> None:
    colour = BytesIO()
    Image.merge("RGB", [Image.fromarray(GREY)] * 3).save(colour, "JPEG")
    assert type(refusal(encapsulated(data_set(GREY), colour.getvalue(), JPEGBaseline8Bit))) is ColourImage


def test_an_encoding_without_a_decoder_is_named() -> None:
    known = dicom(GREY, JPEGBaseline8Bit).replace(b"1.2.840.10008.1.2.4.50", b"1.2.840.10008.1.2.4.52")
    error = refusal(known)
    assert type(error) is UnsupportedEncoding
    assert "JPEG Extended (Process 3 and 5)" in error.what
    private = dicom(GREY, JPEGBaseline8Bit).replace(b"1.2.840.10008.1.2.4.50", b"1.2.840.113619.5.2\0\0\0\0")
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
    path.write_bytes(
        dicom(GREY, JPEGBaseline8Bit).replace(JPEGBaseline8Bit.encode(), JPEGLosslessSV1.encode())
    )
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
        dicom(GREY, PhotometricInterpretation="PALETTE COLOR"),
        SOUND["native"][:-100],
        SOUND["rle"][:-100],
        dicom(GREY, JPEGBaseline8Bit).replace(b"1.2.840.10008.1.2.4.50", b"1.2.840.10008.1.2.4.52"),
    ],
)
def test_errors_name_the_file_and_the_way_out_and_never_the_patient(data: bytes) -> None:
    error = refusal(data)
    assert error.on == "image"
    assert error.fix.endswith(".")
    assert "\n" not in str(error)
    assert PATIENT_NAME.split("^")[0] not in str(error)
    assert PATIENT_ID not in str(error)
