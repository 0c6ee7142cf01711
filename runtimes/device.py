"""The device that this program runs on, as far as its system tells."""

from __future__ import annotations

import os
import platform
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..hardware_profiles import HardwareProfile

_WITHOUT_GPU = frozenset(("onnxruntime", "openvino"))
_CPUS = Path("/sys/devices/system/cpu")


@dataclass(frozen=True)
class Device:
    """A computer.

    Attributes:
        machine: its architecture, as `platform.machine()` tells it: x86_64, aarch64, AMD64.
        cpu_model: the name of the processor, or of the board where the board is one product.
        cores: physical cores that this process may use.
        memory_bytes: installed memory in bytes; None where the system does not tell.
        os: the operating system and its release.
    """

    machine: str
    cpu_model: str
    cores: int
    memory_bytes: int | None
    os: str


@cache
def this_device() -> Device:
    """The device that this program runs on."""
    return Device(
        machine=platform.machine(),
        cpu_model=_board() or _processor() or platform.processor() or platform.machine(),
        cores=usable_cores(),
        memory_bytes=_memory_bytes(),
        os=f"{platform.system()} {platform.release()}",
    )


def is_of_kind(device: Device, profile: HardwareProfile) -> bool:
    """Whether a device may be what a profile describes, as far as its architecture tells."""
    return device.machine in profile.machines


def difference(profile: HardwareProfile, device: Device, gpu: str | None) -> str | None:
    """In what a computer is not the one that a profile describes, as far as it tells; None in nothing.

    Args:
        profile: the profile.
        device: the computer.
        gpu: the name of its GPU; None where there is none.
    """
    if not is_of_kind(device, profile):
        return f"its architecture is {device.machine}, not {' or '.join(profile.machines)}"
    if gpu is None and not set(profile.engines) & _WITHOUT_GPU:
        return "it has no GPU that can be used"
    names = f"{device.cpu_model}, {gpu or 'no GPU'}"
    if profile.seen_as and not any(
        re.search(rf"\b{re.escape(word)}\b", names, re.IGNORECASE) for word in profile.seen_as
    ):
        return f"it is called «{names}», not {' or '.join(profile.seen_as)}"
    return None


def usable_cores() -> int:
    """Physical cores that this process may use: its affinity, each pair of hyperthreads once.

    Two hyperthreads share the arithmetic units of one core, so that a second thread on it makes
    matrix products no faster.
    """
    if not hasattr(os, "sched_getaffinity"):
        return os.cpu_count() or 1
    usable = os.sched_getaffinity(0)
    siblings = {_read(_CPUS / f"cpu{cpu}/topology/thread_siblings_list") or str(cpu) for cpu in usable}
    return len(siblings)


def available_memory_bytes() -> int | None:
    """Memory that programs can still have without swapping, in bytes; None where the system does not tell."""
    free = _entry(Path("/proc/meminfo"), "MemAvailable")
    return int(free.removesuffix("kB")) * 1024 if free else None


def processor_features() -> frozenset[str]:
    """The processor's instruction sets as Linux names them (`avx2`, `asimddp`); empty where nothing tells."""
    cpuinfo = Path("/proc/cpuinfo")
    return frozenset((_entry(cpuinfo, "flags") or _entry(cpuinfo, "Features")).split())


def _board() -> str:
    return _read(Path("/proc/device-tree/model")).rstrip("\0")


def _processor() -> str:
    return _entry(Path("/proc/cpuinfo"), "model name")


def _memory_bytes() -> int | None:
    total = _entry(Path("/proc/meminfo"), "MemTotal")
    return int(total.removesuffix("kB")) * 1024 if total else None


def _entry(path: Path, key: str) -> str:
    """The first value of `key` in a file of `key : value` lines, or an empty text."""
    for line in _read(path).splitlines():
        name, _, value = line.partition(":")
        if name.strip() == key:
            return value.strip()
    return ""


def _read(path: Path) -> str:
    """A system's file, or an empty text where the system has no such file."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
