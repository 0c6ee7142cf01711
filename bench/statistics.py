"""Figures of diagnosis and calibration, each with its source, on numpy alone.

A bootstrap redraws whole patients. A draw is one weight a row, how often its patient was drawn, so that
the `weighted_` figures answer many draws at once: of weights [draws, n] they make figures [draws].
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Bools = NDArray[np.bool_]
# Draws that are worked on at once: they bound the memory.
BLOCK = 50


@dataclass(frozen=True)
class Interval:
    """A figure with its bootstrap 95 % interval; NaN where there was nothing to measure, or to redraw."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        if np.isnan(self.value):
            return "–"
        if np.isnan(self.low):
            return f"{self.value:.3f} (no interval)"
        return f"{self.value:.3f} ({self.low:.3f} to {self.high:.3f})"


@dataclass(frozen=True)
class ReliabilityPoint:
    """Cases of like probability: how many, the mean of what was said, and the share that had it."""

    count: int
    said: float
    seen: float


def auroc(scores: Floats, labels: Floats) -> float:
    """Area under the ROC curve: the chance that a positive scores above a negative, ties half.

    Mann and Whitney's U over the number of pairs (Hanley and McNeil, Radiology 1982). NaN where a
    class is empty. Inputs [n]; labels are 0 or 1.
    """
    return float(weighted_auroc(scores, labels, np.ones((1, len(labels))))[0])


def weighted_auroc(scores: Floats, labels: Floats, weights: Floats) -> Floats:
    """`auroc` of every draw: scores and labels [n], weights [draws, n]; gives [draws]."""
    sick = np.flatnonzero(labels == 1)
    negatives, below = _negatives_below(scores, labels, weights)
    places = (np.searchsorted(negatives, scores[sick], side) for side in ("left", "right"))
    beaten = sum(below[:, place] for place in places) / 2
    positives = weights[:, sick]
    return ratio((positives * beaten).sum(1), positives.sum(1) * below[:, -1])


def weighted_specificity_at(sensitivity: float, scores: Floats, labels: Floats, weights: Floats) -> Floats:
    """Specificity at the highest threshold that reaches a sensitivity, in every draw: [draws].

    The threshold is read off the ROC curve of the very images that it is measured on, of each draw anew.
    NaN where a class is empty. Inputs as of `weighted_auroc`.
    """
    sick = np.flatnonzero(labels == 1)
    if not len(sick):
        return np.full(len(weights), np.nan)
    sick = sick[np.argsort(-scores[sick], kind="stable")]
    raised = np.cumsum(weights[:, sick], axis=1)
    # A share of a whole number may round to just above the number that reaches it.
    reached = (raised >= sensitivity * raised[:, -1:] - 1e-9).argmax(1)
    negatives, below = _negatives_below(scores, labels, weights)
    places = np.searchsorted(negatives, scores[sick], "left")
    kept = below[np.arange(len(weights)), places[reached]]
    return np.where(raised[:, -1] > 0, ratio(kept, below[:, -1]), np.nan)


def weighted_mean(values: NDArray[Any], weights: Floats) -> Floats:
    """Mean of values [n] in every draw, [draws]; NaN where a draw holds none of the rows."""
    return ratio(weights @ values.astype(np.float64), weights.sum(1))


def mean_of_known(figures: list[Floats]) -> Floats:
    """Mean over figures of [draws] each, in every draw without those that are NaN there."""
    stacked = np.stack(figures)
    return ratio(np.nansum(stacked, 0), (~np.isnan(stacked)).sum(0).astype(np.float64))


def sensitivity(said: Bools, labels: Floats) -> float:
    """Share of the positives that were raised; NaN without positives."""
    return float(said[labels == 1].mean()) if (labels == 1).any() else float("nan")


def specificity(said: Bools, labels: Floats) -> float:
    """Share of the negatives that were not raised; NaN without negatives."""
    return float((~said[labels == 0]).mean()) if (labels == 0).any() else float("nan")


def expected_calibration_error(probabilities: Floats, labels: Floats, bins: int = 10) -> float:
    """Mean gap between said and seen frequency over equally filled bins (Nguyen & O'Connor, 2015)."""
    return float(weighted_calibration_error(probabilities, labels, np.ones((1, len(labels))), bins)[0])


def weighted_calibration_error(
    probabilities: Floats, labels: Floats, weights: Floats, bins: int = 10
) -> Floats:
    """`expected_calibration_error` of every draw: inputs [n], weights [draws, n]; gives [draws]."""
    if not len(labels):
        return np.full(len(weights), np.nan)
    order = np.argsort(probabilities, kind="stable")
    filled = np.cumsum(weights[:, order], axis=1)
    gaps = np.cumsum(weights[:, order] * (probabilities - labels)[order], axis=1)
    ends = _bin_ends(filled, bins)
    errors = np.abs(np.diff(np.take_along_axis(gaps, ends, 1), prepend=0)).sum(1)
    return ratio(errors, filled[:, -1])


def reliability_curve(probabilities: Floats, labels: Floats, bins: int = 10) -> tuple[ReliabilityPoint, ...]:
    """Said against seen frequency in the bins of `expected_calibration_error`, from low to high."""
    order = np.argsort(probabilities, kind="stable")
    ends = _bin_ends(np.arange(1, len(order) + 1, dtype=np.float64)[None], bins)[0] + 1
    return tuple(
        ReliabilityPoint(len(rows), float(probabilities[rows].mean()), float(labels[rows].mean()))
        for rows in np.split(order, ends[:-1])
        if len(rows)
    )


