"""Why something was not measured, in no language yet: the report says it in its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Why = Literal[
    "no-rapl", "rapl-for-root", "no-nvml-package", "no-nvml-energy", "nothing-read", "no-process-times",
    "no-cache-drop", "cut-short", "failed",
]  # fmt: skip
WHYS: tuple[Why, ...] = get_args(Why)


@dataclass(frozen=True)
class Reason:
    """A reason.

    Attributes:
        why: what the catalogues of the report call `reason-…`.
        detail: what an engine or a driver said, in its own words; empty where nothing did.
    """

    why: Why
    detail: str = ""
