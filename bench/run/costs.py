"""The operations and bytes of each graph, counted from what ONNX Runtime's profiler tells of one run.

The profiler gives every operator with the shapes of its tensors, so that no reader of ONNX is needed on
the clinic's side, and any bundle can be counted.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...runtimes.bundle import Bundle
from ...runtimes.specs import GraphSpec, TensorSpec

Shape = tuple[int, ...]
CONVOLUTIONS = ("Conv", "FusedConv", "QLinearConv", "ConvInteger")
MATRIX_PRODUCTS = ("MatMul", "FusedMatMul", "Gemm", "FusedGemm", "QLinearMatMul", "MatMulInteger", "QGemm")
# A narrator's past, where its length is free.
FREE_SIZE = 4


@dataclass(frozen=True)
class GraphCost:
    """One run of a graph on one radiograph.

    A product is a convolution or a matrix product. What lies between products is counted as nothing, as
    if it were done while they are read and written.

    Attributes:
        int8_ops: additions and multiplications of the products whose weights are stored as INT8.
        float_ops: of the others.
        weight_bytes: as the file holds them.
        activation_bytes: read and written by products, one byte a value where the weights are INT8, else
            four.
        products: how many.
    """

    int8_ops: int
    float_ops: int
    weight_bytes: int
    activation_bytes: int
    products: int

    def __add__(self, other: GraphCost) -> GraphCost:
        mine, theirs = vars(self).values(), vars(other).values()
        return GraphCost(*(a + b for a, b in zip(mine, theirs, strict=True)))


@dataclass(frozen=True)
class _Node:
    """An operator as it ran: name, types and shapes of its inputs, shape of its output, bytes."""

    op: str
    inputs: tuple[tuple[str, Shape], ...]
    output: Shape
    parameter_bytes: int
    activation_bytes: int


def count_costs(bundle: Bundle) -> dict[str, GraphCost]:
    """The cost of each graph of a bundle, on one radiograph."""
    return {name: count_graph(bundle.graph_path(name), spec) for name, spec in bundle.graphs.items()}


def count_graph(path: Path, spec: GraphSpec) -> GraphCost:
    """The cost of a graph on inputs of one radiograph; free sizes other than the batch are `FREE_SIZE`."""
    nodes = _run_once(path, {tensor.name: _zeros(tensor) for tensor in spec.inputs})
    # A quantized weight is unpacked by an operator that takes nothing else: its shape tells whose it is.
    unpacked = Counter(node.output for node in nodes if _unpacks_weights(node))
    products = [_product(node, unpacked) for node in nodes if node.op in CONVOLUTIONS + MATRIX_PRODUCTS]
    weights = sum(node.parameter_bytes for node in nodes)
    return sum(products, start=GraphCost(0, 0, weights, 0, 0))


def _product(node: _Node, unpacked: Counter[Shape]) -> GraphCost:
    shapes = [shape for _, shape in node.inputs if len(shape) >= 2]
    read, weights = shapes[0], shapes[1] if len(shapes) > 1 else ()
    inner = prod(weights[1:]) if node.op in CONVOLUTIONS else read[-1]
    operations = 2 * prod(node.output) * inner
    whole = "int8" in (kind for kind, shape in node.inputs if shape == weights) or unpacked[weights] > 0
    unpacked[weights] -= 1
    moved = prod(read) + prod(node.output)
    if whole:
        return GraphCost(operations, 0, 0, moved, 1)
    # A product of two activations reads both.
    moved += prod(weights) if not node.parameter_bytes else 0
    return GraphCost(0, operations, 0, 4 * moved, 1)


def _unpacks_weights(node: _Node) -> bool:
    return node.op == "DequantizeLinear" and not node.activation_bytes and len(node.output) >= 2


def _run_once(path: Path, inputs: dict[str, NDArray[Any]]) -> list[_Node]:
    import onnxruntime

    with tempfile.TemporaryDirectory() as scratch:
        options = onnxruntime.SessionOptions()
        # Few rewritings: the operators stay those of the file, whatever this processor would make of them.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        options.enable_profiling = True
        options.profile_file_prefix = str(Path(scratch) / "profile")
        # Weights packed beforehand would be missing among the inputs.
        options.add_session_config_entry("session.disable_prepacking", "1")
        options.log_severity_level = 4
        session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        session.run(None, inputs)
        events = json.loads(Path(session.end_profiling()).read_text())
    return [_node(event["args"]) for event in events if event["name"].endswith("_kernel_time")]


def _node(told: dict[str, Any]) -> _Node:
    inputs = [(kind, tuple(shape)) for tensor in told["input_type_shape"] for kind, shape in tensor.items()]
    outputs = [tuple(shape) for tensor in told["output_type_shape"] for shape in tensor.values()]
    sizes = int(told["parameter_size"]), int(told["activation_size"])
    return _Node(told["op_name"], tuple(inputs), outputs[0] if outputs else (), *sizes)


def _zeros(tensor: TensorSpec) -> NDArray[Any]:
    sizes = [1 if at == 0 and isinstance(size, str) else size for at, size in enumerate(tensor.shape)]
    return np.zeros([FREE_SIZE if isinstance(size, str) else size for size in sizes], tensor.dtype)
