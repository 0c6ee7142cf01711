"""How far both bundles' answers and maps move when the image hardly changes.

Maps are not moved back after a shift or a turn: 2 pixels are a quarter of a map's cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ....explain.session import Session
from ..looks import Look, Looks
from ..measure import Measure, known
from ..statistic import OfSome, Rows, mean
from .changes import CHANGES
from .maps import spearman


@dataclass(frozen=True)
class Moved:
    """One image changed in each way; of m images, each array has their axis in front.

    Attributes:
        row: its number among all images, [].
        shifts, orders: float32 [2, changes, F], of reference and candidate: by how much the probability
            moved, and Spearman's ρ of the map with what it was.
    """

    row: Rows
    shifts: NDArray[np.float32]
    orders: NDArray[np.float32]


def change_and_ask(reference: Session, candidate: Session, looks: Looks) -> Moved:
    """Ask both about one image, changed in every way."""
    pairs = ((reference, looks.reference), (candidate, looks.candidate))
    found = [_ask(session, look, looks.number) for session, look in pairs]
    shifts, orders = (np.stack(both) for both in zip(*found, strict=True))
    return Moved(np.asarray(looks.number), shifts, orders)


def robustness_measures(moved: Moved, images: int) -> Iterator[Measure]:
    """Of all images, of which only those that were changed count."""
    for name, values in (("probability_shift", moved.shifts), ("spearman", moved.orders)):
        for number, change in enumerate(CHANGES):
            theirs, mine = (OfSome(mean(values[:, who, number]), moved.row, images) for who in (0, 1))
            yield known(f"robustness.{change}_{name}", mine, theirs)


def _ask(session: Session, look: Look, number: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Shifts of probability and ρ of maps, both [changes, F]."""
    changed = np.stack([change(look.canvas, number) for change in CHANGES.values()])
    judged = session.judge(session.encode(changed).tokens)
    orders = np.stack([spearman(maps, look.maps) for maps in judged.contributions])
    return np.abs(judged.probabilities - look.probabilities), orders
