"""RAPL, the energy counters of processors by Intel and AMD, through Linux's powercap."""

from __future__ import annotations

from pathlib import Path

from ..reason import Reason
from .meter import NoMeter

_POWERCAP = Path("/sys/class/powercap")


class RaplMeter:
    """Sums the packages' counters (Linux kernel documentation, «Power Capping Framework»).

    Args:
        zones: a folder a package, with `energy_uj` and `max_energy_range_uj`, at which the former wraps.
    """

    source = "RAPL through powercap: the processor's package, with all that ran on it"

    def __init__(self, zones: list[Path]) -> None:
        self._zones = zones
        self._before: list[int] = []

    @classmethod
    def find(cls, powercap: Path = _POWERCAP) -> RaplMeter | NoMeter:
        """The meter, or why there is none."""
        # `intel-rapl:0` is a package or the whole platform, `psys`, which counts the packages again;
        # `intel-rapl:0:1` is a part. AMD's counters have the same names.
        found = sorted(powercap.glob("intel-rapl:?")) + sorted(powercap.glob("intel-rapl:??"))
        try:
            zones = [zone for zone in found if (zone / "name").read_text().startswith("package")]
            if not zones:
                return NoMeter(Reason("no-rapl"))
            for zone in zones:
                _read(zone, "energy_uj")
        except OSError:
            return NoMeter(Reason("rapl-for-root"))
        return cls(zones)

    def start(self) -> None:
        self._before = self._counts()

    def stop(self) -> float:
        return (
            sum(
                (after - before) % (_read(zone, "max_energy_range_uj") + 1)
                for zone, before, after in zip(self._zones, self._before, self._counts(), strict=True)
            )
            / 1e6
        )

    def _counts(self) -> list[int]:
        return [_read(zone, "energy_uj") for zone in self._zones]


def _read(zone: Path, name: str) -> int:
    return int((zone / name).read_text())
