"""Figures of diagnosis and calibration against libraries, definitions and cases worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.metrics import brier_score_loss, roc_auc_score
from xvlm.bench.diagnosis import Diagnoses
from xvlm.bench.statistics import (
    Interval,
    auroc,
    bootstrap,
    brier,
    expected_calibration_error,
    mean_interval,
    reliability_curve,
    sensitivity,
    share_interval,
    specificity,
    weighted_auroc,
    weighted_calibration_error,
    weighted_mean,
)

Floats = NDArray[np.float64]
CASES = st.lists(st.tuples(st.integers(0, 5), st.booleans(), st.integers(0, 3)), min_size=1, max_size=40)


def columns(cases: list[tuple[int, bool, int]]) -> tuple[Floats, Floats, Floats]:
    """Probabilities, labels and weights of cases."""
    scores, labels, weights = (np.array(column, np.float64) for column in zip(*cases, strict=True))
    return scores / 5, labels, weights


@given(CASES)
def test_auroc_is_scikit_learn_s_ties_and_all(cases: list[tuple[int, bool, int]]) -> None:
    scores, labels, _ = columns(cases)
    if 0 < labels.sum() < len(labels):
        assert auroc(scores, labels) == pytest.approx(roc_auc_score(labels, scores))
    else:
        assert np.isnan(auroc(scores, labels))


@given(CASES)
def test_auroc_is_the_share_of_pairs_in_the_right_order(cases: list[tuple[int, bool, int]]) -> None:
    scores, labels, _ = columns(cases)
    assume(0 < labels.sum() < len(labels))
    gaps = scores[labels == 1][:, None] - scores[labels == 0]
    assert auroc(scores, labels) == pytest.approx(np.mean((gaps > 0) + (gaps == 0) / 2))


@given(CASES)
def test_a_weight_is_a_case_counted_as_often(cases: list[tuple[int, bool, int]]) -> None:
    scores, labels, weights = columns(cases)
    repeated = np.repeat(np.arange(len(cases)), weights.astype(int))
    drawn = weighted_auroc(scores, labels, weights[None])[0]
    assert drawn == pytest.approx(auroc(scores[repeated], labels[repeated]), nan_ok=True)
    mean = weighted_mean(scores, weights[None])[0]
    assert mean == pytest.approx(scores[repeated].mean() if len(repeated) else np.nan, nan_ok=True)


@given(CASES)
def test_a_case_without_weight_does_not_count_in_calibration(cases: list[tuple[int, bool, int]]) -> None:
    scores, labels, weights = columns(cases)
    kept = weights > 0
    assume(kept.any())
    error = weighted_calibration_error(scores, labels, kept[None].astype(float), bins=3)[0]
    assert error == pytest.approx(expected_calibration_error(scores[kept], labels[kept], bins=3))


def test_brier_is_scikit_learn_s() -> None:
    rng = np.random.default_rng(0)
    p, y = rng.random(50), (rng.random(50) < 0.4).astype(float)
    assert brier(p, y) == pytest.approx(brier_score_loss(y, p))


def test_rates_of_four_cases_by_hand() -> None:
    said, labels = np.array([True, True, False, False]), np.array([1.0, 0, 1, 0])
    assert sensitivity(said, labels) == 0.5
    assert specificity(said, labels) == 0.5
    assert np.isnan(sensitivity(said, np.zeros(4)))


def test_calibration_by_hand() -> None:
    # Two bins: 0.2 was said and half were positive; 0.8 was said and all were.
    p, y = np.array([0.8, 0.2, 0.2, 0.8]), np.array([1.0, 0, 1, 1])
    assert expected_calibration_error(p, y, bins=2) == pytest.approx(0.5 * 0.3 + 0.5 * 0.2)
    low, high = reliability_curve(p, y, bins=2)
    assert (low.count, low.seen, high.count, high.seen) == (2, 0.5, 2, 1)
    assert (low.said, high.said) == pytest.approx((0.2, 0.8))


@given(CASES)
def test_the_calibration_error_is_the_curve_s_mean_gap(cases: list[tuple[int, bool, int]]) -> None:
    p, y, _ = columns(cases)
    curve = reliability_curve(p, y)
    assert sum(point.count for point in curve) == len(p)
    gap = sum(point.count * abs(point.said - point.seen) for point in curve) / len(p)
    assert expected_calibration_error(p, y) == pytest.approx(gap)


def test_the_interval_holds_the_truth_and_narrows_with_more_patients() -> None:
    rng = np.random.default_rng(0)
    widths = []
    for count in (50, 800):
        interval = mean_interval(rng.normal(size=count), np.arange(count))
        assert interval.low < 0 < interval.high
        widths.append(interval.high - interval.low)
    assert widths[1] < widths[0] / 2


def test_patients_are_redrawn_whole() -> None:
    values, patients = np.array([0.0, 1, 3]), np.array([0, 1, 2])
    alone = mean_interval(values, patients)
    assert mean_interval(np.repeat(values, 5), np.repeat(patients, 5)) == alone


def test_an_interval_of_nobody_is_nothing() -> None:
    nothing = bootstrap(lambda weights: weights.sum(1), np.array([]))
    assert np.isnan(nothing.value)
    assert str(nothing) == "–"


def test_none_or_all_of_a_few_leaves_doubt() -> None:
    """The rule of three: with none of 10 patients, up to 3 in 10 is possible."""
    patients = np.arange(10)
    assert share_interval(np.zeros(10, bool), patients) == Interval(0, 0, 0.3)
    assert share_interval(np.ones(10, bool), patients) == Interval(1, 0.7, 1)
    some = np.arange(10) < 5
    assert share_interval(some, patients) == mean_interval(some, patients)


def diagnoses() -> Diagnoses:
    """Two findings on 110 patients: 20 have the first, raised rightly at 0.5, and of ten it is unknown."""
    labels = np.zeros((110, 2))
    labels[:20, 0], labels[:5, 1], labels[100:, 0] = 1, 1, np.nan
    scores = np.where(labels == 1, 0.75, 0.25)
    scores[:, 1] = 1 - scores[:, 1]
    return Diagnoses(scores, labels, np.arange(110))


def test_findings_with_too_few_positives_are_left_out_of_means() -> None:
    assert [column.number for column in diagnoses().counted] == [0]
    assert diagnoses().mean_auroc() == Interval(1, 1, 1)
    # The second finding alone would be wrong each time.
    assert auroc(diagnoses().probabilities[:, 1], diagnoses().labels[:, 1]) == 0


def test_figures_of_a_finding_at_each_operating_point_by_hand() -> None:
    figures = diagnoses().finding(0, {"middle": np.array([0.5, 0.5]), "all": np.array([0.1, 0.1])})
    assert (figures.images, figures.positives) == (100, 20)
    assert (figures.rates["middle"].sensitivity.value, figures.rates["middle"].specificity.value) == (1, 1)
    assert (figures.rates["all"].sensitivity.value, figures.rates["all"].specificity.value) == (1, 0)
    # Eighty patients without it, each of them raised: at most 3/80 are likely not to be.
    assert figures.rates["all"].specificity.high == pytest.approx(3 / 80)
    assert figures.brier.value == pytest.approx(0.25**2)
    assert figures.calibration_error.value == pytest.approx(0.25)


def test_a_mean_rate_that_is_perfect_is_as_unsure_as_its_cases_are_few() -> None:
    rates = diagnoses().mean_rates(np.array([0.5, 0.5]))
    # Twenty patients with it and eighty without, all told rightly: the rule of three.
    assert (rates.sensitivity.low, rates.sensitivity.high) == (1 - 3 / 20, 1)
    assert rates.specificity.low == pytest.approx(1 - 3 / 80)


def test_one_patient_gives_no_interval() -> None:
    one = mean_interval(np.arange(10) < 5, np.zeros(10))
    assert one.value == 0.5
    assert np.isnan([one.low, one.high]).all()
    assert str(one) == "0.500 (no interval)"


def test_mean_rates_and_pooled_calibration_count_the_same_findings() -> None:
    both = diagnoses()
    twice = Diagnoses(
        np.hstack([both.probabilities[:, :1]] * 2), np.hstack([both.labels[:, :1]] * 2), both.patients
    )
    rates = twice.mean_rates(np.array([0.5, 0.8]))
    # At 0.8 the second of the two finds none.
    assert (rates.sensitivity.value, rates.specificity.value) == (0.5, 1)
    pooled = twice.pooled()
    assert (pooled.findings, sum(point.count for point in pooled.reliability)) == (2, 200)
    assert pooled.calibration_error.value == pytest.approx(0.25)
