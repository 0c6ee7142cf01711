"""From statistics of both bundles on the same images to figures with intervals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...models import findings
from ..statistics import percentile_interval, widen
from .figure import Better, Figure, Part, worst_of
from .statistic import Resampled, Rows, Statistic, resample


@dataclass(frozen=True)
class Measure:
    """What is to be measured.

    Attributes:
        name, meaning, better: of the figure, see `Figure`.
        statistic: of the candidate, or of candidate and reference together.
        reference: the same of the reference alone; its figure and the paired change are given too.
        baselines: the same of maps that never looked, by name.
        share: whether it is a share of images: where none or all are hit, redrawing shows no doubt, and the
            rule of three does.
    """

    name: str
    meaning: str
    better: Better
    statistic: Statistic
    reference: Statistic | None = None
    baselines: Mapping[str, Statistic] = field(default_factory=dict)
    share: bool = False


@dataclass(frozen=True)
class Sample:
    """The n images that all figures are of.

    Attributes:
        patients: int [n].
        groups: rows of each group by name.
    """

    patients: NDArray[Any]
    groups: Mapping[str, Rows]

    def select(self, rows: Rows) -> Sample:
        """Some of the images, in their order; groups that lose all their images are left out."""
        groups = {name: np.flatnonzero(np.isin(rows, group)) for name, group in self.groups.items()}
        return Sample(self.patients[rows], {name: group for name, group in groups.items() if len(group)})


@dataclass(frozen=True)
class _Redrawn:
    """A statistic over all images and in each group, redrawn once for every figure that it is part of."""

    whole: Resampled
    groups: Mapping[str, Resampled]

    def worse_than(self, other: _Redrawn, better: Better) -> _Redrawn:
        """How much worse this is than another, paired."""

        def loss(mine: Resampled, theirs: Resampled) -> Resampled:
            return theirs.less(mine) if better == "higher" else mine.less(theirs)

        groups = {name: loss(mine, other.groups[name]) for name, mine in self.groups.items()}
        return _Redrawn(loss(self.whole, other.whole), groups)


def measure(asked: Measure, sample: Sample) -> tuple[Figure, ...]:
    """The figure and, where the reference has one too, the reference's and how much worse the candidate is.

    They are called `group.name`, `group.reference_name` and `group.name_loss`; a loss above 0 is for the
    worse.
    """
    mine = _redraw(asked.statistic, sample)
    baselines = tuple(
        _part(name, resample(statistic, sample.patients), asked.share)
        for name, statistic in asked.baselines.items()
    )
    found = replace(_figure(asked, mine, asked.share), baselines=baselines)
    if asked.reference is None:
        return (found,)
    theirs, (group, _, name) = _redraw(asked.reference, sample), asked.name.partition(".")
    of_reference = replace(
        asked, name=f"{group}.reference_{name}", meaning=f"{asked.meaning}, of the reference"
    )
    lost = replace(
        asked, name=f"{asked.name}_loss", meaning=f"{asked.meaning}: by how much worse", better="lower"
    )
    loss = mine.worse_than(theirs, asked.better)
    return found, _figure(of_reference, theirs, asked.share), _figure(lost, loss, False)


def _redraw(statistic: Statistic, sample: Sample) -> _Redrawn:
    groups = {
        name: resample(statistic.select(rows), sample.patients[rows]) for name, rows in sample.groups.items()
    }
    return _Redrawn(resample(statistic, sample.patients), groups)


def _figure(asked: Measure, drawn: _Redrawn, share: bool) -> Figure:
    overall, *columns = (_part(name, drawn.whole, share, i) for i, name in enumerate(_names(drawn.whole)))
    groups = tuple(_part(name, group, share) for name, group in drawn.groups.items())
    return Figure(
        name=asked.name,
        meaning=asked.meaning,
        better=asked.better,
        overall=overall.interval,
        cases=overall.cases,
        findings=tuple(columns),
        worst=worst_of(tuple(columns), asked.better),
        groups=groups,
        worst_group=worst_of(groups, asked.better),
    )


def _names(drawn: Resampled) -> tuple[str, ...]:
    return ("all", *findings.keys())[: len(drawn.values)]


def _part(name: str, drawn: Resampled, share: bool, column: int = 0) -> Part:
    people = int(drawn.people[column])
    # One patient, drawn again and again, would show no doubt at all.
    draws = drawn.draws[:, column] if people > 1 else np.full(1, np.nan)
    interval = percentile_interval(float(drawn.values[column]), draws)
    return Part(name, widen(interval, people) if share else interval, int(drawn.cases[column]))
