"""A question, understood: what it asks, and of which findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

QuestionKind = Literal[
    "present", "why", "why_not", "rather", "where", "how_sure", "what_if", "if_present", "what_else",
    "compare", "overview", "next", "serious", "other_language", "unknown",
]  # fmt: skip


@dataclass(frozen=True)
class Question:
    """What was asked.

    Attributes:
        language: the one it was understood in; None where that is not clear.
        kind: `rather` asks why the first finding and not the second, `what_if` what came of the others if the
            first were not there, `if_present` what would go with it if it were, `unknown` is everything that
            was not understood to its last word, `other_language` what is asked in one that cannot be asked.
        findings: those that it names, as keys of the table of findings or of its differentials.
        points_back: it names no finding and leaves open what it is about: the one spoken of last, if any.
        joined: of the kind `what_if`, those to hide besides the first: «and» joins them to it.
        goes_on: it begins with «and», so that what was asked last may be asked again.
    """

    language: str | None
    kind: QuestionKind
    findings: tuple[str, ...] = ()
    points_back: bool = False
    goes_on: bool = False
    joined: tuple[str, ...] = ()
