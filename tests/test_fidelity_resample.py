"""Redrawing without keeping the draws, statistics of few among many images, and the best constant guess."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from xvlm.bench.fidelity import ImageFigures
from xvlm.bench.fidelity import resample as resampling
from xvlm.bench.fidelity.groups.constant_guess import score_constants
from xvlm.bench.fidelity.measure import Measure
from xvlm.bench.fidelity.resample import People, resample
from xvlm.bench.fidelity.statistic import OfSome, Ratio, mean
from xvlm.bench.localisation import best_constant_mask, best_constant_point, cover, iou
from xvlm.bench.statistics import redraw, redraw_people

SLOWLY = settings(deadline=None, max_examples=30)
ROWS = st.sets(st.integers(0, 11), min_size=1).map(lambda rows: np.array(sorted(rows)))
SIDE = st.floats(0.05, 0.6)
BOXES = st.lists(st.lists(st.tuples(SIDE, SIDE, SIDE, SIDE), min_size=1, max_size=3), min_size=1, max_size=6)


# --- redrawing


@pytest.mark.parametrize("people", [1, 2, 7, 349])
@pytest.mark.parametrize("block", [1, 13, 50])
def test_a_block_s_size_changes_no_draw(people: int, block: int) -> None:
    """One by one as numpy counts them, from the same seed."""
    rng = np.random.default_rng(0)
    expected = [np.bincount(rng.integers(0, people, people), minlength=people) for _ in range(1000)]
    assert (np.concatenate(list(redraw_people(people, block=block))) == expected).all()


def test_patients_are_drawn_alike_each_time_and_as_everywhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    patients = np.array([3, 3, 9, 4, 9, 0])
    people = People(patients)
    expected = np.concatenate(list(redraw(patients)))
    monkeypatch.setattr(resampling, "WEIGHTS", 7 * len(patients))
    blocks = list(people.redraw())
    assert {len(block) for block in blocks} == {7, 1000 % 7}
    assert (np.concatenate(blocks) == expected).all()
    assert (np.concatenate(list(people.redraw())) == expected).all()


def test_statistics_of_one_measure_are_given_the_same_draws() -> None:
    values = np.random.default_rng(0).random(30)
    mine, theirs = resample((mean(values), mean(values + 1)), People(np.arange(30) // 2))
    assert mine.draws + 1 == pytest.approx(theirs.draws)
    assert np.ptp(mine.draws) > 0.1
    assert (mine.cases.tolist(), mine.people.tolist()) == ([30], [15])


# --- statistics of some of the images


def two_ways(rows: NDArray[np.int64]) -> tuple[OfSome, Ratio]:
    """A mean that few of twelve images have, alone and among all the others, which have none."""
    values = np.random.default_rng(1).random((len(rows), 3))
    values[0, 1] = np.nan
    among_all = np.full((12, 3), np.nan)
    among_all[rows] = values
    return OfSome(mean(values), rows, 12), mean(among_all)


@SLOWLY
@given(ROWS, ROWS)
def test_a_statistic_of_some_images_is_what_it_is_among_all_in_each_group_too(
    rows: NDArray[np.int64], group: NDArray[np.int64]
) -> None:
    some, all_of_them = two_ways(rows)
    weights = np.random.default_rng(2).integers(0, 3, (5, 12)).astype(np.float64)
    assert (some.rests_on == all_of_them.rests_on).all()
    assert some.draw(weights) == pytest.approx(all_of_them.draw(weights), nan_ok=True)
    mine, expected = some.select(group), all_of_them.select(group)
    assert (mine.rests_on == expected.rests_on).all()
    assert mine.draw(weights[:, group]) == pytest.approx(expected.draw(weights[:, group]), nan_ok=True)


def test_images_that_a_statistic_does_not_rest_on_have_no_figure_by_themselves() -> None:
    some, all_of_them = two_ways(np.array([2, 7]))
    measures = [Measure("a.some", "", "higher", some), Measure("a.all", "", "higher", all_of_them)]
    images = ImageFigures(tuple(f"i{number}" for number in range(12)), lambda: measures)
    assert images.names == ("a.some", "a.all")
    assert images.of("a.some") == pytest.approx(images.of("a.all"), nan_ok=True)
    assert {name for name, _ in images.worst("a.some")} == {"i2", "i7"}


# --- the best guess that never looks


@SLOWLY
@given(BOXES)
def test_the_best_constant_guess_is_that_of_all_areas_at_once(
    boxes: list[list[tuple[float, float, float, float]]],
) -> None:
    inside = np.stack([cover(own) for own in boxes])
    row, column = best_constant_point(inside)
    hits, ious = score_constants(boxes)
    assert (hits == inside[:, row, column]).all()
    assert (ious == iou(best_constant_mask(inside)[None], inside)).all()
