"""What a meter is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ..reason import Reason


class Meter(Protocol):
    """Measures the energy between two moments.

    Attributes:
        source: what it reads, and what of the machine that covers.
    """

    source: str

    def start(self) -> None: ...

    def stop(self) -> float:
        """Joules since `start`."""
        ...


@dataclass(frozen=True)
class NoMeter:
    """The machine does not let its energy be read, and why."""

    reason: Reason
