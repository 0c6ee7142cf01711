"""DICOM greys: the picture that comes out is the one a reader would see."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from door_files import PATIENT_ID, PATIENT_NAME, dicom, read, row
from pydicom.dataset import Dataset
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian
from xvlm.explain.door import read_radiograph


def lookup_table(first: int, bits: int, entries: list[int]) -> Dataset:
    item = Dataset()
    item.add_new("LUTDescriptor", "SS" if first < 0 else "US", [len(entries), first, bits])
    item.add_new("LUTData", "US", entries)
    return item


@pytest.mark.parametrize(
    ("function", "width", "stored", "shown"),
    [
        # C.11.2.1.2.1: 0 up to 49.5 - 5, 1 beyond 49.5 + 5, (x - 49.5) / 10 + 0.5 between
        (None, 11, [44, 45, 49, 50, 54, 55], [0, 0.05, 0.45, 0.55, 0.95, 1]),
        ("LINEAR", 11, [44, 45, 49, 50, 54, 55], [0, 0.05, 0.45, 0.55, 0.95, 1]),
        # the narrowest that is allowed is a step at 49.5
        ("LINEAR", 1, [48, 49, 50, 51], [0, 0, 1, 1]),
        # C.11.2.1.3.2: 0 up to 45, 1 beyond 55, (x - 50) / 10 + 0.5 between
        ("LINEAR_EXACT", 10, [44, 45, 46, 50, 54, 55], [0, 0, 0.1, 0.5, 0.9, 1]),
        # C.11.2.1.3.1: 1 / (1 + exp(-4 (x - 50) / 10))
        ("SIGMOID", 10, [45, 50, 55], [0.1192029, 0.5, 0.8807971]),
    ],
)
def test_window_by_the_formulae_of_ps33(
    function: str | None, width: int, stored: list[int], shown: list[float]
) -> None:
    extra = {"VOILUTFunction": function} if function else {}
    radiograph = read(dicom(row(*stored), WindowCenter=50, WindowWidth=width, **extra))
    np.testing.assert_allclose(radiograph.pixels, [shown], atol=1e-6)


def test_the_first_of_several_windows_is_used() -> None:
    radiograph = read(dicom(row(44, 50, 55), WindowCenter=[50, 1000], WindowWidth=[11, 2]))
    np.testing.assert_allclose(radiograph.pixels, [[0, 0.55, 1]], atol=1e-6)


@pytest.mark.parametrize("width", [0, -4])
def test_a_window_without_width_is_no_window(width: int) -> None:
    radiograph = read(dicom(row(100, 150, 200), WindowCenter=150, WindowWidth=width))
    np.testing.assert_allclose(radiograph.pixels, [[0, 0.5, 1]], atol=1e-6)


def test_the_window_is_over_rescaled_values() -> None:
    # modality values 2 x - 10 = 44, 50, 54
    data = dicom(row(27, 30, 32), RescaleSlope=2, RescaleIntercept=-10, WindowCenter=50, WindowWidth=11)
    np.testing.assert_allclose(read(data).pixels, [[0, 0.55, 0.95]], atol=1e-6)


def test_a_negative_slope_turns_the_greys_round() -> None:
    data = dicom(row(10, 20, 50), RescaleSlope=-1, RescaleIntercept=0)
    np.testing.assert_allclose(read(data).pixels, [[1, 0.75, 0]], atol=1e-6)


@pytest.mark.parametrize("slope", ["1E308", "1E1000"])
def test_a_slope_that_no_device_writes_is_passed_over(slope: str) -> None:
    data = dicom(row(0, 100, 400), RescaleSlope=slope, RescaleIntercept="0")
    np.testing.assert_allclose(read(data).pixels, [[0, 0.25, 1]], atol=1e-6)


def test_modality_table_comes_before_the_window() -> None:
    # table over 10..12 gives 44, 50, 55; below takes the first entry, beyond takes the last
    table = lookup_table(10, 16, [44, 50, 55])
    data = dicom(row(9, 10, 11, 12, 13), ModalityLUTSequence=[table], WindowCenter=50, WindowWidth=11)
    np.testing.assert_allclose(read(data).pixels, [[0, 0, 0.55, 1, 1]], atol=1e-6)


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian])
def test_voi_table_goes_before_a_window(syntax: str) -> None:
    # ten bits: entries are of 1023
    table = lookup_table(100, 10, [0, 341, 1023])
    data = dicom(row(7, 101, 102, 900), syntax, VOILUTSequence=[table], WindowCenter=50, WindowWidth=11)
    np.testing.assert_allclose(read(data).pixels, [[0, 1 / 3, 1, 1]], atol=1e-6)


def test_voi_table_of_packed_bytes() -> None:
    item = Dataset()
    item.add_new("LUTDescriptor", "US", [4, 0, 8])
    item.add_new("LUTData", "OW", bytes([0, 51, 102, 255]))
    np.testing.assert_allclose(read(dicom(row(0, 1, 2, 3), VOILUTSequence=[item])).pixels, [[0, 0.2, 0.4, 1]])


def test_voi_table_with_a_negative_first_input() -> None:
    data = dicom(row(-3, -2, -1, 0, dtype="i2"), VOILUTSequence=[lookup_table(-2, 8, [0, 51, 255])])
    np.testing.assert_allclose(read(data).pixels, [[0, 0, 0.2, 1]], atol=1e-6)


def test_without_values_of_interest_those_present_span_black_to_white() -> None:
    np.testing.assert_allclose(read(dicom(row(1000, 1500, 3000))).pixels, [[0, 0.25, 1]], atol=1e-6)


def test_a_flat_picture_is_black() -> None:
    np.testing.assert_array_equal(read(dicom(row(77, 77))).pixels, [[0, 0]])


@pytest.mark.parametrize(
    ("interpretation", "shape", "shown"),
    [
        ("MONOCHROME2", "IDENTITY", [0, 0.25, 1]),
        ("MONOCHROME1", None, [1, 0.75, 0]),
        ("MONOCHROME1", "INVERSE", [1, 0.75, 0]),  # the same said twice
        ("MONOCHROME2", "INVERSE", [1, 0.75, 0]),
    ],
)
def test_inversion_happens_once(interpretation: str, shape: str | None, shown: list[float]) -> None:
    extra = {"PresentationLUTShape": shape} if shape else {}
    radiograph = read(dicom(row(0, 100, 400), PhotometricInterpretation=interpretation, **extra))
    np.testing.assert_allclose(radiograph.pixels, [shown], atol=1e-6)


@pytest.mark.parametrize(
    "padding",
    [
        {"PixelPaddingValue": 60000},
        {"PixelPaddingValue": 59000, "PixelPaddingRangeLimit": 61000},
        {"PixelPaddingValue": 61000, "PixelPaddingRangeLimit": 59000},
    ],
)
@pytest.mark.parametrize(
    ("interpretation", "shown"), [("MONOCHROME2", [0, 0, 0.25, 1]), ("MONOCHROME1", [0, 1, 0.75, 0])]
)
def test_padding_is_black_and_spans_nothing(
    padding: dict[str, Any], interpretation: str, shown: list[float]
) -> None:
    data = dicom(row(60000, 0, 100, 400), PhotometricInterpretation=interpretation, **padding)
    np.testing.assert_allclose(read(data).pixels, [shown], atol=1e-6)


def test_signed_padding() -> None:
    data = dicom(row(-2000, -10, 0, 10, dtype="i2"), PixelPaddingValue=-2000)
    np.testing.assert_allclose(read(data).pixels, [[0, 0, 0.5, 1]], atol=1e-6)


def test_bits_beyond_those_stored_are_no_part_of_the_value() -> None:
    overlay = 0xF000  # a picture of one bit a pixel may hide in the high bits (PS3.5 section 8.1.2)
    data = dicom(row(0, 1024 | overlay, 4096 - 1), BitsStored=12, HighBit=11)
    np.testing.assert_allclose(read(data).pixels, [[0, 1024 / 4095, 1]], atol=1e-6)


def test_values_in_the_upper_bits() -> None:
    data = dicom(row(0 << 4, 1024 << 4 | 0xF, 4095 << 4), BitsStored=12, HighBit=15)
    np.testing.assert_allclose(read(data).pixels, [[0, 1024 / 4095, 1]], atol=1e-6)


def test_twelve_signed_bits() -> None:
    # -2048, -1024 and 2047 with the four highest bits left at zero
    data = dicom(row(0x800, 0xC00, 0x7FF), BitsStored=12, PixelRepresentation=1)
    np.testing.assert_allclose(read(data).pixels, [[0, 1024 / 4095, 1]], atol=1e-6)


def test_one_frame_of_a_multi_frame_kind_is_read() -> None:
    assert read(dicom(row(0, 1), NumberOfFrames=1)).pixels.shape == (1, 2)


def test_other_modalities_are_read() -> None:
    assert read(dicom(row(0, 1), Modality="MR")).pixels.shape == (1, 2)


def test_nothing_of_the_patient_passes() -> None:
    radiograph = read(dicom(row(0, 1)))
    shown = repr(radiograph)
    assert PATIENT_NAME not in shown
    assert PATIENT_ID not in shown


def test_source_id_goes_with_the_content_alone(tmp_path: Path) -> None:
    first, again, other = tmp_path / "a.dcm", tmp_path / "b", tmp_path / "c.dcm"
    first.write_bytes(dicom(row(0, 1)))
    again.write_bytes(dicom(row(0, 1)))
    other.write_bytes(dicom(row(0, 2)))
    ids = [read_radiograph(path).source_id for path in (first, again, other)]
    assert ids[0] == ids[1] != ids[2]
    assert len(ids[0]) == 16
    assert int(ids[0], 16) >= 0


def test_the_same_file_has_the_same_id_in_every_release() -> None:
    grey_png_of_one_pixel = base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
    )
    assert read(grey_png_of_one_pixel).source_id == "32a131178594230d"
