"""What others took of the processors, as the system counts it: other programs, and a hypervisor (steal)."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass

import psutil

# The system counts in hundredths of a second: less time than this says little.
LEAST_SECONDS = 1.0
# A share of the processors from which times are not to be quoted.
MUCH_WORK = 0.10
# What a processor does while it does nothing; a guest's time is in its host's user time already.
_NOT_WORK = ("idle", "iowait", "guest", "guest_nice")


@dataclass(frozen=True)
class Work:
    """Seconds of processors since the system, or this process, began.

    Attributes:
        everyones: of all processors, at work.
        mine: of this process and of those that it started and that are gone.
        at: when, in seconds.
    """

    everyones: float
    mine: float
    at: float


def work_now() -> Work:
    """What was worked up to now."""
    counted = psutil.cpu_times()._asdict()
    everyones = sum(seconds for name, seconds in counted.items() if name not in _NOT_WORK)
    return Work(everyones, sum(os.times()[:4]), time.perf_counter())


def share_of_others(before: Work, after: Work) -> float | None:
    """Share of all processors' time that others took, in [0, 1]; None of less than `LEAST_SECONDS`."""
    passed = after.at - before.at
    if passed < LEAST_SECONDS:
        return None
    others = after.everyones - before.everyones - (after.mine - before.mine)
    return min(1.0, max(0.0, others / passed / (os.cpu_count() or 1)))
