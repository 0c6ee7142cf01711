"""Greys that a header tells wrong, and grey pictures in colour: what comes out is what the pixels hold."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import numpy as np
import pytest
from door_files import (
    TWELVE_BITS,
    Stored,
    data_set,
    dicom,
    encapsulated,
    encode,
    read,
    refusal,
    row,
    run_python,
    written,
)
from numpy.typing import NDArray
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import (
    ExplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGExtended12Bit,
    JPEGLSLossless,
    RLELossless,
)
from xvlm.errors import ColourImage, Truncated, UnreadableImage

pytestmark = pytest.mark.filterwarnings("ignore:Invalid value for VR")

RAMP = row(*range(0, 4096, 15))
FULL = np.linspace(0, 1, RAMP.shape[1])[None]


def smooth(dtype: str = "u2", offset: int = 0) -> Stored:
    """A picture of 12 bits whose greys change little from one pixel to the next."""
    waves = np.sin(np.linspace(0, 9, 256))[:, None] + np.cos(np.linspace(0, 7, 300))
    scaled = (waves - waves.min()) / np.ptp(waves) * 4095
    return (scaled.round() + offset).astype(dtype)


SMOOTH = smooth() / np.float32(4095)


def table(first: int, entries: NDArray[Any], bits: int) -> Dataset:
    item = Dataset()
    item.add_new("LUTDescriptor", "SS" if first < 0 else "US", [len(entries) % 65536, first, bits])
    item.add_new("LUTData", "OW", entries.astype("<u2").tobytes())
    return item


@pytest.mark.parametrize(
    ("center", "width"), [(16384, 1), (2048, 1), (128, 256), (32768, 65536), (-500, 100), (8192, 16384)]
)
@pytest.mark.parametrize("interpretation", ["MONOCHROME1", "MONOCHROME2"])
def test_a_window_that_shows_nothing_is_not_used(center: float, width: float, interpretation: str) -> None:
    file = dicom(RAMP, WindowCenter=center, WindowWidth=width, PhotometricInterpretation=interpretation)
    radiograph = read(file)
    np.testing.assert_allclose(radiograph.pixels, FULL if interpretation[-1] == "2" else 1 - FULL, atol=1e-6)
    assert radiograph.cautions == ("window_ignored",)


@pytest.mark.parametrize(("center", "width"), [(2048, 4096), (1800, 2400), (2048, 8192), (2600, 2900)])
def test_a_window_that_shows_a_picture_is_used(center: float, width: float) -> None:
    radiograph = read(dicom(RAMP, WindowCenter=center, WindowWidth=width))
    expected = ((RAMP - (center - 0.5)) / (width - 1) + 0.5).clip(0, 1)
    np.testing.assert_allclose(radiograph.pixels, expected, atol=1e-6)
    assert radiograph.cautions == ()


def test_the_next_window_is_used_where_the_first_shows_nothing() -> None:
    radiograph = read(dicom(RAMP, WindowCenter=[16384, 1500], WindowWidth=[1, 3001]))
    np.testing.assert_allclose(radiograph.pixels, (RAMP / 3000).clip(0, 1), atol=2e-4)
    assert radiograph.cautions == ("window_ignored",)


@pytest.mark.parametrize("window", [("0", "0"), ("1", "-4096"), ("2048", None)])
def test_no_window_is_none_to_be_ignored(window: tuple[str, str | None]) -> None:
    radiograph = read(dicom(RAMP, WindowCenter=window[0], WindowWidth=window[1] or ""))
    np.testing.assert_allclose(radiograph.pixels, FULL, atol=1e-6)
    assert radiograph.cautions == ()


def test_a_comma_in_a_number() -> None:
    file = dicom(RAMP, WindowCenter="1500.5", WindowWidth="3001.0")
    changed = file.replace(b"1500.5", b"1500,5").replace(b"3001.0", b"3001,0")
    np.testing.assert_array_equal(read(changed).pixels, read(file).pixels)


@pytest.mark.parametrize("bits", [0, 8, 10, 12, 16])
def test_the_bits_of_a_table_are_not_believed(bits: int) -> None:
    file = dicom(RAMP, VOILUTSequence=[table(0, np.arange(4096), bits)])
    np.testing.assert_allclose(read(file).pixels, RAMP / 4095, atol=1e-6)
    assert read(file).cautions == ()


@pytest.mark.parametrize("first", [-1024, 65536 - 1024])
def test_a_table_that_starts_below_zero(first: int) -> None:
    item = table(-1024, np.arange(4096), 12)
    item["LUTDescriptor"].VR = "SS" if first < 0 else "US"
    item.LUTDescriptor = [4096, first, 12]
    file = dicom(RAMP, RescaleSlope=1, RescaleIntercept=-1024, VOILUTSequence=[item])
    np.testing.assert_allclose(read(file).pixels, RAMP / 4095, atol=1e-6)
    assert read(file).cautions == ()


def test_a_table_is_as_long_as_its_data() -> None:
    item = table(0, np.arange(4096), 12)
    item.LUTDescriptor = [0, 0, 12]  # 65,536 entries
    np.testing.assert_allclose(read(dicom(RAMP, VOILUTSequence=[item])).pixels, RAMP / 4095, atol=1e-6)


@pytest.mark.parametrize("useless", [table(40000, np.arange(4096), 12), table(0, np.zeros(4096), 12)])
def test_what_follows_a_useless_table_is_used(useless: Dataset) -> None:
    tables = [useless, table(0, np.arange(4096), 12)]
    radiograph = read(dicom(RAMP, VOILUTSequence=tables))
    np.testing.assert_allclose(radiograph.pixels, RAMP / 4095, atol=1e-6)
    assert radiograph.cautions == ("window_ignored",)


def test_a_broken_table_of_interest_is_passed_over_and_one_of_modality_refused() -> None:
    empty = Dataset()
    empty.add_new("LUTDescriptor", "US", [4, 0, 8])
    np.testing.assert_allclose(read(dicom(RAMP, VOILUTSequence=[empty])).pixels, FULL, atol=1e-6)
    assert type(refusal(dicom(RAMP, ModalityLUTSequence=[empty]))) is UnreadableImage


def test_no_slope_leaves_the_greys() -> None:
    np.testing.assert_allclose(read(dicom(RAMP, RescaleSlope=0, RescaleIntercept=5)).pixels, FULL, atol=1e-6)


def test_padding_that_would_be_all_of_it_is_none() -> None:
    file = dicom(RAMP, PixelPaddingValue=0, PixelPaddingRangeLimit=4095)
    np.testing.assert_allclose(read(file).pixels, FULL, atol=1e-6)


@pytest.mark.parametrize(
    "bits",
    [
        {"BitsStored": 0, "HighBit": 11}, {"BitsStored": 20, "HighBit": 19}, {"BitsStored": 12, "HighBit": 3},
        {"BitsStored": 8, "HighBit": 7}, {"BitsStored": 10, "HighBit": 9}, {"BitsStored": 12, "HighBit": 200},
    ],
)  # fmt: skip
def test_bits_stored_that_cannot_be_or_are_too_few(bits: dict[str, int]) -> None:
    np.testing.assert_allclose(read(dicom(smooth(), **bits)).pixels, SMOOTH, atol=1e-6)


@pytest.mark.parametrize("bit", [12, 15])
def test_a_drawing_in_the_bits_above_is_no_part_of_the_value(bit: int) -> None:
    stored = smooth()
    stored[50:200, 60:250] |= 1 << bit
    np.testing.assert_allclose(read(dicom(stored, BitsStored=12)).pixels, SMOOTH, atol=1e-6)


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, RLELossless, JPEGLSLossless, JPEG2000Lossless])
@pytest.mark.parametrize(("dtype", "offset"), [("i2", -2048), ("u2", 0)])
@pytest.mark.parametrize("named_signed", [0, 1])
def test_a_wrong_sign_is_seen(syntax: str, dtype: str, offset: int, named_signed: int) -> None:
    stored = smooth(dtype, offset) * (16 if dtype == "u2" else 1)
    file = dicom(stored.astype(dtype), syntax)
    true, named = (representation(sign) for sign in (stored.dtype.kind == "i", named_signed))
    assert file.count(true) == 1
    np.testing.assert_allclose(read(file.replace(true, named)).pixels, SMOOTH, atol=1e-6)


def representation(signed: bool | int) -> bytes:
    """Pixel Representation as an explicit element."""
    return b"\x28\x00\x03\x01US\x02\x00" + bytes([int(signed), 0])


@pytest.mark.parametrize("allocated", [8, 16])
def test_words_are_as_wide_as_the_pixel_data_are_long(allocated: int) -> None:
    stored = smooth() if allocated == 8 else (smooth() >> 4).astype("u1")
    dataset = data_set(stored)
    file = encode(dataset, stored, ExplicitVRLittleEndian)
    true = b"\x28\x00\x00\x01US\x02\x00" + bytes([stored.itemsize * 8, 0])
    assert file.count(true) == 1
    changed = file.replace(true, true[:-2] + bytes([allocated, 0]))
    np.testing.assert_allclose(read(changed).pixels, read(file).pixels, atol=1e-6)


def test_two_pixels_short_is_cut_and_no_other_width() -> None:
    dataset = data_set(TWELVE_BITS)
    dataset.add_new("PixelData", "OW", TWELVE_BITS.tobytes()[:-4])
    dataset.file_meta = FileMetaDataset()
    assert type(refusal(written(dataset, ExplicitVRLittleEndian))) is Truncated


EIGHT: NDArray[np.uint8] = (smooth() >> 4).astype("u1")
GREY_RGB = np.repeat(EIGHT[..., None], 3, 2)


def in_colour(words: NDArray[np.uint8], interpretation: str, syntax: str, **attributes: Any) -> bytes:
    dataset = data_set(
        EIGHT,
        PhotometricInterpretation=interpretation,
        SamplesPerPixel=3,
        **{"PlanarConfiguration": 0, **attributes},
    )
    return encode(dataset, words, syntax)  # type: ignore[arg-type]


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, RLELossless, JPEGLSLossless, JPEG2000Lossless])
def test_grey_in_red_green_and_blue(syntax: str) -> None:
    pixels = read(in_colour(GREY_RGB, "RGB", syntax)).pixels
    expected = EIGHT.astype(float) - EIGHT.min()
    np.testing.assert_allclose(pixels, expected / expected.max(), atol=0.005)


def test_planes_of_grey() -> None:
    planes = np.ascontiguousarray(GREY_RGB.transpose(2, 0, 1))
    file = in_colour(planes, "RGB", ExplicitVRLittleEndian, PlanarConfiguration=1)
    np.testing.assert_allclose(read(file).pixels, read(dicom(EIGHT)).pixels, atol=0.005)


def test_luminance_alone() -> None:
    none = np.full_like(EIGHT, 128)
    whole = in_colour(np.dstack([EIGHT, none, none]), "YBR_FULL", ExplicitVRLittleEndian)
    np.testing.assert_array_equal(read(whole).pixels, read(dicom(EIGHT)).pixels)
    halved = np.dstack([EIGHT[:, ::2], EIGHT[:, 1::2], none[:, ::2], none[:, ::2]])
    file = in_colour(halved, "YBR_FULL_422", ExplicitVRLittleEndian)
    np.testing.assert_array_equal(read(file).pixels, read(dicom(EIGHT)).pixels)


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("samples", [1, 3])
def test_a_jpeg_of_three_channels(progressive: bool, samples: int) -> None:
    stream = BytesIO()
    Image.fromarray(GREY_RGB).save(stream, "JPEG", quality=95, progressive=progressive)
    dataset = data_set(EIGHT, SamplesPerPixel=samples, PhotometricInterpretation="YBR_FULL_422")
    file = encapsulated(dataset, stream.getvalue(), JPEGBaseline8Bit)
    np.testing.assert_allclose(read(file).pixels, read(dicom(EIGHT)).pixels, atol=0.03)


@pytest.mark.parametrize("bits", [8, 16])
def test_a_palette_of_greys(bits: int) -> None:
    dataset = data_set(EIGHT, PhotometricInterpretation="PALETTE COLOR")
    shades = np.arange(256) if bits == 8 else np.arange(256) * 257
    for name in ("Red", "Green", "Blue"):
        setattr(dataset, f"{name}PaletteColorLookupTableDescriptor", [256, 0, bits])
        data = shades.astype("u1" if bits == 8 else "<u2").tobytes()
        setattr(dataset, f"{name}PaletteColorLookupTableData", data)
    file = encode(dataset, EIGHT, ExplicitVRLittleEndian)
    np.testing.assert_allclose(read(file).pixels, read(dicom(EIGHT)).pixels, atol=1e-6)


@pytest.mark.parametrize("name", ["MONOCHROME", "monochrome2", "GRAYSCALE", "RGB", ""])
def test_one_channel_is_grey_whatever_it_is_called(name: str) -> None:
    np.testing.assert_allclose(read(dicom(RAMP, PhotometricInterpretation=name)).pixels, FULL, atol=1e-6)


def test_one_tint_is_no_colour_and_many_hues_are() -> None:
    tinted = (GREY_RGB * [0.8, 0.92, 1.0]).astype("u1")
    assert read(in_colour(tinted, "RGB", ExplicitVRLittleEndian)).pixels.shape == EIGHT.shape
    hues = GREY_RGB.copy()
    hues[:, 100:200, 0] = 255 - hues[:, 100:200, 0]
    assert type(refusal(in_colour(hues, "RGB", ExplicitVRLittleEndian))) is ColourImage
    heat = np.dstack([EIGHT, 255 - EIGHT, EIGHT // 2])
    assert type(refusal(in_colour(heat, "RGB", ExplicitVRLittleEndian))) is ColourImage


EXTENDED = """
import sys
from pathlib import Path
from _gdcm.scripts.gdcmconv import main
sys.argv = ["gdcmconv", "--jpeg", "--lossy", "-q", "95", *sys.argv[1:]]
sys.exit(main())
"""


def test_extended_jpeg_of_twelve_bits(tmp_path: Any) -> None:
    plain, compressed = tmp_path / "plain.dcm", tmp_path / "compressed.dcm"
    plain.write_bytes(dicom(smooth(), BitsStored=12))
    run_python(EXTENDED, plain, compressed)
    radiograph = read(compressed.read_bytes())
    assert radiograph.encoding == JPEGExtended12Bit.name
    np.testing.assert_allclose(np.median(np.abs(radiograph.pixels - SMOOTH)), 0, atol=0.002)
