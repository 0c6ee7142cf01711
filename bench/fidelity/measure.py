"""From statistics of both bundles on the same images to figures with intervals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...models import findings
from ..statistics import Interval, percentile_interval, widen, widen_difference
from .catalogue import FIGURES, Better
from .figure import Figure, Part, worst_of
from .resample import People, Resampled, resample
from .statistic import Rows, Statistic

# Of an interval and the number of patients makes the interval to be shown.
Doubt = Callable[[Interval, int], Interval]


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


def known(
    name: str,
    statistic: Statistic,
    reference: Statistic | None = None,
    baselines: Mapping[str, Statistic] = MappingProxyType({}),
) -> Measure:
    """What is to be measured, of a figure of the catalogue."""
    told = FIGURES[name]
    assert told.of_each == (reference is not None), name
    return Measure(name, told.meaning, told.better, statistic, reference, baselines, told.share)


@dataclass(frozen=True)
class Sample:
    """The n images that all figures are of.

    Attributes:
        patients: int [n].
        groups: rows of each group by name.
    """

    patients: NDArray[Any]
    groups: Mapping[str, Rows]

    @cached_property
    def people(self) -> People:
        """Of all images."""
        return People(self.patients)


@dataclass(frozen=True)
class _Redrawn:
    """A statistic over all images and in each group, redrawn."""

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
    both = (asked.statistic,) if asked.reference is None else (asked.statistic, asked.reference)
    wholes = resample((*both, *asked.baselines.values()), sample.people)
    mine, *reference = map(_Redrawn, wholes, _in_groups(both, sample))
    doubt = widen if asked.share else _as_drawn
    baselines = zip(asked.baselines, wholes[len(both) :], strict=True)
    found = replace(
        _figure(asked, mine, doubt), baselines=tuple(_part(name, drawn, doubt) for name, drawn in baselines)
    )
    return found, *(figure for theirs in reference for figure in _beside(asked, mine, theirs))


def _beside(asked: Measure, mine: _Redrawn, theirs: _Redrawn) -> tuple[Figure, Figure]:
    """The reference's figure, and how much worse the candidate is."""
    group, _, name = asked.name.partition(".")
    doubt, doubt_of_loss = (widen, widen_difference) if asked.share else (_as_drawn, _as_drawn)
    of_reference = replace(
        asked, name=f"{group}.reference_{name}", meaning=f"{asked.meaning}, of the reference"
    )
    lost = replace(
        asked, name=f"{asked.name}_loss", meaning=f"{asked.meaning}: by how much worse", better="lower"
    )
    loss = mine.worse_than(theirs, asked.better)
    return _figure(of_reference, theirs, doubt), _figure(lost, loss, doubt_of_loss)


def _in_groups(statistics: Sequence[Statistic], sample: Sample) -> list[dict[str, Resampled]]:
    """Of each statistic, the same in every group, by name."""
    found: list[dict[str, Resampled]] = [{} for _ in statistics]
    for name, rows in sample.groups.items():
        drawn = resample([one.select(rows) for one in statistics], People(sample.patients[rows]))
        for groups, one in zip(found, drawn, strict=True):
            groups[name] = one
    return found


def _figure(asked: Measure, drawn: _Redrawn, doubt: Doubt) -> Figure:
    overall, *columns = (_part(name, drawn.whole, doubt, i) for i, name in enumerate(_names(drawn.whole)))
    groups = tuple(_part(name, group, doubt) for name, group in drawn.groups.items())
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


def _part(name: str, drawn: Resampled, doubt: Doubt, column: int = 0) -> Part:
    interval, people = percentile_interval(drawn.values[column], drawn.draws[:, column]), drawn.people[column]
    # One patient, drawn again and again, would show no doubt at all.
    told = doubt(interval, int(people)) if people > 1 else Interval(interval.value, np.nan, np.nan)
    return Part(name, told, int(drawn.cases[column]))


def _as_drawn(interval: Interval, _people: int) -> Interval:
    return interval
