"""Statistics that can be redrawn: a column for all together, and one for each finding where it has findings.

A draw is one weight an image, how often its patient was drawn (see `statistics.redraw`). Statistics of the
same images that are given the same draws are paired.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ..diagnosis import ENOUGH_POSITIVES
from ..statistics import Bools, Floats, mean_of_known, ratio, redraw_people

Rows = NDArray[np.int64]


class Statistic(Protocol):
    """Something that is computed from n images, in k columns: the first is of all findings together."""

    @property
    def rests_on(self) -> Bools:
        """Which images each column rests on, bool [n, k]."""
        ...

    def select(self, rows: Rows) -> Statistic:
        """The same of some of the images."""
        ...

    def draw(self, weights: Floats) -> Floats:
        """Of weights [draws, n] the statistic in every draw, [draws, k]; NaN where it has no value."""
        ...


@dataclass(frozen=True)
class Ratio:
    """A sum over images by another: means, shares, and F1 (van Rijsbergen, 1979) are such.

    All findings together are one sum by another too.

    Attributes:
        parts, wholes: numbers [n, F], or [n, 1] of whole images; a whole of 0 does not count.
    """

    parts: NDArray[Any]
    wholes: NDArray[Any]

    @property
    def rests_on(self) -> Bools:
        return with_total(self.wholes) > 0

    def select(self, rows: Rows) -> Ratio:
        return Ratio(self.parts[rows], self.wholes[rows])

    def draw(self, weights: Floats) -> Floats:
        parts, wholes = (with_total(weights @ sums.astype(np.float64)) for sums in (self.parts, self.wholes))
        return ratio(parts, wholes)


def with_total(columns: NDArray[Any]) -> NDArray[Any]:
    """The sum of columns [n, F] before them, [n, 1 + F]; a single column is its own sum."""
    return columns if columns.shape[1] == 1 else np.column_stack([columns.sum(1), columns])


def mean(values: NDArray[Any]) -> Ratio:
    """The mean of values [n, F], or [n] of whole images; those that are NaN do not count.

    They are kept in the type that they come in, which is the smaller one.
    """
    columns = values.reshape(len(values), -1)
    return Ratio(np.nan_to_num(columns), ~np.isnan(columns))


@dataclass(frozen=True)
class Labelled:
    """A figure of probabilities against labels. All together is the mean over findings with enough positives.

    Attributes:
        probabilities, labels: [n, F]; a label is 1, 0, or NaN where unknown.
        figure: of scores and labels [m] and weights [draws, m] makes [draws].
    """

    probabilities: Floats
    labels: Floats
    figure: Callable[[Floats, Floats, Floats], Floats]

    @property
    def rests_on(self) -> Bools:
        """Those with the finding, of a finding that some are known to be without."""
        positive = (self.labels == 1) & (self.labels == 0).any(0)
        return np.column_stack([positive[:, self._counted].any(1), positive])

    def select(self, rows: Rows) -> Labelled:
        return Labelled(self.probabilities[rows], self.labels[rows], self.figure)

    def draw(self, weights: Floats) -> Floats:
        columns = np.stack([self._column(number, weights) for number in range(self.labels.shape[1])])
        counted = mean_of_known(list(columns[self._counted])) if self._counted.any() else columns[0] * np.nan
        return np.column_stack([counted, columns.T])

    @cached_property
    def _counted(self) -> Bools:
        positives = ((self.labels == 1) & (self.labels == 0).any(0)).sum(0)
        return np.asarray(positives >= ENOUGH_POSITIVES)

    def _column(self, number: int, weights: Floats) -> Floats:
        known = np.flatnonzero(~np.isnan(self.labels[:, number]))
        return self.figure(self.probabilities[known, number], self.labels[known, number], weights[:, known])


@dataclass(frozen=True)
class Resampled:
    """A statistic as it was measured, and in every redraw of whole patients.

    Attributes:
        values: [k].
        draws: [repeats, k].
        cases, people: int [k], images and patients that each column rests on.
    """

    values: Floats
    draws: Floats
    cases: NDArray[np.int64]
    people: NDArray[np.int64]

    def less(self, other: Resampled) -> Resampled:
        """The paired difference from another statistic of the same images."""
        return Resampled(
            self.values - other.values,
            self.draws - other.draws,
            np.minimum(self.cases, other.cases),
            np.minimum(self.people, other.people),
        )


@dataclass(frozen=True)
class People:
    """The patients of n images, n ≥ 1, redrawn once for all statistics of these.

    Attributes:
        patients: [n].
    """

    patients: NDArray[Any]

    @property
    def weights(self) -> Iterator[Floats]:
        """How often each image is drawn, in blocks [draws, n]."""
        for times in self._times:
            yield times[:, self._rows].astype(np.float64)

    @cached_property
    def _rows(self) -> Rows:
        """Of each image the number of its patient."""
        return np.asarray(np.unique(self.patients, return_inverse=True)[1])

    @cached_property
    def _times(self) -> tuple[NDArray[np.uint8], ...]:
        """How often each patient is drawn, in blocks [draws, patients]: far less than 256 times."""
        people = int(self._rows.max()) + 1
        return tuple(times.astype(np.uint8) for times in redraw_people(people))


def resample(statistic: Statistic, people: People) -> Resampled:
    """A statistic in every redraw of its patients."""
    rests_on, patients = statistic.rests_on, people.patients
    return Resampled(
        values=statistic.draw(np.ones((1, len(patients))))[0],
        draws=np.concatenate([statistic.draw(weights) for weights in people.weights]),
        cases=rests_on.sum(0),
        people=np.array([len(np.unique(patients[column])) for column in rests_on.T]),
    )
