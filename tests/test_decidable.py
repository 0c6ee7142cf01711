"""Bounds that say nothing of a candidate are refused, before any work where that can be known."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from xvlm.bench.bounds import Bound, Broken, said_of_bounds
from xvlm.bench.statistics import Interval
from xvlm.compress.decidable import (
    Images,
    problem_of_bound,
    problems_before_images,
    problems_with_reference,
)
from xvlm.compress.pipeline import compress
from xvlm.compress.recipe import Gate, Parity, Quantize, Recipe
from xvlm.errors import BadConfig

IMAGES = Images("gate.images", 300)
CLOSE = Images("gate.close_images", 16)
# Of the shipped weights on 16 phantoms, and of pointing on 25 patients without any change.
DELETION, POINTING_LOSS = Interval(0.024, -0.007, 0.059), Interval(0.0, -0.12, 0.12)


def test_a_bound_that_the_reference_breaks_names_figure_key_and_values() -> None:
    told = problem_of_bound("localisation.pointing", Bound(at_least=0.8), Interval(0.71, 0.58, 0.82), IMAGES)
    assert '`gate.bounds."localisation.pointing"`, at least 0.8, is broken by the reference itself' in told
    assert "0.710 (0.580 to 0.820)" in told
    assert "`localisation.pointing_loss` bounds what is lost of it" in told


def test_a_bound_that_spans_chance_says_what_helps() -> None:
    told = problem_of_bound("faithfulness.deletion", Bound(at_least=0.0), DELETION, CLOSE)
    assert "cannot be decided on 16 images" in told
    # An interval narrows with the root of the number: 16 · (0.031 / 0.024)².
    assert "`gate.close_images = 27` would do" in told
    assert "a bound of at least -0.007" in told


def test_the_rule_of_three_narrows_with_the_number_itself() -> None:
    told = problem_of_bound("localisation.pointing_loss", Bound(at_most=0.1), POINTING_LOSS, IMAGES)
    assert "`gate.images = 360` would do" in told
    assert "a bound of at most 0.12" in told
    assert problem_of_bound("localisation.pointing_loss", Bound(at_most=0.15), POINTING_LOSS, IMAGES) == ""


def test_one_patient_decides_nothing() -> None:
    alone = Interval(0.0, np.nan, np.nan)
    assert "of one patient" in problem_of_bound("diagnosis.flips", Bound(at_most=0.5), alone, IMAGES)


@given(st.floats(-1, 1), st.floats(0, 0.5), st.floats(-1, 1), st.booleans())
def test_a_bound_is_refused_exactly_where_no_change_at_all_breaks_it(
    value: float, half: float, limit: float, least: bool
) -> None:
    itself = Interval(value, value - half, value + half)
    bound = Bound(at_least=limit) if least else Bound(at_most=limit)
    end = itself.low - limit if least else limit - itself.high
    if abs(end) > 1e-5:
        assert bool(problem_of_bound("diagnosis.auroc", bound, itself, IMAGES)) is (end < 0)


@given(st.floats(0.01, 0.5), st.integers(5, 400))
def test_as_many_images_as_are_asked_for_are_enough(limit: float, count: int) -> None:
    gate = Gate(images=count, quick_images=1, bounds={"diagnosis.flips": Bound(at_most=limit)})
    for problem in problems_before_images(gate):
        (wanted,) = re.findall(r"`gate\.images = (\d+)`", problem)
        assert problems_before_images(replace(gate, images=int(wanted))) == []


def test_what_no_images_could_decide_is_told_when_the_recipe_is_read() -> None:
    bounds = {
        "evidence.spearman": Bound(at_least=1.1),
        "evidence.top_iou": Bound(at_least=0.9),
        "diagnosis.flips": Bound(at_most=0.005),
        "diagnosis.auroc_loss": Bound(at_most=-0.01),
        "diagnosis.auroc": Bound(at_least=0.99),
        "language.unsupported_loss.worst": Bound(at_most=0.02),
    }
    found = problems_before_images(Gate(300, 60, 16, bounds))
    assert [problem.split('"')[1] for problem in found] == [
        "evidence.spearman",
        "diagnosis.flips",
        "diagnosis.auroc_loss",
    ]


def test_what_the_images_cannot_answer_is_left_unchecked() -> None:
    gate = Gate(bounds={"diagnosis.auroc": Bound(at_least=0.9), "diagnosis.flips": Bound(at_most=0.01)})
    assert problems_with_reference(gate, {}, 60, with_data=False) == {}
    found = problems_with_reference(gate, {"diagnosis.flips": Interval(0, 0, 0.05)}, 60, with_data=False)
    assert list(found) == ["diagnosis.flips"]
    assert "gate.quick_images = 300" in found["diagnosis.flips"]


def test_it_is_refused_before_anything_is_quantized(tmp_path: Path) -> None:
    """The reference is measured first: a bound on what is known this badly never reaches the gate."""
    bounds = {"faithfulness.deletion": Bound(at_least=0.02), "evidence.spearman": Bound(at_least=0.9)}
    recipe = Recipe(
        "cpu", "onnxruntime", quantize=Quantize(), parity=Parity(images=4), gate=Gate(8, 8, 4, bounds)
    )
    with pytest.raises(
        BadConfig, match=r"faithfulness\.deletion.*(cannot be decided on 4|is broken by)"
    ) as told:
        compress(recipe, tmp_path / "bundle", work=tmp_path / "work")
    assert "`faithfulness.deletion_loss` bounds what is lost of it" in str(told.value)
    assert "evidence.spearman" not in str(told.value)
    assert {path.name.split("-")[0] for path in (tmp_path / "work").iterdir()} == {"export", "reference"}
    assert not (tmp_path / "bundle").exists()


def test_bounds_are_counted_and_those_that_were_not_checked_are_named() -> None:
    assert said_of_bounds(4, ()) == "4 of 4 bounds checked, all hold"
    left_out = said_of_bounds(20, ["diagnosis.auroc_loss", "localisation.iou_loss"])
    assert left_out == (
        "18 of 20 bounds checked, all hold; not checked here: diagnosis.auroc_loss, localisation.iou_loss"
    )
    broken = Broken("diagnosis.flips", 0.2, 0.1, "at most", "openvino")
    assert said_of_bounds(4, (), (broken,)) == (
        "4 of 4 bounds checked, diagnosis.flips on openvino is 0.2, 0.1 beyond its bound of at most 0.1"
    )
