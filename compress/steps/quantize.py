"""Quantize: the graphs that the recipe names in fewer bits."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..calibration_samples import calibration_samples
from ..comparison import Candidate
from ..export import graph_files
from ..half import halve_graph
from ..job import Job
from ..quantize import quantize_graph
from ..work import Entry

_KINDS = {"int8": "symmetric INT8", "f16": "FP16"}


def quantize(job: Job, weights: Path, exported: Path, folder: Path) -> list[Entry]:
    """Write those graphs that the recipe names in its precision; every layer of them, for now.

    Args:
        job: the compression.
        weights: of the model.
        exported: folder of its graphs in FP32.
        folder: to be filled.
    """
    settings = job.recipe.quantize
    if not settings.graphs:
        return [Entry("quantize", "left every graph in floating point", "the recipe names none")]
    _write(Candidate.of(job, weights), graph_files(exported), folder)
    did = f"made {', '.join(settings.graphs)} {_KINDS[settings.precision]}"
    return [Entry("quantize", did, "the recipe asks for it")]


def _write(candidate: Candidate, graphs: Mapping[str, Path], folder: Path) -> None:
    job = candidate.job
    names, precision = job.recipe.quantize.graphs, job.recipe.quantize.precision
    places = {name: folder / f"{name}.onnx" for name in names}
    if precision == "f16":
        for name in job.progress.track(names, "halving"):
            halve_graph(graphs[name], places[name])
        return
    samples = calibration_samples(candidate.model, job.images.calibrate)
    for name in job.progress.track(names, "quantizing"):
        quantize_graph(graphs[name], samples[name], places[name])
