"""The closed clinical vocabulary of the narrator, and its grammar.

    report    := none end | statement+ end
    statement := finding certainty

Findings come in the order of the table and at most once. Location and extent are no words of this
language: they are measured, so they cannot be made up. Free of PyTorch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from . import findings

CERTAINTIES = ("possible", "probable", "very_likely")
START, END, NONE = "start", "end", "none"


@dataclass(frozen=True)
class Statement:
    """A finding and how sure the narrator is of it."""

    finding: str
    certainty: str


@dataclass(frozen=True)
class Vocabulary:
    """The narrator's tokens, in the order of its output."""

    tokens: tuple[str, ...]

    @classmethod
    def current(cls) -> Vocabulary:
        """The vocabulary of the table of findings."""
        named = [f"finding:{key}" for key in findings.keys()]
        return cls((START, END, NONE, *named, *(f"certainty:{word}" for word in CERTAINTIES)))

    @property
    def ids(self) -> Mapping[str, int]:
        """Token to its place."""
        return {token: index for index, token in enumerate(self.tokens)}

    def allowed(self, written: Sequence[int]) -> list[int]:
        """Ids that the grammar lets follow what was written (which begins with `start`)."""
        last = self.tokens[written[-1]]
        if last.startswith("finding:"):
            return [i for i, token in enumerate(self.tokens) if token.startswith("certainty:")]
        if last == NONE:
            return [self.ids[END]]
        stated = [i for i in written if self.tokens[i].startswith("finding:")]
        later = [
            i
            for i, token in enumerate(self.tokens)
            if token.startswith("finding:") and i > max(stated, default=-1)
        ]
        return [*later, self.ids[NONE] if last == START else self.ids[END]]

    def write(self, statements: Sequence[Statement]) -> list[int]:
        """Statements, in the order of the table, as ids from `start` to `end`."""
        words = [word for s in statements for word in (f"finding:{s.finding}", f"certainty:{s.certainty}")]
        return [self.ids[token] for token in (START, *(words or [NONE]), END)]

    def read(self, ids: Sequence[int]) -> tuple[Statement, ...]:
        """Ids of a finished or unfinished report as the whole statements in it."""
        words = [self.tokens[i].partition(":") for i in ids]
        pairs = pairwise(words)
        return tuple(Statement(a[2], b[2]) for a, b in pairs if a[0] == "finding" and b[0] == "certainty")
