"""Statistics that can be redrawn: a column for all together, and one for each finding where it has findings.

A draw is one weight an image, how often its patient was drawn (see `resample`). Statistics of the same images
that are given the same draws are paired.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ..diagnosis import ENOUGH_POSITIVES
from ..statistics import Bools, Floats, mean_of_known, ratio

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
class OfSome:
    """A statistic of all n images that rests on m of them.

    Attributes:
        statistic: of these m.
        rows: int [m], their places among the n, from low to high.
        images: n.
    """

    statistic: Statistic
    rows: Rows
    images: int

    @property
    def rests_on(self) -> Bools:
        of_these = self.statistic.rests_on
        among_all = np.zeros((self.images, of_these.shape[1]), bool)
        among_all[self.rows] = of_these
        return among_all

    def select(self, rows: Rows) -> OfSome:
        _, kept, places = np.intersect1d(self.rows, rows, assume_unique=True, return_indices=True)
        return OfSome(self.statistic.select(kept), places, len(rows))

    def draw(self, weights: Floats) -> Floats:
        return self.statistic.draw(weights[:, self.rows])


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
