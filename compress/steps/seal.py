"""Seal: graphs, figures, recipe and card as one bundle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from ...bench.json_text import to_json
from ...models.network.weights import load_model
from ...runtimes.bundle import Bundle
from ...runtimes.bundle_writer import write_bundle
from ..export import graph_files
from ..job import Job
from ..reference_answers import FILE as REFERENCE
from ..reference_answers import reference_answers
from ..sbom import SBOM, write_sbom
from ..trial import bundle_files, make_manifest
from ..work import Entry
from .gate import Verdict

_MODELS = Path(__file__).resolve().parents[2] / "models"
DEFAULT_TEACHER = _MODELS / "weights" / "xvlm-base.safetensors"
SHIPPED_CARD = _MODELS / "MODEL_CARD.md"


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
    files |= {"fidelity.json": _fidelity(job, verdict, log), "MODEL_CARD.md": _model_card(job.teacher)}
    files |= {SBOM: write_sbom(manifest, graphs, job.teacher), REFERENCE: reference_answers(model).as_file()}
    return write_bundle(out, manifest, files, replace=replaces)


def _fidelity(job: Job, verdict: Verdict, log: Sequence[Entry]) -> bytes:
    content = {
        "measured_on": verdict.measured_on,
        "run_on_target": job.run_on_target,
        "reference": "the teacher in PyTorch, FP32",
        "parity": {engine: figures.as_dict() for engine, figures in verdict.parity.items()},
        "fidelity": verdict.fidelity,
        "broken": [asdict(broken) for broken in verdict.broken],
        "unmeasured": verdict.unmeasured,
        "log": [asdict(entry) for entry in log],
    }
    return to_json(content).encode()


def _model_card(teacher: Path) -> bytes:
    """The card beside the weights; for the shipped ones the project's; else a plain word."""
    card = SHIPPED_CARD if teacher == DEFAULT_TEACHER else teacher.with_name("MODEL_CARD.md")
    if card.is_file():
        return card.read_bytes()
    return f"# {teacher.stem}\n\nNo figures of this model were measured. Do not rely on it.\n".encode()
