"""Export: the weights as three ONNX graphs in FP32."""

from __future__ import annotations

from pathlib import Path

from ...models.network.vlm import count_parameters
from ...models.network.weights import load_model
from ..export import OPSET, export_graphs
from ..work import Entry


def export(weights: Path, folder: Path) -> list[Entry]:
    """Write `encode.onnx`, `judge.onnx` and `narrate.onnx`."""
    model, _ = load_model(weights)
    export_graphs(model, folder)
    parameters = count_parameters(model) / 1e6
    did = f"wrote three graphs of {parameters:.2f} million weights at opset {OPSET}"
    return [Entry("export", did, "one file of each that every engine reads")]
