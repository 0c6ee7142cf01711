"""An INT8 graph of which some layers are given back their floating-point arithmetic.

Calibration is done once: a layer is given back by joining it to the tensors that it read before it was
quantized, which takes no time and leaves all scales as they are.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

WEIGHED = ("Conv", "MatMul", "Gemm")
# In the exporter's own words.
_OPERATION, _BATCH_NORM = "aten.", "torch.nn.modules.batchnorm"


@dataclass(frozen=True)
class Layer:
    """The nodes of one module that were quantized.

    Attributes:
        graph: that they are in.
        module: that they came from.
        nodes: their names.
        work: multiplications for one image.
    """

    graph: str
    module: str
    nodes: tuple[str, ...]
    work: int

    @property
    def name(self) -> str:
        """Graph and module, as `encode/model.encoder.coarse.1`."""
        return f"{self.graph}/{self.module}"


def quantized_layers(graph: str, original: onnx.ModelProto, quantized: onnx.ModelProto) -> list[Layer]:
    """The layers of a graph that read what was quantized, in the graph's order."""
    rounded = {node.output[0] for node in quantized.graph.node if node.op_type == "DequantizeLinear"}
    touched = {node.name for node in quantized.graph.node if rounded & set(node.input)}
    sizes = _sizes(original)
    found: dict[str, list[onnx.NodeProto]] = {}
    for node in original.graph.node:
        if node.name in touched:
            found.setdefault(module_of(node), []).append(node)
    return [
        Layer(graph, module, tuple(n.name for n in nodes), sum(_work(n, sizes) for n in nodes))
        for module, nodes in found.items()
    ]


def module_of(node: onnx.NodeProto) -> str:
    """The module that a node came from; a batch norm, folded into its convolution, counts as its parent."""
    parts = [part.partition(": ") for part in namespace(node).split("/")]
    kept = [name for name, _, kind in parts if not kind.startswith((_OPERATION, _BATCH_NORM))]
    return kept[-1] if kept and kept[-1] else "whole"


def namespace(node: onnx.NodeProto) -> str:
    """Where the exporter found a node: modules with their types, then the operation."""
    return next((entry.value for entry in node.metadata_props if entry.key == "namespace"), "")


def give_back(
    original: onnx.ModelProto, quantized: onnx.ModelProto, stored: Mapping[str, str]
) -> onnx.ModelProto:
    """The quantized graph with some nodes as they were.

    Args:
        original: before quantization.
        quantized: after it, its nodes still under their names.
        stored: how the weights of each node that is given back are kept, of `recipe.STORED`, by its name.
    """
    model = onnx.ModelProto()
    model.CopyFrom(quantized)
    before = {node.name: node for node in original.graph.node}
    constants = {tensor.name: tensor for tensor in original.graph.initializer}
    for node in model.graph.node:
        if node.name in stored:
            inputs = [
                _as_it_was(model, name, constants, f"{node.name}.{name}") for name in before[node.name].input
            ]
            del node.input[:]
            node.input.extend(inputs)
    _store(model, stored)
    _drop_unused(model)
    return model


def store_weights(model: onnx.ModelProto, way: str) -> None:
    """Keep the weights of a graph that is not quantized in another form, in place; see `recipe.STORED`."""
    _store(model, {node.name: way for node in model.graph.node})
    _drop_unused(model)


def _as_it_was(model: onnx.ModelProto, name: str, constants: Mapping[str, TensorProto], own_name: str) -> str:
    """The name of a tensor of the original graph; a constant is added: calibration may have changed it."""
    if name not in constants:
        return name
    copied = TensorProto()
    copied.CopyFrom(constants[name])
    copied.name = own_name
    model.graph.initializer.append(copied)
    return own_name


def _store(model: onnx.ModelProto, stored: Mapping[str, str]) -> None:
    constants = {tensor.name: tensor for tensor in model.graph.initializer}
    decoders: dict[str, onnx.NodeProto] = {}
    for node in model.graph.node:
        way = stored.get(node.name, "f32")
        if way == "f32" or node.op_type not in WEIGHED:
            continue
        for place, name in enumerate(node.input):
            weight = numpy_helper.to_array(constants[name]) if name in constants else None
            if weight is None or weight.ndim < 2:
                continue
            if name not in decoders:
                tensors, decoders[name] = _encode(name, weight, way, _channel_axis(node, weight))
                model.graph.initializer.extend(tensors)
            node.input[place] = decoders[name].output[0]
    nodes = [*decoders.values(), *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)


def _encode(
    name: str, weight: NDArray[np.float32], way: str, axis: int
) -> tuple[list[TensorProto], onnx.NodeProto]:
    """A weight in its smaller form, and the node that makes it FP32 again."""
    small, large = f"{name}.{way}", f"{name}.from_{way}"
    if way == "f16":
        tensor = numpy_helper.from_array(weight.astype(np.float16), small)
        return [tensor], helper.make_node("Cast", [small], [large], name=large, to=TensorProto.FLOAT)
    others = tuple(i for i in range(weight.ndim) if i != axis)
    scale = np.maximum(np.abs(weight).max(others, keepdims=True) / 127, np.finfo(np.float32).tiny)
    arrays = {
        small: np.round(weight / scale).astype(np.int8),
        f"{small}.scale": scale.ravel().astype(np.float32),
        f"{small}.zero": np.zeros(scale.size, np.int8),
    }
    tensors = [numpy_helper.from_array(array, key) for key, array in arrays.items()]
    return tensors, helper.make_node("DequantizeLinear", list(arrays), [large], name=large, axis=axis)


def _channel_axis(node: onnx.NodeProto, weight: NDArray[np.float32]) -> int:
    """The axis of a weight along which the outputs lie."""
    transposed = any(entry.name == "transB" and entry.i for entry in node.attribute)
    return 0 if node.op_type == "Conv" or transposed else weight.ndim - 1


def _drop_unused(model: onnx.ModelProto) -> None:
    """Remove nodes and constants that no output needs."""
    graph = model.graph
    needed = {value.name for value in graph.output}
    kept = []
    for node in reversed(graph.node):
        if needed & set(node.output):
            kept.append(node)
            needed |= set(node.input)
    del graph.node[:]
    graph.node.extend(reversed(kept))
    for field in (graph.initializer, graph.value_info):
        wanted = [item for item in field if item.name in needed]
        del field[:]
        field.extend(wanted)


def _work(node: onnx.NodeProto, sizes: Mapping[str, tuple[int, ...]]) -> int:
    """Multiplications of a node: as many for each of its outputs as it sums over."""
    if node.op_type not in WEIGHED:
        return 0
    right = sizes.get(node.input[1], (1, 1))
    # The exporter writes a Gemm's weight as [outputs, inputs].
    summed = {"Conv": math.prod(right[1:]), "Gemm": right[-1], "MatMul": right[-2]}[node.op_type]
    return math.prod(sizes.get(node.output[0], ())) * summed


def _sizes(model: onnx.ModelProto) -> dict[str, tuple[int, ...]]:
    """Sizes of tensors for one image; what is not known counts as one."""
    inferred = onnx.shape_inference.infer_shapes(model).graph
    values = (*inferred.value_info, *inferred.input, *inferred.output)
    sizes = {v.name: tuple(d.dim_value or 1 for d in v.type.tensor_type.shape.dim) for v in values}
    return sizes | {tensor.name: tuple(tensor.dims) for tensor in inferred.initializer}
