"""What is read from the lung fields, and the heart between them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from explanations import explanation
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image
from xvlm.explain import Session
from xvlm.explain.anatomy import clean_fields, lean, mean_widths, measure, zones
from xvlm.explain.explanation import LungFields, Measures
from xvlm.explain.reports.catalogue import Catalogue
from xvlm.explain.reports.sentences import measures
from xvlm.models.canvas import lay, lay_mask
from xvlm.models.heart import cardiothoracic_ratio
from xvlm.models.mask_parts import largest_part
from xvlm.models.phantom import Lesion, Phantom, make_phantom
from xvlm.models.tissue import soften, split_air_from_tissue

SIDE, CELLS = 128, 32
MASKS = arrays.arrays(bool, (16, 16))


def fields_of(*masks: np.ndarray) -> LungFields:
    """Masks of any size as fields on the grid of a model."""
    laid = np.stack([lay_mask(mask, SIDE) for mask in masks])
    cells = laid.reshape(len(masks), CELLS, SIDE // CELLS, CELLS, SIDE // CELLS).mean((2, 4))
    fields = clean_fields(cells > 0.5)
    assert fields is not None
    return fields


def ratio_of(phantom: Phantom) -> float | None:
    fields = fields_of(phantom.lungs.right, phantom.lungs.left)
    return cardiothoracic_ratio(lay(phantom.pixels, SIDE)[0], fields.right, fields.left)


# --- fields -----------------------------------------------------------------------------------------


@given(MASKS)
def test_the_zones_share_the_lungs_among_them(mask: np.ndarray) -> None:
    lungs = LungFields(mask, mask[:, ::-1])
    for name, lung in (("right", lungs.right), ("left", lungs.left)):
        thirds = [zones(lungs)[f"{name}_{third}"] for third in ("upper", "middle", "lower")]  # type: ignore[index]
        assert (np.sum(thirds, axis=0) == lung).all()
        heights = [np.flatnonzero(third.any(1)) for third in thirds if third.any()]
        assert all(above.max() < below.min() for above, below in pairwise(heights))


@given(MASKS)
def test_the_largest_part_is_connected_and_a_part(mask: np.ndarray) -> None:
    part = largest_part(mask)
    assert not (part & ~mask).any()
    assert part.any() == mask.any()
    assert (largest_part(part) == part).all()


def test_islands_and_ragged_edges_are_left_out() -> None:
    lungs = make_phantom(256, seed=1).lungs
    clean = fields_of(lungs.right, lungs.left)
    seen = np.stack([clean.right, clean.left])
    seen[0, 30, 30], seen[1, :3, :2] = True, True
    again = clean_fields(seen)
    assert again is not None
    assert (again.right & ~clean.right).sum() == (again.left & ~clean.left).sum() == 0


def test_a_lung_that_is_not_there_leaves_no_fields() -> None:
    seen = np.zeros((2, CELLS, CELLS), bool)
    seen[0, 5:25, 4:12] = True
    assert clean_fields(seen) is None


@pytest.mark.parametrize("degrees", [-15, 0, 15])
def test_the_lean_is_the_angle_by_which_upright_fields_were_turned(degrees: int) -> None:
    """Positive is clockwise, and Pillow turns anticlockwise."""
    leans = []
    for seed in range(6):
        lungs = make_phantom(256, seed=seed).lungs
        turned = (np.asarray(Image.fromarray(lung).rotate(-degrees)) for lung in (lungs.right, lungs.left))
        leans.append(lean(fields_of(*turned)))
    assert np.mean(leans) == pytest.approx(degrees, abs=3)


def test_widths_and_area_shares_follow_the_fields() -> None:
    right, left = np.zeros((CELLS, CELLS), bool), np.zeros((CELLS, CELLS), bool)
    right[4:28, 4:10], left[4:28, 18:30] = True, True
    lungs = LungFields(right, left)
    assert mean_widths(lungs) == (6, 12)
    canvas = np.zeros((SIDE, SIDE), np.float32)
    assert measure(canvas, lungs, "PA") == Measures(1 / 3, 2 / 3, None)


# --- greys ------------------------------------------------------------------------------------------


@given(arrays.arrays(np.float32, st.integers(1, 60), elements=st.floats(0, 1, width=32)))
def test_the_split_lies_within_the_greys(greys: np.ndarray) -> None:
    assert greys.min() <= split_air_from_tissue(greys) <= greys.max() + 1e-6


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_two_kinds_of_grey_are_told_apart(share: float) -> None:
    rng = np.random.default_rng(0)
    bright = rng.random(2000) < share
    greys = np.where(bright, rng.normal(0.8, 0.05, 2000), rng.normal(0.3, 0.05, 2000)).astype(np.float32)
    assert np.mean((greys > split_air_from_tissue(greys)) == bright) > 0.99


@given(arrays.arrays(np.float32, (9, 7), elements=st.floats(0, 1, width=32)))
def test_softening_averages(picture: np.ndarray) -> None:
    soft = soften(picture)
    assert soft[3, 3] == pytest.approx(picture[2:5, 2:5].mean(), abs=1e-5)
    assert picture.min() - 1e-6 <= soft.min() <= soft.max() <= picture.max() + 1e-6


# --- the heart --------------------------------------------------------------------------------------


def test_the_ratio_of_phantoms_is_theirs() -> None:
    phantoms = [make_phantom(256, seed=seed, heart_ratio=0.38 + 0.03 * (seed % 10)) for seed in range(30)]
    pairs = [(ratio_of(phantom), phantom.cardiothoracic_ratio) for phantom in phantoms]
    measured = np.array([pair for pair in pairs if pair[0] is not None])
    assert len(measured) >= 27
    assert np.corrcoef(measured.T)[0, 1] > 0.95
    assert np.abs(measured[:, 0] - measured[:, 1]).mean() < 0.05


@pytest.mark.parametrize("seed", range(5))
def test_a_wider_heart_has_a_larger_ratio(seed: int) -> None:
    ratios = [ratio_of(make_phantom(256, seed=seed, heart_ratio=wanted)) for wanted in (0.4, 0.5, 0.6)]
    enlarged = ratio_of(make_phantom(256, [Lesion("cardiomegaly")], seed=seed))
    assert None not in (*ratios, enlarged)
    assert ratios == sorted(ratios)  # type: ignore[type-var]
    assert enlarged > ratios[0]  # type: ignore[operator]


def test_no_ratio_is_given_where_the_heart_has_no_border() -> None:
    lungs = make_phantom(256, seed=2).lungs
    fields = fields_of(lungs.right, lungs.left)
    assert cardiothoracic_ratio(np.full((SIDE, SIDE), 0.5, np.float32), fields.right, fields.left) is None
    opaque = lay(make_phantom(256, seed=2).pixels, SIDE)[0]
    opaque[:, SIDE // 2 :] = 0.9
    assert cardiothoracic_ratio(opaque, fields.right, fields.left) is None


def test_no_ratio_is_given_on_ap_views() -> None:
    phantom = make_phantom(256, seed=2)
    fields, canvas = fields_of(phantom.lungs.right, phantom.lungs.left), lay(phantom.pixels, SIDE)[0]
    assert measure(canvas, fields, "AP").cardiothoracic_ratio is None
    assert measure(canvas, fields, "PA") == measure(canvas, fields, "unknown")


@given(arrays.arrays(np.float32, (64, 64), elements=st.floats(0, 1, width=32)), MASKS, MASKS)
def test_whatever_was_seen_the_ratio_is_none_or_one(
    canvas: np.ndarray, right: np.ndarray, left: np.ndarray
) -> None:
    lungs = clean_fields(np.stack([right, left]))
    ratio = None if lungs is None else cardiothoracic_ratio(canvas, lungs.right, lungs.left)
    assert ratio is None or np.isfinite(ratio)


@pytest.mark.shared_data
def test_the_ratio_of_a_drawn_heart(session: Session, shared_data: Path) -> None:
    """The one of three drawn hearts whose borders are not hidden by consolidation."""
    name = "adult-pneumocystis-pneumonia-1.png"
    right, left, heart = (
        np.asarray(Image.open(shared_data / "cxr" / "regions" / f"covid-19-{part}" / name).convert("L")) > 127
        for part in ("right-lung", "left-lung", "cardiomediastinum")
    )
    rows, columns = np.nonzero(right | left)
    heart[: int(np.mean([rows.min(), rows.max()]))] = False
    drawn = np.ptp(heart.nonzero()[1]) / np.ptp(columns)
    path = shared_data / "cxr" / "adult512" / name.removeprefix("adult-").replace("png", "jpg")
    canvas, _ = lay(np.asarray(Image.open(path).convert("L"), np.float32) / np.float32(255), SIDE)
    fields = clean_fields(session.encode(canvas[None]).lungs[0])
    assert fields is not None
    assert cardiothoracic_ratio(canvas, fields.right, fields.left) == pytest.approx(drawn, abs=0.04)


# --- words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "view", "ratio", "said"),
    [
        ("en", "PA", 0.54, "ratio 0.54"),
        ("fr", "PA", 0.54, "0,54 (mesuré"),
        ("sw", "PA", 0.54, "0.54"),
        ("en", "unknown", 0.54, "view not known"),
        ("en", "AP", None, "AP views magnify"),
        ("en", "PA", None, "borders of the heart are not distinct"),
    ],
)
def test_the_ratio_is_said_with_its_view(language: str, view: str, ratio: float | None, said: str) -> None:
    subject = replace(explanation(), view=view, measures=Measures(0.5, 0.5, ratio))
    (sentence,) = measures(subject, Catalogue(language))
    assert said in sentence
    assert ("Danzer" in sentence) == (ratio is not None)


def test_what_was_refused_has_no_measures() -> None:
    assert measures(explanation(abstained=("blank",)), Catalogue("en")) == ()
