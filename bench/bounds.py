"""Figures against bounds: which are broken, and by how much."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any

AT_LEAST, AT_MOST = "at least", "at most"


@dataclass(frozen=True)
class Bound:
    """What a figure may not leave; None where it is free.

    Attributes:
        at_least: what the lower end of its interval has to reach.
        at_most: what the upper end may not exceed.
    """

    at_least: float | None = None
    at_most: float | None = None

    def __str__(self) -> str:
        parts = [f"≥ {self.at_least:g}" if self.at_least is not None else ""]
        parts += [f"≤ {self.at_most:g}" if self.at_most is not None else ""]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True)
class Broken:
    """A bound that does not hold.

    Attributes:
        figure: its name.
        value: the end of the figure's interval that is held against the bound.
        bound: the limit.
        relation: «at least» or «at most».
        engine: on which it was measured; empty where that is said elsewhere.
    """

    figure: str
    value: float
    bound: float
    relation: str
    engine: str = ""

    @property
    def excess(self) -> float:
        """How far beyond the bound, as a share of it; above 0, and infinite for what is not a number."""
        if self.value != self.value:
            return inf
        return abs(self.value - self.bound) / max(abs(self.bound), 1e-6)

    def __str__(self) -> str:
        bound = f"its bound of {self.relation} {self.bound:g}"
        figure = f"{self.figure} on {self.engine}" if self.engine else self.figure
        if self.value != self.value:
            return f"{figure} is not known well enough for {bound}"
        by = abs(self.value - self.bound)
        return f"{figure} is {self.value:.4g}, {by:.2g} beyond {bound}"


Ends = tuple[float, float]


def broken_bounds(
    figures: Mapping[str, float | Ends], bounds: Mapping[str, Bound], engine: str = ""
) -> list[Broken]:
    """The bounds that figures break; a figure that is not a number breaks all of its bounds.

    Args:
        figures: each as a number, or as lower and upper end of its interval.
        bounds: by figure; those of figures that were not measured are left out.
        engine: see `Broken`.
    """
    found = []
    for name, bound in bounds.items():
        if name not in figures:
            continue
        figure = figures[name]
        low, high = figure if isinstance(figure, tuple) else (figure, figure)
        if bound.at_least is not None and not low >= bound.at_least:
            found.append(Broken(name, low, bound.at_least, AT_LEAST, engine))
        if bound.at_most is not None and not high <= bound.at_most:
            found.append(Broken(name, high, bound.at_most, AT_MOST, engine))
    return found


def said_of_bounds(count: int, unchecked: Collection[str], broken: Collection[Broken | str] = ()) -> str:
    """«14 of 20 bounds checked, all hold; not checked here: …».

    Args:
        count: of all bounds.
        unchecked: the figures of those that were not checked.
        broken: those that do not hold.
    """
    held = "; ".join(map(str, broken)) or "all hold"
    left_out = f"; not checked here: {', '.join(unchecked)}" if unchecked else ""
    return f"{count - len(unchecked)} of {count} bounds checked, {held}{left_out}"


def bounds_of(table: Mapping[str, Any]) -> dict[str, Bound]:
    """The bounds in a recipe's table, by figure: `map_spearman_at_least` bounds `map_spearman`."""
    bounds = {}
    for key, value in table.items():
        for end in ("at_least", "at_most"):
            if key.endswith(f"_{end}"):
                bounds[key.removesuffix(f"_{end}")] = Bound(**{end: value})
    return bounds
