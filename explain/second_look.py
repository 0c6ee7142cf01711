"""All that is asked of a radiograph after its findings: one batch, so that it stays quick."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .explanation import EvidenceTest, LungFields, Stability
from .hiding import MOST_ENCODES, areas_to_hide, hide, read_tests
from .session import Session
from .stability import SHIFTS, read_shifts, shifted

Map = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class SecondLook:
    """What came of it.

    Attributes:
        tests: by the finding's place in the judge's answer.
        stability: of every finding, in the judge's order.
    """

    tests: dict[int, EvidenceTest]
    stability: tuple[Stability, ...]


def look_again(
    session: Session,
    canvas: Map,
    masks: dict[int, Mask],
    lungs: LungFields,
    before: Map,
    most: int = MOST_ENCODES,
) -> SecondLook:
    """Move the canvas by a pixel and hide the evidence of the raised findings.

    Args:
        session: answers.
        canvas: float32 [S, S] as it was first seen.
        masks: by the raised finding's place in the judge's answer, its evidence; see `hiding.areas_to_hide`.
        lungs: where the comparison may hide.
        before: float32 [F], calibrated probabilities on the canvas as it is.
        most: looks in all, at least as many as there are shifts.
    """
    areas = areas_to_hide(masks, lungs, most - len(SHIFTS))
    canvases = np.stack([*shifted(canvas), *hide(canvas, areas)])
    answers = session.ask(canvases)
    moved, hidden = answers[: len(SHIFTS)], answers[len(SHIFTS) :]
    return SecondLook(read_tests(session, areas, tuple(masks), hidden, before), read_shifts(moved))
