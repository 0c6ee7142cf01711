"""What is said of the signs that tell two conditions apart: general knowledge, from the table of signs."""

from __future__ import annotations

from collections.abc import Iterator

from ...models.signs import telling_apart
from .answer import Remark


def signs(one: str, other: str) -> Iterator[Remark]:
    """The signs of one condition that the other lacks, for a reader to look for."""
    ours, _ = telling_apart(one, other)
    if ours:
        yield Remark("ask-signs", {"term": one, "other_term": other, "signs": ours})
