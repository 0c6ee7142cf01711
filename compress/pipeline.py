"""From trained weights to a sealed bundle: export, quantize, seal, check on the engine."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray

from .. import __version__
from ..bench.studies import canvases_to_measure
from ..errors import GateFailed
from ..hardware_profiles import load_profile
from ..models import findings
from ..models.network.vlm import VisionLanguageModel
from ..models.network.weights import load_model
from ..models.statements import Vocabulary
from ..runtimes.bundle import Bundle
from ..runtimes.bundle_writer import check_place, write_bundle
from ..runtimes.calibration import Calibration
from ..runtimes.device import is_of_kind, this_device
from ..runtimes.engine import engines, open_engine
from ..runtimes.manifest import Manifest
from ..runtimes.specs import GraphSpec, TensorSpec
from .export import INPUTS, OUTPUTS, export_graphs
from .half import halve_graph
from .parity import ParityFigures, measure_parity, single_inputs, time_graphs
from .qdq import check_for_tensorrt
from .quantize import as_samples, quantize_graph, strip_traces
from .recipe import GRAPHS, Recipe

_MODELS = Path(__file__).resolve().parent.parent / "models"
DEFAULT_TEACHER = _MODELS / "weights" / "xvlm-base.safetensors"
SHIPPED_CARD = _MODELS / "MODEL_CARD.md"
# What the bounds are checked on where the target's own engine cannot be run.
FALLBACK_ENGINE = "onnxruntime"

Progress = Callable[[Iterable[Any], str], Iterable[Any]]


@dataclass(frozen=True)
class Compressed:
    """What a compression gave.

    Attributes:
        bundle: sealed and read back.
        sizes: bytes of each graph, and of the whole bundle under `bundle`.
        milliseconds: median of one run of each graph, by engine.
        parity: figures by engine.
        measured_on: «phantoms» or «radiographs».
        run_on_target: whether this machine may be the target, and the bundle's engine was run on it.
    """

    bundle: Bundle
    sizes: dict[str, int]
    milliseconds: dict[str, dict[str, float]]
    parity: dict[str, ParityFigures]
    measured_on: str
    run_on_target: bool


def compress(
    recipe: Recipe,
    out: Path,
    teacher: Path = DEFAULT_TEACHER,
    data: Path | None = None,
    replace: bool = False,
    progress: Progress | None = None,
) -> Compressed:
    """Compress a model into a bundle.

    Args:
        recipe: what to do, for which target.
        out: folder of the bundle.
        teacher: safetensors written by `xvlm train`.
        data: images that calibrate and compare; phantoms if None.
        replace: take the place of a bundle that is there.
        progress: wraps the items of a step, with its name, to show a bar.

    Raises:
        GateFailed: a bound of the recipe is broken on the preferred engine, or on ONNX Runtime where that
            cannot be run here; no bundle is left.
        BundleError: something else is in the way.
    """
    show = progress or _unseen
    check_place(out.resolve(), replace)
    model, facts = load_model(teacher)
    with tempfile.TemporaryDirectory(prefix="xvlm-compress-") as scratch:
        work = Path(scratch)
        graphs = dict(show([("export", export_graphs(model, work))], "exporting graphs"))["export"]
        calibrate, compare, measured_on = _read_images(recipe, data, model.config.canvas, show)
        graphs |= _with_fewer_bits(recipe, model, graphs, calibrate, show)
        for path in graphs.values():
            strip_traces(path)
            if recipe.engine == "tensorrt":
                check_for_tensorrt(path)
        manifest = _manifest(recipe, model, facts, graphs, teacher)
        parity, milliseconds = _check_on_engines(model, manifest, graphs, compare, work, show)
        judge = recipe.engine if recipe.engine in parity else FALLBACK_ENGINE
        broken = parity[judge].broken(recipe.parity)
        if broken:
            fix = "Give --data with radiographs, or quantize fewer graphs"
            raise GateFailed("; ".join(broken), on="parity", fix=fix)
        files = _graph_files(manifest, graphs)
        run_on_target = recipe.engine in parity and is_of_kind(this_device(), load_profile(recipe.target))
        files["fidelity.json"] = _fidelity(parity, measured_on, run_on_target)
        files["MODEL_CARD.md"] = _model_card(teacher)
        bundle = write_bundle(out, manifest, files, replace=replace)
    sizes = {name: bundle.graph_path(name).stat().st_size for name in GRAPHS}
    sizes["bundle"] = sum(path.stat().st_size for path in bundle.path.rglob("*") if path.is_file())
    return Compressed(bundle, sizes, milliseconds, parity, measured_on, run_on_target)


def _with_fewer_bits(
    recipe: Recipe,
    model: VisionLanguageModel,
    graphs: dict[str, Path],
    canvases: NDArray[np.float32],
    show: Progress,
) -> dict[str, Path]:
    """The graphs that the recipe names, in its precision."""
    names, precision = recipe.quantize.graphs, recipe.quantize.precision
    places = {name: graphs[name].with_suffix(f".{precision}.onnx") for name in names}
    if precision == "f16":
        return {name: halve_graph(graphs[name], places[name]) for name in show(names, "halving")}
    samples = calibration_samples(model, canvases)
    return {
        name: quantize_graph(graphs[name], samples[name], places[name]) for name in show(names, "quantizing")
    }


def _read_images(
    recipe: Recipe, data: Path | None, size: int, show: Progress
) -> tuple[NDArray[np.float32], NDArray[np.float32], str]:
    """Canvases to calibrate on, others to compare on, and what they are.

    Where there are too few for both, some serve twice.
    """
    calibrate, compare = recipe.quantize.calibration_images, recipe.parity.images
    images, kind = canvases_to_measure(
        data, size, calibrate + compare, progress=lambda numbers: show(numbers, "reading images")
    )
    return images[:calibrate], images[-compare:], kind


@torch.no_grad()
def calibration_samples(
    model: VisionLanguageModel, canvases: NDArray[np.float32]
) -> dict[str, list[dict[str, NDArray[Any]]]]:
    """What each graph is fed while its scales are chosen; the narrator sees the whole vocabulary."""
    tokens = model.encode(torch.from_numpy(canvases)[:, None]).tokens.numpy()
    draw = np.random.default_rng(0)
    narrate = []
    for number, image in enumerate(tokens):
        past = number % 6
        words = torch.from_numpy(draw.integers(0, model.config.vocabulary, (1, past + 1)))
        start, empty = torch.zeros((), dtype=torch.int64), model.narrator.empty_cache(1)
        seen = torch.from_numpy(image)[None]
        cache = model.narrator(words[:, :past], start, seen, empty)[2] if past else empty
        values = (words[:, past:].numpy(), np.array(past, np.int64), image[None], cache.numpy())
        narrate.append(dict(zip(INPUTS["narrate"], values, strict=True)))
    return {
        "encode": as_samples("canvas", canvases[:, None]),
        "judge": as_samples("tokens", tokens),
        "narrate": narrate,
    }


def _check_on_engines(
    model: VisionLanguageModel,
    manifest: Manifest,
    graphs: dict[str, Path],
    canvases: NDArray[np.float32],
    work: Path,
    progress: Progress,
) -> tuple[dict[str, ParityFigures], dict[str, dict[str, float]]]:
    """Figures and times on every engine that is installed here, through a trial bundle."""
    files = _graph_files(manifest, graphs) | {"fidelity.json": b"{}", "MODEL_CARD.md": b""}
    trial = write_bundle(work / "trial", manifest, files)
    calibration = [(finding.slope, finding.intercept) for finding in manifest.findings]
    here = [
        engine.name for engine in engines() if engine.missing is None and engine.name in _runnable(manifest)
    ]
    inputs = single_inputs(model, canvases[0])
    parity, milliseconds = {}, {}
    for name in progress(here, "checking on engines"):
        # FP32 is asked for so that the figures show the quantization, not a CPU's taste for bf16.
        engine = open_engine(trial, name, precision="f32")
        parity[name] = measure_parity(model, engine, canvases, calibration)
        milliseconds[name] = time_graphs(open_engine(trial, name), inputs)
    return parity, milliseconds


def _runnable(manifest: Manifest) -> set[str]:
    """Engines that run a bundle's graphs as they are; TensorRT needs `xvlm install` first."""
    return {"onnxruntime", "openvino", manifest.engine} - {"tensorrt"}


