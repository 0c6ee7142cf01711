"""The energy counter of NVIDIA's graphics cards, through NVML."""

from __future__ import annotations

from ....errors import MissingPackage


class NvmlMeter:
    """Reads `nvmlDeviceGetTotalEnergyConsumption` of the first card (Volta and later), in millijoules.

    Raises:
        MissingPackage: the package, the driver or the counter is not there.
    """

    source = "NVML: the first graphics card, without the rest of the computer"

    def __init__(self) -> None:
        try:
            import pynvml
        except ModuleNotFoundError as absent:
            raise MissingPackage("the package nvidia-ml-py is not installed") from absent
        try:
            pynvml.nvmlInit()
            self._card = pynvml.nvmlDeviceGetHandleByIndex(0)
            self._read = pynvml.nvmlDeviceGetTotalEnergyConsumption
            self._before = int(self._read(self._card))
        except pynvml.NVMLError as error:
            raise MissingPackage(f"NVML gives no energy ({error})") from error

    def start(self) -> None:
        self._before = int(self._read(self._card))

    def stop(self) -> float:
        return (int(self._read(self._card)) - self._before) / 1e3
