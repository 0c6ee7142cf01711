"""The power meter of NVIDIA's Jetson modules, through `tegrastats`."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import time

INTERVAL_MS = 100
# Rails that together carry a whole module, by the first that a line names: one input rail of Orin Nano,
# Orin NX and older modules; three of AGX Orin (NVIDIA, Jetson Linux Developer Guide, «Power Monitor»).
_TOTALS = (("VDD_IN",), ("POM_5V_IN",), ("VDD_GPU_SOC", "VDD_CPU_CV", "VIN_SYS_5V0"))


class TegrastatsMeter:
    """Mean power of the module over the time, times the time."""

    source = "tegrastats: the whole module, by its input rail or the sum of its rails"

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
    """Watts of the module in a line of `tegrastats`, such as `VDD_IN 4943mW/4966mW` (now/mean).

    None where the line names none of the rails, or not all that belong together.
    """
    for rails in _TOTALS:
        found = [re.search(rf"\b{rail} (\d+)(?:mW)?/(\d+)", line) for rail in rails]
        if found[0]:
            return sum(int(one[1]) for one in found if one) / 1e3 if all(found) else None
    return None
