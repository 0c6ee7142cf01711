"""What is said of one finding: whether it was raised, where, how sure, what else to think of."""

from __future__ import annotations

from collections.abc import Iterator

from ...models.findings import keys, table
from ..explanation import PresentFinding
from ..reports.sentences import verdict_message, zones_said
from .answer import Remark, Value
from .facts import Facts, probabilities, raised, rounded_alike, shown_alike, thresholds


def status(key: str, facts: Facts) -> Iterator[Remark]:
    """Whether a finding was raised, or that the model does not look for it."""
    if key not in keys():
        yield from _not_looked_for(key, facts)
        return
    present = raised(facts.explanation).get(key)
    probability, threshold = probabilities(facts.explanation)[key], thresholds(facts.explanation)[key]
    told: dict[str, Value] = {"finding": key, "probability": probability}
    if present and shown_alike(probability, threshold):
        yield Remark("ask-raised-just", told | {"certainty": present.certainty})
    elif present:
        yield Remark("ask-raised", told | {"certainty": present.certainty, "threshold": threshold})
    elif rounded_alike(probability, threshold):
        yield Remark("ask-just-below", told)
    elif shown_alike(probability, threshold):
        yield Remark("ask-below", told)
    else:
        yield Remark("ask-not-raised", told | {"threshold": threshold})


def place(present: PresentFinding) -> Remark:
    """Where what speaks for a finding lies."""
    said = zones_said(present.evidence) or present.evidence.zones[:1]
    if table()[present.key].has_side:
        side = present.evidence.side
        return Remark("ask-where-side", {"finding": present.key, "side": side, "zones": said})
    return Remark("ask-where", {"finding": present.key, "zones": said})


def tested(present: PresentFinding) -> Iterator[Remark]:
    """What came of hiding its place."""
    test = present.evidence.tested
    if test:
        figures = {"before": test.before, "hidden": test.hidden, "elsewhere": test.elsewhere}
        yield Remark("test-figures", figures)
    yield verdict(present)


def verdict(present: PresentFinding) -> Remark:
    """Whether the answer rests on the place shown."""
    return Remark(verdict_message(present.evidence))


def stated(present: PresentFinding) -> Remark:
    """Whether the decoder named it too."""
    return Remark("stated-yes" if present.stated else "stated-no")


def considered(term: str, facts: Facts) -> Iterator[Remark]:
    """With which raised findings a term is among what to consider."""
    for key in raised(facts.explanation):
        if term in table()[key].differentials:
            yield Remark("ask-considered", {"finding": key, "term": term})


def _not_looked_for(term: str, facts: Facts) -> Iterator[Remark]:
    yield Remark("ask-not-looked-for", {"term": term})
    if term == "tuberculosis":
        yield Remark("limits-tuberculosis")
    yield from considered(term, facts)
