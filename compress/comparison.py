"""Candidates against the teacher, both compiled, on the same images; and what the recipe bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from math import isnan, nan
from pathlib import Path
from typing import Any

import numpy as np

from ..bench.bounds import Bound, Broken, broken_bounds
from ..bench.fidelity import Fidelity, FidelityReport
from ..bench.material import Material, Session, Use, compare, gather, open_candidate, remembering
from ..bench.statistics import Interval
from ..models.network.vlm import VisionLanguageModel
from ..models.network.weights import load_model
from ..runtimes.bundle import Bundle
from ..runtimes.sealed_cache import hash_file
from .answers import Arrays, all_answers
from .decidable import problems_with_reference
from .export import graph_files
from .job import Job
from .recipe import Gate
from .trial import make_manifest, trial_bundle
from .work import Entry

# Groups of figures that every gate measures, and those that one look at an image tells.
ALWAYS = frozenset({"diagnosis", "evidence"})
QUICK = frozenset({"diagnosis", "evidence", "calibration"})
_ANSWERS = "answers.npz"
Watch = Callable[[Iterable[Any]], Iterable[Any]]


@dataclass(frozen=True)
class Candidate:
    """Weights whose graphs are tried.

    Attributes:
        job: the compression.
        weights: their file.
        model, facts: of the weights, in PyTorch.
    """

    job: Job
    weights: Path
    model: VisionLanguageModel
    facts: Mapping[str, Any]

    @classmethod
    def of(cls, job: Job, weights: Path) -> Candidate:
        """Read the weights."""
        return cls(job, weights, *load_model(weights))

    @property
    def calibration(self) -> list[tuple[float, float]]:
        """Slope and intercept of each finding."""
        return [(row["slope"], row["intercept"]) for row in self.facts["calibration"]]

    @cached_property
    def answered(self) -> Arrays:
        """What the model says in PyTorch of the images that compare; each family asks for the same."""
        job = self.job

        def answer(folder: Path) -> list[Entry]:
            np.savez(folder / _ANSWERS, allow_pickle=False, **all_answers(self.model, job.images.compare))
            return []

        counts = job.recipe.quantize.calibration_images, job.recipe.parity.images
        inputs = {"weights": hash_file(self.weights), "counts": counts, **job.seen}
        kept = job.steps.step("answers", inputs, answer) / _ANSWERS
        return dict(np.load(kept, allow_pickle=False))

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
        bounds: those that these images can decide.
    """

    references: Mapping[str, Session]
    material: Material
    groups: frozenset[str]
    close_images: int
    bounds: Mapping[str, Bound]

    def with_itself(self, watch: Watch = iter) -> Fidelity:
        """Figures of the teacher against itself, on the first engine: what no change at all comes to."""
        teacher = next(iter(self.references.values()))
        return compare(teacher, teacher, self.material, self.groups, self.close_images, watch)

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

    For a choice, only the groups of figures that are quick to tell, and only the bounds that its images can
    decide: the gate decides the others, on its own images.
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
        comparison = Comparison(references, material, frozenset(groups), gate.close_images, gate.bounds)
        yield _of_what_is_decided(comparison, gate) if use == "choose" else comparison


def _of_what_is_decided(comparison: Comparison, gate: Gate) -> Comparison:
    itself = comparison.with_itself()
    figures, images = known_figures(itself.report), len(comparison.material.studies)
    undecided = problems_with_reference(gate, figures, images, with_data=False)
    bounds = {name: bound for name, bound in gate.bounds.items() if name in figures.keys() - undecided.keys()}
    return replace(comparison, bounds=bounds)


def known_figures(itself: FidelityReport) -> dict[str, Interval]:
    """The figures that the images can answer, by flat name, of the teacher against itself."""
    figures = {name: itself.figure(name) for name in itself.names}
    return {name: figure for name, figure in figures.items() if not isnan(figure.value)}


def broken_fidelity(on_engines: Mapping[str, Fidelity], bounds: Mapping[str, Bound]) -> list[Broken]:
    """The bounds that figures break; one that only the candidate lacks breaks its own."""
    found = []
    for engine, fidelity in on_engines.items():
        intervals = {name: figure_of(fidelity.report, name) for name in bounds}
        ends = {name: (it.low, it.high) for name, it in intervals.items()}
        found += broken_bounds(ends, bounds, engine)
    return found


def figure_of(report: FidelityReport, name: str) -> Interval:
    """A report's figure; NaN where it has none of that name."""
    return report.figure(name) if name in report.names else Interval(nan, nan, nan)
