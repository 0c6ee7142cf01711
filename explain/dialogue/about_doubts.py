"""What is said against the figures: cautions, what a shift of the picture does, what was measured."""

from __future__ import annotations

from collections.abc import Iterator

from ..explanation import Caution, PresentFinding
from ..levels import weigh
from .answer import Remark
from .facts import Facts, looked_for

# With these no finding is spoken of without saying so.
GRAVE: frozenset[Caution] = frozenset({"failed_gate", "child"})


def cautions(facts: Facts) -> Iterator[Remark]:
    """What makes all figures less sure."""
    yield from (Remark(f"caution-{caution}") for caution in facts.explanation.cautions)


def unstable(key: str, facts: Facts) -> Iterator[Remark]:
    """That a shift by one pixel takes a finding across its threshold, where it does."""
    one = looked_for(facts.explanation)[key]
    if not (one.unstable and one.stability):
        return
    lowest, highest = one.stability.lowest, one.stability.highest
    if isinstance(one, PresentFinding):
        yield Remark("stability-unstable", {"lowest": lowest, "highest": highest})
    else:
        yield Remark("unstable-absent", {"finding": key, "highest": highest})


def against(present: PresentFinding, facts: Facts) -> Iterator[Remark]:
    """What was measured against a raised finding, besides the test of its place and the decoder's word."""
    for reason in weigh(facts.explanation, present).against:
        match reason.kind:
            case "outside_lungs" if reason.share is not None:
                yield Remark("against-outside_lungs", {"share": reason.share})
            case "foreign_object":
                yield Remark("against-foreign_object")
            case "unstable":
                yield from unstable(present.key, facts)
            case "caution":
                yield Remark(f"caution-{reason.caution}")
