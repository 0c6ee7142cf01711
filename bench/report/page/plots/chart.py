"""A chart as inline SVG: two scales, a grid, and marks, coloured by the page's style sheet.

Plain SVG: the page is to take translated words, a dark screen and a phone's width from its own style
sheet, and to load nothing. Chart libraries draw to pictures or bring scripts and fonts of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, isfinite, log10

# As wide as a small phone, so that letters are as tall there as they are said to be.
WIDTH = 340.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 54.0, 10.0, 10.0, 36.0
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Scale:
    """Values on an axis.

    Attributes:
        low, high: its ends; above 0 where it is logarithmic.
        label: what is shown, with its unit.
        logarithmic: whether equal steps are equal factors.
        percent: whether values in [0, 1] are written as per cent.
    """

    low: float
    high: float
    label: str
    logarithmic: bool = False
    percent: bool = False

    def share(self, value: float) -> float:
        """Where a value lies, 0 at the low end, 1 at the high end; values beyond lie at the end."""
        low, high, at = (
            log10(v) if self.logarithmic else v for v in (self.low, self.high, self._held(value))
        )
        return (at - low) / (high - low)

    def ticks(self) -> list[float]:
        """Round values in the scale, about five."""
        if self.logarithmic:
            powers = range(floor(log10(self.low)), ceil(log10(self.high)) + 1)
            steps = (1, 2, 5) if log10(self.high / self.low) < 2.2 else (1,)
            found = [step * 10.0**power for power in powers for step in steps]
        else:
            raw = (self.high - self.low) / 5
            unit = 10.0 ** floor(log10(raw))
            step = next(size * unit for size in _STEPS if size * unit >= raw - 1e-12)
            found = [
                step * i for i in range(ceil(self.low / step - 1e-9), floor(self.high / step + 1e-9) + 1)
            ]
        inside = [tick for tick in found if self.low * (1 - 1e-9) <= tick <= self.high * (1 + 1e-9)]
        return inside[:: ceil(len(inside) / 7)] if len(inside) > 7 else inside

    def written(self, value: float) -> str:
        """A tick's figure, short."""
        return f"{100 * value:.0f} %" if self.percent else _short(value)

    def _held(self, value: float) -> float:
        return min(max(value, self.low), self.high)


@dataclass(frozen=True)
class Chart:
    """A frame that marks are drawn into.

    Attributes:
        x, y: the scales.
        alt: what it shows, for who cannot see it.
        height: of the picture, in its own units, of which it is `WIDTH` wide.
        left: room for the words beside the frame.
    """

    x: Scale
    y: Scale
    alt: str
    height: float = 230.0
    left: float = _LEFT

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The place of a point."""
        right, bottom = WIDTH - _RIGHT, self.height - _BOTTOM
        return (
            self.left + self.x.share(x) * (right - self.left),
            bottom - self.y.share(y) * (bottom - _TOP),
        )

    def line(self, points: Sequence[tuple[float, float]], style: str) -> str:
        """A line through points."""
        places = " ".join(f"{x:.1f},{y:.1f}" for x, y in (self.at(*point) for point in points))
        return f'<polyline class="{style}" points="{places}"/>'

    def dot(self, x: float, y: float, style: str, name: str = "", radius: float = 4) -> str:
        """A dot, whose name shows when it is pointed at."""
        left, top = self.at(x, y)
        title = f"<title>{escape(name)}</title>" if name else ""
        return f'<circle class="{style}" cx="{left:.1f}" cy="{top:.1f}" r="{radius}">{title}</circle>'

    def word(self, x: float, y: float, text: str, style: str = "word", up: float = 0) -> str:
        """A word at a point, raised by some units; on the right half it ends there."""
        left, top = self.at(x, y)
        side = "end" if left > self.left + 0.6 * (WIDTH - self.left) else "start"
        shift = -7 if side == "end" else 7
        return (
            f'<text class="{style}" x="{left + shift:.1f}" y="{top + 4 - up:.1f}" '
            f'text-anchor="{side}">{escape(text)}</text>'
        )

    def svg(self, marks: Sequence[str], y_ticks: bool = True) -> str:
        """The whole picture."""
        frame = [self._x_tick(tick) for tick in self.x.ticks()]
        frame += [self._y_tick(tick) for tick in self.y.ticks()] if y_ticks else []
        middle = (self.left + WIDTH - _RIGHT) / 2
        labels = (
            f'<text class="label" x="{middle:.0f}" y="{self.height - 4:.0f}" text-anchor="middle">'
            f"{escape(self.x.label)}</text>"
        )
        if self.y.label:
            turn = f"translate(10 {(self.height - _BOTTOM + _TOP) / 2:.0f}) rotate(-90)"
            label = escape(self.y.label)
            labels += f'<text class="label" transform="{turn}" text-anchor="middle">{label}</text>'
        return (
            f'<svg class="chart" viewBox="0 0 {WIDTH:.0f} {self.height:.0f}" role="img" '
            f'aria-label="{escape(self.alt)}">{"".join(frame)}{labels}{"".join(marks)}</svg>'
        )

    def _x_tick(self, value: float) -> str:
        x, bottom = self.at(value, self.y.low)
        return (
            f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP}" y2="{bottom:.1f}"/>'
            f'<text class="tick" x="{x:.1f}" y="{bottom + 13:.1f}" text-anchor="middle">'
            f"{self.x.written(value)}</text>"
        )

    def _y_tick(self, value: float) -> str:
        left, y = self.at(self.x.low, value)
        return (
            f'<line class="grid" x1="{left:.1f}" x2="{WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text class="tick" x="{left - 4:.1f}" y="{y + 4:.1f}" text-anchor="end">'
            f"{self.y.written(value)}</text>"
        )


def around(values: Sequence[float], label: str) -> Scale:
    """A logarithmic scale that holds all finite values above 0, with room."""
    known = [value for value in values if isfinite(value) and value > 0]
    low, high = min(known) / 1.3, max(known) * 1.3
    if high / low < 4:
        middle = (low * high) ** 0.5
        low, high = middle / 2, middle * 2
    return Scale(low, high, label, logarithmic=True)


def _short(value: float) -> str:
    for size, letter in ((1e12, "T"), (1e9, "G"), (1e6, "M")):
        if value >= size:
            return f"{value / size:g} {letter}"
    return f"{value:g}"
