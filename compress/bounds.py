"""Figures against bounds: which are broken, and by how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .recipe import Bound, Parity


@dataclass(frozen=True)
class Broken:
    """A bound that does not hold.

    Attributes:
        figure: its name.
        value: the end of the figure's interval that is held against the bound.
        bound: the limit.
        relation: «at least» or «at most».
    """

    figure: str
    value: float
    bound: float
    relation: str

    @property
    def excess(self) -> float:
        """How far beyond the bound, as a share of it; above 0."""
        return abs(self.value - self.bound) / max(abs(self.bound), 1e-6)

    def __str__(self) -> str:
        by = abs(self.value - self.bound)
        bound = f"its bound of {self.relation} {self.bound:g}"
        return f"{self.figure} is {self.value:.4g}, {by:.2g} beyond {bound}"


Ends = tuple[float, float]


def broken_bounds(figures: Mapping[str, Ends], bounds: Mapping[str, Bound]) -> list[Broken]:
    """The bounds that figures break; a figure that is not a number breaks all of its bounds.

    Args:
        figures: lower and upper end of each; twice the same where there is no interval.
        bounds: by figure; those of figures that were not measured are left out.
    """
    found = []
    for name, bound in bounds.items():
        if name not in figures:
            continue
        low, high = figures[name]
        if bound.at_least is not None and not low >= bound.at_least:
            found.append(Broken(name, low, bound.at_least, "at least"))
        if bound.at_most is not None and not high <= bound.at_most:
            found.append(Broken(name, high, bound.at_most, "at most"))
    return found


def parity_bounds(parity: Parity) -> dict[str, Bound]:
    """The recipe's bounds on parity, by figure."""
    return {
        "tokens_cosine": Bound(at_least=parity.tokens_cosine_at_least),
        "map_spearman": Bound(at_least=parity.map_spearman_at_least),
        "probability_shift": Bound(at_most=parity.probability_shift_at_most),
        "words_alike": Bound(at_least=parity.words_alike_at_least),
    }
