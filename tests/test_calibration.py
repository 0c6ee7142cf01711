"""Calibration: the curve behind the labels is found again; each threshold does what it is named for."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from xvlm.errors import BadData
from xvlm.models.calibration import (
    FALSE_ALARMS_AT_MOST,
    OperatingPoints,
    calibrate,
    fit_platt,
    match_prevalence,
    operating_points,
    probabilities,
)
from xvlm.runtimes import OPERATING_POINTS, FindingCalibration

Floats = NDArray[np.float64]
seeds = st.integers(0, 10_000)


def draw(count: int, slope: float, intercept: float, seed: int, spread: float = 1.5) -> tuple[Floats, Floats]:
    """Logits, and labels as often 1 as a curve of this slope and intercept says."""
    rng = np.random.default_rng(seed)
    logits = rng.normal(scale=spread, size=count)
    return logits, (rng.random(count) < probabilities(logits, slope, intercept)).astype(float)


@settings(max_examples=20, deadline=None)
@given(slope=st.floats(0.5, 2.5), intercept=st.floats(-2.5, 1.0), seed=seeds)
def test_the_curve_that_made_the_labels_is_found_again(slope: float, intercept: float, seed: int) -> None:
    found = fit_platt(*draw(20_000, slope, intercept, seed))
    assert found == pytest.approx((slope, intercept), abs=0.25)


def test_the_curve_is_scikit_learn_s() -> None:
    logits, labels = draw(3000, 1.3, -2.0, 0)
    theirs = LogisticRegression(C=1e9, tol=1e-8).fit(logits[:, None], labels)
    assert fit_platt(logits, labels) == pytest.approx((theirs.coef_[0, 0], theirs.intercept_[0]), abs=0.02)


@settings(max_examples=30, deadline=None)
@given(count=st.integers(30, 300), scale=st.floats(0.01, 50), shift=st.floats(-50, 50), seed=seeds)
def test_on_what_it_was_fitted_to_the_mean_probability_is_the_prevalence(
    count: int, scale: float, shift: float, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    logits, labels = rng.normal(shift, scale, count), (rng.random(count) < 0.3).astype(float)
    slope, intercept = fit_platt(logits, labels)
    assert slope >= 0.05
    # Platt's targets lie up to 1 / (cases + 2) inside 0 and 1.
    assert probabilities(logits, slope, intercept).mean() == pytest.approx(labels.mean(), abs=2.5 / count)


def test_cases_that_can_be_told_apart_without_fault_get_a_finite_curve() -> None:
    slope, intercept = fit_platt(np.arange(40.0), (np.arange(40) >= 20).astype(float))
    assert 0 < slope < 10
    assert -intercept / slope == pytest.approx(19.5, abs=0.1)


def test_an_answer_turned_round_keeps_a_slope_above_zero_and_the_prevalence() -> None:
    logits, labels = draw(2000, 1.0, -1.0, 1)
    slope, intercept = fit_platt(-logits, labels)
    assert slope == 0.05
    assert probabilities(-logits, slope, intercept).mean() == pytest.approx(labels.mean(), abs=0.01)


def test_unknown_labels_are_left_out() -> None:
    logits, labels = draw(400, 1.0, -1.0, 2)
    more_logits = np.concatenate([logits, np.full(300, 40.0)])
    more_labels = np.concatenate([labels, np.full(300, np.nan)])
    assert fit_platt(more_logits, more_labels) == fit_platt(logits, labels)
    assert calibrate(more_logits, more_labels) == calibrate(logits, labels)


@pytest.mark.parametrize("fit", [fit_platt, operating_points, calibrate])
def test_no_known_label_is_one_error(fit: object) -> None:
    with pytest.raises(BadData, match="no label"):
        fit(np.zeros(5), np.full(5, np.nan))  # type: ignore[operator]


@given(
    st.lists(st.floats(-30, 30), min_size=1, max_size=50),
    st.floats(0.001, 0.999),
)
def test_the_prevalence_is_matched(logits: list[float], prevalence: float) -> None:
    shift = match_prevalence(np.array(logits), prevalence)
    assert probabilities(np.array(logits), 1.0, shift).mean() == pytest.approx(prevalence, abs=1e-4)


# Few distinct probabilities, so that many are equal.
cases = st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=20, max_size=150)


@given(cases)
def test_each_threshold_does_what_it_is_named_for(pairs: list[tuple[int, bool]]) -> None:
    sure, labels = np.array([pair[0] / 12 for pair in pairs]), np.array([float(pair[1]) for pair in pairs])
    if labels.sum() < 10 or labels.all():
        return
    points = operating_points(sure, labels)
    few, sensitive, best = points.few_false_alarms, points.sensitivity_90, points.best_f1
    assert (sure[labels == 1] >= sensitive).mean() >= 0.9
    assert (sure[labels == 1] > sensitive).mean() < 0.9
    assert (sure[labels == 0] >= few).mean() <= FALSE_ALARMS_AT_MOST or few == 1.0
    every = {threshold: f1(sure >= threshold, labels) for threshold in np.unique(sure)}
    assert f1(sure >= best, labels) == max(every.values())
    allowed = [value for threshold, value in every.items() if (sure[labels == 0] >= threshold).mean() <= 0.1]
    assert not allowed or f1(sure >= few, labels) == max(allowed)


def f1(said: NDArray[np.bool_], labels: Floats) -> float:
    return float(2 * (said & (labels == 1)).sum() / (said.sum() + labels.sum()))


@settings(max_examples=25, deadline=None)
@given(seed=seeds, slope=st.floats(0.3, 2.0))
def test_thresholds_hold_for_the_probabilities_that_the_bundle_computes(seed: int, slope: float) -> None:
    """Fitting and reading are two pieces of code: no case at a threshold may fall between them."""
    logits, labels = draw(400, slope, -1.0, seed)
    fitted = calibrate(logits, labels)
    read = FindingCalibration("effusion", fitted.slope, fitted.intercept, fitted.thresholds.sensitivity_90)
    sure = np.array([read.probability(float(logit)) for logit in logits], np.float32)
    assert (sure[labels == 1] >= read.threshold).mean() >= 0.9


@settings(max_examples=25, deadline=None)
@given(seed=seeds)
def test_a_higher_logit_is_never_less_probable(seed: int) -> None:
    logits, labels = draw(200, -1.0 if seed % 2 else 1.0, 0.0, seed)
    fitted = calibrate(logits, labels)
    sure = probabilities(np.sort(logits), fitted.slope, fitted.intercept)
    assert (np.diff(sure) >= 0).all()


@pytest.mark.parametrize("positives", [0, 1, 9])
def test_few_positives_keep_the_slope_and_are_seldom_raised(positives: int) -> None:
    rng = np.random.default_rng(3)
    logits, labels = rng.normal(size=1000), np.zeros(1000)
    labels[:positives] = 1
    fitted = calibrate(logits, labels)
    sure = probabilities(logits, fitted.slope, fitted.intercept)
    assert fitted.slope == 1.0
    assert sure.mean() == pytest.approx(positives / 1000, abs=0.002)
    assert (sure >= fitted.thresholds.few_false_alarms).mean() == pytest.approx(0.02, abs=0.002)
    assert (sure >= fitted.thresholds.sensitivity_90).mean() == pytest.approx(0.30, abs=0.002)
    assert min(asdict(fitted.thresholds).values()) > 0


def test_training_and_bundles_name_the_same_operating_points() -> None:
    assert set(asdict(OperatingPoints(0, 0, 0))) == set(OPERATING_POINTS)
