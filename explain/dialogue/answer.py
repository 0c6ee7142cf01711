"""An answer in no language: remarks that the catalogues can word, and what they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..explanation import ZoneShare
from .facts import Facts
from .question import Question

Value = str | float | tuple[str, ...] | tuple[ZoneShare, ...]


@dataclass(frozen=True)
class Remark:
    """One thing that is said.

    Attributes:
        message: the catalogue's message, or a part of the report as `wording` names them.
        values: keys and figures, by the message's variables; probabilities in [0, 1].
    """

    message: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What is said to a question.

    Attributes:
        question: as it was understood, its findings those that are spoken of.
        remarks: in the order in which they are said; never none.
        facts: all that they rest on.
    """

    question: Question
    remarks: tuple[Remark, ...]
    facts: Facts

    @property
    def told(self) -> bool:
        """Whether the image and what is known of it could answer."""
        return not any(remark.message in CANNOT_TELL for remark in self.remarks)


CANNOT_TELL = (
    "ask-cannot-tell",
    "ask-not-looked-for",
    "ask-no-prior",
    "ask-other-language",
    "impression-abstained",
)
