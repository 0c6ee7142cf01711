"""Energy, where the machine lets it be read; where it does not, why not."""

from __future__ import annotations

from .meter import Meter, NoMeter
from .nvml import NvmlMeter
from .rapl import RaplMeter
from .tegrastats import TegrastatsMeter

__all__ = ["Meter", "NoMeter", "find_meter"]
_ON_GPU = ("tensorrt", "onnxruntime-cuda", "onnxruntime-tensorrt")


def find_meter(engine: str) -> Meter | NoMeter:
    """What measures the energy of an engine here.

    A Jetson's own meter covers the whole module; a graphics card's is asked for engines that compute
    there; RAPL covers a processor's package, and nothing else of the computer.
    """
    if TegrastatsMeter.is_here():
        return TegrastatsMeter()
    return NvmlMeter.find() if engine in _ON_GPU else RaplMeter.find()
