"""The three graphs of a model as ONNX files, one interchange format for every engine."""

from __future__ import annotations

import logging
import warnings
from pathlib import Path

import onnx
import torch
from torch import Tensor, nn

from ..errors import XvlmError
from ..models.network.vlm import VisionLanguageModel
from .fold import folded

OPSET = 18
INPUTS = {"encode": ("canvas",), "judge": ("tokens",), "narrate": ("ids", "position", "tokens", "cache")}
OUTPUTS = {
    "encode": ("tokens", "anatomy", "gate"),
    "judge": ("logits", "contributions", "attention"),
    "narrate": ("logits", "attention", "longer_cache"),
}


class _Encode(nn.Module):
    def __init__(self, model: VisionLanguageModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, canvas: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        tokens, anatomy, gate = self.model.encode(canvas)
        return tokens, anatomy, gate


class _Narrate(nn.Module):
    """One new token: ids int64 [B, 1]."""

    def __init__(self, model: VisionLanguageModel) -> None:
        super().__init__()
        self.narrator = model.narrator

    def forward(
        self, ids: Tensor, position: Tensor, tokens: Tensor, cache: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        logits, attention, longer = self.narrator(ids, position, tokens, cache)
        return logits[:, 0], attention[:, 0], longer


def graph_modules(model: VisionLanguageModel) -> dict[str, nn.Module]:
    """The model's three graphs as modules that take and give tensors in the graphs' order."""
    return {"encode": _Encode(model), "judge": model.judge, "narrate": _Narrate(model)}


def example_inputs(
    model: VisionLanguageModel, batch: int = 2, past: int = 3
) -> dict[str, tuple[Tensor, ...]]:
    """Random inputs of the right shapes for each graph, in its order."""
    config = model.config
    draw = torch.Generator().manual_seed(0)
    canvas = torch.rand(batch, 1, config.canvas, config.canvas, generator=draw)
    tokens = torch.randn(batch, config.grid**2, model.token_width, generator=draw)
    layers, two, heads, _, width = model.narrator.cache_shape
    cache = torch.randn(batch, layers, two, heads, past, width, generator=draw)
    ids = torch.randint(config.vocabulary, (batch, 1), generator=draw)
    return {"encode": (canvas,), "judge": (tokens,), "narrate": (ids, torch.tensor(past), tokens, cache)}


def export_graphs(model: VisionLanguageModel, folder: Path) -> dict[str, Path]:
    """Write `encode.onnx`, `judge.onnx` and `narrate.onnx` (opset 18, dynamic batch) to a folder."""
    modules, examples = graph_modules(folded(model)), example_inputs(model)
    return {
        name: _export(name, module, examples[name], folder / f"{name}.onnx")
        for name, module in modules.items()
    }


def graph_files(folder: Path) -> dict[str, Path]:
    """The graphs in a folder, by name."""
    return {path.stem: path for path in sorted(folder.glob("*.onnx"))}


def _export(name: str, module: nn.Module, example: tuple[Tensor, ...], path: Path) -> Path:
    batch = torch.export.Dim("batch", min=1, max=64)
    shapes: dict[str, object] = {
        key: ({0: batch} if value.ndim else None) for key, value in zip(INPUTS[name], example, strict=True)
    }
    if name == "narrate":
        shapes["cache"] = {0: batch, 4: torch.export.Dim("past", min=0, max=64)}
    with warnings.catch_warnings():
        # About torchvision, which is not wanted, and names of axes, which are as they should be.
        warnings.simplefilter("ignore")
        logging.getLogger("torch.onnx").setLevel(logging.ERROR)
        program = _to_onnx(name, module, example, shapes)
    program.save(str(path), external_data=False)
    onnx.checker.check_model(str(path))
    return path


def _to_onnx(
    name: str, module: nn.Module, example: tuple[Tensor, ...], shapes: dict[str, object]
) -> torch.onnx.ONNXProgram:
    program = torch.onnx.export(
        module,
        example,
        dynamo=True,
        opset_version=OPSET,
        input_names=list(INPUTS[name]),
        output_names=list(OUTPUTS[name]),
        dynamic_shapes=tuple(shapes.values()),
        external_data=False,
        verbose=False,
    )
    if program is None:
        raise XvlmError("the exporter gave no graph", on=name, fix="Report the model to the project")
    return program
