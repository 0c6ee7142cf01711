"""One thing that is wrong with a catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "syntax", "missing", "extra", "variables", "plural", "unknown term", "term", "written out", "alike",
    "status",
]  # fmt: skip


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        language, message: where; the message is empty when it is the whole catalogue.
        kind: of what kind.
        what: one plain sentence without the final stop.
    """

    language: str
    message: str
    kind: Kind
    what: str
