"""Gate: the compiled engines against the teacher. A bundle whose explanations differ is not sealed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...models.network.weights import load_model
from ...runtimes.engine import engines, open_engine
from ..answers import torch_answers
from ..parity import ParityFigures, measure_parity, single_inputs, time_graphs
from ..trial import make_manifest, trial_bundle
from ..work import Entry
from .export import graph_files
from .job import Job

_RESULT = "gate.json"


@dataclass(frozen=True)
class Verdict:
    """What the gate saw.

    Attributes:
        parity: figures by engine.
        milliseconds: median of one run of each graph, by engine.
        measured_on: «phantoms» or «radiographs».
        broken: bounds that do not hold on the engine that the recipe names, a phrase each.
    """

    parity: Mapping[str, ParityFigures]
    milliseconds: Mapping[str, Mapping[str, float]]
    measured_on: str
    broken: tuple[str, ...]


def gate(job: Job, weights: Path, quantized: Path, folder: Path) -> list[Entry]:
    """Measure on every engine that is installed here, and write the verdict."""
    model, facts = load_model(weights)
    graphs, canvases = graph_files(quantized), job.images.compare
    answered = torch_answers(model, canvases)
    calibration = [(row["slope"], row["intercept"]) for row in facts["calibration"]]
    inputs = single_inputs(model, canvases[0])
    manifest = make_manifest(job.recipe, model, facts, graphs, "trial", job.teacher_hash)
    parity, milliseconds = {}, {}
    with trial_bundle(manifest, graphs) as trial:
        here = [engine.name for engine in engines() if engine.missing is None]
        for name in job.progress.track(here, "checking on engines"):
            # FP32 is asked for so that the figures show the quantization, not a CPU's taste for bf16.
            engine = open_engine(trial, name, precision="f32")
            parity[name] = measure_parity(model, engine, canvases, calibration, answered)
            milliseconds[name] = time_graphs(open_engine(trial, name), inputs)
    broken = [str(bound) for bound in parity[job.recipe.engine].broken(job.recipe.parity)]
    result = {
        "parity": {name: figures.as_dict() for name, figures in parity.items()},
        "milliseconds": milliseconds,
        "measured_on": job.images.kind,
        "broken": broken,
    }
    (folder / _RESULT).write_text(json.dumps(result, indent=1), encoding="utf-8")
    did = f"compared {', '.join(parity)} with the teacher on {len(canvases)} {job.images.kind}"
    return [Entry("gate", did, "; ".join(broken) or "every bound holds")]


def read_verdict(folder: Path) -> Verdict:
    """What `gate` wrote."""
    result: dict[str, Any] = json.loads((folder / _RESULT).read_text(encoding="utf-8"))
    return Verdict(
        parity={name: ParityFigures(**figures) for name, figures in result["parity"].items()},
        milliseconds=result["milliseconds"],
        measured_on=result["measured_on"],
        broken=tuple(result["broken"]),
    )
