"""What is said of the signs that tell two conditions apart: general knowledge, from the table of signs."""

from __future__ import annotations

from collections.abc import Iterator

from .answer import Remark


def signs(first: str, second: str) -> Iterator[Remark]:
    """The signs of each of two that the other lacks."""
    yield from ()
