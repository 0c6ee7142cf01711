"""Making a bundle ready on the device that will run it, and checking that it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ..errors import EngineError
from ..explain.session import Session
from ..runtimes.bundle import Bundle, read_bundle
from ..runtimes.device import this_device
from ..runtimes.engine import Engine, open_engine
from ..runtimes.tensorrt.engine import TensorRtEngine
from .engine_agreement import Agreement, measure_agreement
from .studies import canvases_to_measure

Progress = Callable[[Iterable[str]], Iterable[str]]
# The reference runs the bundle's files as they are, on any device.
REFERENCE = "onnxruntime"
IMAGES = 8


@dataclass(frozen=True)
class Installed:
    """A bundle that is ready.

    Attributes:
        bundle: read and checked.
        engine: the one that will run it here.
        device: this device's own name.
        built: graphs whose plans were built now; those that were there already are not among them.
        agreement: of the engine with ONNX Runtime, on phantoms.
    """

    bundle: Bundle
    engine: str
    device: str
    built: tuple[str, ...]
    agreement: Agreement


def install(path: Path, rebuild: bool = False, progress: Progress = iter) -> Installed:
    """Build what the bundle's engine needs on this device, and compare it with ONNX Runtime.

    Args:
        path: the bundle's folder.
        rebuild: build again what is there already.
        progress: wraps the names of the steps, to show a bar.

    Raises:
        BundleError: the bundle is damaged, or made for another device.
        MissingPackage: its engine cannot run here.
        EngineError: TensorRT refuses a graph, or answers otherwise than ONNX Runtime; nothing is kept.
    """
    bundle = read_bundle(path)
    engine = open_engine(bundle)
    if not isinstance(engine, TensorRtEngine):
        return Installed(bundle, engine.name, this_device().cpu_model, (), _check(bundle, engine))
    kept = {} if rebuild else {graph: plan for graph in bundle.graphs if (plan := engine.place(graph).read())}
    built = {graph: engine.build(graph) for graph in progress([g for g in bundle.graphs if g not in kept])}
    agreement = _check(bundle, TensorRtEngine.with_plans(bundle, kept | built))
    for graph, plan in built.items():
        engine.place(graph).accept(plan)
    return Installed(bundle, engine.name, this_device().cpu_model, tuple(built), agreement)


def _check(bundle: Bundle, engine: Engine) -> Agreement:
    canvases, _ = canvases_to_measure(None, bundle.canvas_size, IMAGES)
    agreement = measure_agreement(
        Session(bundle, engine), Session(bundle, open_engine(bundle, REFERENCE)), canvases
    )
    broken = agreement.broken()
    if broken:
        what = f"answers otherwise than ONNX Runtime: {'; '.join(broken)}"
        raise EngineError(what, on=engine.name, fix=f"Use --engine {REFERENCE}, and report this")
    return agreement
