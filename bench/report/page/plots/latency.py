"""How long queries took: which share of them was done by when, a line a device."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .chart import Chart, Scale, around

_MOST_POINTS = 120


def latency_chart(lines: Sequence[tuple[str, Sequence[float]]], x_label: str, y_label: str, alt: str) -> str:
    """The empirical distribution of each device's latencies.

    Args:
        lines: style class and seconds of each device.
    """
    scale = around([1e3 * second for _, seconds in lines for second in seconds], x_label)
    chart = Chart(scale, Scale(0, 1, y_label, percent=True), alt)
    return chart.svg([chart.line(_steps(seconds), f"line {style}") for style, seconds in lines])


def _steps(seconds: Sequence[float]) -> list[tuple[float, float]]:
    """Corners of the staircase, in milliseconds; of many queries only some steps are drawn."""
    ordered = 1e3 * np.sort(np.asarray(seconds))
    shares = np.arange(1, len(ordered) + 1) / len(ordered)
    if len(ordered) > _MOST_POINTS:
        shown = np.unique(np.linspace(0, len(ordered) - 1, _MOST_POINTS).astype(int))
        ordered, shares = ordered[shown], shares[shown]
    before = np.concatenate([[0.0], shares[:-1]])
    return [
        (float(x), float(y))
        for x, low, high in zip(ordered, before, shares, strict=True)
        for y in (low, high)
    ]
