"""Are probabilities true: what was said against what was seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .chart import Chart, Scale


def reliability_chart(points: Sequence[Mapping[str, float]], x_label: str, y_label: str, alt: str) -> str:
    """The curve beside the diagonal, on which all that was said would be true.

    Args:
        points: bins with `said`, `seen` and `count`.
    """
    most = max(max(point["said"], point["seen"]) for point in points)
    end = min(1.0, max(0.1, 1.1 * most))
    chart = Chart(Scale(0, end, x_label, percent=True), Scale(0, end, y_label, percent=True), alt)
    curve = [(point["said"], point["seen"]) for point in points]
    dots = [
        chart.dot(point["said"], point["seen"], "dot s0", f"{point['count']:.0f}", radius=3)
        for point in points
    ]
    return chart.svg([chart.line([(0, 0), (end, end)], "line ideal"), chart.line(curve, "line s0"), *dots])
