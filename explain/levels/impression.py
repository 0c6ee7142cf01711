"""The uppermost level: which findings matter most, how urgent they are, and what to do next in general.

Looked up in the table of findings; drafted for discussion, for a trained reader who decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from ...models.findings import Step, Urgency, table, when_nothing_is_found
from ..explanation import Explanation, PresentFinding

MOST_STEPS = 5


@dataclass(frozen=True)
class Matter:
    """A raised finding and how urgent it is, if it is there."""

    finding: str
    urgency: Urgency


@dataclass(frozen=True)
class Impression:
    """What follows from a radiograph's findings.

    Attributes:
        urgency: the greatest; None where nothing was raised.
        matters: the raised findings, the most urgent first, then the most probable.
        next_steps: in the order of what matters, each once, `MOST_STEPS` at most.
    """

    urgency: Urgency | None
    matters: tuple[Matter, ...]
    next_steps: tuple[Step, ...]


def urgency_of(present: PresentFinding) -> Urgency:
    """How urgent a raised finding is, if it is there: never `now` where a device may be what was seen."""
    urgency = table()[present.key].urgency
    return "soon" if urgency == "now" and present.foreign_object else urgency


def impression_of(explanation: Explanation) -> Impression | None:
    """The impression; None where no findings were given."""
    if explanation.abstained:
        return None
    matters = [Matter(present.key, urgency_of(present)) for present in explanation.findings]
    matters.sort(key=lambda matter: get_args(Urgency).index(matter.urgency))
    steps = [step for matter in matters for step in table()[matter.finding].next_steps]
    return Impression(
        matters[0].urgency if matters else None,
        tuple(matters),
        tuple(dict.fromkeys(steps if matters else when_nothing_is_found()))[:MOST_STEPS],
    )
