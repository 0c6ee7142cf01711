"""INT8 by NNCF: symmetric quantizers that ONNX Runtime, OpenVINO and TensorRT all read."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path

import nncf
import numpy as np
import onnx
from numpy.typing import NDArray

from .qdq import check_symmetric, make_symmetric
from .search.mixed_precision import give_back, namespace

Inputs = dict[str, NDArray]

# The gate compares an image with the training images to fractions of a standard deviation, and the
# judge's maps must sum to its logits; the first convolution reads the picture itself, and quantized it alone
# costs the explanation five times as much as any other layer. They keep their full precision, at next to no
# cost.
KEPT_IN_FP32 = ("model.gate:", "model.attributes:", "spread: ", "total: ", "encoder.fine.0: ")


def quantize_graph(graph: Path, samples: Sequence[Inputs], quantized: Path) -> Path:
    """Quantize weights and activations of an ONNX file to symmetric INT8.

    Weights take half of the range: processors without VNNI add two products in 16 bits, where two of the
    full range overflow.

    Args:
        graph: FP32 file written by `export_graphs`.
        samples: inputs that choose the scales of the activations.
        quantized: where to write.

    Raises:
        XvlmError: the result holds a quantizer that is not symmetric INT8.
    """
    model = onnx.load(graph)
    kept = kept_in_fp32(model)
    nncf.set_log_level(logging.ERROR)
    # NNCF draws progress bars of its own on stdout, also into a pipe.
    with redirect_stdout(io.StringIO()):
        result = nncf.quantize(
            model,
            nncf.Dataset(list(samples)),
            subset_size=len(samples),
            preset=nncf.QuantizationPreset.PERFORMANCE,
            model_type=nncf.ModelType.TRANSFORMER,
            ignored_scope=nncf.IgnoredScope(names=kept),
            advanced_parameters=nncf.AdvancedQuantizationParameters(overflow_fix=nncf.OverflowFix.ENABLE),
        )
    # NNCF smooths what goes into them all the same.
    result = give_back(model, result, dict.fromkeys(kept, "f32"))
    make_symmetric(result)
    check_symmetric(result)
    onnx.save(result, quantized)
    return quantized


def kept_in_fp32(model: onnx.ModelProto) -> list[str]:
    """Names of the nodes that keep their full precision."""
    return [node.name for node in model.graph.node if any(part in namespace(node) for part in KEPT_IN_FP32)]


def strip_traces(graph: Path) -> None:
    """Remove what the exporter notes about its own machine: source lines and stack traces."""
    model = onnx.load(graph)
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    for value in (*model.graph.value_info, *model.graph.input, *model.graph.output, *model.graph.initializer):
        del value.metadata_props[:]
    del model.graph.metadata_props[:], model.metadata_props[:]
    model.doc_string = model.graph.doc_string = ""
    onnx.checker.check_model(model)
    onnx.save(model, graph)


def as_samples(name: str, arrays: NDArray[np.float32]) -> list[Inputs]:
    """Each image's array as a batch of one for the input `name`."""
    return [{name: array[None]} for array in arrays]
