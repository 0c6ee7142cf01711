"""The files that a report is made from: runs, evaluations, comparisons of fidelity."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...errors import BadData
from ..run.json_file import read_run
from ..run.result import KIND, Run
from .needs import EVALUATION, FIDELITY, check

_MOST_BYTES = 50_000_000


@dataclass(frozen=True)
class NamedRun:
    """A run and the stem of its file, which names it where the profile does not."""

    stem: str
    run: Run


@dataclass(frozen=True)
class Inputs:
    """All that was measured.

    Attributes:
        runs: at least one, in the order given; the first is what the others are compared with.
        evaluations: what `xvlm bench evaluate --json` wrote, by the bundle's sha256.
        fidelities: what `xvlm bench fidelity --json` wrote, by the candidate's sha256.
    """

    runs: tuple[NamedRun, ...]
    evaluations: Mapping[str, Mapping[str, Any]]
    fidelities: Mapping[str, Mapping[str, Any]]


def read_inputs(paths: Sequence[Path]) -> Inputs:
    """Read the files.

    Raises:
        BadData: a file is none of the three kinds, or no run is among them.
    """
    runs: list[NamedRun] = []
    evaluations: dict[str, Mapping[str, Any]] = {}
    fidelities: dict[str, Mapping[str, Any]] = {}
    for path in paths:
        document = _read(path)
        if document.get("kind") == KIND:
            runs.append(NamedRun(path.stem, read_run(document, path.name)))
        elif {"mean_auroc", "rates", "findings"} <= document.keys():
            check(document, EVALUATION, path.name)
            evaluations[str(document["bundle_sha256"])] = document
        elif {"reference", "candidate", "figures"} <= document.keys():
            check(document, FIDELITY, path.name)
            fidelities[str(document["candidate"]["sha256"])] = document
        else:
            raise BadData(
                "is neither a run, nor an evaluation, nor a comparison of fidelity",
                on=path.name,
                fix="Give what `xvlm bench run`, `evaluate` or `fidelity` wrote with --json",
            )
    if not runs:
        raise BadData("there is no run among the files", fix="Make one with `xvlm bench run --json run.json`")
    return Inputs(tuple(runs), evaluations, fidelities)


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise BadData("is too large for a file of figures", on=path.name)
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise BadData(f"cannot be read ({fault.strerror})", on=path.name) from fault
    except (ValueError, RecursionError) as fault:
        raise BadData(f"is not JSON ({fault})", on=path.name) from fault
    if not isinstance(document, dict):
        raise BadData("is JSON, but no object", on=path.name)
    return document
