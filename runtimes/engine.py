"""Engines: what runs the graphs of a bundle.

An engine is anything with the three members of `Engine`; a fake one for a test is a class of five
lines. Those that come with xvlm are opened by `open_engine` and listed by `engines`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from numpy.typing import NDArray

from ..errors import BadInput, MissingPackage
from ..hardware_profiles import HardwareProfile, load_profile
from .availability import Availability
from .bundle import Bundle
from .compiled_engine import CompiledEngine, Precision
from .device import usable_cores
from .onnxruntime_engine import OnnxRuntimeEngine
from .onnxruntime_gpu_engines import OnnxRuntimeCudaEngine, OnnxRuntimeTensorRtEngine
from .openvino_engine import OpenVinoEngine
from .tensorrt.engine import TensorRtEngine

_ENGINES: dict[str, type[CompiledEngine]] = {
    engine.name: engine
    for engine in (
        OnnxRuntimeEngine,
        OpenVinoEngine,
        OnnxRuntimeCudaEngine,
        OnnxRuntimeTensorRtEngine,
        TensorRtEngine,
    )
}
# What runs any bundle, and is asked for by name where a GPU's engine is missing.
_ON_THE_PROCESSOR = OnnxRuntimeEngine.name


class Engine(Protocol):
    """Runs graphs.

    Attributes:
        name: the engine's name, for the provenance.
        fallback_from: the engine that the bundle prefers, when it could not be used; otherwise None.
    """

    @property
    def name(self) -> str: ...

    @property
    def fallback_from(self) -> str | None: ...

    def run(self, graph: str, inputs: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        """Run a graph.

        Args:
            graph: its name in the bundle.
            inputs: all its inputs by name, of the types and shapes that the bundle states.

        Returns:
            All its outputs by name; the caller owns them.

        Raises:
            EngineError: when the inputs are not those of the graph, or the engine failed.
        """
        ...


def engines() -> tuple[Availability, ...]:
    """Whether each engine can run here and, if not, exactly what is missing. Imports their packages."""
    return tuple(engine.availability() for engine in _ENGINES.values())


def open_engine(
    bundle: Bundle,
    name: str | None = None,
    *,
    precision: Precision | None = None,
    threads: int | None = None,
) -> Engine:
    """Open an engine for a bundle; graphs are compiled when they are first run.

    Args:
        bundle: whose graphs are to be run.
        name: the engine to use and no other. By default the one that the bundle prefers or, where
            that is not available, the first available one of the bundle's hardware profile.
        precision: "f32" keeps all floating-point arithmetic in 32 bits. By default the engine may
            use what the hardware profile allows. Quantized layers run in integers in any case.
        threads: by default as the hardware profile says.

    Raises:
        BadInput: when there is no engine called `name`.
        MissingPackage: when the engine, or every engine, is not available.
    """
    profile = load_profile(bundle.target)
    engine = _ENGINES[_known(name)] if name else _first_available(bundle, profile)
    return engine(
        bundle,
        threads=threads or profile.threads or usable_cores(),
        precision=precision or _allowed_precision(profile),
        fallback_from=bundle.engine if name is None and engine.name != bundle.engine else None,
    )


def _known(name: str) -> str:
    if name not in _ENGINES:
        raise BadInput("is not an engine", on=name, fix=f"Choose one of: {', '.join(_ENGINES)}")
    return name


def _first_available(bundle: Bundle, profile: HardwareProfile) -> type[CompiledEngine]:
    missing = []
    for name in dict.fromkeys((bundle.engine, *profile.engines)):
        if name in _ENGINES:
            found = _ENGINES[name].availability()
            if not found.missing:
                return _ENGINES[name]
            missing.append(found.missing)
    fix = f"Install {' or '.join(missing)}"
    if _ON_THE_PROCESSOR not in profile.engines:
        fix += f", or run it on the processor with --engine {_ON_THE_PROCESSOR}"
    raise MissingPackage("no engine can run here", on=bundle.name, fix=fix)


def _allowed_precision(profile: HardwareProfile) -> Precision | None:
    return None if {"bf16", "f16"} & set(profile.precisions) else "f32"
