"""A claim: one thing that a text says, in no language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "title", "phantom", "count", "abstention", "caution", "measure", "provenance", "limit", "scale",
    "present", "absent", "letter", "probability", "certainty", "threshold", "side", "zone",
    "before", "hidden", "elsewhere", "verdict", "stated", "consider", "sign", "code", "remark", "words",
    "urgency", "next", "supports", "against", "outside", "foreign_object", "outline", "stable", "unstable",
    "if_hidden", "if_stated", "blind", "detection", "right", "evaluation",
]  # fmt: skip


@dataclass(frozen=True)
class Claim:
    """One thing that a text says.

    Attributes:
        kind: what sort of thing.
        about: the key of the finding that it is said of, or of the condition whose sign it is; empty when
            of the image.
        value: what is said: keys, and figures as English writes them (27%, < 1%, 0.54). Of the kind
            `words` it is text that is no message of the catalogue; of the kind `remark`, a message of an
            answer of the dialogue with what its variables say.
    """

    kind: Kind
    about: str = ""
    value: str = ""
