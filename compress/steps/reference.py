"""Reference: the teacher in FP32 is put to the gate's own test, before anything is made of it.

A bound that it breaks itself, or that the images cannot decide, says nothing of a candidate.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from ...bench.json_text import read_interval, to_json
from ...bench.statistics import Interval
from ...errors import BadConfig
from ..comparison import against_teacher, known_figures
from ..decidable import problems_with_reference
from ..job import Job
from ..work import Entry

_RESULT = "reference.json"


@dataclass(frozen=True)
class Reference:
    """The teacher against itself on the images of the gate.

    Attributes:
        images: how many there were; 0 where the recipe bounds nothing.
        figures: by flat name; those that the images cannot answer are not there.
    """

    images: int
    figures: Mapping[str, Interval]


def reference(job: Job, teachers: Path, folder: Path) -> list[Entry]:
    """Measure the teacher, whose graphs lie in `teachers`, against itself on one of the target's engines."""
    found = Reference(0, {})
    with against_teacher(job, teachers, "measure") as comparison:
        if comparison:
            itself = comparison.with_itself(
                lambda studies: job.progress.track(studies, "measuring the reference")
            )
            found = Reference(len(comparison.material.studies), known_figures(itself.report))
    (folder / _RESULT).write_text(to_json(asdict(found)), encoding="utf-8")
    did = f"measured the teacher against itself on {found.images} {job.kind}"
    return [Entry("reference", did, "a bound must be one that it keeps itself, and that the images decide")]


def read_reference(folder: Path) -> Reference:
    """What `reference` wrote."""
    raw = json.loads((folder / _RESULT).read_text(encoding="utf-8"))
    return Reference(raw["images"], {name: read_interval(figure) for name, figure in raw["figures"].items()})


def refuse_undecided(job: Job, reference: Reference) -> None:
    """Refuse bounds that say nothing of a candidate.

    Raises:
        BadConfig: every bound that the reference breaks, or that the images cannot decide, and what helps.
    """
    problems = problems_with_reference(
        job.recipe.gate, reference.figures, reference.images, job.data is not None
    )
    if problems:
        raise BadConfig("; ".join(problems.values()), on="the recipe", fix="Change these keys of the recipe")
