"""The power meter of NVIDIA's Jetson modules, through `tegrastats`."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import time

INTERVAL_MS = 100
# Rails that carry the whole module: Orin, Xavier, and older ones.
_TOTAL = ("VDD_IN", "POM_5V_IN", "VIN_SYS_5V0")


class TegrastatsMeter:
    """Mean power of the module's input rail over the time, times the time."""

    source = "tegrastats: the module's input rail, VDD_IN"

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        # A file and no pipe, which would be full before a long scenario ends.
        self._lines = tempfile.TemporaryFile("w+")  # noqa: SIM115
        self._begin = 0.0

    @staticmethod
    def is_here() -> bool:
        """Whether the program is installed, which it is on a Jetson alone."""
        return shutil.which("tegrastats") is not None

    def start(self) -> None:
        command = ["tegrastats", "--interval", str(INTERVAL_MS)]
        self._lines.truncate(0)
        self._process = subprocess.Popen(command, stdout=self._lines)
        self._begin = time.perf_counter()

    def stop(self) -> float:
        assert self._process is not None, "stop follows start"
        seconds = time.perf_counter() - self._begin
        self._process.terminate()
        self._process.wait()
        self._lines.seek(0)
        watts = [power for line in self._lines if (power := input_watts(line)) is not None]
        return seconds * sum(watts) / len(watts) if watts else float("nan")


def input_watts(line: str) -> float | None:
    """Watts of the module's input in a line of `tegrastats`, such as `VDD_IN 4943mW/4966mW` (now/mean).

    None where the line names no such rail.
    """
    for rail in _TOTAL:
        found = re.search(rf"\b{rail} (\d+)(?:mW)?/(\d+)", line)
        if found:
            return int(found[1]) / 1e3
    return None
