"""Phantoms are chests whose lesions lie where they say, and their DICOM files say what they are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pydicom
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xvlm.errors import BadInput
from xvlm.explain.door import is_phantom, read_radiograph
from xvlm.explain.phantom_dicom import write_phantom_dicom
from xvlm.models.lesions import LESION_KINDS, LesionKind, LungMasks, LungSide, insert_lesion
from xvlm.models.phantom import Lesion, Phantom, make_phantom

kinds = st.sampled_from(LESION_KINDS)
sides = st.sampled_from(("right", "left"))
seeds = st.integers(0, 10_000)
few = settings(max_examples=20, deadline=None)
CHESTS = 6


@cache
def normal_chest(number: int, size: int) -> Phantom:
    """Drawn once for all tests that paint into it."""
    return make_phantom(size, seed=number)


def painted(
    kind: LesionKind, side: LungSide, seed: int, size: int = 128
) -> tuple[np.ndarray, np.ndarray, np.ndarray, LungMasks]:
    """A normal phantom, the same with a lesion, the lesion's mask and the lungs."""
    normal = normal_chest(seed % CHESTS, size)
    pixels, mask = insert_lesion(normal.pixels, normal.lungs, kind, side, np.random.default_rng(seed))
    return normal.pixels, pixels, mask, normal.lungs


@few
@given(seed=seeds, size=st.integers(128, 200))
def test_equal_specs_give_equal_phantoms(seed: int, size: int) -> None:
    lesions = [Lesion("mass", "left"), Lesion("effusion", "right")]
    first, second = (make_phantom(size, lesions, seed) for _ in range(2))
    assert first.spec == second.spec
    assert np.array_equal(first.pixels, second.pixels)
    assert all(np.array_equal(first.lesions[kind], second.lesions[kind]) for kind in first.lesions)


def test_another_seed_is_another_chest() -> None:
    first, second = make_phantom(128, seed=1), make_phantom(128, seed=2)
    assert not np.array_equal(first.lungs.right, second.lungs.right)
    assert first.cardiothoracic_ratio != second.cardiothoracic_ratio


@few
@given(seed=seeds, size=st.integers(128, 200))
def test_a_normal_chest(seed: int, size: int) -> None:
    phantom = make_phantom(size, seed=seed)
    right, left = phantom.lungs.right, phantom.lungs.left
    assert phantom.pixels.shape == (size, size)
    assert phantom.pixels.dtype == np.float32
    assert 0.0 <= phantom.pixels.min() < phantom.pixels.max() <= 1.0
    assert not (right & left).any()
    assert np.flatnonzero(right.any(0)).max() < np.flatnonzero(left.any(0)).min()
    lung_only = (right | left) & ~phantom.heart
    assert phantom.pixels[lung_only].mean() < phantom.pixels[phantom.heart].mean() - 0.2
    columns = np.flatnonzero(phantom.heart.any(0))
    assert size / 2 - columns[0] < columns[-1] - size / 2, "the heart points to the patient's left"
    assert 0.40 < phantom.cardiothoracic_ratio < 0.5


@few
@given(seed=seeds)
def test_cardiomegaly_widens_the_heart(seed: int) -> None:
    phantom = make_phantom(128, [Lesion("cardiomegaly")], seed)
    assert 0.54 < phantom.cardiothoracic_ratio < 0.67
    assert np.array_equal(phantom.lesions["cardiomegaly"], phantom.heart)


@pytest.mark.parametrize("ratio", [0.36, 0.5, 0.74])
def test_the_heart_takes_the_ratio_asked_for(ratio: float) -> None:
    assert make_phantom(256, heart_ratio=ratio).cardiothoracic_ratio == pytest.approx(ratio, abs=0.015)


@few
@given(kind=kinds, side=sides, seed=seeds, size=st.sampled_from((128, 171, 256)))
def test_a_lesion_lies_in_the_lung_asked_for(kind: LesionKind, side: LungSide, seed: int, size: int) -> None:
    before, after, mask, lungs = painted(kind, side, seed, size)
    change = np.abs(after - before)
    assert mask.any()
    assert not (mask & ~lungs.on(side)).any()
    assert 0.0 <= after.min() <= after.max() <= 1.0
    assert change[mask].mean() > 0.01
    assert change[mask].mean() > 8 * change[~mask].mean()


@few
@given(kind=kinds, side=sides, seed=seeds)
def test_air_darkens_and_all_else_lightens(kind: LesionKind, side: LungSide, seed: int) -> None:
    before, after, mask, _ = painted(kind, side, seed)
    difference = float((after - before)[mask].mean())
    assert difference < 0 if kind == "pneumothorax" else difference > 0


@few
@given(kind=kinds, side=sides, seed=seeds, low=st.floats(0, 0.4), span=st.floats(0.2, 0.6))
def test_a_lesion_takes_its_grey_from_the_window(
    kind: LesionKind, side: LungSide, seed: int, low: float, span: float
) -> None:
    before, after, mask, lungs = painted(kind, side, seed)
    windowed, again = insert_lesion(
        (low + span * before).astype(np.float32), lungs, kind, side, np.random.default_rng(seed)
    )
    assert np.array_equal(mask, again)
    expected, found = span * (after - before)[mask].mean(), (windowed - (low + span * before))[mask].mean()
    assert found == pytest.approx(expected, rel=0.5)


