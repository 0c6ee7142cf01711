"""Fresh counterfactuals: the evidence of findings hidden, and the model asked about all findings again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ..association import later_than, suppose
from ..hiding import MOST_ENCODES, Change, areas_to_hide, clear_change, hide, read_answers
from ..session import Session
from .facts import Counterfactual, Supposition, probabilities, raised
from .study import Study

Bearing = Literal["shared", "own", "rival"]
_BEARINGS: Mapping[Change, Bearing] = {"falls": "shared", "rises": "rival"}


def hide_evidence(session: Session, study: Study, findings: Sequence[str]) -> tuple[Counterfactual, ...]:
    """Hide what speaks for each finding, and as much elsewhere, in one batch within `MOST_ENCODES`.

    Args:
        session: answers.
        study: was explained, not refused.
        findings: keys; those that were not raised, or have nothing to hide, are left out.
    """
    lungs, present = study.explanation.lungs, raised(study.explanation)
    masks = {key: present[key].evidence.mask for key in findings if key in present}
    areas = areas_to_hide(masks, lungs, MOST_ENCODES) if lungs else {}
    if not areas:
        return ()
    answers = session.ask(np.stack(hide(study.canvas, areas)))
    before = probabilities(study.explanation)
    return tuple(
        Counterfactual(key, before, _by_key(session, after), _by_key(session, away))
        for key, after, away in read_answers(areas, answers)
    )


def suppose_present(session: Session, study: Study, finding: str) -> tuple[Supposition, ...]:
    """What the decoder learned to name with a finding that was not raised; nothing where that is not known.

    Args:
        session: answers.
        study: was explained, not refused.
        finding: any key.
    """
    absent = {one.key for one in study.explanation.absent}
    tokens = session.encode(study.canvas[None]).tokens[0] if finding in absent else None
    named = None if tokens is None else suppose(session, tokens, [finding])
    return () if named is None else (Supposition(finding, later_than(session, finding), named),)


def _by_key(session: Session, row: NDArray[np.float32]) -> dict[str, float]:
    return {one.key: float(value) for one, value in zip(session.findings, row, strict=True)}


def bearing(asked: Counterfactual, other: str) -> Bearing:
    """What the evidence that was hidden is to another finding.

    `shared` when hiding it makes the other clearly less likely, see `hiding.clear_change`; `rival`
    when it makes the other as clearly more likely; `own` when it hardly moves it.
    """
    change = clear_change(asked.before[other], asked.after[other], asked.elsewhere[other])
    return "own" if change is None else _BEARINGS[change]
