"""Candidates against the teacher, both compiled, on the same images; and what the recipe bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from math import isnan
from pathlib import Path
from typing import Any

from ..bench.bounds import Bound, Broken, broken_bounds
from ..bench.fidelity import Fidelity, FidelityReport
from ..bench.material import Material, Session, Use, compare, gather, open_candidate, remembering
from ..models.network.vlm import VisionLanguageModel
from ..models.network.weights import load_model
from ..runtimes.bundle import Bundle
from .answers import Arrays, torch_answers
from .export import graph_files
from .job import Job
from .trial import make_manifest, trial_bundle

# Groups of figures that every gate measures, and those that one look at an image tells.
ALWAYS = frozenset({"diagnosis", "evidence"})
QUICK = frozenset({"diagnosis", "evidence", "calibration"})
Watch = Callable[[Iterable[Any]], Iterable[Any]]


@dataclass(frozen=True)
class Candidate:
    """Weights whose graphs are tried.

    Attributes:
        job: the compression.
        model, facts: of the weights, in PyTorch.
    """

    job: Job
    model: VisionLanguageModel
    facts: Mapping[str, Any]

    @classmethod
    def of(cls, job: Job, weights: Path) -> Candidate:
        """Read the weights."""
        return cls(job, *load_model(weights))

    @property
    def calibration(self) -> list[tuple[float, float]]:
        """Slope and intercept of each finding."""
        return [(row["slope"], row["intercept"]) for row in self.facts["calibration"]]

    @cached_property
    def answered(self) -> Arrays:
        """What the model says in PyTorch of the images that compare."""
        return torch_answers(self.model, self.job.images.compare)

    @contextmanager
    def bundle(self, graphs: Mapping[str, Path]) -> Iterator[Bundle]:
        """Its graphs as a bundle, gone after use."""
        manifest = make_manifest(
            self.job.recipe, self.model, self.facts, graphs, "trial", self.job.teacher_hash
        )
        with trial_bundle(manifest, graphs) as bundle:
            yield bundle


@dataclass(frozen=True)
class Comparison:
    """The teacher in FP32 on the target's engines, and the images that all are asked about.

    Attributes:
        references: the teacher's session on each engine.
        material: the images.
        groups: of figures that are measured.
        close_images: see `recipe.Gate`.
    """

    references: Mapping[str, Session]
    material: Material
    groups: frozenset[str]
    close_images: int

    def with_candidate(self, bundle: Bundle, watch: Watch = iter) -> dict[str, Fidelity]:
        """Figures of a candidate, by the engine that ran it and the teacher."""
        return {
            engine: compare(
                reference,
                open_candidate(bundle, engine),
                self.material,
                self.groups,
                self.close_images,
                watch,
            )
            for engine, reference in self.references.items()
        }


@contextmanager
def against_teacher(job: Job, teachers_graphs: Path, use: Use) -> Iterator[Comparison | None]:
    """The teacher's side of a comparison, where the recipe has bounds on any.

    For a choice, only the groups of figures that are quick to tell.
    """
    gate = job.recipe.gate
    if not gate.bounds:
        yield None
        return
    groups = {*ALWAYS, *(name.partition(".")[0] for name in gate.bounds)}
    groups &= QUICK if use == "choose" else groups
    material = gather(job.data, gate.images if job.data and use == "measure" else gate.quick_images, use)
    with Candidate.of(job, job.teacher).bundle(graph_files(teachers_graphs)) as bundle:
        references = {engine: open_candidate(bundle, engine) for engine in job.engines}
        if use == "choose":
            # Many candidates are compared with it; the gate asks too many questions to keep every answer.
            references = {engine: remembering(session) for engine, session in references.items()}
        yield Comparison(references, material, frozenset(groups), gate.close_images)


def broken_fidelity(on_engines: Mapping[str, Fidelity], bounds: Mapping[str, Bound]) -> list[Broken]:
    """The bounds that figures break; see `unmeasured` for those that the images cannot answer."""
    found = []
    for engine, fidelity in on_engines.items():
        left_out = unmeasured(fidelity, bounds)
        intervals = {name: fidelity.report.figure(name) for name in bounds if name not in left_out}
        ends = {name: (it.low, it.high) for name, it in intervals.items()}
        found += broken_bounds(ends, bounds, engine)
    return found


def unmeasured(fidelity: Fidelity, bounds: Mapping[str, Bound]) -> list[str]:
    """Bounds whose figures need labels, boxes or more images than there were.

    Of such a figure the reference has none either; one that only the candidate lacks breaks its bounds.
    """
    return [name for name in bounds if not _can_be_had(fidelity.report, name)]


def _can_be_had(report: FidelityReport, name: str) -> bool:
    if name not in report.names:
        return False
    group, figure, *part = name.split(".")
    own = figure.removeprefix("reference_").removesuffix("_loss")
    of_reference = ".".join((group, f"reference_{own}", *part))
    return of_reference not in report.names or not isnan(report.figure(of_reference).value)
