"""Gate: the compiled engines against the teacher. A bundle whose explanations stray too far is not sealed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ...bench.bounds import Bound, Broken
from ...bench.fidelity import Fidelity
from ...bench.material import open_candidate
from ...runtimes.bundle import Bundle
from ...runtimes.engine import open_engine
from ..comparison import Candidate, Comparison, against_teacher, broken_fidelity, unmeasured
from ..export import graph_files
from ..job import Job
from ..parity import ParityFigures, measure_parity, single_inputs, time_graphs
from ..search.hunt import rank
from ..search.trials import EngineTrials, Mixer
from ..work import Entry
from .quantize import PLAIN

_RESULT = "gate.json"
# Images, and layers, that are named for a broken bound.
BLAMED = 5


@dataclass(frozen=True)
class Verdict:
    """What the gate saw.

    Attributes:
        parity: figures by engine.
        milliseconds: median of one run of each graph, by engine.
        measured_on: «phantoms» or «radiographs».
        fidelity: the report on each of the target's engines, as JSON; none where the recipe bounds none.
        broken: bounds that do not hold on one of these.
        unmeasured: bounds that these images cannot answer.
        images: where a broken bound's figure is worst, by the figure; for who made the bundle, not for it.
        layers: what quantizing each layer alone costs the explanation, the worst first; where a bound broke.
    """

    parity: Mapping[str, ParityFigures]
    milliseconds: Mapping[str, Mapping[str, float]]
    measured_on: str
    fidelity: Mapping[str, Any]
    broken: tuple[Broken, ...]
    unmeasured: tuple[str, ...]
    images: Mapping[str, tuple[str, ...]]
    layers: Mapping[str, float]

    def blame(self) -> str:
        """Which bounds broke, by how much, on which images and in which layers."""
        said = []
        for broken in self.broken:
            images = ", ".join(self.images.get(broken.figure, ()))
            said.append(f"{broken}, worst on the images {images}" if images else str(broken))
        if self.layers:
            worst = list(self.layers.items())[:BLAMED]
            layers = ", ".join(f"{name} {harm:.4f}" for name, harm in worst)
            said.append(f"layers that cost the explanation most when quantized alone: {layers}")
        return "; ".join(said)


@dataclass(frozen=True)
class Folders:
    """What the gate compares: the teacher's graphs, the model's in FP32, and as they would be sealed."""

    teachers: Path
    exported: Path
    quantized: Path


def gate(job: Job, weights: Path, folders: Folders, folder: Path) -> list[Entry]:
    """Measure on every engine that is installed here, and write the verdict."""
    recipe = job.recipe
    candidate = Candidate.of(job, weights)
    with (
        candidate.bundle(graph_files(folders.quantized)) as bundle,
        against_teacher(job, folders.teachers, "measure") as comparison,
    ):
        parity, milliseconds = _on_engines(candidate, bundle)
        broken = [one for engine in job.engines for one in parity[engine].broken(recipe.parity, engine)]
        fidelity: dict[str, Fidelity] = {}
        if comparison:
            fidelity = comparison.with_candidate(
                bundle, lambda studies: job.progress.track(studies, "comparing explanations")
            )
            broken += broken_fidelity(fidelity, recipe.gate.bounds)
        searchable = recipe.quantize.precision == "int8"
        layers = _blamed_layers(candidate, folders, comparison) if broken and searchable else {}
    verdict = Verdict(
        parity=parity,
        milliseconds=milliseconds,
        measured_on=job.images.kind,
        fidelity={engine: json.loads(found.report.as_json()) for engine, found in fidelity.items()},
        broken=tuple(broken),
        unmeasured=_unmeasured(fidelity, recipe.gate.bounds),
        images=_blamed_images(fidelity, broken),
        layers=layers,
    )
    (folder / _RESULT).write_text(json.dumps(asdict(verdict), indent=1), encoding="utf-8")
    did = f"compared {', '.join(parity)} with the same weights in PyTorch on {job.images.kind}"
    why = "; ".join(map(str, broken)) or "every bound holds"
    left_out = f"; not measured here: {', '.join(verdict.unmeasured)}" if verdict.unmeasured else ""
    return [Entry("gate", did, why + left_out)]


def read_verdict(folder: Path) -> Verdict:
    """What `gate` wrote."""
    result: dict[str, Any] = json.loads((folder / _RESULT).read_text(encoding="utf-8"))
    return Verdict(
        parity={name: ParityFigures(**figures) for name, figures in result["parity"].items()},
        milliseconds=result["milliseconds"],
        measured_on=result["measured_on"],
        fidelity=result["fidelity"],
        broken=tuple(Broken(**one) for one in result["broken"]),
        unmeasured=tuple(result["unmeasured"]),
        images={figure: tuple(images) for figure, images in result["images"].items()},
        layers=result["layers"],
    )


def _on_engines(
    candidate: Candidate, bundle: Bundle
) -> tuple[dict[str, ParityFigures], dict[str, dict[str, float]]]:
    """Parity and times on every engine that is installed here."""
    model, job = candidate.model, candidate.job
    canvases = job.images.compare
    inputs = single_inputs(model, canvases[0])
    parity, milliseconds = {}, {}
    for name in job.progress.track(job.engines_here, "checking on engines"):
        # FP32 is asked for so that the figures show the quantization, not a CPU's taste for bf16.
        session = open_candidate(bundle, name)
        parity[name] = measure_parity(model, session, canvases, candidate.calibration, candidate.answered)
        milliseconds[name] = time_graphs(open_engine(bundle, name), inputs)
    return parity, milliseconds


def _unmeasured(on_engines: Mapping[str, Fidelity], bounds: Mapping[str, Bound]) -> tuple[str, ...]:
    """Bounds that the images cannot answer on any engine."""
    left_out = [unmeasured(fidelity, bounds) for fidelity in on_engines.values()]
    return tuple(name for name in bounds if left_out and all(name in each for each in left_out))


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
    mixer = Mixer(graph_files(folders.exported), graph_files(folders.quantized / PLAIN))
    trials = EngineTrials(candidate, mixer, comparison)
    harms = rank(mixer.layers, trials, job.recipe.quantize.search_seconds)
    return dict(sorted(harms.items(), key=lambda item: -item[1]))
