"""A fresh process from the command line to the printed result: wall time and peak memory."""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from ..errors import Abstained, BadInput, XvlmError

# What any program of this kind has to load before it can do anything.
IMPORTS_ALONE = [sys.executable, "-c", "import numpy, onnxruntime"]

_DROP_CACHES = Path("/proc/sys/vm/drop_caches")


@dataclass(frozen=True)
class ColdStart:
    """Whole processes, one after the other, their bytecode compiled before.

    Attributes:
        runs: how many.
        wall_s: median, least and most seconds.
        peak_rss_mb: largest resident memory of any run, in megabytes (10⁶ bytes).
        imports_s: median seconds of processes that import numpy and onnxruntime and do nothing, one after
            each run; by the ratio to it, machines and versions can be compared.
        imports_rss_mb: largest resident memory of these.
    """

    runs: int
    wall_s: tuple[float, float, float]
    peak_rss_mb: float
    imports_s: float
    imports_rss_mb: float


def measure_cold_start(arguments: list[str], runs: int = 7) -> ColdStart:
    """Time `xvlm ARGUMENTS` in fresh processes after one that warms the page cache.

    Raises:
        XvlmError: the command failed, so that there is nothing to time.
    """
    command = fresh_command(arguments)
    rounds = [(run_process(command), run_process(IMPORTS_ALONE)) for _ in range(runs + 1)][1:]
    walls = [wall for (wall, _), _ in rounds]
    return ColdStart(
        runs,
        (statistics.median(walls), min(walls), max(walls)),
        peak_rss_mb=max(rss for (_, rss), _ in rounds),
        imports_s=statistics.median(wall for _, (wall, _) in rounds),
        imports_rss_mb=max(rss for _, (_, rss) in rounds),
    )


def fresh_command(arguments: list[str]) -> list[str]:
    """A command line that runs `xvlm ARGUMENTS` in a process of its own; compiles all bytecode first."""
    compileall.compile_dir(str(Path(__file__).resolve().parent.parent), quiet=2, maxlevels=4)
    return [sys.executable, "-c", "from xvlm.cli import main; main()", *arguments]


def run_process(command: list[str]) -> tuple[float, float]:
    """Seconds and peak megabytes of one process, as the system accounts them.

    Raises:
        XvlmError: it failed.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    # An image that is refused is a result too.
    if process.returncode not in (0, Abstained.exit_code):
        raise XvlmError(
            f"the command to time ended with exit code {process.returncode}", fix="Run it by hand first"
        )
    # Linux counts in KiB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return wall, usage.ru_maxrss * unit / 1e6


def drop_page_cache() -> None:
    """Make the system forget its copies of files (Linux, kernel documentation of `drop_caches`).

    Raises:
        BadInput: it is not allowed here.
    """
    try:
        os.sync()
        _DROP_CACHES.write_text("3")
    except OSError as fault:
        what = f"the page cache cannot be dropped here ({fault.strerror})"
        raise BadInput(what, fix="Run as root on Linux, on the machine itself") from fault
