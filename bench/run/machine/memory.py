"""Resident memory of this process: the most it took, and what it keeps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import psutil

_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@dataclass(frozen=True)
class Memory:
    """Resident memory in megabytes (10⁶ bytes).

    Attributes:
        peak_mb: the most while the scenario ran; None where the system does not tell it apart from
            what went before.
        steady_mb: at its end; None for a process that is gone by then.
    """

    peak_mb: float | None
    steady_mb: float | None


def forget_peak() -> bool:
    """Begin a new peak (Linux, proc(5), `clear_refs`); False where the system cannot."""
    try:
        _RESET.write_text("5")
    except OSError:
        return False
    return True


def memory_now(peak_is_new: bool) -> Memory:
    """Resident memory since `forget_peak`, which said whether it could."""
    steady = psutil.Process().memory_info().rss / 1e6
    return Memory(_peak_mb() if peak_is_new else None, steady)


def _peak_mb() -> float | None:
    for line in _STATUS.read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / 1e6
    return None
