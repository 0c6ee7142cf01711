"""Pictures that stand on their heads, are mirrored or are negatives; and those that are something else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from explanations import three_findings
from pydicom import dcmread
from test_quality import fields_of, radiograph
from xvlm.bench.intake.fit_orientation import weights
from xvlm.bench.intake.orientation import measure_orientation
from xvlm.bench.studies import draw_studies, read_index
from xvlm.explain import Session, explain_radiograph
from xvlm.explain.orientation import describe_sides, describe_upright, quarter_turn, usual_sides
from xvlm.explain.reports.catalogue import Catalogue
from xvlm.explain.reports.sentences import cautions, finding_words
from xvlm.models.canvas import lay, stretch
from xvlm.models.phantom import make_phantom

PHANTOM = make_phantom(256, seed=11)


def test_a_picture_and_its_mirror_image_are_as_upright_as_each_other() -> None:
    canvas = lay(PHANTOM.pixels, 128)[0]
    assert np.allclose(describe_upright(canvas), describe_upright(canvas[:, ::-1]), atol=1e-4)


def test_sides_are_as_certain_on_one_side_as_uncertain_on_the_other() -> None:
    canvas, lungs = lay(PHANTOM.pixels, 128)[0], fields_of(PHANTOM.lungs.right, PHANTOM.lungs.left)
    mirrored = fields_of(PHANTOM.lungs.left[:, ::-1], PHANTOM.lungs.right[:, ::-1])
    told, other = describe_sides(canvas, lungs), describe_sides(canvas[:, ::-1].copy(), mirrored)
    assert np.abs(told).max() > 0.1
    assert np.allclose(told, -other, atol=1e-3)
    assert usual_sides(canvas, lungs) == pytest.approx(
        -usual_sides(canvas[:, ::-1].copy(), mirrored), abs=0.05
    )


@pytest.mark.parametrize("turns", range(4))
def test_the_turns_that_a_picture_needs_are_counted_clockwise(turns: int) -> None:
    canvas = lay(PHANTOM.pixels, 128)[0]
    needed, upright_by = quarter_turn(np.rot90(canvas, turns))
    assert needed == turns
    assert (upright_by > 0) == (turns == 0)


def test_weights_part_what_can_be_parted() -> None:
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(400, 3)).astype(np.float32) + np.float32([1.0, 0.0, 0.0])
    found = weights(rows, 0.01)
    assert found[0] > 4 * np.abs(found[1:]).max()


def test_a_flipped_phantom_is_refused_by_its_name(session: Session) -> None:
    explanation = explain_radiograph(radiograph(PHANTOM.pixels[::-1]), session)
    assert explanation.abstained[0] in ("flipped", "turned")
    assert not explanation.findings


def test_sides_that_are_not_certain_are_hedged_where_they_are_said() -> None:
    doubted, english = replace(three_findings(), cautions=("sides_uncertain",)), Catalogue("en")
    assert "mirrored" in cautions(doubted, english)[0]
    assert all("not certain" in words.where for words in finding_words(doubted, english)[:2])
    assert not any("not certain" in words.where for words in finding_words(three_findings(), english))


@pytest.mark.shared_data
def test_real_radiographs_that_lie_otherwise_are_refused_and_mirrored_ones_hedged(
    session: Session, shared_data: Path
) -> None:
    """Forty held-out ones, each in seven ways; the whole split is measured by the command."""
    studies = draw_studies(read_index(shared_data / "cxr", "val"), 40, seed=5)
    told = measure_orientation(session, studies)
    for kind in ("turned by 180", "flipped"):
        assert _refused(told[kind]) == 40
    for kind in ("turned by 90", "turned by 270"):
        assert _refused(told[kind]) >= 39
    assert sum(n for outcome, n in told["negative"].items() if "negative" in outcome) >= 38
    assert told["mirrored"]["answered, sides not certain"] >= 36
    assert told["as it is"]["answered, sides certain"] >= 35
    assert _refused(told["as it is"]) <= 1


@pytest.mark.shared_data
@pytest.mark.parametrize("name", ["hip-j2k", "mr-jpegls", "ultrasound-j2k"])
@pytest.mark.parametrize("inverted", [False, True])
def test_another_examination_is_no_negative(
    session: Session, shared_data: Path, name: str, inverted: bool
) -> None:
    stored = dcmread(shared_data / "dicom" / "not-chest" / f"{name}.dcm").pixel_array.astype(np.float32)
    grey = stretch(stored.mean(-1) if stored.ndim == 3 else stored)
    explanation = explain_radiograph(radiograph(1 - grey if inverted else grey), session)
    assert explanation.abstained or inverted
    assert not {"negative", "flipped", "turned"} & set(explanation.abstained)


def _refused(outcomes: Counter[str]) -> int:
    return sum(n for outcome, n in outcomes.items() if outcome.startswith("refused"))
