"""Checks of the machine: its kind, its processor, its memory and its disk."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ..device import available_memory_bytes, processor_features
from .result import Case, Result

GB = 1e9
# Twice what explaining one study was measured to take (152 MB, `xvlm bench cold-start`); the memory that a
# compression is held to.
RUN_MEMORY, BUILD_MEMORY = 0.3 * GB, 4 * GB
# Compiled graphs and reports; exported, quantized and trial graphs.
RUN_DISK, BUILD_DISK = 0.1 * GB, 1 * GB
# What INT8 arithmetic is fast with, by architecture, as Linux names it.
_FEATURES = {
    "AVX2": {"avx2"},
    "VNNI": {"avx_vnni", "avx512_vnni"},
    "AVX-512": {"avx512f"},
    "dot product": {"asimddp"},
    "I8MM": {"i8mm"},
}
_OF_X86, _OF_ARM = ("AVX2", "VNNI", "AVX-512"), ("dot product", "I8MM")


def check_architecture(case: Case) -> Iterator[Result]:
    """Whether this is the kind of machine that the bundle is for."""
    target = f"{case.profile.title} ({', '.join(case.profile.machines)})"
    if case.runs:
        yield Result("architecture", "good", f"{case.device.machine}, as {case.profile.name} needs")
    elif case.builds:
        yield Result(
            "architecture",
            "on the device",
            f"this is {case.device.machine}; {case.profile.name} is {target}",
            "Its engine, memory and speed show there alone: run `xvlm doctor` and `xvlm verify BUNDLE` on it",
        )
    else:
        fix = "Use a bundle made for this device"
        yield Result("architecture", "bad", f"this is {case.device.machine}, not {target}", fix)


def check_processor(case: Case) -> Iterator[Result]:
    """The instructions that INT8 arithmetic is fast with."""
    if not case.runs:
        return
    features = processor_features()
    names = _OF_ARM if case.device.machine in ("aarch64", "arm64") else _OF_X86
    if not features:
        yield Result("processor", "note", f"{case.device.cpu_model}; its instructions are not told here")
        return
    has = {name: bool(_FEATURES[name] & features) for name in names}
    found = ", ".join(name if there else f"no {name}" for name, there in has.items())
    state = f"{case.device.cpu_model}, {case.device.cores} cores: {found}"
    if has[names[0]]:
        yield Result("processor", "good", state)
    else:
        yield Result("processor", "note", state, f"It works, slowly: a processor with {names[0]} is faster")


def check_memory(case: Case) -> Iterator[Result]:
    """Free memory for one explanation, and for a compression."""
    free = available_memory_bytes()
    if free is None:
        yield Result("memory", "note", "this system does not tell how much is free")
        return
    budget = case.profile.memory_budget_mb
    if case.runs:
        wanted = budget.value * 1e6 if budget else RUN_MEMORY
        yield _enough("memory to explain", free, wanted, "Close other programs")
    if case.builds:
        yield _enough(
            "memory to compress", free, BUILD_MEMORY, "Close other programs, or use a larger machine"
        )


def check_disk(case: Case) -> Iterator[Result]:
    """Free space where files will be written."""
    folders = (case.work, Path(tempfile.gettempdir())) if case.builds else (case.work,)
    free = min(shutil.disk_usage(folder).free for folder in folders)
    wanted = BUILD_DISK if case.builds else RUN_DISK
    yield _enough("disk", free, wanted, "Make room, or go to a folder on another disk")


def _enough(check: str, free: float, wanted: float, fix: str) -> Result:
    found = f"{free / GB:.1f} GB free, {wanted / GB:.1f} GB wanted"
    return Result(check, "good", found) if free >= wanted else Result(check, "bad", found, fix)
