"""Fidelity of explanations against speed: a dot a device, hollow where it is an estimate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ....statistics import Interval
from .chart import Chart, Scale, around


@dataclass(frozen=True)
class Spot:
    """A device: its style, name, seconds of an answer, and agreement of its maps with the reference's."""

    style: str
    name: str
    seconds: Interval
    agreement: Interval


def trade_off_chart(spots: Sequence[Spot], x_label: str, y_label: str, alt: str) -> str:
    """The chart; spots without an agreement are left out."""
    known = [spot for spot in spots if not np.isnan(spot.agreement.value + spot.seconds.value)]
    ends = [_lowest(spot.agreement) for spot in known]
    lowest = min(ends, default=0.0)
    low = np.floor(20 * lowest - 0.5) / 20
    scale = around([1e3 * spot.seconds.value for spot in known], x_label)
    chart = Chart(scale, Scale(float(low), 1.0, y_label), alt)
    return chart.svg([mark for spot in known for mark in _marks(chart, spot)])


def _lowest(agreement: Interval) -> float:
    return agreement.value if np.isnan(agreement.low) else agreement.low


def _marks(chart: Chart, spot: Spot) -> list[str]:
    x, y = 1e3 * spot.seconds.value, spot.agreement.value
    bars = []
    if not np.isnan(spot.agreement.low + spot.agreement.high):
        bars.append(chart.line([(x, spot.agreement.low), (x, spot.agreement.high)], f"bar {spot.style}"))
    if not np.isnan(spot.seconds.low + spot.seconds.high):
        bars.append(
            chart.line([(1e3 * spot.seconds.low, y), (1e3 * spot.seconds.high, y)], f"bar {spot.style}")
        )
    return [*bars, chart.dot(x, y, f"dot {spot.style}", spot.name)]
