"""Quantize: INT8, and where that breaks a bound, a search for the layers to keep in higher precision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import onnx

from ...bench.bounds import said_of_bounds
from ..calibration_samples import calibration_samples
from ..comparison import Candidate, against_teacher
from ..export import graph_files
from ..half import halve_graph
from ..job import Job
from ..quantize import quantize_graph, strip_traces
from ..recipe import Recipe
from ..search.hunt import Found, search
from ..search.mixed_precision import store_weights
from ..search.trials import SEARCHED, EngineTrials, Mixer
from ..work import Entry

# Where the graphs are kept as they were before any layer was given back, to say later which are to blame.
PLAIN = "int8"
# Layers that the log names.
MOST_SAID = 10
_KINDS = {"int8": "symmetric INT8", "f16": "FP16"}


def quantize(job: Job, weights: Path, exported: Path, teachers: Path, folder: Path) -> list[Entry]:
    """Write the three graphs as the recipe wants them.

    Args:
        job: the compression.
        weights: of the model.
        exported: folder of its graphs in FP32.
        teachers: folder of the teacher's.
        folder: to be filled.
    """
    settings = job.recipe.quantize
    candidate = Candidate.of(job, weights)
    graphs: dict[str, Path] = graph_files(exported)
    quantized: dict[str, Path] = {}
    (folder / PLAIN).mkdir(exist_ok=True)
    if settings.graphs:
        quantized = _with_fewer_bits(candidate, graphs, folder / PLAIN)
    mixer = Mixer(graphs, quantized)
    searched = _search(candidate, mixer, teachers) if _may_search(job) else None
    for name, graph in mixer.graphs(searched.found.best.plan if searched else {}).items():
        if name not in quantized and settings.rest != "f32":
            store_weights(graph, settings.rest)
        onnx.save(graph, folder / f"{name}.onnx")
        strip_traces(folder / f"{name}.onnx")
    return _entries(job.recipe, quantized, searched)


def _with_fewer_bits(candidate: Candidate, graphs: Mapping[str, Path], folder: Path) -> dict[str, Path]:
    """The graphs that the recipe names, in its precision."""
    job = candidate.job
    names, precision = job.recipe.quantize.graphs, job.recipe.quantize.precision
    places = {name: folder / f"{name}.onnx" for name in names}
    if precision == "f16":
        return {
            name: halve_graph(graphs[name], places[name]) for name in job.progress.track(names, "halving")
        }
    samples = calibration_samples(candidate.model, job.images.calibrate)
    return {
        name: quantize_graph(graphs[name], samples[name], places[name])
        for name in job.progress.track(names, "quantizing")
    }


def _may_search(job: Job) -> bool:
    settings = job.recipe.quantize
    searchable = settings.precision == "int8" and any(name in settings.graphs for name in SEARCHED)
    return settings.search_seconds > 0 and searchable


@dataclass(frozen=True)
class _Searched:
    """What the search found, and the figures whose bounds it left to the gate."""

    found: Found
    unchecked: list[str]


def _search(candidate: Candidate, mixer: Mixer, teachers: Path) -> _Searched:
    """Look for the cheapest plan, on the target's engines."""
    job = candidate.job
    settings = job.recipe.quantize
    with against_teacher(job, teachers, "choose") as comparison:
        trials = EngineTrials(candidate, mixer, comparison)
        found = search(
            mixer.layers,
            trials,
            settings.search_seconds,
            settings.kept_as,
            lambda trials, share: job.progress.at(share, 1.0, f"searching, {trials} trials"),
        )
        return _Searched(found, trials.unchecked)


def _entries(recipe: Recipe, quantized: Mapping[str, Path], searched: _Searched | None) -> list[Entry]:
    if not quantized:
        return [Entry("quantize", "left every graph in floating point", "the recipe names none")]
    made = f"made {', '.join(quantized)} {_KINDS[recipe.quantize.precision]}"
    if searched is None:
        return [Entry("quantize", made, "the recipe asks for it; the gate checks the bounds")]
    found = searched.found
    held = said_of_bounds(len(recipe.bounds), searched.unchecked, found.best.broken)
    if found.trials == 1:
        return [Entry("quantize", made, held)]
    ranked = sorted(found.harms.items(), key=lambda item: -item[1])
    harms = "; ".join(f"{name} {harm:.4f}" for name, harm in ranked[:MOST_SAID])
    kept = ", ".join(f"{name} ({way})" for name, way in found.best.plan.items()) or "no layer"
    end = "finished" if found.finished else "ran out of time, and this is the best so far"
    return [
        Entry("quantize", f"{made} and searched", "plain INT8 broke a bound"),
        Entry("search", f"ranked what quantizing each layer alone costs: {harms}", "to keep the worst"),
        Entry("search", f"kept in floating point: {kept}", f"after {found.trials} trials it {end}; {held}"),
    ]
