"""A yardstick: a small piece of work, always the same, between queries; its time tells of the machine alone.

A virtual machine does not see its neighbours, and nobody counts what another thread of the same core takes.
Both make this work slower, as a lower frequency does.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

# A sum over 256 KiB, about 0.1 ms, of so few bytes that a model's weights stay in the caches.
_BYTES, _TIMES = bytes(range(256)) * 64, 16
# Seconds between two looks, at least: less than a hundredth of the time goes there.
EVERY = 0.05
# Of fewer looks the fastest need not be fast.
ENOUGH = 10
# A look that took so much longer than the fastest was disturbed.
LONGER = 0.10
# A share of disturbed looks from which a figure is of no machine that was idle.
MUCH = 0.10


@dataclass(frozen=True)
class Pace:
    """How long the yardstick took while a scenario ran.

    Attributes:
        fastest, median: seconds.
        disturbed: share of the looks that took over `LONGER` more than the fastest, in [0, 1].
    """

    fastest: float
    median: float
    disturbed: float

    @property
    def busy(self) -> bool:
        """Whether something else took of the machine for more than a short while."""
        return self.disturbed > MUCH


class Yardstick:
    """Looks at the machine, at most once in `EVERY` seconds."""

    def __init__(self) -> None:
        self._seconds: list[float] = []
        self._due = 0.0

    def look(self) -> None:
        """Look, if it is time."""
        if time.perf_counter() < self._due:
            return
        # What went before left other things in the caches: the second time counts.
        _work()
        begin = time.perf_counter()
        _work()
        end = time.perf_counter()
        self._seconds.append(end - begin)
        self._due = end + EVERY

    def pace(self) -> Pace | None:
        """What was seen so far."""
        return pace_of(self._seconds)


def _work() -> None:
    for _ in range(_TIMES):
        zlib.crc32(_BYTES)


def pace_of(looks: Sequence[float]) -> Pace | None:
    """The pace that looks, in seconds, tell of; None of fewer than `ENOUGH`."""
    if len(looks) < ENOUGH:
        return None
    seconds = np.array(looks)
    fastest = float(seconds.min())
    return Pace(fastest, float(np.median(seconds)), float((seconds > (1 + LONGER) * fastest).mean()))
