"""Seal: graphs, figures, recipe and card as one bundle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from ...bench.json_text import to_json
from ...models.network.weights import load_model
from ...runtimes.bundle import Bundle
from ...runtimes.bundle_writer import write_bundle
from ...runtimes.performance import FILE as PERFORMANCE
from ...runtimes.performance import read_performance_file
from ..export import graph_files
from ..job import Job
from ..recipe_file import recipe_for
from ..reference_answers import FILE as REFERENCE
from ..reference_answers import reference_answers
from ..sbom import SBOM, write_sbom
from ..trial import bundle_files, make_manifest
from ..verdict import MEANING, Verdict, bounds_table
from ..work import Entry

_MODELS = Path(__file__).resolve().parents[2] / "models"
DEFAULT_TEACHER = _MODELS / "weights" / "xvlm-base.safetensors"
SHIPPED_CARD = _MODELS / "MODEL_CARD.md"
SHIPPED_TARGET = "cpu"


def seal(
    job: Job,
    weights: Path,
    quantized: Path,
    verdict: Verdict,
    log: Sequence[Entry],
    out: Path,
    replaces: bool = False,
) -> Bundle:
    """Write the bundle; one whose verdict is bad says so in its manifest."""
    model, facts = load_model(weights)
    graphs = graph_files(quantized)
    name = f"{job.teacher.stem}-{job.recipe.target}"
    manifest = make_manifest(job.recipe, model, facts, graphs, name, job.teacher_hash)
    manifest = replace(manifest, failed=tuple(map(str, verdict.broken)))
    files = bundle_files(manifest, graphs)
    card = _model_card(job, name, verdict).encode()
    files |= {"fidelity.json": _fidelity(job, verdict, log), "MODEL_CARD.md": card}
    files |= {SBOM: write_sbom(manifest, graphs, job.teacher), REFERENCE: reference_answers(model).as_file()}
    files |= _performance(job)
    return write_bundle(out, manifest, files, replace=replaces)


def _fidelity(job: Job, verdict: Verdict, log: Sequence[Entry]) -> bytes:
    content = {
        "measured_on": verdict.measured_on,
        "run_on_target": job.run_on_target,
        "reference": (
            "parity: the same weights in PyTorch, FP32; fidelity: the teacher in FP32 on the same engine"
        ),
        "parity": {engine: figures.as_dict() for engine, figures in verdict.parity.items()},
        "fidelity": verdict.fidelity,
        "verdict": verdict.said,
        "bounds": [asdict(check) for check in verdict.bounds],
        "broken": [asdict(broken) for broken in verdict.broken],
        "unmeasured": verdict.unmeasured,
        "log": [asdict(entry) for entry in log],
    }
    return to_json(content).encode()


def _performance(job: Job) -> dict[str, Path | bytes]:
    """What was measured of these very weights, in `NAME.performance.json` beside them; nothing without it."""
    file = job.teacher.with_suffix(f".{PERFORMANCE}")
    if not file.is_file() or read_performance_file(file).teacher_sha256 != job.teacher_hash:
        return {}
    return {PERFORMANCE: file}


def _model_card(job: Job, name: str, verdict: Verdict) -> str:
    """How good the model is, and what compression changed of it."""
    return f"{_figures(job, name).rstrip()}\n\n{_what_changed(verdict)}\n"


def _figures(job: Job, name: str) -> str:
    """The card beside the weights that were compressed, for the shipped ones the project's; else a word.

    Figures are of the bundle that they were measured on: any other says so above them.
    """
    teacher = job.teacher.resolve()
    shipped = teacher == DEFAULT_TEACHER
    card = SHIPPED_CARD if shipped else teacher.with_name("MODEL_CARD.md")
    if not card.is_file():
        return f"# {name}\n\nNo figures of this model were measured. Do not rely on it.\n"
    figures = card.read_text(encoding="utf-8")
    if shipped and job.recipe == recipe_for(SHIPPED_TARGET):
        return figures
    return (
        f"**{name} was not measured on patients.** What follows is the card of what it was made from: "
        f"its figures are of that bundle, and of this one only as far as `fidelity.json` shows.\n\n{figures}"
    )


def _what_changed(verdict: Verdict) -> str:
    """The gate's bounds as a section of the card."""
    headings, *rows = bounds_table(verdict.bounds)
    lines = [headings, ["---"] * len(headings), *rows]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines) if rows else ""
    return (
        "## What compression changed\n\n"
        f"On {verdict.measured_on}, against the model that it was made from, in FP32: {verdict.said}. "
        f"{MEANING}\n\n{table}"
    ).rstrip()
