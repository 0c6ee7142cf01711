"""The uppermost level: which findings matter most, how urgent they are, and what to do next in general.

A finding is as urgent as the table says only where it is at least probable and can be found at all; any
other is one step less urgent, and said to be unsure. None is `now` where a device or letters lie in its
place, which may be what was seen. Whether its place is steady does not bear on it: of 373 findings raised on
299 radiographs of the validation patients 13 in 100 of the steady ones were there, and 19 in 100 of the
unsteady. The rest is looked up in the table of findings; drafted for discussion, for a trained reader who
decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from ...models.findings import Step, Urgency, table, when_nothing_is_found
from ..explanation import Explanation, PresentFinding

MOST_STEPS = 5
_URGENCIES = get_args(Urgency)


@dataclass(frozen=True)
class Matter:
    """A raised finding and how urgent it is, if it is there.

    Attributes:
        lowered: it is one step less urgent than the table says, because it is not sure.
    """

    finding: str
    urgency: Urgency
    lowered: bool = False


@dataclass(frozen=True)
class Impression:
    """What follows from a radiograph's findings.

    Attributes:
        urgency: the greatest; None where nothing was raised.
        matters: the raised findings, the most urgent first, then as in the explanation.
        next_steps: in the order of what matters, each once, `MOST_STEPS` at most.
    """

    urgency: Urgency | None
    matters: tuple[Matter, ...]
    next_steps: tuple[Step, ...]


def impression_of(explanation: Explanation) -> Impression | None:
    """The impression; None where no findings were given."""
    if explanation.abstained:
        return None
    matters = [_matter(present) for present in explanation.findings]
    matters.sort(key=lambda matter: _URGENCIES.index(matter.urgency))
    steps = [step for matter in matters for step in table()[matter.finding].next_steps]
    return Impression(
        matters[0].urgency if matters else None,
        tuple(matters),
        tuple(dict.fromkeys(steps if matters else when_nothing_is_found()))[:MOST_STEPS],
    )


def _matter(present: PresentFinding) -> Matter:
    urgency = table()[present.key].urgency
    blind = present.detection is not None and present.detection.blind
    unsure = present.certainty == "possible" or blind
    place = min(_URGENCIES.index(urgency) + unsure, len(_URGENCIES) - 1)
    lower = _URGENCIES[max(place, 1 if present.foreign_object else 0)]
    return Matter(present.key, lower, lower != urgency)
