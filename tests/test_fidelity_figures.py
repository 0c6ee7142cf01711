"""Formulas of fidelity against libraries, definitions, and cases worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
import sacrebleu
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from rouge_score.rouge_scorer import RougeScorer
from scipy.stats import spearmanr
from sklearn.metrics import f1_score, roc_auc_score, roc_curve
from xvlm.bench.fidelity import Figure
from xvlm.bench.fidelity.groups.delong import compare_aurocs, delong
from xvlm.bench.fidelity.groups.faithfulness import STEPS, areas_in_order, blur
from xvlm.bench.fidelity.groups.maps import (
    centre_maps,
    random_maps,
    same_peak,
    spearman,
    to_common_grid,
    to_grid,
    top_iou,
)
from xvlm.bench.fidelity.groups.text_overlap import CorpusBleu, bleu, bleu_counts, rouge_l, words
from xvlm.bench.fidelity.measure import Measure, Sample, measure
from xvlm.bench.fidelity.statistic import Labelled, Ratio, mean
from xvlm.bench.statistics import weighted_auroc, weighted_specificity_at
from xvlm.models import findings

Floats = NDArray[np.float64]
# A busy machine is no fault of a formula.
SLOWLY = settings(deadline=None, max_examples=30)
FINDINGS = len(findings.keys())
SCORES = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.booleans()), min_size=4, max_size=40)
TEXTS = st.lists(st.sampled_from(["the", "lung", "is", "clear", ".", "effusion", "left"]), max_size=20)
MAPS = arrays(np.float32, (2, 1, 5, 5), elements=st.integers(-3, 3).map(float))


# --- diagnosis


@SLOWLY
@given(SCORES)
def test_delong_s_areas_and_variances_are_those_of_the_definition(
    cases: list[tuple[int, int, bool]],
) -> None:
    """DeLong 1988, equations 2 to 6: every pair of a positive and a negative, one by one."""
    first, second, sick = (np.array(column) for column in zip(*cases, strict=True))
    assume(2 <= sick.sum() <= len(sick) - 2)
    scores = np.stack([first, second]).astype(np.float64)
    gaps = scores[:, sick][:, :, None] - scores[:, ~sick][:, None]
    beats = (gaps > 0) + (gaps == 0) / 2
    by_positive, by_negative = np.cov(beats.mean(2)), np.cov(beats.mean(1))
    areas, covariance = delong(scores, sick)
    assert areas == pytest.approx([roc_auc_score(sick, row) for row in scores])
    assert covariance == pytest.approx(by_positive / sick.sum() + by_negative / (~sick).sum())


def test_delong_of_two_bundles_that_score_alike_sees_no_difference() -> None:
    rng = np.random.default_rng(0)
    p, y = rng.random((60, FINDINGS)), (rng.random((60, FINDINGS)) < 0.4).astype(float)
    found = compare_aurocs(p, 3 * p, y)
    assert [one.finding for one in found] == list(findings.keys())
    assert {(one.loss.value, one.loss.low, one.loss.high) for one in found} == {(0.0, 0.0, 0.0)}
    assert np.isnan(found[0].p)


def test_delong_s_interval_covers_the_true_difference_as_often_as_it_says() -> None:
    """400 trials of two equally good scorings: about 95 % of the intervals hold 0, and p is seldom small."""
    rng = np.random.default_rng(3)
    held = []
    for _ in range(400):
        sick = np.arange(80) < 30
        truth = rng.normal(0, 1, 80) + sick
        scores = np.stack([truth + rng.normal(0, 0.7, 80) for _ in range(2)], 1)
        label = np.where(np.arange(FINDINGS) == 0, sick[:, None].astype(float), np.nan)
        one = compare_aurocs(
            np.repeat(scores[:, :1], FINDINGS, 1), np.repeat(scores[:, 1:], FINDINGS, 1), label
        )
        held.append(one[0].loss.low <= 0 <= one[0].loss.high)
        assert (one[0].p < 0.05) == (not held[-1])
    assert 0.92 <= np.mean(held) <= 0.98


@SLOWLY
@given(SCORES)
def test_specificity_at_a_sensitivity_is_a_point_of_scikit_learn_s_curve(
    cases: list[tuple[int, int, bool]],
) -> None:
    scores, _, sick = (np.array(column, np.float64) for column in zip(*cases, strict=True))
    assume(0 < sick.sum() < len(sick))
    false, true, _ = roc_curve(sick, scores, drop_intermediate=False)
    wanted = max(1 - f for f, t in zip(false, true, strict=True) if t >= 0.9 - 1e-9)
    found = weighted_specificity_at(0.9, scores, sick, np.ones((1, len(sick))))
    assert found[0] == pytest.approx(wanted)


def test_specificity_weighs_every_case_as_often_as_it_was_drawn() -> None:
    scores, labels = np.array([0.9, 0.5, 0.4, 0.6, 0.1]), np.array([1.0, 1, 1, 0, 0])
    weights = np.array([[1.0, 1, 1, 1, 1], [9, 1, 0, 1, 3], [0, 0, 0, 1, 1], [1, 1, 1, 0, 0]])
    found = weighted_specificity_at(0.9, scores, labels, weights)
    # All three positives are needed; then nine of ten are reached at 0.9 alone; then there are no positives.
    assert found == pytest.approx([0.5, 1.0, np.nan, np.nan], nan_ok=True)


# --- maps


@SLOWLY
@given(MAPS)
def test_spearman_is_scipy_s_ties_and_all(maps: NDArray[np.float32]) -> None:
    some, others = maps
    if np.ptp(some) == 0 or np.ptp(others) == 0:
        assert spearman(some, others) == 0
    else:
        assert spearman(some, others)[0] == pytest.approx(
            spearmanr(some.ravel(), others.ravel())[0], abs=1e-6
        )


def test_a_map_agrees_with_itself_in_every_figure_and_with_its_negative_in_none() -> None:
    maps = random_maps((3, 16, 16), 0, 0)
    assert spearman(maps, maps) == pytest.approx(1)
    assert (top_iou(maps, maps) == 1).all()
    assert (same_peak(maps, maps) == 1).all()
    assert spearman(maps, -maps) == pytest.approx(-1)
    assert (top_iou(maps, -maps) == 0).all()
    assert (same_peak(maps, -maps) == 0).all()


def test_the_top_tenth_by_hand() -> None:
    some, others = np.zeros((1, 10, 10), np.float32), np.zeros((1, 10, 10), np.float32)
    some[0, 0] = 1
    others[0, 0, :5] = others[0, 5, :5] = 1
    assert top_iou(some, others) == pytest.approx(5 / 15)
    # A map that tells nothing apart has all places at its top.
    assert top_iou(some, np.ones_like(others)) == pytest.approx(0.1)


@SLOWLY
@given(st.integers(1, 20), st.integers(1, 20))
def test_a_map_on_another_grid_keeps_its_sum_and_a_flat_one_stays_flat(side: int, grid: int) -> None:
    maps = random_maps((2, side, side), 1, 0)
    assert to_grid(maps, grid).sum((1, 2)) == pytest.approx(maps.sum((1, 2)), rel=1e-4)
    assert to_grid(np.ones((1, side, side), np.float32), grid) == pytest.approx((side / grid) ** 2, rel=1e-4)


def test_maps_meet_on_the_coarser_grid() -> None:
    fine = np.kron(np.arange(16, dtype=np.float32).reshape(1, 4, 4), np.ones((1, 2, 2), np.float32))
    coarse = np.arange(16, dtype=np.float32).reshape(1, 4, 4)
    some, others = to_common_grid(fine, coarse)
    assert some == pytest.approx(4 * others)
    assert spearman(some, others) == pytest.approx(1)


def test_the_centre_prior_is_strongest_in_the_middle_and_alike_on_all_sides() -> None:
    prior = centre_maps((1, 15, 15))[0]
    assert np.unravel_index(prior.argmax(), prior.shape) == (7, 7)
    assert prior == pytest.approx(prior.T)
    assert prior == pytest.approx(prior[::-1])


def test_a_random_map_is_the_same_for_an_image_in_every_run_and_another_for_the_next() -> None:
    assert (random_maps((2, 4, 4), 5, 9) == random_maps((2, 4, 4), 5, 9)).all()
    assert (random_maps((2, 4, 4), 5, 9) != random_maps((2, 4, 4), 5, 10)).any()


# --- faithfulness


def test_places_are_taken_out_in_the_map_s_order_until_none_is_left() -> None:
    heatmap = np.arange(16, dtype=np.float32).reshape(4, 4)
    areas = areas_in_order(heatmap, 8)
    assert areas.shape == (STEPS + 1, 8, 8)
    assert not areas[0].any()
    assert areas[-1].all()
    assert [int(area.sum()) for area in areas] == [4 * step for step in range(STEPS + 1)]
    assert areas[1, 6:, 6:].all()
    assert (areas[1:] >= areas[:-1]).all()


def test_a_blurred_picture_keeps_its_mean_and_loses_its_detail() -> None:
    fine = np.indices((64, 64)).sum(0) % 2
    assert blur(fine.astype(np.float32)) == pytest.approx(0.5, abs=1e-3)


# --- language


@SLOWLY
@given(TEXTS, TEXTS)
def test_bleu_is_sacrebleu_s(candidate: list[str], reference: list[str]) -> None:
    assume(candidate and reference)
    counts = bleu_counts(candidate, reference)
    expected = sacrebleu.corpus_bleu(
        [" ".join(candidate)], [[" ".join(reference)]], tokenize="none", smooth_method="none", force=True
    )
    assert float(bleu(counts)) == pytest.approx(expected.score / 100, abs=1e-9)


def test_bleu_of_many_texts_is_of_their_sums_as_sacrebleu_has_it() -> None:
    pairs = [("the left lung is clear .", "the right lung is clear ."), ("effusion left .", "effusion .")]
    counts = np.stack([bleu_counts(mine.split(), theirs.split()) for mine, theirs in pairs])
    expected = sacrebleu.corpus_bleu(
        [mine for mine, _ in pairs], [[theirs for _, theirs in pairs]], tokenize="none", smooth_method="none"
    )
    corpus = CorpusBleu(counts)
    assert corpus.draw(np.ones((1, 2)))[0, 0] == pytest.approx(expected.score / 100)
    assert corpus.draw(np.array([[0.0, 0.0], [1.0, 0.0]]))[:, 0] == pytest.approx(
        [np.nan, float(bleu(counts[0]))], nan_ok=True
    )


@SLOWLY
@given(TEXTS, TEXTS)
def test_rouge_l_is_rouge_score_s(candidate: list[str], reference: list[str]) -> None:
    mine, theirs = ([word for word in text if word != "."] for text in (candidate, reference))
    expected = RougeScorer(["rougeL"]).score(" ".join(theirs), " ".join(mine))["rougeL"].fmeasure
    assert rouge_l(mine, theirs) == pytest.approx(expected)


def test_words_are_small_and_marks_stand_alone() -> None:
    assert words("Left: 45 % (Probable).") == ["left", ":", "45", "%", "(", "probable", ")", "."]


@SLOWLY
@given(arrays(bool, (2, 12, 3)))
def test_f1_is_scikit_learn_s(stated: NDArray[np.bool_]) -> None:
    mine, theirs = stated
    found = Ratio(2.0 * (mine & theirs), 1.0 * mine + theirs).draw(np.ones((1, 12)))[0]
    for value, said, there in zip(found[1:], mine.T, theirs.T, strict=True):
        if said.any() or there.any():
            assert value == pytest.approx(f1_score(there, said, zero_division=0))
    if mine.any() or theirs.any():
        assert found[0] == pytest.approx(f1_score(theirs.ravel(), mine.ravel(), zero_division=0))


# --- from statistics to figures


def one_figure(asked: Measure, patients: list[int], groups: dict[str, list[int]] | None = None) -> Figure:
    rows = {name: np.array(members) for name, members in (groups or {}).items()}
    return measure(asked, Sample(np.array(patients), rows))[0]


def test_a_figure_has_its_findings_its_groups_and_the_worst_of_each() -> None:
    values = np.tile(np.linspace(0.2, 0.9, FINDINGS), (40, 1))
    values[:20] += 0.1
    figure = one_figure(
        Measure("evidence.spearman", "alike", "higher", mean(values)),
        list(range(40)),
        {"sex F": list(range(20)), "sex M": list(range(20, 40)), "age under 18": [0, 1]},
    )
    assert figure.overall.value == pytest.approx(0.6)
    assert figure.overall.low < 0.6 < figure.overall.high
    assert [part.name for part in figure.findings] == list(findings.keys())
    assert figure.worst is not None
    assert figure.worst_group is not None
    assert (figure.worst.name, figure.worst.interval.value) == (findings.keys()[0], pytest.approx(0.25))
    # Two children are too few to be called the worst, and are shown all the same.
    assert (figure.worst_group.name, figure.worst_group.interval.value) == ("sex M", pytest.approx(0.55))
    assert {part.name: part.cases for part in figure.groups}["age under 18"] == 2
    assert figure.sure_end(figure.overall) == figure.overall.low


def test_where_less_is_better_the_worst_is_the_most_and_the_high_end_counts() -> None:
    flips = np.zeros((40, FINDINGS))
    flips[:30, 3] = 1
    figure = one_figure(Measure("diagnosis.flips", "", "lower", mean(flips), share=True), list(range(40)))
    assert figure.worst is not None
    assert (figure.worst.name, figure.worst.interval.value) == (findings.keys()[3], 0.75)
    assert figure.sure_end(figure.overall) == figure.overall.high
    # No flip among 40 patients does not show that there is none: the rule of three.
    assert figure.findings[0].interval.high == pytest.approx(3 / 40)


def test_one_patient_gives_no_interval_and_so_holds_for_no_bound() -> None:
    figure = one_figure(Measure("x.y", "", "higher", mean(np.ones(5))), [7] * 5)
    assert figure.overall.value == 1
    assert np.isnan(figure.sure_end(figure.overall))


def test_a_loss_is_paired_and_positive_for_the_worse_whichever_way_is_better() -> None:
    """Both vary much from patient to patient, their difference not at all."""
    theirs = np.linspace(0, 1, 30)
    for better, mine in (("higher", theirs - 0.1), ("lower", theirs + 0.1)):
        asked = Measure("a.b", "", "higher" if better == "higher" else "lower", mean(mine), mean(theirs))
        _, reference, loss = measure(asked, Sample(np.arange(30), {}))
        assert (reference.name, loss.name, loss.better) == ("a.reference_b", "a.b_loss", "lower")
        assert (loss.overall.value, loss.overall.low, loss.overall.high) == pytest.approx((0.1, 0.1, 0.1))
        assert reference.overall.high - reference.overall.low > 0.1


def test_auroc_over_all_is_the_mean_over_findings_with_enough_positives() -> None:
    rng = np.random.default_rng(1)
    p, y = rng.random((60, FINDINGS)), np.full((60, FINDINGS), np.nan)
    y[:, 0] = np.arange(60) < 20
    y[:40, 1] = np.arange(40) < 15
    y[:, 2] = np.arange(60) < 14
    figure = one_figure(Measure("a.b", "", "higher", Labelled(p, y, weighted_auroc)), list(range(60)))
    each = [part.interval.value for part in figure.findings]
    assert each[0] == pytest.approx(roc_auc_score(y[:, 0], p[:, 0]))
    assert each[1] == pytest.approx(roc_auc_score(y[:40, 1], p[:40, 1]))
    assert figure.overall.value == pytest.approx((each[0] + each[1]) / 2)
    assert [part.cases for part in figure.findings][:4] == [20, 15, 14, 0]
    assert np.isnan(each[3])
    assert figure.worst is not None
    assert figure.worst.interval.value == min(each[:2])


def test_values_that_are_not_there_do_not_count() -> None:
    values = np.full((20, FINDINGS), np.nan)
    values[0, 0], values[1, 1] = 0.2, 0.8
    figure = one_figure(Measure("a.b", "", "higher", mean(values)), list(range(20)))
    assert (figure.overall.value, figure.cases) == (pytest.approx(0.5), 2)
    assert figure.worst is None
