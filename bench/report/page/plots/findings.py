"""Each finding's figure with its interval, one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from ....statistics import Interval
from .chart import Chart, Scale

_LINE, _FRAME = 17.0, 46.0
# About as wide as a letter of a tick, and the most room that names may take.
_LETTER, _MOST_ROOM = 5.3, 185.0


def findings_chart(lines: Sequence[tuple[str, Interval, bool]], x_label: str, alt: str, chance: float) -> str:
    """A line a finding.

    Args:
        lines: name, figure, and whether it rests on enough cases; those that do not are drawn pale.
        chance: what guessing reaches, drawn as a line.
    """
    known = [line for line in lines if not np.isnan(line[1].value)]
    ends = [figure.low for _, figure, _ in known if not np.isnan(figure.low)]
    low = float(np.floor(10 * min([chance, *ends])) / 10)
    rows = Scale(0, len(known), "")
    room = min(_MOST_ROOM, 12 + _LETTER * max(len(name) for name, _, _ in known))
    chart = Chart(Scale(low, 1.0, x_label), rows, alt, height=_LINE * len(known) + _FRAME, left=room)
    marks = [chart.line([(chance, 0), (chance, len(known))], "line ideal")]
    for place, (name, figure, enough) in enumerate(known):
        y = len(known) - place - 0.5
        style = "s0" if enough else "pale"
        if not np.isnan(figure.low + figure.high):
            marks.append(chart.line([(figure.low, y), (figure.high, y)], f"bar {style}"))
        marks.append(chart.dot(figure.value, y, f"dot {style}", name, radius=3.5))
        marks.append(_name(chart, y, name))
    return chart.svg(marks, y_ticks=False)


def _name(chart: Chart, y: float, name: str) -> str:
    _, top = chart.at(chart.x.low, y)
    return (
        f'<text class="tick" x="{chart.left - 6:.0f}" y="{top + 4:.1f}" text-anchor="end">'
        f"{escape(name)}</text>"
    )
