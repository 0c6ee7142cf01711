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
from .on_device import EngineCheck, check_engine

Progress = Callable[[Iterable[str]], Iterable[str]]
# Runs the bundle's files as they are, on any device.
ANYWHERE = "onnxruntime"


@dataclass(frozen=True)
class Installed:
    """A bundle that is ready.

    Attributes:
        bundle: read and checked.
        engine: the one that will run it here.
        device: this device's own name.
        built: graphs whose plans were built now; those that were there already are not among them.
        check: of the engine's answers against the model's own, as `verify` makes it.
    """

    bundle: Bundle
    engine: str
    device: str
    built: tuple[str, ...]
    check: EngineCheck


def install(path: Path, rebuild: bool = False, progress: Progress = iter) -> Installed:
    """Build what the bundle's engine needs on this device, and hold it to the recipe's bounds.

    Args:
        path: the bundle's folder.
        rebuild: build again what is there already.
        progress: wraps the names of the steps, to show a bar.

    Raises:
        BundleError: the bundle is damaged, made for another device, or holds no reference answers.
        MissingPackage: its engine cannot run here.
        EngineError: TensorRT refuses a graph, or its answers break a bound; nothing is kept.
    """
    bundle = read_bundle(path)
    engine = open_engine(bundle)
    if not isinstance(engine, TensorRtEngine):
        return Installed(bundle, engine.name, this_device().cpu_model, (), _check(bundle, engine))
    kept = {} if rebuild else {graph: plan for graph in bundle.graphs if (plan := engine.place(graph).read())}
    built = {graph: engine.build(graph) for graph in progress([g for g in bundle.graphs if g not in kept])}
    check = _check(bundle, TensorRtEngine.with_plans(bundle, kept | built))
    for graph, plan in built.items():
        engine.place(graph).accept(plan)
    return Installed(bundle, engine.name, this_device().cpu_model, tuple(built), check)


def _check(bundle: Bundle, engine: Engine) -> EngineCheck:
    check = check_engine(Session(bundle, engine))
    if check.broken:
        what = f"answers otherwise than the model did: {'; '.join(map(str, check.broken))}"
        raise EngineError(what, on=engine.name, fix=f"Use --engine {ANYWHERE}, and report this")
    return check
