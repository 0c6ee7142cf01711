"""How well findings are told apart, at which rates they are raised, and how true their probabilities are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ..models import findings
from ..runtimes.performance import ENOUGH_POSITIVES as ENOUGH_POSITIVES
from .statistics import (
    Floats,
    Interval,
    ReliabilityPoint,
    bootstrap,
    mean_interval,
    mean_of_known,
    reliability_curve,
    weighted_auroc,
    weighted_calibration_error,
    weighted_mean,
    widen,
)


@dataclass(frozen=True)
class Rates:
    """Of those with a finding, the share that is raised; of those without, the share that is not."""

    sensitivity: Interval
    specificity: Interval


@dataclass(frozen=True)
class FindingFigures:
    """One finding on one set of images.

    Attributes:
        key: the finding.
        images, positives: how many have the label, and how many have it present.
        auroc: see `statistics.auroc`.
        calibration_error, brier: of the calibrated probability, see `statistics`.
        reliability: said against seen, in ten equally filled bins.
        rates: by operating point.
    """

    key: str
    images: int
    positives: int
    auroc: Interval
    calibration_error: Interval
    brier: Interval
    reliability: tuple[ReliabilityPoint, ...]
    rates: dict[str, Rates]


@dataclass(frozen=True)
class Pooled:
    """Probabilities of all findings with enough positives, thrown together.

    Attributes:
        findings: how many.
        calibration_error: mean gap between said and seen, in ten equally filled bins.
        reliability: the bins.
    """

    findings: int
    calibration_error: Interval
    reliability: tuple[ReliabilityPoint, ...]


@dataclass(frozen=True)
class Column:
    """One finding where its label is known: its number, and rows, probabilities and labels [m]."""

    number: int
    rows: NDArray[np.int64]
    probabilities: Floats
    labels: Floats


@dataclass(frozen=True)
class Diagnoses:
    """Probabilities against labels.

    Attributes:
        probabilities: [n, F] in the order of the table of findings.
        labels: [n, F]: 1, 0, or NaN where unknown.
        patients: int [n].
    """

    probabilities: Floats
    labels: Floats
    patients: NDArray[np.int64]

    def select(self, rows: NDArray[np.int64]) -> Diagnoses:
        """The given rows."""
        return Diagnoses(self.probabilities[rows], self.labels[rows], self.patients[rows])

    def column(self, number: int) -> Column:
        """One finding, where its label is known."""
        rows = np.flatnonzero(~np.isnan(self.labels[:, number]))
        return Column(number, rows, self.probabilities[rows, number], self.labels[rows, number])

    @cached_property
    def counted(self) -> tuple[Column, ...]:
        """The findings with enough positives and any negative."""
        columns = (self.column(number) for number in range(self.labels.shape[1]))
        return tuple(
            column
            for column in columns
            if (column.labels == 1).sum() >= ENOUGH_POSITIVES and (column.labels == 0).any()
        )

    def mean_auroc(self) -> Interval:
        """Mean AUROC over the counted findings."""
        return self._mean(lambda column, w: weighted_auroc(column.probabilities, column.labels, w))

    def mean_rates(self, thresholds: Floats) -> Rates:
        """Mean sensitivity and specificity over the counted findings; thresholds [F]."""
        return Rates(*(self._mean_rate(label, thresholds) for label in (1, 0)))

    def pooled(self) -> Pooled:
        """Calibration over the counted findings together."""
        if not self.counted:
            return Pooled(0, Interval(np.nan, np.nan, np.nan), ())
        p = np.concatenate([column.probabilities for column in self.counted])
        y = np.concatenate([column.labels for column in self.counted])
        who = np.concatenate([self.patients[column.rows] for column in self.counted])
        error = bootstrap(lambda w: weighted_calibration_error(p, y, w), who)
        return Pooled(len(self.counted), error, reliability_curve(p, y))

    def finding(self, number: int, thresholds: Mapping[str, Floats]) -> FindingFigures:
        """All figures of one finding; thresholds [F] by operating point."""
        column = self.column(number)
        p, y, who = column.probabilities, column.labels, self.patients[column.rows]
        return FindingFigures(
            key=findings.keys()[number],
            images=len(y),
            positives=int((y == 1).sum()),
            auroc=bootstrap(lambda w: weighted_auroc(p, y, w), who),
            calibration_error=bootstrap(lambda w: weighted_calibration_error(p, y, w), who),
            brier=mean_interval((p - y) ** 2, who),
            reliability=reliability_curve(p, y) if len(y) else (),
            rates={name: self._rates(column, values[number]) for name, values in thresholds.items()},
        )

    def _rates(self, column: Column, threshold: float) -> Rates:
        return Rates(*(self._rate(column, label, threshold) for label in (1, 0)))

    def _rate(self, column: Column, label: int, threshold: float) -> Interval:
        who = self.patients[column.rows]
        people = len(np.unique(who[column.labels == label]))
        return widen(bootstrap(lambda w: _share_right(column, w, label, threshold), who), people)

    def _mean_rate(self, label: int, thresholds: Floats) -> Interval:
        rate = self._mean(lambda column, w: _share_right(column, w, label, thresholds[column.number]))
        rows = [column.rows[column.labels == label] for column in self.counted]
        return widen(rate, len(np.unique(self.patients[np.concatenate(rows)]))) if rows else rate

    def _mean(self, figure: Callable[[Column, Floats], Floats]) -> Interval:
        if not self.counted:
            return Interval(np.nan, np.nan, np.nan)
        return bootstrap(
            lambda w: mean_of_known([figure(column, w[:, column.rows]) for column in self.counted]),
            self.patients,
        )


def _share_right(column: Column, weights: Floats, label: int, threshold: float) -> Floats:
    """Share of the rows with a label whose answer at the threshold is that label, in every draw."""
    rows = np.flatnonzero(column.labels == label)
    said = column.probabilities[rows] >= float(threshold)
    return weighted_mean(said == bool(label), weights[:, rows])
