"""Which device for which clinic: the cheapest that gets through the day, and whose bundle passed its gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .cost import Load, cost_of_a_thousand
from .rows import Figures, Row

# Beside the buyer's own clinic, one with a quarter of its studies and one with five times as many.
SIZES = (0.25, 1.0, 5.0)


@dataclass(frozen=True)
class Pick:
    """A device and what a thousand studies cost on it at this clinic."""

    row: Row
    thousand: float


@dataclass(frozen=True)
class Choice:
    """A clinic; the best of the measured devices, and of the estimated ones. None where none copes."""

    load: Load
    measured: Pick | None
    estimated: Pick | None


def choices(figures: Figures) -> tuple[Choice, ...]:
    """The choice at each size of clinic."""
    measured = [row for row in figures.rows if not row.estimated]
    estimated = [row for row in figures.rows if row.estimated]
    loads = (replace(figures.load, studies_a_day=figures.load.studies_a_day * size) for size in SIZES)
    return tuple(Choice(load, _cheapest(measured, load), _cheapest(estimated, load)) for load in loads)


def _cheapest(rows: Sequence[Row], load: Load) -> Pick | None:
    picks = [
        Pick(row, cost_of_a_thousand(load, row.price, row.watts))
        for row in rows
        if row.price is not None
        and row.watts is not None
        and load.fits(row.seconds.value)
        and "gate-failed" not in row.remarks
    ]
    return min(picks, key=lambda pick: pick.thousand) if picks else None
