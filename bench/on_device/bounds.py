"""The bounds that a bundle was sealed under, as its recipe keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...runtimes.bundle import Bundle


@dataclass(frozen=True)
class Bound:
    """What a figure may not leave; None where it is free.

    Attributes:
        least, most: the lowest and the highest value that holds.
    """

    least: float | None = None
    most: float | None = None

    def holds(self, value: float) -> bool:
        """Whether a value is within; what is not a number never is."""
        above = self.least is None or value >= self.least
        below = self.most is None or value <= self.most
        return above and below and value == value

    def __str__(self) -> str:
        parts = [f"≥ {self.least:g}" if self.least is not None else ""]
        parts += [f"≤ {self.most:g}" if self.most is not None else ""]
        return ", ".join(part for part in parts if part)


def parity_bounds(bundle: Bundle) -> dict[str, Bound]:
    """The recipe's bounds on parity, by figure: `map_spearman_at_least` bounds `map_spearman`."""
    table = bundle.recipe.get("parity", {})
    bounds = {}
    for key, value in table.items() if isinstance(table, Mapping) else ():
        if key.endswith("_at_least"):
            bounds[key.removesuffix("_at_least")] = Bound(least=value)
        elif key.endswith("_at_most"):
            bounds[key.removesuffix("_at_most")] = Bound(most=value)
    return bounds


def gate_bounds(bundle: Bundle) -> tuple[str, ...]:
    """Figures that the gate bounds beside; they need the teacher, which no bundle holds."""
    gate = bundle.recipe.get("gate", {})
    return tuple(gate.get("bounds", {})) if isinstance(gate, Mapping) else ()
