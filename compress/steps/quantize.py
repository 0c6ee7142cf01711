"""Quantize: INT8, and where that breaks a bound, a search for the layers to keep in higher precision."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx

from ...models.network.weights import load_model
from ...runtimes.engine import open_engine
from ..answers import Arrays, engine_answers, map_spearman, probabilities, tokens_cosine, torch_answers
from ..bounds import broken_bounds, parity_bounds
from ..calibration_samples import calibration_samples
from ..mixed_precision import Layer, give_back, quantized_layers, store_weights
from ..quantize import quantize_graph, strip_traces
from ..search import Found, Outcome, Plan, search
from ..trial import make_manifest, trial_bundle
from ..work import Entry
from .export import graph_files
from .job import Job

# What the search can tell from one pass over the images: the graphs that make an explanation.
SEARCHED = ("encode", "judge")
# Layers that the log names.
MOST_SAID = 10


def quantize(job: Job, weights: Path, exported: Path, folder: Path) -> list[Entry]:
    """Write the three graphs as the recipe wants them."""
    settings = job.recipe.quantize
    model, _ = load_model(weights)
    graphs, quantized = graph_files(exported), {}
    with tempfile.TemporaryDirectory(prefix="xvlm-int8-") as scratch:
        if settings.graphs:
            samples = calibration_samples(model, job.images.calibrate)
            for name in job.progress.track(settings.graphs, "quantizing"):
                quantized[name] = quantize_graph(graphs[name], samples[name], Path(scratch) / f"{name}.onnx")
        mixer = _Mixer(graphs, quantized)
        found = _search(job, weights, mixer) if _may_search(job) else None
        plan = found.best.plan if found else {}
        for name, model_of_graph in mixer.graphs(plan).items():
            if name not in quantized and settings.rest != "f32":
                store_weights(model_of_graph, settings.rest)
            onnx.save(model_of_graph, folder / f"{name}.onnx")
    for path in graph_files(folder).values():
        strip_traces(path)
    return _entries(quantized, found)


def _may_search(job: Job) -> bool:
    settings = job.recipe.quantize
    return settings.search_seconds > 0 and any(name in settings.graphs for name in SEARCHED)


class _Mixer:
    """Each graph before and after quantization, mixed as a plan says."""

    def __init__(self, graphs: Mapping[str, Path], quantized: Mapping[str, Path]) -> None:
        self.before = {name: onnx.load(path) for name, path in graphs.items()}
        self.after = {name: onnx.load(path) for name, path in quantized.items()}
        self.layers: list[Layer] = [
            layer
            for name, after in self.after.items()
            for layer in quantized_layers(name, self.before[name], after)
        ]

    def graphs(self, plan: Plan) -> dict[str, onnx.ModelProto]:
        """Every graph under a plan."""
        return {name: self._graph(name, plan) for name in self.before}

    def _graph(self, name: str, plan: Plan) -> onnx.ModelProto:
        if name not in self.after:
            return self.before[name]
        stored = {
            node: plan[layer.name]
            for layer in self.layers
            if layer.graph == name and layer.name in plan
            for node in layer.nodes
        }
        return give_back(self.before[name], self.after[name], stored)


def _search(job: Job, weights: Path, mixer: _Mixer) -> Found:
    """Look for the cheapest plan on the engine that the recipe names."""
    model, facts = load_model(weights)
    canvases, recipe = job.images.compare, job.recipe
    calibration = [(row["slope"], row["intercept"]) for row in facts["calibration"]]
    answered = torch_answers(model, canvases)
    searched = [layer for layer in mixer.layers if layer.graph in SEARCHED]

    def measure(plan: Plan) -> Outcome:
        with tempfile.TemporaryDirectory(prefix="xvlm-search-") as scratch:
            graphs = {}
            for name, content in mixer.graphs(plan).items():
                graphs[name] = Path(scratch) / f"{name}.onnx"
                onnx.save(content, graphs[name])
            manifest = make_manifest(recipe, model, facts, graphs, "trial", job.teacher_hash)
            with trial_bundle(manifest, graphs) as bundle:
                answers = engine_answers(open_engine(bundle, recipe.engine, precision="f32"), canvases)
        return _outcome(answered, answers, calibration, job)

    return search(
        searched,
        measure,
        recipe.quantize.search_seconds,
        recipe.quantize.kept_as,
        lambda trials, share: job.progress.at(share, 1.0, f"searching, {trials} trials"),
    )


def _outcome(before: Arrays, after: Arrays, calibration: list[tuple[float, float]], job: Job) -> Outcome:
    maps = map_spearman(before["contributions"], after["contributions"])
    moved = np.abs(probabilities(before["logits"], calibration) - probabilities(after["logits"], calibration))
    worst = float(np.median(maps, 0).min())
    figures = {
        "tokens_cosine": tokens_cosine(before["tokens"], after["tokens"]),
        "map_spearman": float(np.median(maps)),
        "probability_shift": float(moved.mean()),
    }
    ends = {name: (value, value) for name, value in figures.items()}
    return Outcome(
        harm=1 - worst + figures["probability_shift"],
        broken=broken_bounds(ends, parity_bounds(job.recipe.parity)),
    )


def _entries(quantized: Mapping[str, Path], found: Found | None) -> list[Entry]:
    if not quantized:
        return [Entry("quantize", "left every graph in floating point", "the recipe names none")]
    why = "every bound holds" if found and not found.best.outcome.broken else "the recipe asks for it"
    entries = [Entry("quantize", f"made {', '.join(quantized)} symmetric INT8", why)]
    if found is None or found.trials == 1:
        return entries
    ranked = sorted(found.harms.items(), key=lambda item: -item[1])
    harms = "; ".join(f"{name} {harm:.4f}" for name, harm in ranked[:MOST_SAID])
    kept = ", ".join(f"{name} ({way})" for name, way in found.best.plan.items()) or "no layer"
    end = "finished" if found.finished else "ran out of time, and this is the best so far"
    held = "; ".join(map(str, found.best.outcome.broken)) or "every bound holds"
    return [
        Entry("quantize", f"made {', '.join(quantized)} INT8 and searched", "plain INT8 broke a bound"),
        Entry("search", f"ranked what quantizing each layer alone costs: {harms}", "to keep the worst"),
        Entry("search", f"kept in floating point: {kept}", f"after {found.trials} trials it {end}; {held}"),
    ]
