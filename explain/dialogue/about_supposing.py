"""What is said of a finding put into the decoder's mouth: what it learned to name with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from .answer import Remark
from .facts import Facts, Supposition


def goes_with(given: str, others: Sequence[str], facts: Facts) -> Iterator[Remark]:
    """What goes with a finding that was not raised: of the others, or of all where there are none.

    Of what the decoder was not asked about, nothing is said but that it cannot be told.
    """
    supposed = next(iter(facts.suppositions), Supposition(given, (), ()))
    asked = [key for key in others or supposed.asked if key in supposed.asked]
    told = [one for one in supposed.named if one.finding in asked]
    nothing_is_clear = bool(asked) and not supposed.named
    yield from (Remark("if-stated", asdict(one)) for one in told)
    if nothing_is_clear:
        yield Remark("ask-nothing-goes-with", {"finding": given})
    if len(asked if nothing_is_clear else told) < max(1, len(others)):
        yield Remark("ask-cannot-tell")
