"""Every encoding gives the same picture."""

from __future__ import annotations

import csv
import struct
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from door_files import data_set, dicom, encapsulated, encode, read, row, run_python, written
from PIL import Image
from pydicom.encaps import encapsulate, get_frame
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLSLossless,
    RLELossless,
)
from xvlm.errors import UnreadableImage
from xvlm.explain.door import read_radiograph
from xvlm.explain.door.dicom_image import read_dicom

LOSSLESS = [
    ImplicitVRLittleEndian,
    ExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    DeflatedExplicitVRLittleEndian,
    RLELossless,
    JPEGLSLossless,
    JPEG2000Lossless,
]


@pytest.mark.parametrize("syntax", LOSSLESS, ids=lambda syntax: syntax.keyword)
@pytest.mark.parametrize(
    ("dtype", "bits", "low", "high"),
    [
        ("u1", 8, 0, 255),
        ("u2", 10, 0, 1023),
        ("u2", 12, 0, 4095),
        ("u2", 16, 0, 65535),
        ("i2", 16, -32768, 32767),
    ],
)
def test_every_lossless_encoding_gives_the_same_picture(
    syntax: str, dtype: str, bits: int, low: int, high: int
) -> None:
    stored = np.linspace(low, high, 40 * 65).round().reshape(40, 65).astype(dtype)
    radiograph = read(dicom(stored, syntax, BitsStored=bits))
    expected = (stored.astype(float) - low) / (high - low)
    np.testing.assert_allclose(radiograph.pixels, expected, atol=1e-6)
    assert radiograph.pixels.dtype == np.float32
    assert radiograph.pixels.flags.c_contiguous
    assert radiograph.encoding == syntax.name  # type: ignore[attr-defined]


def test_big_endian_bytes_in_words() -> None:
    data = dicom(np.array([[10, 20, 50]], "u1"), ExplicitVRBigEndian)
    length = struct.pack(">2xL", 4)
    swapped = data.replace(b"OB" + length + bytes([10, 20, 50, 0]), b"OW" + length + bytes([20, 10, 0, 50]))
    assert swapped != data
    np.testing.assert_allclose(read(swapped).pixels, [[0, 0.25, 1]], atol=1e-6)


def test_lossy_jpeg_comes_close() -> None:
    stored = np.linspace(0, 255, 64 * 64).round().reshape(64, 64).astype("u1")
    radiograph = read(dicom(stored, JPEGBaseline8Bit))
    np.testing.assert_allclose(radiograph.pixels, stored / 255, atol=0.03)


def test_a_jpeg_2000_file_where_a_stream_should_be() -> None:
    stored = np.linspace(0, 255, 64 * 64).round().reshape(64, 64).astype("u1")
    whole_file = BytesIO()
    Image.fromarray(stored).save(whole_file, "JPEG2000")
    data = encapsulated(data_set(stored), whole_file.getvalue(), JPEG2000Lossless)
    np.testing.assert_allclose(read(data).pixels, stored / 255, atol=1e-6)


def test_a_picture_in_several_fragments() -> None:
    stored = np.linspace(0, 4095, 64 * 64).round().reshape(64, 64).astype("u2")
    dataset = data_set(stored, BitsStored=12)
    encode(dataset, stored, JPEG2000Lossless)
    stream = get_frame(dataset.PixelData, 0, number_of_frames=1)
    dataset.PixelData = encapsulate([stream], fragments_per_frame=3)
    np.testing.assert_allclose(read(written(dataset, JPEG2000Lossless)).pixels, stored / 4095, atol=1e-6)


def test_a_private_sequence_that_nobody_knows_is_passed_over() -> None:
    # of unknown representation and length, and so written in implicit elements (PS3.5 section 6.2.2)
    data = dicom(row(0, 1, 4))
    element = struct.pack(
        "<HH2sxxLHHLHHL", 9, 0x1001, b"UN", 2**32 - 1, 0xFFFE, 0xE000, 2**32 - 1, 9, 1, 17729
    )
    ends = struct.pack("<HHLHHL", 0xFFFE, 0xE00D, 0, 0xFFFE, 0xE0DD, 0)
    place = data.index(struct.pack("<HH2s", 0x0010, 0x0010, b"PN"))
    data = data[:place] + element + bytes(17729) + ends + data[place:]
    np.testing.assert_allclose(read(data).pixels, [[0, 0.25, 1]], atol=1e-6)


def test_an_explicit_data_set_that_calls_itself_implicit() -> None:
    data = dicom(row(0, 1, 4), ExplicitVRLittleEndian)
    mislabelled = data.replace(b"1.2.840.10008.1.2.1\0", b"1.2.840.10008.1.2\0\0\0")
    assert mislabelled != data
    np.testing.assert_allclose(read(mislabelled).pixels, [[0, 0.25, 1]], atol=1e-6)


READ_ALL = """
import logging, sys
from pathlib import Path
from xvlm.errors import UnreadableImage
from xvlm.explain.door import read_radiograph
from xvlm.explain.door.dicom_image import read_dicom
logging.basicConfig(level=logging.WARNING)
for path in sys.argv[1:]:
    try:
        read_radiograph(Path(path))
    except UnreadableImage:
        pass
"""