def brier(probabilities: Floats, labels: Floats) -> float:
    """Mean squared gap between probability and outcome (Brier, 1950)."""
    return float(np.mean((probabilities - labels) ** 2))


def bootstrap(
    figure: Callable[[Floats], Floats], patients: NDArray[Any], repeats: int = 1000, seed: int = 0
) -> Interval:
    """A figure's 95 % percentile interval, redrawing whole patients (Efron and Tibshirani, 1993).

    Args:
        figure: of weights [draws, n] makes [draws]; NaN draws are left out.
        patients: [n], the patient of each row; of none of them, all is NaN. One patient, drawn again and
            again, would show no doubt at all: the ends are NaN.
        repeats: how often patients are redrawn.
        seed: of the draws.
    """
    if not len(patients):
        return Interval(np.nan, np.nan, np.nan)
    value = float(figure(np.ones((1, len(patients))))[0])
    if len(np.unique(patients)) == 1:
        return Interval(value, np.nan, np.nan)
    draws = np.concatenate([figure(weights) for weights in redraw(patients, repeats, seed)])
    return percentile_interval(value, draws)


def redraw(patients: NDArray[Any], repeats: int = 1000, seed: int = 0) -> Iterator[Floats]:
    """Redraw whole patients: how often each row [n] is drawn, [draws, n], in blocks that bound the memory."""
    people, row_patient = np.unique(patients, return_inverse=True)
    for times in redraw_people(len(people), repeats, seed):
        yield times.astype(np.float64)[:, row_patient]


def redraw_people(
    people: int, repeats: int = 1000, seed: int = 0, block: int = BLOCK
) -> Iterator[NDArray[np.int64]]:
    """How often each of so many people is drawn when all are redrawn, [draws, people], in blocks of draws.

    The draws are the same whatever the size of a block.
    """
    rng = np.random.default_rng(seed)
    for start in range(0, repeats, block):
        yield _times_drawn(rng.integers(0, people, (min(block, repeats - start), people)))


def percentile_interval(value: float | np.floating, draws: Floats) -> Interval:
    """A figure and the range that holds 95 % of its draws; those that are NaN are left out."""
    if np.isnan(draws).all():
        return Interval(float(value), np.nan, np.nan)
    low, high = np.nanpercentile(draws, [2.5, 97.5])
    return Interval(float(value), float(low), float(high))


def mean_interval(values: NDArray[Any], patients: NDArray[Any]) -> Interval:
    """The mean of values [n] with its `bootstrap` interval; patients [n]."""
    return bootstrap(lambda weights: weighted_mean(values, weights), patients)


def share_interval(hits: Bools, patients: NDArray[Any]) -> Interval:
    """A share [n] with its `bootstrap` interval, or with the rule of three where it is none or all."""
    return widen(mean_interval(hits, patients), len(np.unique(patients)))


def widen(share: Interval, people: int) -> Interval:
    """The interval of a share; where none or all of n people are hit, redrawing them shows no doubt.

    It then reaches 3 / n from there (the rule of three, Hanley and Lippman-Hand, JAMA 1983).
    """
    if share.value == 0:
        return Interval(0.0, 0.0, min(1.0, 3 / people))
    return Interval(1.0, max(0.0, 1 - 3 / people), 1.0) if share.value == 1 else share


def widen_difference(difference: Interval, people: int) -> Interval:
    """The same for the difference of two shares that differ in none of n people, or in all: ± 3 / n."""
    if difference.low != difference.high:
        return difference
    return Interval(difference.value, difference.value - 3 / people, difference.value + 3 / people)


def _times_drawn(drawn: NDArray[np.int64]) -> NDArray[np.int64]:
    """How often each of n people is among those drawn, in every draw, both [draws, n]."""
    draws, people = drawn.shape
    # Each draw's people are numbered on from the last one's, so that one count counts them all.
    numbered = drawn + np.arange(draws)[:, None] * people
    return np.bincount(numbered.ravel(), minlength=numbered.size).reshape(drawn.shape)


def _negatives_below(scores: Floats, labels: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """The negatives' scores [m] in order, and how many of each draw lie below each place: [draws, m + 1]."""
    well = np.flatnonzero(labels != 1)
    well = well[np.argsort(scores[well], kind="stable")]
    below = np.zeros((len(weights), len(well) + 1))
    np.cumsum(weights[:, well], axis=1, out=below[:, 1:])
    return scores[well], below


def _bin_ends(filled: Floats, bins: int) -> NDArray[np.int64]:
    """The last row of each of `bins` equally filled bins in every draw, [draws, bins].

    `filled` [draws, n] counts whole cases up to and with each row. The draws are laid end to end, each
    above the one before, so that one search finds the ends of all.
    """
    draws, rows = filled.shape
    base = np.arange(draws)[:, None] * (filled[:, -1].max() + 1)
    wanted = np.ceil(filled[:, -1:] * np.arange(1, bins + 1) / bins)
    places = np.searchsorted((filled + base).ravel(), (wanted + base).ravel())
    return np.asarray(places.reshape(draws, bins) - np.arange(draws)[:, None] * rows, np.int64)


def ratio(parts: Floats, wholes: Floats) -> Floats:
    """parts / wholes, NaN where the whole is nothing."""
    nothing = np.full(parts.shape, np.nan)
    return np.asarray(np.divide(parts, wholes, out=nothing, where=wholes > 0), np.float64)
