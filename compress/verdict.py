"""What the gate saw: every bound beside reference and candidate, and what is to blame where one broke."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isnan
from pathlib import Path
from typing import Any

from ..bench.bounds import AT_MOST, Bound, Broken, said_of_bounds
from ..bench.json_text import read_interval
from ..bench.statistics import Interval
from .decidable import images_for
from .job import Job
from .parity import ParityFigures

FILE = "gate.json"
# Images, and layers, that are named for a broken bound.
BLAMED = 5


@dataclass(frozen=True)
class BoundCheck:
    """A bound of the gate.

    Attributes:
        figure: its flat name.
        bound: on the worse end of its interval.
        reference: of a loss, what the teacher in FP32 has to lose, on the same images; else None.
        unchanged: what no change at all comes to, the teacher against itself, and how closely these images
            tell it; None where they cannot.
        measured: the candidate's, by engine; empty where it was not checked.
    """

    figure: str
    bound: Bound
    reference: Interval | None
    unchanged: Interval | None
    measured: Mapping[str, Interval]


@dataclass(frozen=True)
class Verdict:
    """What the gate saw.

    Attributes:
        parity: figures by engine.
        milliseconds: median of one run of each graph, by engine; nothing depends on them.
        measured_on: «phantoms» or «radiographs».
        fidelity: the report on each of the target's engines, as JSON; none where the recipe bounds none.
        bounds: of the gate.
        count: of all bounds, those on parity with them.
        broken: bounds that do not hold on one of the target's engines.
        images: where a broken bound's figure is worst, by the figure; for who made the bundle, not for it.
        layers: what quantizing each layer alone costs the explanation, the worst first; where a bound broke.
    """

    parity: Mapping[str, ParityFigures]
    milliseconds: Mapping[str, Mapping[str, float]]
    measured_on: str
    fidelity: Mapping[str, Any]
    bounds: tuple[BoundCheck, ...]
    count: int
    broken: tuple[Broken, ...]
    images: Mapping[str, tuple[str, ...]]
    layers: Mapping[str, float]

    @property
    def unmeasured(self) -> tuple[str, ...]:
        """Bounds that these images cannot answer."""
        return tuple(check.figure for check in self.bounds if not check.measured)

    @property
    def said(self) -> str:
        """How many bounds were checked, whether they hold, and which were not checked."""
        return said_of_bounds(self.count, self.unmeasured, self.broken)

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


def read_verdict(folder: Path) -> Verdict:
    """What the gate wrote."""
    raw: dict[str, Any] = json.loads((folder / FILE).read_text(encoding="utf-8"))
    told = {
        "parity": {name: ParityFigures(**figures) for name, figures in raw["parity"].items()},
        "bounds": tuple(_read_check(check) for check in raw["bounds"]),
        "broken": tuple(Broken(**one) for one in raw["broken"]),
        "images": {figure: tuple(images) for figure, images in raw["images"].items()},
    }
    return Verdict(**(raw | told))


MEANING = (
    "Each range is where the figure would likely lie with other patients (95 %); its worse end is held "
    "against the bound. The reference: what it has of a figure that is lost. No change: what the reference "
    "comes to against itself, as closely as these images tell it."
)


def bounds_table(checks: Iterable[BoundCheck]) -> list[list[str]]:
    """The bounds that were checked, as rows of text under their headings, which name the engines."""
    checks = tuple(check for check in checks if check.measured)
    engines = tuple(dict.fromkeys(engine for check in checks for engine in check.measured))
    rows = [
        [
            check.figure,
            str(check.bound),
            *map(_told, (check.reference, check.unchanged)),
            *(_told(check.measured.get(engine)) for engine in engines),
        ]
        for check in checks
    ]
    return [["figure", "bound", "the reference", "no change", *engines], *rows]


def _told(figure: Interval | None) -> str:
    if figure is None or isnan(figure.value):
        return "–"
    if figure.value == figure.low == figure.high:
        return f"{figure.value:g}"
    return f"{figure.value:.4f} ({figure.low:.4f} to {figure.high:.4f})"


def advice(job: Job, verdict: Verdict) -> str:
    """What helps against the bounds that broke: the option, or the recipe's key."""
    keys = {broken.figure: _key_to_more_images(job, verdict, broken) for broken in verdict.broken}
    helps = [f"Raise `{key}` to know {figure} more closely" for figure, key in keys.items() if key]
    if not all(keys.values()):
        helps.append(f"Less would be lost with {' or '.join(_gentler(job))}")
    return ". ".join(helps)


def _key_to_more_images(job: Job, verdict: Verdict, broken: Broken) -> str:
    """The recipe's key to more images, where the figure itself keeps the bound that its interval does not."""
    measured = {check.figure: check.measured for check in verdict.bounds}.get(broken.figure, {})
    if broken.engine not in measured:
        return ""
    value = measured[broken.engine].value
    within = value <= broken.bound if broken.relation == AT_MOST else value >= broken.bound
    return images_for(broken.figure, job.recipe.gate, job.data is not None).key if within else ""


def _gentler(job: Job) -> Iterable[str]:
    """Ways to lose less."""
    quantize = job.recipe.quantize
    if job.data is None:
        yield "radiographs to calibrate on (--data)"
    if quantize.precision == "int8" and quantize.graphs:
        if quantize.search_seconds:
            yield "a longer search (`quantize.search_seconds`)"
        else:
            yield "a search for layers to keep (`quantize.search_seconds`)"
        yield 'FP16 where the device has it (`quantize.precision = "f16"`)'
    if quantize.graphs:
        yield "fewer graphs to quantize (`quantize.graphs`, or --fp32 for none)"
    if job.recipe.prune or job.recipe.distil:
        yield "a larger student (`distil.network`, `prune.channels`)"


def _read_check(raw: Mapping[str, Any]) -> BoundCheck:
    return BoundCheck(
        figure=raw["figure"],
        bound=Bound(**raw["bound"]),
        reference=_read_figure(raw["reference"]),
        unchanged=_read_figure(raw["unchanged"]),
        measured={engine: read_interval(figure) for engine, figure in raw["measured"].items()},
    )


def _read_figure(raw: Mapping[str, Any] | None) -> Interval | None:
    return None if raw is None else read_interval(raw)
