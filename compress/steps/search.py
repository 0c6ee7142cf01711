"""Search: where INT8 breaks a bound, the cheapest layers are given back their floating-point arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import onnx

from ...bench.bounds import said_of_bounds
from ..comparison import Candidate, against_teacher
from ..export import graph_files
from ..job import Job
from ..quantize import strip_traces
from ..recipe import Recipe
from ..search.hunt import Found, search
from ..search.mixed_precision import store_weights
from ..search.trials import SEARCHED, EngineTrials, Mixer
from ..work import Entry

# Layers that the log names.
MOST_SAID = 10


def keep_layers(
    job: Job, weights: Path, exported: Path, quantized: Path, teachers: Path, folder: Path
) -> list[Entry]:
    """Write the three graphs as they are sealed.

    Args:
        job: the compression.
        weights: of the model.
        exported: folder of its graphs in FP32.
        quantized: folder of those with fewer bits.
        teachers: folder of the teacher's.
        folder: to be filled.
    """
    settings = job.recipe.quantize
    fewer_bits = graph_files(quantized)
    mixer = Mixer(graph_files(exported), fewer_bits)
    searched = _search(job, weights, mixer, teachers) if _may_search(job.recipe) else None
    for name, graph in mixer.graphs(searched.found.best.plan if searched else {}).items():
        if name not in fewer_bits and settings.rest != "f32":
            store_weights(graph, settings.rest)
        onnx.save(graph, folder / f"{name}.onnx")
        strip_traces(folder / f"{name}.onnx")
    return _entries(job.recipe, searched) if searched else []


@dataclass(frozen=True)
class _Searched:
    """What the search found, and the figures whose bounds it left to the gate."""

    found: Found
    unchecked: list[str]


def _may_search(recipe: Recipe) -> bool:
    settings = recipe.quantize
    searchable = settings.precision == "int8" and any(name in settings.graphs for name in SEARCHED)
    return settings.search_seconds > 0 and searchable


def _search(job: Job, weights: Path, mixer: Mixer, teachers: Path) -> _Searched:
    """Look for the cheapest plan, on the target's engines."""
    settings = job.recipe.quantize
    with against_teacher(job, teachers, "choose") as comparison:
        trials = EngineTrials(Candidate.of(job, weights), mixer, comparison)
        found = search(
            mixer.layers,
            trials,
            settings.search_seconds,
            settings.kept_as,
            lambda tried, share: job.progress.at(share, 1.0, f"searching, {tried} trials"),
        )
        return _Searched(found, trials.unchecked)


def _entries(recipe: Recipe, searched: _Searched) -> list[Entry]:
    found = searched.found
    held = said_of_bounds(len(recipe.bounds), searched.unchecked, found.best.broken)
    if found.trials == 1:
        return [Entry("search", "kept no layer in floating point", held)]
    ranked = sorted(found.harms.items(), key=lambda item: -item[1])
    harms = "; ".join(f"{name} {harm:.4f}" for name, harm in ranked[:MOST_SAID])
    kept = ", ".join(f"{name} ({way})" for name, way in found.best.plan.items()) or "no layer"
    end = "finished" if found.finished else "ran out of time, and this is the best so far"
    ranking = f"ranked what quantizing each layer alone costs: {harms}"
    return [
        Entry("search", ranking, "plain INT8 broke a bound: the worst are to be kept"),
        Entry("search", f"kept in floating point: {kept}", f"after {found.trials} trials it {end}; {held}"),
    ]
