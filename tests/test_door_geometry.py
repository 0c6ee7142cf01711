"""DICOM pictures come out upright, with square pixels and their projection."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from door_files import GREY, dicom, read, row
from pydicom.dataset import Dataset


@pytest.mark.parametrize("orientation", [["R", "F"], ["RA", "FP"]])
def test_rows_towards_the_right_are_turned(orientation: list[str]) -> None:
    radiograph = read(dicom(np.array([[0, 1], [2, 4]], "u1"), PatientOrientation=orientation))
    np.testing.assert_allclose(radiograph.pixels, [[0.25, 0], [1, 0.5]])


@pytest.mark.parametrize("orientation", [["L", "F"], ["A", "F"], "", "L"])
def test_other_orientations_stay(orientation: list[str] | str) -> None:
    radiograph = read(dicom(np.array([[0, 1], [2, 4]], "u1"), PatientOrientation=orientation))
    np.testing.assert_allclose(radiograph.pixels, [[0, 0.25], [0.5, 1]])


def test_a_picture_that_stands_on_its_head() -> None:
    radiograph = read(dicom(np.array([[0, 1], [2, 4]], "u1"), PatientOrientation=["L", "H"]))
    np.testing.assert_allclose(radiograph.pixels, [[0.5, 1], [0, 0.25]])


def test_a_picture_that_lies_on_its_side() -> None:
    # rows run to the feet and columns to the right: columns become rows, then right goes left
    stored = np.array([[0, 1, 2], [4, 5, 8]], "u1")
    radiograph = read(dicom(stored, PatientOrientation=["F", "R"], PixelSpacing=[0.5, 0.5]))
    np.testing.assert_allclose(radiograph.pixels * 8, [[4, 0], [5, 1], [8, 2]])


def test_tall_pixels_that_lie_on_their_side_are_wide() -> None:
    radiograph = read(dicom(GREY, PatientOrientation=["F", "L"], PixelSpacing=[0.4, 0.2]))
    assert radiograph.pixels.shape == (GREY.shape[1], 2 * GREY.shape[0])
    assert radiograph.spacing_mm == pytest.approx((0.2, 0.2))


@pytest.mark.parametrize(
    "shape", [{"PixelSpacing": [0.4, 0.2]}, {"ImagerPixelSpacing": [0.4, 0.2]}, {"PixelAspectRatio": [2, 1]}]
)
def test_tall_pixels_become_square(shape: dict[str, Any]) -> None:
    radiograph = read(dicom(np.array([[0, 0, 0], [100, 100, 100]], "u1"), **shape))
    # rows twice as dense, by linear interpolation between the old rows' centres
    np.testing.assert_allclose(radiograph.pixels, np.repeat([[0], [0.25], [0.75], [1]], 3, axis=1), atol=1e-6)
    assert radiograph.spacing_mm == (None if "PixelAspectRatio" in shape else (0.2, 0.2))


def test_wide_pixels_become_square() -> None:
    radiograph = read(dicom(np.array([[0, 100]] * 3, "u1"), PixelSpacing=[0.1, 0.15]))
    assert radiograph.pixels.shape == (3, 3)
    assert radiograph.spacing_mm == pytest.approx((0.1, 0.1))


def test_spacing_goes_before_aspect_ratio() -> None:
    radiograph = read(dicom(row(0, 1), PixelSpacing=[0.2, 0.2], PixelAspectRatio=[3, 1]))
    assert radiograph.pixels.shape == (1, 2)


@pytest.mark.parametrize(
    ("attributes", "spacing"),
    [
        ({"PixelSpacing": [0.143, 0.143], "ImagerPixelSpacing": [0.2, 0.2]}, (0.143, 0.143)),
        ({"ImagerPixelSpacing": [0.2, 0.2]}, (0.2, 0.2)),
        ({"PixelSpacing": [0, 0]}, None),
        ({}, None),
    ],
)
def test_spacing(attributes: dict[str, Any], spacing: tuple[float, float] | None) -> None:
    assert read(dicom(row(0, 1), **attributes)).spacing_mm == spacing


def view_code(value: str, scheme: str) -> Dataset:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, "view"
    return item


@pytest.mark.parametrize(
    ("attributes", "view"),
    [
        ({"ViewPosition": "PA"}, "PA"),
        ({"ViewPosition": "AP"}, "AP"),
        ({"ViewPosition": "AP SUPINE"}, "AP"),
        ({"ViewPosition": "AP_ERECT"}, "AP"),
        ({"ViewPosition": "LL"}, "unknown"),
        ({"ViewPosition": "LL", "ViewCodeSequence": [view_code("272479007", "SCT")]}, "unknown"),
        ({"ViewCodeSequence": [view_code("272479007", "SCT")]}, "PA"),
        ({"ViewPosition": "", "ViewCodeSequence": [view_code("R-10206", "SNM3")]}, "AP"),
        ({"ViewCodeSequence": [view_code("399067008", "SCT")]}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_view(attributes: dict[str, Any], view: str) -> None:
    assert read(dicom(row(0, 1), **attributes)).view == view


@pytest.mark.parametrize(
    ("attributes", "other"),
    [
        ({"ViewPosition": "LL"}, True),
        ({"ViewPosition": "LATERAL"}, True),
        ({"ViewPosition": "PA", "PatientOrientation": ["A", "F"]}, True),
        ({"PatientOrientation": ["PL", "F"]}, True),
        ({"ViewPosition": "PA", "PatientOrientation": ["L", "F"]}, False),
        ({"ViewPosition": "AP", "PatientOrientation": ["LP", "F"]}, False),
        ({}, False),
    ],
)
def test_a_file_may_say_that_it_is_no_frontal_view(attributes: dict[str, Any], other: bool) -> None:
    assert read(dicom(row(0, 1), **attributes)).other_view is other
