"""Whether the machine stayed as it was, and idle: frequency, temperature, the pace of queries, others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import psutil

from ...statistics import Floats
from .others import MUCH_WORK
from .yardstick import Pace

# Fewer queries cannot be split into a beginning and an end.
ENOUGH = 9
# A change of the pace, or of the frequency, from which a figure is of no steady machine.
MUCH = 0.10


@dataclass(frozen=True)
class Conditions:
    """Mean frequency of the cores in MHz, the hottest sensor in °C; None where the system does not tell."""

    frequency_mhz: float | None
    temperature_c: float | None


@dataclass(frozen=True)
class Drift:
    """A scenario's beginning against its end.

    Attributes:
        before, after: the conditions.
        slowing: median of the last third of the queries over that of the first, less 1; None of few.
        others: share of all processors' time that others took, in [0, 1]; None of a short scenario.
        pace: of the yardstick between the queries; None of few.
    """

    before: Conditions
    after: Conditions
    slowing: float | None
    others: float | None
    pace: Pace | None

    @property
    def frequency(self) -> float | None:
        """The frequency's change, as a share of what it was; None where it was not read."""
        before, after = self.before.frequency_mhz, self.after.frequency_mhz
        return after / before - 1 if before and after else None

    @property
    def much(self) -> bool:
        """Whether the machine did not stay as it was."""
        return max(abs(self.slowing or 0), abs(self.frequency or 0)) > MUCH

    @property
    def busy(self) -> bool:
        """Whether others took of the machine."""
        return (self.others or 0) > MUCH_WORK or (self.pace is not None and self.pace.busy)


def conditions_now() -> Conditions:
    """The machine's frequency and temperature."""
    frequency = psutil.cpu_freq() if hasattr(psutil, "cpu_freq") else None
    sensors = psutil.sensors_temperatures() if hasattr(psutil, "sensors_temperatures") else {}
    degrees = [sensor.current for group in sensors.values() for sensor in group if sensor.current > 0]
    return Conditions(
        float(frequency.current) if frequency and frequency.current else None,
        float(max(degrees)) if degrees else None,
    )


def slowing(seconds: Floats) -> float | None:
    """Median of the last third over that of the first, less 1; None of fewer than `ENOUGH`."""
    if len(seconds) < ENOUGH:
        return None
    third = len(seconds) // 3
    return float(np.median(seconds[-third:]) / np.median(seconds[:third]) - 1)
