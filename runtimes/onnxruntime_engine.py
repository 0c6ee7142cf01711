"""ONNX Runtime on the CPU: always installed, and the fastest to start."""

from __future__ import annotations

import sys
from typing import Any, ClassVar

from numpy.typing import NDArray

from ..errors import EngineError
from .compiled_engine import CompiledEngine, CompiledGraph, Tensors

# Errors come as exceptions; what ONNX Runtime would also print is for its developers.
_ONLY_FATAL = 4


class OnnxRuntimeEngine(CompiledEngine):
    """Runs graphs with ONNX Runtime.

    It computes as the file says, so `precision` changes nothing; but of a bundle that was made for it, it
    takes the weights from INT8 and computes in floating point. Behind a ReLU it has no convolution for
    symmetric quantizers: it would round each tensor, and compute in floating point all the same.
    """

    name: ClassVar[str] = "onnxruntime"
    package: ClassVar[str] = "onnxruntime"
    # The last for Python 3.10 is older.
    requirement: ClassVar[str] = f"onnxruntime=={'1.32.0' if sys.version_info >= (3, 11) else '1.23.2'}"
    # Each with its options, the preferred one first.
    providers: ClassVar[dict[str, dict[str, Any]]] = {"CPUExecutionProvider": {}}
    # Takes out pairs of quantizers. Of unsigned ones behind a ReLU it would take the ReLU too; xvlm's are
    # symmetric, and those of other makers come in bundles that prefer another engine.
    made_for_it: ClassVar[dict[str, str]] = {
        "session.disable_quant_qdq": "1",
        "session.enable_quant_qdq_cleanup": "1",
    }

    def _compile(self, graph: str) -> CompiledGraph:
        path = self.bundle.graph_path(graph)
        errors = self._errors()
        try:
            session = self._module.InferenceSession(
                path, self._options(), providers=list(self.providers.items())
            )
        except errors as error:
            raise EngineError(f"ONNX Runtime refuses it: {error}", on=path.name) from error
        # ONNX Runtime may replace a provider that it cannot use by another without a word.
        if session.get_providers() != list(self.providers):
            what = f"ONNX Runtime would run it on {session.get_providers()}, not on {list(self.providers)}"
            raise EngineError(what, on=path.name, fix=self._advice())
        self._check_names(graph, _names(session.get_inputs()), _names(session.get_outputs()))
        names = [tensor.name for tensor in self.bundle.graphs[graph].outputs]

        def run(inputs: Tensors) -> dict[str, NDArray[Any]]:
            try:
                return dict(zip(names, session.run(names, dict(inputs)), strict=True))
            except errors as error:
                raise EngineError(f"ONNX Runtime failed: {error}", on=graph) from error

        return run

    def _options(self) -> Any:
        options = self._module.SessionOptions()
        # All optimisations at each start cost about 0.03 s more than none for a quantized
        # transformer, and more than halve each run: fewer leave its quantized layers unfused.
        options.graph_optimization_level = self._module.GraphOptimizationLevel.ORT_ENABLE_ALL
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        # Each graph has threads of its own. Those that wait for work by spinning take the cores from the
        # graph that runs: a whole explanation takes twice as long, and more beside other programs.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = _ONLY_FATAL
        if self.name == self.bundle.engine:
            for setting, value in self.made_for_it.items():
                options.add_session_config_entry(setting, value)
        return options

    def _advice(self) -> str:
        """What to do where a provider could not be used."""
        return f"Install {self.requirement} again"

    def _errors(self) -> tuple[type[Exception], ...]:
        """ONNX Runtime's exceptions, which have no common base of their own."""
        state = vars(self._module.capi.onnxruntime_pybind11_state).values()
        return tuple(value for value in state if isinstance(value, type) and issubclass(value, Exception))


def _names(tensors: list[Any]) -> list[set[str]]:
    return [{tensor.name} for tensor in tensors]
