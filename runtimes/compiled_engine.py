"""What all engines share: a graph is compiled when it is first run, and its inputs are checked."""

from __future__ import annotations

import importlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Literal

from numpy.typing import NDArray

from ..errors import EngineError, MissingPackage
from .availability import Availability, find_engine_package
from .bundle import Bundle
from .specs import check_inputs

Precision = Literal["f32"]
Tensors = Mapping[str, NDArray[Any]]
CompiledGraph = Callable[[Tensors], dict[str, NDArray[Any]]]


class CompiledEngine(ABC):
    """An engine that compiles each graph of a bundle on its first use.

    Not for use from several threads at once; an engine uses threads of its own.

    Args:
        bundle: whose graphs are run.
        threads: threads to compute with, 1 or above.
        precision: "f32" keeps all floating-point arithmetic in 32 bits, while quantized layers stay
            in integers; None lets the engine choose.
        fallback_from: the preferred engine that could not be used.
    """

    name: ClassVar[str]
    package: ClassVar[str]
    requirement: ClassVar[str]
    # What to do where it is missing, when that is not to install `requirement` with pip.
    how_to_get: ClassVar[str] = ""

    def __init__(
        self, bundle: Bundle, *, threads: int, precision: Precision | None, fallback_from: str | None
    ) -> None:
        self.bundle = bundle
        self.threads = threads
        self.precision = precision
        self.fallback_from = fallback_from
        found = self.availability()
        if found.missing:
            fix = self.how_to_get or f"pip install {self.requirement}"
            raise MissingPackage(f"needs {found.missing}", on=f"engine {self.name}", fix=fix)
        self._module = importlib.import_module(self.package)
        self._compiled: dict[str, CompiledGraph] = {}

    @classmethod
    def availability(cls) -> Availability:
        """Whether this engine can run here."""
        return find_engine_package(cls.name, cls.package, cls.requirement)

    def run(self, graph: str, inputs: Tensors) -> dict[str, NDArray[Any]]:
        """Run a graph; see `Engine.run`."""
        spec = self.bundle.graphs.get(graph)
        if spec is None:
            raise EngineError(
                f"is not a graph of this bundle, which has {sorted(self.bundle.graphs)}", on=graph
            )
        check_inputs(graph, spec, inputs)
        if graph not in self._compiled:
            self._compiled[graph] = self._compile(graph)
        return self._compiled[graph](inputs)

    @abstractmethod
    def _compile(self, graph: str) -> CompiledGraph:
        """Make a graph of the bundle ready to run.

        Raises:
            EngineError: when the engine refuses the file, or the file is not as the bundle says.
        """

    def _check_names(self, graph: str, inputs: list[set[str]], outputs: list[set[str]]) -> None:
        """Check that a file's tensors, each with all its names, are those that the bundle states."""
        spec = self.bundle.graphs[graph]
        for kind, expected, found in (("inputs", spec.inputs, inputs), ("outputs", spec.outputs, outputs)):
            names = {tensor.name for tensor in expected}
            if len(names) != len(found) or not names <= set().union(*found):
                has = sorted("/".join(sorted(aliases)) for aliases in found)
                raise EngineError(f"has the {kind} {has}, not {sorted(names)}", on=spec.file)
