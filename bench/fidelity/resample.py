"""Statistics in every redraw of whole patients.

How often each is drawn is not kept, but drawn again for each measure, the same by its seed: else it would be
most of what is in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..statistics import BLOCK, Floats, redraw_people
from .statistic import Rows, Statistic

# Weights, of images times draws, that are worked on at once: half a megabyte.
WEIGHTS = 1 << 16


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
    """The patients of n images, n ≥ 1.

    Attributes:
        patients: [n].
    """

    patients: NDArray[Any]

    def redraw(self) -> Iterator[Floats]:
        """How often each image is drawn, the same each time, in blocks [draws, n] that bound the memory."""
        draws = min(BLOCK, max(1, WEIGHTS // len(self.patients)))
        for times in redraw_people(int(self._rows.max()) + 1, block=draws):
            yield times.astype(np.float64)[:, self._rows]

    def behind(self, column: NDArray[np.bool_]) -> int:
        """How many patients the images of bool [n] are of."""
        return len(np.unique(self._rows[column]))

    @cached_property
    def _rows(self) -> Rows:
        """Of each image the number of its patient."""
        return np.asarray(np.unique(self.patients, return_inverse=True)[1])


def resample(statistics: Sequence[Statistic], people: People) -> list[Resampled]:
    """Statistics of the same images, paired: each is given the same draws of their patients."""
    blocks = [[statistic.draw(weights) for statistic in statistics] for weights in people.redraw()]
    return [
        _resampled(statistic, np.concatenate(draws), people)
        for statistic, draws in zip(statistics, zip(*blocks, strict=True), strict=True)
    ]


def _resampled(statistic: Statistic, draws: Floats, people: People) -> Resampled:
    rests_on = statistic.rests_on
    return Resampled(
        values=statistic.draw(np.ones((1, len(rests_on))))[0],
        draws=draws,
        cases=rests_on.sum(0),
        people=np.array([people.behind(column) for column in rests_on.T]),
    )
