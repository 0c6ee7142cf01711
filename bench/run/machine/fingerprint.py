"""What the machine is, so that a figure can be read a year later; nothing of whose it is."""

from __future__ import annotations

import importlib.metadata
import os
import platform
from dataclasses import dataclass
from pathlib import Path

import psutil

from ....runtimes.device import this_device
from .others import MUCH_WORK

_GOVERNOR = Path("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")
_PACKAGES = ("numpy", "onnxruntime", "onnxruntime-gpu", "openvino", "tensorrt", "pydicom", "pillow")


@dataclass(frozen=True)
class Machine:
    """A computer and what runs on it; no host name, no user, no serial number.

    Attributes:
        cpu, architecture, os: as the system tells them.
        cores: physical ones that this process may use; logical_cpus: all that the system shows.
        memory_bytes: installed.
        governor: Linux's frequency governor; None where there is none to read.
        on_battery: whether the mains is unplugged; None for a machine without a battery.
        others: share of all processors' time that others took in the second before, in [0, 1].
        python: its version; packages: theirs, of those that are installed.
    """

    cpu: str
    architecture: str
    os: str
    cores: int
    logical_cpus: int
    memory_bytes: int | None
    governor: str | None
    on_battery: bool | None
    others: float
    python: str
    packages: dict[str, str]

    @property
    def busy(self) -> bool:
        """Whether others were at work before anything was timed."""
        return self.others > MUCH_WORK


def fingerprint() -> Machine:
    """This machine, now; takes a second."""
    device = this_device()
    battery = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    return Machine(
        cpu=device.cpu_model,
        architecture=device.machine,
        os=device.os,
        cores=device.cores,
        logical_cpus=os.cpu_count() or device.cores,
        memory_bytes=device.memory_bytes,
        governor=_governor(),
        on_battery=None if battery is None else not battery.power_plugged,
        # A load average would count what this process, or a run just before it, did in the last minute.
        others=psutil.cpu_percent(interval=1.0) / 100,
        python=platform.python_version(),
        packages={name: version for name in _PACKAGES if (version := _version(name))},
    )


def _governor() -> str | None:
    try:
        return _GOVERNOR.read_text().strip()
    except OSError:
        return None


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None
