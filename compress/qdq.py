"""The quantizers in an ONNX file: made symmetric, and checked to be."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from ..errors import XvlmError

QUANTIZERS = ("QuantizeLinear", "DequantizeLinear")
# Opset 18 is read by TensorRT 10.3 of JetPack 6.2 (which reads 9 to 20) and by all later ones.
TENSORRT_OPSET = 18
# Types that TensorRT keeps as they are. It would turn a double into a float without a word.
TENSORRT_TYPES = ("FLOAT", "FLOAT16", "INT64", "INT32", "INT8", "BOOL")


def make_symmetric(model: onnx.ModelProto) -> None:
    """Turn UINT8 quantizers with zero point 0, which NNCF puts behind a ReLU, into INT8 in place.

    TensorRT reads them as INT8 and clips at half the range; the scale grows by 255 / 127 instead.
    """
    constants = {tensor.name: tensor for tensor in model.graph.initializer}
    changed: set[str] = set()
    for node in model.graph.node:
        if node.op_type not in QUANTIZERS or len(node.input) < 3:
            continue
        zero = constants.get(node.input[2])
        if zero is None or zero.data_type != onnx.TensorProto.UINT8 or numpy_helper.to_array(zero).any():
            continue
        scale = constants[node.input[1]]
        if scale.name not in changed:
            wider = (numpy_helper.to_array(scale) * (255 / 127)).astype(np.float32)
            scale.CopyFrom(numpy_helper.from_array(wider, scale.name))
            changed.add(scale.name)
        changed.add(zero.name)
    for name in changed:
        tensor = constants[name]
        if tensor.data_type == onnx.TensorProto.UINT8:
            tensor.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(tensor).astype(np.int8), name))
    quantized = {
        name for node in model.graph.node if node.op_type == "QuantizeLinear" for name in node.output
    }
    _retype(model, changed | quantized)


def check_symmetric(model: onnx.ModelProto) -> None:
    """Check that every quantizer is INT8 with zero point 0 and a scale above 0.

    Raises:
        XvlmError: naming the first that is not.
    """
    constants = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type not in QUANTIZERS:
            continue
        scale = constants.get(node.input[1])
        zero = constants.get(node.input[2]) if len(node.input) > 2 else None
        if zero is None or zero.dtype != np.int8 or zero.any():
            raise XvlmError(
                "a quantizer is not symmetric INT8", on=node.name, fix="Report the recipe to the project"
            )
        if scale is None or not (scale > 0).all():
            raise XvlmError(
                "a quantizer has no positive scale", on=node.name, fix="Calibrate with more varied images"
            )


def check_for_tensorrt(graph: Path) -> None:
    """Check that TensorRT 10.3 would take an ONNX file as it is, for a strongly typed network.

    Source: the parser's table of operators and types (onnx-tensorrt, docs/operators.md, branch 10.3-GA).

    Raises:
        XvlmError: naming all that it would refuse or change.
    """
    model = onnx.load(graph)
    check_symmetric(model)
    problems = [
        f"it uses opset {opset.version} of «{opset.domain or 'ai.onnx'}», not {TENSORRT_OPSET} of «ai.onnx»"
        for opset in model.opset_import
        if (opset.domain, opset.version) != ("", TENSORRT_OPSET)
    ]
    kinds = {tensor.name: tensor.data_type for tensor in model.graph.initializer}
    kinds |= {
        value.name: value.type.tensor_type.elem_type
        for value in (*model.graph.input, *model.graph.output, *model.graph.value_info)
    }
    for name, kind in kinds.items():
        word = onnx.TensorProto.DataType.Name(kind)
        if word not in TENSORRT_TYPES:
            problems.append(f"the tensor «{name}» is of type {word}")
    if problems:
        raise XvlmError("; ".join(problems), on=graph.name, fix="Report the recipe to the project")


def _retype(model: onnx.ModelProto, names: set[str]) -> None:
    """State the type INT8 for tensors whose recorded type was UINT8."""
    for value in model.graph.value_info:
        if value.name in names and value.type.tensor_type.elem_type == onnx.TensorProto.UINT8:
            value.type.tensor_type.elem_type = onnx.TensorProto.INT8