def _manifest(
    recipe: Recipe, model: VisionLanguageModel, facts: dict[str, Any], graphs: dict[str, Path], teacher: Path
) -> Manifest:
    return Manifest(
        name=f"{teacher.stem}-{recipe.target}",
        version=__version__,
        target=recipe.target,
        engine=recipe.engine,
        graphs={name: _graph_spec(name, graphs[name]) for name in GRAPHS},
        canvas_size=model.config.canvas,
        calibration=tuple(Calibration(**row) for row in facts["calibration"]),
        gate=facts["gate"],
        vocabulary={"tokens": list(Vocabulary.current().tokens)},
        recipe=recipe.as_dict() | {"held_out": facts.get("held_out", {})},
        teacher_sha256=hashlib.sha256(teacher.read_bytes()).hexdigest(),
        findings_version=findings.version(),
    )


def _graph_spec(name: str, path: Path) -> GraphSpec:
    graph = onnx.load(path, load_external_data=False).graph
    values = {value.name: value for value in (*graph.input, *graph.output)}
    tensors = [tuple(_tensor_spec(values[key]) for key in keys) for keys in (INPUTS[name], OUTPUTS[name])]
    return GraphSpec(f"{name}.onnx", *tensors)


def _tensor_spec(value: onnx.ValueInfoProto) -> TensorSpec:
    kind = value.type.tensor_type
    shape = tuple(dim.dim_param.replace(" + ", "_plus_") or dim.dim_value for dim in kind.shape.dim)
    return TensorSpec(value.name, str(onnx.helper.tensor_dtype_to_np_dtype(kind.elem_type)), shape)


def _graph_files(manifest: Manifest, graphs: dict[str, Path]) -> dict[str, Path | bytes]:
    return {spec.file: graphs[name] for name, spec in manifest.graphs.items()}


def _fidelity(parity: dict[str, ParityFigures], measured_on: str, run_on_target: bool) -> bytes:
    content = {
        "measured_on": measured_on,
        "run_on_target": run_on_target,
        "reference": "the teacher in PyTorch, FP32",
        "parity": {engine: figures.as_dict() for engine, figures in parity.items()},
    }
    return (json.dumps(content, indent=1, sort_keys=True) + "\n").encode()


def _model_card(teacher: Path) -> bytes:
    """The card beside the weights; for the shipped ones the project's; else a plain word."""
    card = SHIPPED_CARD if teacher == DEFAULT_TEACHER else teacher.with_name("MODEL_CARD.md")
    if card.is_file():
        return card.read_bytes()
    return f"# {teacher.stem}\n\nNo figures of this model were measured. Do not rely on it.\n".encode()


def _unseen(items: Iterable[Any], _name: str) -> Iterable[Any]:
    return items
