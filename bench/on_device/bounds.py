"""The bounds that a bundle was sealed under, as its recipe keeps them."""

from __future__ import annotations

from collections.abc import Mapping

from ...runtimes.bundle import Bundle
from ..bounds import Bound, bounds_of


def parity_bounds(bundle: Bundle) -> dict[str, Bound]:
    """The recipe's bounds on parity, by figure."""
    table = bundle.recipe.get("parity", {})
    return bounds_of(table) if isinstance(table, Mapping) else {}


def gate_bounds(bundle: Bundle) -> tuple[str, ...]:
    """Figures that the gate bounds beside; they need the teacher, which no bundle holds."""
    gate = bundle.recipe.get("gate", {})
    return tuple(gate.get("bounds", {})) if isinstance(gate, Mapping) else ()
