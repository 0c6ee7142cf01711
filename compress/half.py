"""FP16, strongly typed: every tensor says its own type, so that TensorRT chooses none."""

from __future__ import annotations

from pathlib import Path

import onnx
from onnxruntime.transformers.float16 import convert_float_to_float16
from onnxruntime.transformers.onnx_model import OnnxModel

from .quantize import kept_in_fp32


def halve_graph(graph: Path, halved: Path) -> Path:
    """Compute in FP16 what an ONNX file computes in FP32.

    Inputs and outputs stay in FP32, and so do the parts of `KEPT_IN_FP32`.

    Args:
        graph: FP32 file written by `export_graphs`.
        halved: where to write.
    """
    model = onnx.load(graph)
    kept = kept_in_fp32(model)
    result = OnnxModel(convert_float_to_float16(model, keep_io_types=True, node_block_list=kept))
    # The converter puts its casts of the outer tensors at the end.
    result.topological_sort()
    onnx.save(result.model, halved)
    return halved
