"""The energy counter of NVIDIA's graphics cards, through NVML."""

from __future__ import annotations

from typing import Any

from ..reason import Reason
from .meter import NoMeter


class NvmlMeter:
    """Reads `nvmlDeviceGetTotalEnergyConsumption` of the first card (Volta and later), in millijoules.

    Args:
        nvml: the package, its library opened.
        card: its handle.
    """

    source = "NVML: the first graphics card, without the rest of the computer"

    def __init__(self, nvml: Any, card: Any) -> None:
        self._nvml, self._card = nvml, card
        self._before = self._count()

    @classmethod
    def find(cls) -> NvmlMeter | NoMeter:
        """The meter, or why there is none: the package, the driver or the counter is not there."""
        try:
            import pynvml
        except ModuleNotFoundError:
            return NoMeter(Reason("no-nvml-package"))
        try:
            pynvml.nvmlInit()
            return cls(pynvml, pynvml.nvmlDeviceGetHandleByIndex(0))
        except pynvml.NVMLError as error:
            return NoMeter(Reason("no-nvml-energy", str(error)))

    def start(self) -> None:
        self._before = self._count()

    def stop(self) -> float:
        return (self._count() - self._before) / 1e3

    def _count(self) -> int:
        return int(self._nvml.nvmlDeviceGetTotalEnergyConsumption(self._card))
