"""Fresh counterfactuals: the evidence of findings hidden, and the model asked about all findings again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ..hiding import MATTERS, MOST_ELSEWHERE, MOST_ENCODES, ask_without, elsewhere, judge_test
from ..log_odds import log_odds
from ..session import Session
from .facts import Counterfactual, probabilities, raised
from .study import Study

Bearing = Literal["shared", "own", "rival"]


def hide_evidence(session: Session, study: Study, findings: Sequence[str]) -> tuple[Counterfactual, ...]:
    """Hide what speaks for each finding, and as much elsewhere, in one batch within `MOST_ENCODES`.

    Args:
        session: answers.
        study: was explained, not refused.
        findings: keys; those that were not raised, or have nothing to hide, are left out.
    """
    lungs, present = study.explanation.lungs, raised(study.explanation)
    masks = {key: present[key].evidence.mask for key in findings if key in present}
    masks = dict([(key, mask) for key, mask in masks.items() if mask.any()][: MOST_ENCODES // 2])
    if not masks or lungs is None:
        return ()
    places = min(MOST_ELSEWHERE, MOST_ENCODES // len(masks) - 1)
    areas = {key: [mask, *elsewhere(mask, lungs, places)] for key, mask in masks.items()}
    answers = ask_without(session, study.canvas, [area for parts in areas.values() for area in parts])
    before, found, first = probabilities(study.explanation), [], 0
    for key, parts in areas.items():
        mine = answers[first : first + len(parts)]
        first += len(parts)
        after, other = _by_key(session, mine[0]), _by_key(session, mine[1:].mean(0))
        found.append(Counterfactual(key, before, after, other))
    return tuple(found)


def _by_key(session: Session, row: NDArray[np.float32]) -> dict[str, float]:
    return {one.key: float(value) for one, value in zip(session.findings, row, strict=True)}


def bearing(asked: Counterfactual, other: str) -> Bearing:
    """What the evidence that was hidden is to another finding.

    `shared` when hiding it makes the other clearly less likely, by the rule of `hiding.judge_test`; `rival`
    when it makes the other as clearly more likely; `own` when it hardly moves it.
    """
    before, after, away = (part[other] for part in (asked.before, asked.after, asked.elsewhere))
    if judge_test(before, after, away).verdict == "matters":
        return "shared"
    rise = log_odds(after) - max(log_odds(before), log_odds(away))
    return "rival" if rise >= MATTERS else "own"