def test_a_nodule_is_smaller_than_a_mass() -> None:
    widths = {
        kind: [np.ptp(np.flatnonzero(painted(kind, "right", seed, 256)[2].any(0))) / 256 for seed in range(6)]
        for kind in ("nodule", "mass")
    }
    assert max(widths["nodule"]) < 0.07 < min(widths["mass"])


def test_an_effusion_stands_higher_at_the_side() -> None:
    *_, mask, lungs = painted("effusion", "left", 5, 256)
    columns = np.flatnonzero(mask.any(0))
    surface = mask.argmax(0)
    lung_end = np.flatnonzero(lungs.left.any(0)).max()
    assert columns.max() > lung_end - 8
    assert surface[lung_end - 12] < surface[columns.min() + 4]


def test_both_lesions_of_a_kind_are_kept() -> None:
    phantom = make_phantom(128, [Lesion("nodule", "right"), Lesion("nodule", "left")], 3)
    mask = phantom.lesions["nodule"]
    assert (mask & phantom.lungs.right).any()
    assert (mask & phantom.lungs.left).any()


@pytest.mark.parametrize(
    ("size", "seed", "ratio"), [(32, 0, None), (128, -1, None), (128, 0, 0.9)], ids=["size", "seed", "ratio"]
)
def test_what_cannot_be_drawn_is_refused(size: int, seed: int, ratio: float | None) -> None:
    with pytest.raises(BadInput):
        make_phantom(size, seed=seed, heart_ratio=ratio)


def test_the_smallest_phantom_holds_every_lesion() -> None:
    phantom = make_phantom(64, [Lesion(kind, "left") for kind in LESION_KINDS], 2)
    assert set(phantom.lesions) == set(LESION_KINDS)
    assert all(mask.any() for mask in phantom.lesions.values())


def test_no_lesion_without_a_lung() -> None:
    none = np.zeros((128, 128), bool)
    with pytest.raises(BadInput, match="too small"):
        insert_lesion(
            np.zeros((128, 128), np.float32), LungMasks(none, none), "mass", "left", np.random.default_rng(0)
        )


def test_dicom_says_what_it_is_and_holds_the_pixels(tmp_path: Path) -> None:
    phantom = make_phantom(256, [Lesion("mass", "left")], 4)
    path = tmp_path / "phantom.dcm"
    write_phantom_dicom(path, phantom)
    dataset = pydicom.dcmread(path)
    assert dataset.PatientName == "PHANTOM^XVLM"
    assert dataset.SeriesDescription == "xvlm phantom, not a patient"
    assert dataset.BitsStored == 12
    assert np.abs(dataset.pixel_array / 4095 - phantom.pixels).max() <= 0.5 / 4095 + 1e-6
    assert is_phantom(path)


def test_dicom_passes_the_door(tmp_path: Path) -> None:
    phantom = make_phantom(512, seed=9)
    path = tmp_path / "phantom.dcm"
    write_phantom_dicom(path, phantom)
    radiograph = read_radiograph(path)
    assert radiograph.view == "PA"
    assert radiograph.spacing_mm == pytest.approx((0.7, 0.7))
    assert np.corrcoef(radiograph.pixels.ravel(), phantom.pixels.ravel())[0, 1] > 0.999


def test_dicom_bytes_depend_on_the_phantom_alone(tmp_path: Path) -> None:
    first, same, other = (tmp_path / name for name in ("first.dcm", "same.dcm", "other.dcm"))
    write_phantom_dicom(first, make_phantom(128, seed=1))
    write_phantom_dicom(same, make_phantom(128, seed=1))
    write_phantom_dicom(other, make_phantom(128, seed=2))
    assert first.read_bytes() == same.read_bytes()
    uids = [pydicom.dcmread(path).SOPInstanceUID for path in (first, other)]
    assert uids[0] != uids[1]


def test_nothing_else_is_a_phantom(tmp_path: Path) -> None:
    path = tmp_path / "file.dcm"
    write_phantom_dicom(path, make_phantom(128))
    whole = path.read_bytes()
    assert not is_phantom(tmp_path)
    assert not is_phantom(tmp_path / "absent.dcm")
    for content in (
        b"",
        b"no radiograph",
        whole[:132],
        whole[:300],
        whole.replace(b"not a patient", b"may be patien"),
    ):
        path.write_bytes(content)
        assert not is_phantom(path)


@few
@given(data=st.binary(max_size=200))
def test_is_phantom_survives_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "file.dcm"
    path.write_bytes(bytes(128) + b"DICM" + data)
    assert not is_phantom(path)


@pytest.mark.shared_data
def test_a_patient_is_no_phantom(shared_data: Path) -> None:
    files = sorted((shared_data / "dicom").glob("*.dcm"))
    assert files
    assert not any(is_phantom(path) for path in files)
