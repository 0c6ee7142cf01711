"""The engine that runs the plans which `xvlm install` built on this device."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from ...errors import EngineError
from ...hardware_profiles import load_profile
from ..availability import Availability
from ..bundle import Bundle
from ..compiled_engine import CompiledEngine, CompiledGraph, Tensors
from ..cuda_driver import Cuda, missing_gpu
from ..specs import GraphSpec
from .build import build_plan
from .logger import process_logger
from .plans import PlanPlace

# What the builder may work in where a profile states no budget: several times what these graphs need.
_WORKSPACE_MB = 500.0
_INSTALL = "Run `xvlm install` with this bundle"
_REBUILD = "Run `xvlm install --rebuild` with this bundle"


class TensorRtEngine(CompiledEngine):
    """Runs plans with TensorRT.

    They compute as the bundle's files say, so `precision` changes nothing; nor do `threads`.
    """

    name: ClassVar[str] = "tensorrt"
    package: ClassVar[str] = "tensorrt"
    requirement: ClassVar[str] = "tensorrt 10.3 or newer, which JetPack brings"
    how_to_get: ClassVar[str] = (
        "Make the environment with `python3 -m venv --system-site-packages`, which sees JetPack's package"
    )

    # Plans that are to be checked before they are accepted.
    _unaccepted: Mapping[str, bytes] | None = None

    @classmethod
    def availability(cls) -> Availability:
        """Whether the package is here, and a GPU."""
        found = super().availability()
        missing = None if found.missing else missing_gpu()
        return Availability(cls.name, None, missing) if missing else found

    @classmethod
    def with_plans(cls, bundle: Bundle, plans: Mapping[str, bytes]) -> TensorRtEngine:
        """An engine for plans that were just built, by graph."""
        engine = cls(bundle, threads=1, precision=None, fallback_from=None)
        engine._unaccepted = plans
        return engine

    def place(self, graph: str) -> PlanPlace:
        """Where the plan of a graph is kept for this GPU and this version of TensorRT."""
        return PlanPlace.of(self.bundle, graph, self._cuda.gpu(), self._module.__version__)

    def build(self, graph: str) -> bytes:
        """Build the plan of a graph; it is not kept yet.

        Raises:
            EngineError: TensorRT refuses the graph.
        """
        budget = load_profile(self.bundle.target).memory_budget_mb
        workspace = int((budget.value if budget else _WORKSPACE_MB) * 1e6)
        return build_plan(self._module, self.bundle.graphs[graph], self.bundle.graph_path(graph), workspace)

    def _compile(self, graph: str) -> CompiledGraph:
        spec = self.bundle.graphs[graph]
        runtime = self._module.Runtime(process_logger(self._module))
        engine = runtime.deserialize_cuda_engine(self._plan(graph))
        if engine is None:
            reason = process_logger(self._module).last_error
            raise EngineError(f"TensorRT cannot load its plan: {reason}", on=spec.file, fix=_REBUILD)
        names = [engine.get_tensor_name(i) for i in range(engine.num_io_tensors)]
        inputs = [n for n in names if engine.get_tensor_mode(n) == self._module.TensorIOMode.INPUT]
        outputs = [n for n in names if n not in inputs]
        self._check_names(graph, [{name} for name in inputs], [{name} for name in outputs])
        return _Plan(self._module, self._cuda, graph, spec, engine, engine.create_execution_context()).run

    def _plan(self, graph: str) -> bytes:
        if self._unaccepted is not None:
            return self._unaccepted[graph]
        plan = self.place(graph).read()
        if plan is None:
            raise EngineError("is not built for this device", on=self.bundle.graphs[graph].file, fix=_INSTALL)
        return plan

    @cached_property
    def _cuda(self) -> Cuda:
        cuda = Cuda()
        cuda.make_current()
        return cuda


@dataclass
class _Buffer:
    address: int
    size: int


@dataclass
class _Plan:
    """A loaded plan and the memory on the GPU that its tensors are in."""

    trt: Any
    cuda: Cuda
    graph: str
    spec: GraphSpec
    engine: Any
    context: Any
    buffers: dict[str, _Buffer] = field(default_factory=dict)

    @cached_property
    def stream(self) -> int:
        return self.cuda.stream()

    def run(self, inputs: Tensors) -> dict[str, NDArray[Any]]:
        # Kept until the run is over: TensorRT reads inputs that are sizes from this computer's memory.
        given = {name: np.asarray(array, order="C") for name, array in inputs.items()}
        for name, array in given.items():
            self._put(name, array)
        outputs = {tensor.name: self._make_room(tensor.name, tensor.dtype) for tensor in self.spec.outputs}
        if not self.context.execute_async_v3(self.stream):
            raise self._failed("cannot run")
        self.cuda.wait(self.stream)
        for name, array in outputs.items():
            self.cuda.copy_out(array.ctypes.data, self.buffers[name].address, array.nbytes)
        return outputs

    def _put(self, name: str, array: NDArray[Any]) -> None:
        """Copy an input to the GPU and tell TensorRT where it is and how large."""
        if not self.context.set_input_shape(name, array.shape):
            raise self._failed(f"takes no {name} of shape {list(array.shape)}")
        if self.engine.get_tensor_location(name) == self.trt.TensorLocation.HOST:
            self._set_address(name, array.ctypes.data)
            return
        self.cuda.copy_in(self._buffer(name, array.nbytes), array.ctypes.data, array.nbytes)

    def _make_room(self, name: str, dtype: str) -> NDArray[Any]:
        shape = tuple(self.context.get_tensor_shape(name))
        if min(shape, default=1) < 0:
            raise self._failed(f"does not know the shape of {name} before it runs")
        self._buffer(name, math.prod(shape) * np.dtype(dtype).itemsize)
        return np.empty(shape, dtype)

    def _buffer(self, name: str, size: int) -> int:
        """The address of at least `size` bytes on the GPU; TensorRT wants one for an empty tensor too."""
        held = self.buffers.get(name)
        if held is None or held.size < size:
            if held:
                self.cuda.free(held.address)
            size = max(size, 1)
            held = self.buffers[name] = _Buffer(self.cuda.allocate(size), size)
        self._set_address(name, held.address)
        return held.address

    def _set_address(self, name: str, address: int) -> None:
        if not self.context.set_tensor_address(name, address):
            raise self._failed(f"takes no memory for {name}")

    def _failed(self, what: str) -> EngineError:
        return EngineError(f"TensorRT {what}: {process_logger(self.trt).last_error}", on=self.graph)
