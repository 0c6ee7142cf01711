"""How far both bundles' answers and maps move when the image hardly changes.

Maps are not moved back after a shift or a turn: 2 pixels are a quarter of a map's cell.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ....explain.session import Session
from ..looks import Look, Looks
from ..measure import Measure, known
from ..statistic import mean
from .changes import CHANGES
from .maps import spearman


@dataclass(frozen=True)
class Moved:
    """One image changed in each way.

    Attributes:
        row: its number among all images.
        shifts, orders: float32 [2, changes, F], of reference and candidate: by how much the probability
            moved, and Spearman's ρ of the map with what it was.
    """

    row: int
    shifts: NDArray[np.float32]
    orders: NDArray[np.float32]


def change_and_ask(reference: Session, candidate: Session, looks: Looks) -> Moved:
    """Ask both about one image, changed in every way."""
    pairs = ((reference, looks.reference), (candidate, looks.candidate))
    found = [_ask(session, look, looks.number) for session, look in pairs]
    return Moved(looks.number, np.stack([shift for shift, _ in found]), np.stack([rho for _, rho in found]))


def robustness_measures(moved: list[Moved], images: int) -> tuple[Measure, ...]:
    """Of all images, of which only those that were changed count."""
    rows = [one.row for one in moved]
    shifts, orders = (np.stack([getattr(one, name) for one in moved]) for name in ("shifts", "orders"))
    among_all = np.full((2, images, *shifts.shape[1:]), np.nan, np.float32)
    among_all[:, rows] = shifts, orders
    return tuple(
        known(f"robustness.{change}_{name}", mean(values[:, 1, number]), mean(values[:, 0, number]))
        for values, name in zip(among_all, ("probability_shift", "spearman"), strict=True)
        for number, change in enumerate(CHANGES)
    )


def _ask(session: Session, look: Look, number: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Shifts of probability and ρ of maps, both [changes, F]."""
    changed = np.stack([change(look.canvas, number) for change in CHANGES.values()])
    judged = session.judge(session.encode(changed).tokens)
    orders = np.stack([spearman(maps, look.maps) for maps in judged.contributions])
    return np.abs(judged.probabilities - look.probabilities), orders