def test_pydicom_says_nothing_on_the_terminal(tmp_path: Path) -> None:
    image = np.arange(4096, dtype="u2").reshape(64, 64)
    sound = dicom(image, JPEG2000Lossless, BitsStored=12)
    stream = sound.index(b"\xff\x4f\xff\x51")
    broken = sound[: stream + 60] + bytes(100) + sound[stream + 160 :]  # its size is left whole
    paths = [tmp_path / "sound", tmp_path / "broken"]
    for path, data in zip(paths, (sound, broken), strict=True):
        path.write_bytes(data)
    assert run_python(READ_ALL, *paths) == ""


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, DeflatedExplicitVRLittleEndian])
def test_a_file_without_compressed_pixels_needs_no_pydicom(tmp_path: Path, syntax: str) -> None:
    path = tmp_path / "image.dcm"
    path.write_bytes(dicom(row(0, 1), syntax))
    loaded = run_python(READ_ALL + "print('pydicom' in sys.modules)", path)
    assert loaded == "False\n"


def shared_dicom_index(shared_data: Path) -> list[dict[str, str]]:
    with (shared_data / "dicom" / "index.csv").open(newline="") as file:
        return list(csv.DictReader(file))


ENCODINGS = {
    "chest-8bit-jpeg.dcm": "JPEG Baseline (Process 1)",
    "chest-deflated.dcm": "Deflated Explicit VR Little Endian",
    "chest-explicit.dcm": "Explicit VR Little Endian",
    "chest-implicit-12bit.dcm": "Implicit VR Little Endian",
    "chest-j2k-12bit.dcm": "JPEG 2000 Image Compression (Lossless Only)",
    "chest-j2k-mono1.dcm": "JPEG 2000 Image Compression (Lossless Only)",
    "chest-jpegls-mono1.dcm": "JPEG-LS Lossless Image Compression",
    "chest-rle-16bit.dcm": "RLE Lossless",
    "chest-window-12bit.dcm": "Explicit VR Little Endian",
    "cr-chest-monochrome1-10bit.dcm": "Explicit VR Little Endian",
}


@pytest.mark.shared_data
def test_every_chest_radiograph_is_read_and_names_its_encoding(shared_data: Path) -> None:
    read = {path.name: read_radiograph(path) for path in (shared_data / "dicom").glob("*.dcm")}
    assert {name: radiograph.encoding for name, radiograph in read.items()} == ENCODINGS
    for radiograph in read.values():
        assert radiograph.view in ("PA", "AP")
        assert radiograph.pixels.min() >= 0
        assert radiograph.pixels.max() == 1
        # right way round: air is dark and takes up little, the chest is brighter than that
        assert np.percentile(radiograph.pixels, 2) < 0.3 < np.median(radiograph.pixels)


@pytest.mark.shared_data
def test_dicom_gives_the_same_picture_as_the_plain_rendition(shared_data: Path) -> None:
    with (shared_data / "cxr" / "index.csv").open(newline="") as file:
        large = {line["image_id"]: line["path_large"] for line in csv.DictReader(file) if line["path_large"]}
    compared = 0
    for line in shared_dicom_index(shared_data):
        radiograph = read_radiograph(shared_data / "dicom" / line["file"])
        assert radiograph.view == line["view"]
        if line["image_id"] not in large:
            continue
        with Image.open(shared_data / "cxr" / large[line["image_id"]]) as rendition:
            expected = np.asarray(rendition.convert("L"), float)
        # As read, before bars are cut off.
        pixels = read_dicom((shared_data / "dicom" / line["file"]).read_bytes(), "").pixels
        small = Image.fromarray(pixels).resize(expected.shape[::-1], Image.Resampling.BICUBIC)
        assert np.corrcoef(np.asarray(small).ravel(), expected.ravel())[0, 1] > 0.999, line["file"]
        compared += 1
    assert compared == 8


@pytest.mark.shared_data
def test_every_chest_radiograph_is_read_without_gdcm(shared_data: Path) -> None:
    code = """
import sys
sys.modules["gdcm"] = None
from pathlib import Path
from xvlm.explain.door import read_radiograph
from xvlm.explain.door.dicom_image import read_dicom
for path in sys.argv[1:]:
    print(Path(path).name, read_radiograph(Path(path)).pixels.shape)
"""
    paths = sorted((shared_data / "dicom").glob("*.dcm"))
    assert len(run_python(code, *paths).splitlines()) == len(paths) == 10


@pytest.mark.shared_data
def test_what_is_no_chest_is_read_or_refused_in_one_sentence(shared_data: Path) -> None:
    outcome: dict[str, str] = {}
    for path in (shared_data / "dicom" / "not-chest").glob("*.dcm"):
        try:
            outcome[path.name] = read_radiograph(path).view
        except UnreadableImage as error:
            outcome[path.name] = type(error).__name__
    assert outcome == {
        "hip-j2k.dcm": "unknown",
        "mr-jpegls.dcm": "unknown",
        "photo-j2k.dcm": "ColourImage",
        "ultrasound-j2k.dcm": "ColourImage",
    }
