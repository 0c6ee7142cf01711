"""The difference of two AUROCs on the same images, by theory instead of by redrawing.

DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988), with the mid-ranks of Sun and Xu, IEEE Signal
Processing Letters 21 (2014). It counts every image as a patient of its own: where patients have several,
its interval is too narrow, and the bootstrap's beside it is the one to trust.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ....models import findings
from ...statistics import Floats, Interval

# The standard normal's 97.5th percentile.
Z = 1.959963984540054


@dataclass(frozen=True)
class PairedAuroc:
    """One finding's AUROCs on the same images.

    Attributes:
        finding: its key.
        positives, negatives: images with and without it.
        reference, candidate: AUROC of each.
        loss: the reference's less the candidate's, with DeLong's 95 % interval.
        p: two-sided, of there being no difference; NaN where neither varies.
    """

    finding: str
    positives: int
    negatives: int
    reference: Interval
    candidate: Interval
    loss: Interval
    p: float


def compare_aurocs(reference: Floats, candidate: Floats, labels: Floats) -> tuple[PairedAuroc, ...]:
    """Every finding with two images that have it and two that do not, or more of each.

    Inputs [n, F]; a label is NaN where unknown.
    """
    found = []
    for number, key in enumerate(findings.keys()):
        known = ~np.isnan(labels[:, number])
        sick = labels[known, number] == 1
        if sick.sum() >= 2 and (~sick).sum() >= 2:
            scores = np.stack([reference[known, number], candidate[known, number]])
            found.append(_compare(key, scores, sick))
    return tuple(found)


def delong(scores: Floats, sick: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """AUROCs [k] of k scorings and their covariance [k, k].

    Args:
        scores: [k, n].
        sick: bool [n], at least two of each kind.
    """
    with_it, without = scores[:, sick], scores[:, ~sick]
    m, n = with_it.shape[1], without.shape[1]
    together = _mid_ranks(np.concatenate([with_it, without], 1))
    beaten = (together[:, :m] - _mid_ranks(with_it)) / n
    beating = 1 - (together[:, m:] - _mid_ranks(without)) / m
    covariance = np.atleast_2d(np.cov(beaten)) / m + np.atleast_2d(np.cov(beating)) / n
    return beaten.mean(1), covariance


def _compare(key: str, scores: Floats, sick: NDArray[np.bool_]) -> PairedAuroc:
    areas, covariance = delong(scores, sick)
    lost = float(areas[0] - areas[1])
    spread = math.sqrt(max(0.0, covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1]))
    reference, candidate = (_interval(areas[i], math.sqrt(covariance[i, i])) for i in (0, 1))
    p = math.erfc(abs(lost) / spread / math.sqrt(2)) if spread > 0 else math.nan
    loss = _interval(lost, spread)
    return PairedAuroc(key, int(sick.sum()), int((~sick).sum()), reference, candidate, loss, p)


def _interval(value: float, spread: float) -> Interval:
    return Interval(float(value), float(value - Z * spread), float(value + Z * spread))


def _mid_ranks(scores: Floats) -> Floats:
    """Ranks from 1 up within each row, equal scores sharing the mean of theirs."""
    ordered = np.sort(scores, 1)
    places = [
        np.searchsorted(row, own, "left") + np.searchsorted(row, own, "right")
        for row, own in zip(ordered, scores, strict=True)
    ]
    return np.asarray((np.stack(places) + 1) / 2, np.float64)
