"""Figures of diagnosis and calibration, each with its source, on numpy alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]


@dataclass(frozen=True)
class Interval:
    """A figure with its bootstrap 95 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f} to {self.high:.3f})"


def auroc(scores: Floats, labels: Floats) -> float:
    """Area under the ROC curve: the chance that a positive scores above a negative, ties half.

    Mann and Whitney's U over the number of pairs (Hanley and McNeil, Radiology 1982). NaN where a
    class is empty. Inputs [n]; labels are 0 or 1.
    """
    positive = labels == 1
    pairs = int(positive.sum()) * int((~positive).sum())
    if pairs == 0:
        return float("nan")
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    count = int(positive.sum())
    return float((ranks[positive].sum() - count * (count + 1) / 2) / pairs)


def sensitivity(said: NDArray[np.bool_], labels: Floats) -> float:
    """Share of the positives that were raised; NaN without positives."""
    return float(said[labels == 1].mean()) if (labels == 1).any() else float("nan")


def specificity(said: NDArray[np.bool_], labels: Floats) -> float:
    """Share of the negatives that were not raised; NaN without negatives."""
    return float((~said[labels == 0]).mean()) if (labels == 0).any() else float("nan")


def expected_calibration_error(probabilities: Floats, labels: Floats, bins: int = 10) -> float:
    """Mean gap between said and seen frequency over equally filled bins (Nguyen & O'Connor, 2015)."""
    order = np.argsort(probabilities, kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    gaps = [abs(float(probabilities[p].mean() - labels[p].mean())) * len(p) for p in parts]
    return float(sum(gaps) / len(order))


def brier(probabilities: Floats, labels: Floats) -> float:
    """Mean squared gap between probability and outcome (Brier, 1950)."""
    return float(np.mean((probabilities - labels) ** 2))


def bootstrap(
    figure: Callable[[NDArray[np.int64]], float], groups: NDArray[np.int64], repeats: int = 500, seed: int = 0
) -> Interval:
    """A figure's 95 % percentile interval, redrawing whole patients (Efron and Tibshirani, 1993).

    Args:
        figure: of the rows it is given; NaN draws are left out.
        groups: [n], the patient of each row.
        repeats: how often patients are redrawn.
        seed: of the draws.
    """
    rng = np.random.default_rng(seed)
    order = np.argsort(groups, kind="stable")
    members = np.split(order, np.flatnonzero(np.diff(groups[order])) + 1)
    draws = []
    for _ in range(repeats):
        rows = np.concatenate([members[i] for i in rng.integers(0, len(members), len(members))])
        draws.append(figure(rows))
    low, high = np.nanpercentile(draws, [2.5, 97.5]) if not np.isnan(draws).all() else (np.nan, np.nan)
    return Interval(figure(np.arange(len(groups))), float(low), float(high))
