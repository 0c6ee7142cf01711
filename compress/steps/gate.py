"""Gate: the compiled engines against the teacher. A bundle whose explanations stray too far is not sealed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from ...bench.bounds import Bound, Broken
from ...bench.fidelity import Fidelity
from ...bench.material import open_candidate
from ...bench.statistics import Interval
from ...runtimes.bundle import Bundle
from ..comparison import Candidate, Comparison, against_teacher, broken_fidelity, figure_of
from ..export import graph_files
from ..job import Job
from ..parity import ParityFigures, measure_parity, single_inputs, time_graphs
from ..search.hunt import rank
from ..search.trials import EngineTrials, Mixer
from ..verdict import BLAMED, FILE, BoundCheck, Verdict
from ..work import Entry


@dataclass(frozen=True)
class Folders:
    """Graphs that the gate compares: the teacher's, and the model's in FP32, quantized, and as sealed."""

    teachers: Path
    exported: Path
    quantized: Path
    sealed: Path


def gate(
    job: Job, weights: Path, folders: Folders, itself: Mapping[str, Interval], folder: Path
) -> list[Entry]:
    """Measure on every engine that is installed here, and write the verdict.

    Args:
        job: the compression.
        weights: of the candidate.
        folders: the graphs.
        itself: the teacher's figures against itself, see `reference`.
        folder: to be filled.
    """
    recipe = job.recipe
    candidate = Candidate.of(job, weights)
    with (
        candidate.bundle(graph_files(folders.sealed)) as bundle,
        against_teacher(job, folders.teachers, "measure") as comparison,
    ):
        parity, milliseconds = _on_engines(candidate, bundle)
        broken = [one for engine in job.engines for one in parity[engine].broken(recipe.parity, engine)]
        fidelity: dict[str, Fidelity] = {}
        if comparison:
            fidelity = comparison.with_candidate(
                bundle, lambda studies: job.progress.track(studies, "comparing explanations")
            )
            decided = {name: bound for name, bound in recipe.gate.bounds.items() if name in itself}
            broken += broken_fidelity(fidelity, decided)
        searchable = recipe.quantize.precision == "int8"
        layers = _blamed_layers(candidate, folders, comparison) if broken and searchable else {}
    verdict = Verdict(
        parity=parity,
        milliseconds=milliseconds,
        measured_on=job.kind,
        fidelity={engine: json.loads(found.report.as_json()) for engine, found in fidelity.items()},
        bounds=tuple(_check(*bound, itself, fidelity) for bound in recipe.gate.bounds.items()),
        count=len(recipe.bounds),
        broken=tuple(broken),
        images=_blamed_images(fidelity, broken),
        layers=layers,
    )
    (folder / FILE).write_text(json.dumps(asdict(verdict), indent=1), encoding="utf-8")
    did = f"compared {', '.join(parity)} with the same weights in PyTorch on {job.kind}"
    return [Entry("gate", did, verdict.said)]


def _check(
    name: str, bound: Bound, itself: Mapping[str, Interval], on_engines: Mapping[str, Fidelity]
) -> BoundCheck:
    """A bound beside what was measured; nothing was where not even the teacher has such a figure."""
    measured = {}
    if name in itself:
        measured = {engine: figure_of(found.report, name) for engine, found in on_engines.items()}
    own = itself.get(name.replace("_loss", "")) if name in itself and "_loss" in name else None
    return BoundCheck(name, bound, own, itself.get(name), measured)


def _on_engines(
    candidate: Candidate, bundle: Bundle
) -> tuple[dict[str, ParityFigures], dict[str, dict[str, float]]]:
    """Parity and times on every engine that is installed here."""
    model, job = candidate.model, candidate.job
    canvases = job.images.compare
    inputs = single_inputs(model, canvases[0])
    parity, milliseconds = {}, {}
    for name in job.progress.track(job.engines_here, "checking on engines"):
        # FP32 is asked for so that the figures show the quantization, not a CPU's taste for bf16; what was
        # measured is timed, so that no time can fail where no figure did.
        session = open_candidate(bundle, name)
        parity[name] = measure_parity(model, session, canvases, candidate.calibration, candidate.answered)
        milliseconds[name] = time_graphs(session.engine, inputs)
    return parity, milliseconds


def _blamed_images(on_engines: Mapping[str, Fidelity], broken: list[Broken]) -> dict[str, tuple[str, ...]]:
    """The images where each broken figure is worst; some figures no image has by itself."""
    found = {}
    for one in broken:
        figure = ".".join(one.figure.split(".")[:2])
        if one.engine in on_engines and figure in on_engines[one.engine].images.names:
            worst = on_engines[one.engine].images.worst(figure, BLAMED)
            found[one.figure] = tuple(name for name, _ in worst)
    return found


def _blamed_layers(candidate: Candidate, folders: Folders, comparison: Comparison | None) -> dict[str, float]:
    """What quantizing each layer alone costs, the worst first; as many as the search's time allows."""
    job = candidate.job
    mixer = Mixer(graph_files(folders.exported), graph_files(folders.quantized))
    trials = EngineTrials(candidate, mixer, comparison)
    harms = rank(mixer.layers, trials, job.recipe.quantize.search_seconds)
    return dict(sorted(harms.items(), key=lambda item: -item[1]))
