"""One figure of fidelity: over all images, by finding, for the worst finding, and by group of patients."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..diagnosis import ENOUGH_POSITIVES
from ..statistics import Interval
from .catalogue import Better


@dataclass(frozen=True)
class Part:
    """A figure of one finding, of one group of patients, or of a baseline.

    Attributes:
        name: the finding's key, «sex F», «age under 18», «random», …
        interval: the figure.
        cases: images that it rests on; for a figure that needs both, those with the finding.
    """

    name: str
    interval: Interval
    cases: int


@dataclass(frozen=True)
class Figure:
    """One figure with its bootstrap 95 % intervals over patients.

    Attributes:
        name: «evidence.spearman»: the group of figures, and the figure.
        meaning: in plain words.
        better: whether more of it is better, or less.
        overall: of all images and findings; where positives and negatives are needed, the mean over the
            findings with at least 15 positives.
        cases: images that it rests on.
        findings: by finding, those with too few cases too; empty where the figure is of whole images.
        worst: of the findings with at least 15 cases the one with the worst value; None where there is none.
        groups: overall, by sex, age band, view and rendition.
        worst_group: likewise.
        baselines: the same of maps that never looked at the image.
    """

    name: str
    meaning: str
    better: Better
    overall: Interval
    cases: int
    findings: tuple[Part, ...] = ()
    worst: Part | None = None
    groups: tuple[Part, ...] = ()
    worst_group: Part | None = None
    baselines: tuple[Part, ...] = ()

    def intervals(self) -> Iterator[tuple[str, Interval]]:
        """Every interval under its flat name, see `FidelityReport.figure`."""
        yield self.name, self.overall
        named = (("worst", self.worst), ("worst_group", self.worst_group))
        yield from ((f"{self.name}.{name}", part.interval) for name, part in named if part)
        for part in (*self.findings, *self.groups):
            yield f"{self.name}.{part.name.replace(' ', '_')}", part.interval

    def sure_end(self, interval: Interval) -> float:
        """The end of an interval that a bound must hold for: the low one where more is better."""
        return interval.low if self.better == "higher" else interval.high


def worst_of(parts: tuple[Part, ...], better: Better) -> Part | None:
    """The part with the worst value among those with enough cases; None where none has."""
    known = [part for part in parts if part.cases >= ENOUGH_POSITIVES and not np.isnan(part.interval.value)]
    choose = min if better == "higher" else max
    return choose(known, key=lambda part: part.interval.value) if known else None
