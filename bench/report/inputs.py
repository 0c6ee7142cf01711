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
        BadData: a file is none of the three kinds, no run is among them, or two stand for the same thing.
    """
    runs: list[NamedRun] = []
    evaluations: dict[str, Mapping[str, Any]] = {}
    fidelities: dict[str, Mapping[str, Any]] = {}
    for path in paths:
        document = _read(path)
        if document.get("kind") == KIND:
            if path.stem in {named.stem for named in runs}:
                fix = "Give their files different names"
                raise BadData(f"there are two runs called {path.stem}", on=path.name, fix=fix)
            runs.append(NamedRun(path.stem, read_run(document, path.name)))
        elif {"mean_auroc", "rates", "findings"} <= document.keys():
            check(document, EVALUATION, path.name)
            _keep(evaluations, str(document["bundle_sha256"]), document, path)
        elif {"reference", "candidate", "figures"} <= document.keys():
            check(document, FIDELITY, path.name)
            _keep(fidelities, str(document["candidate"]["sha256"]), document, path)
        else:
            raise BadData(
                "is neither a run, nor an evaluation, nor a comparison of fidelity",
                on=path.name,
                fix="Give what `xvlm bench run`, `evaluate` or `fidelity` wrote with --json",
            )
    if not runs:
        raise BadData("there is no run among the files", fix="Make one with `xvlm bench run --json run.json`")
    return Inputs(tuple(runs), evaluations, fidelities)


def _keep(
    by_bundle: dict[str, Mapping[str, Any]], sha256: str, document: Mapping[str, Any], path: Path
) -> None:
    if sha256 in by_bundle:
        what = "is the second of its kind for one bundle, and the report shows one"
        raise BadData(what, on=path.name, fix="Leave one out")
    by_bundle[sha256] = document


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
