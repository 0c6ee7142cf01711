"""Testing evidence: hide it, ask the model again, and compare with hiding as much elsewhere."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from .explanation import EvidenceTest, LungFields, SideEffect, Verdict
from .inpaint import inpaint
from .log_odds import log_odds
from .session import Session

# Looking again at most this many times a study keeps an old laptop responsive.
MOST_ENCODES = 16
MOST_ELSEWHERE = 3
# By how much the odds must fall (natural logarithm), beyond what hiding elsewhere does.
MATTERS, MATTERS_LITTLE = 0.5, 0.15

Map = NDArray[np.float32]
Mask = NDArray[np.bool_]
# By a finding's place in the judge's answer: its evidence, then as much elsewhere; bool [h, w] each.
Areas = dict[int, list[Mask]]


def hide_and_ask(
    session: Session, canvas: Map, masks: dict[int, Mask], lungs: LungFields, before: Map
) -> dict[int, EvidenceTest]:
    """Test the evidence of several findings in one batch.

    Args:
        session: answers.
        canvas: float32 [S, S] as it was first seen.
        masks: by the finding's place in the judge's answer, its evidence, bool [h, w]; strongest first.
        lungs: where the comparison may hide.
        before: float32 [F], calibrated probabilities on the canvas as it is.

    Returns:
        A test for each finding that had something to hide and fits into the budget.
    """
    areas = areas_to_hide(masks, lungs, MOST_ENCODES)
    if not areas:
        return {}
    answers = session.judge(session.encode(np.stack(hide(canvas, areas))).tokens).probabilities
    return read_tests(session, areas, tuple(masks), answers, before)


def areas_to_hide(masks: dict[int, Mask], lungs: LungFields, most: int) -> Areas:
    """Each finding's evidence, and as much elsewhere once or more; the last of too many are left out.

    Args:
        masks, lungs: see `hide_and_ask`.
        most: areas in all.
    """
    chosen = {index: mask for index, mask in masks.items() if mask.any()}
    chosen = dict(list(chosen.items())[: most // 2])
    if not chosen:
        return {}
    places = min(MOST_ELSEWHERE, most // len(chosen) - 1)
    return {index: [mask, *elsewhere(mask, lungs, places)] for index, mask in chosen.items()}


def hide(canvas: Map, areas: Areas) -> list[Map]:
    """The canvas, float32 [S, S], once for each area, with that painted over."""
    return [inpaint(canvas, _onto(canvas, area)) for parts in areas.values() for area in parts]


def read_tests(
    session: Session, areas: Areas, raised: tuple[int, ...], answers: Map, before: Map
) -> dict[int, EvidenceTest]:
    """What the answers to hidden areas say.

    Args:
        areas: what was hidden, see `areas_to_hide`.
        raised: places of the findings whose change is told beside the one that is tested.
        answers: float32 [n, F], calibrated, in the order of `hide`.
        before: see `hide_and_ask`.
    """
    tests, first = {}, 0
    for index, parts in areas.items():
        hidden, others = answers[first], answers[first + 1 : first + len(parts)].mean(0)
        changes = tuple(
            SideEffect(session.findings[i].key, float(before[i]), float(hidden[i]), float(others[i]))
            for i in raised
            if i != index
        )
        test = judge_test(float(before[index]), float(hidden[index]), float(others[index]))
        tests[index] = replace(test, others=tuple(change for change in changes if is_clear(change)))
        first += len(parts)
    return tests


def judge_test(before: float, hidden: float, elsewhere: float) -> EvidenceTest:
    """The verdict: by how much the log odds fell, beyond what hiding an equal area elsewhere did.

    Where that raised them, the fall from the image as it is counts.
    """
    gap = min(log_odds(before), log_odds(elsewhere)) - log_odds(hidden)
    verdict: Verdict = (
        "matters" if gap >= MATTERS else "matters_little" if gap >= MATTERS_LITTLE else "does_not_matter"
    )
    return EvidenceTest(before, hidden, elsewhere, verdict)


def is_clear(change: SideEffect) -> bool:
    """Whether a finding fell by the rule of `judge_test`, or rose by the same rule turned round."""
    before, hidden, elsewhere = map(log_odds, (change.before, change.hidden, change.elsewhere))
    return min(before, elsewhere) - hidden >= MATTERS or hidden - max(before, elsewhere) >= MATTERS


def elsewhere(mask: Mask, lungs: LungFields, count: int) -> list[Mask]:
    """Moved copies of a mask with its area, most of them over the lungs and least over the mask."""
    lung = _coarse(lungs.right | lungs.left, mask.shape)
    rows, columns = np.nonzero(mask)
    options: list[tuple[float, int, Mask]] = []
    for mirrored in (False, True):
        across = mask.shape[1] - 1 - columns if mirrored else columns
        for down in range(-int(rows.min()), mask.shape[0] - int(rows.max())):
            for right in range(-int(across.min()), mask.shape[1] - int(across.max())):
                copy = np.zeros_like(mask)
                copy[rows + down, across + right] = True
                options.append((float((copy & mask).sum() - lung[copy].sum()), len(options), copy))
    chosen: list[Mask] = []
    for _, _, copy in sorted(options, key=lambda option: option[:2]):
        if all((copy & other).sum() < 0.5 * copy.sum() for other in (*chosen, mask)):
            chosen.append(copy)
        if len(chosen) == count:
            break
    return chosen or [options[0][2]]


def ask_without(session: Session, canvas: Map, areas: list[Mask]) -> Map:
    """Calibrated probabilities, float32 [n, F], on the canvas with each of n areas, bool [h, w], hidden."""
    hidden = np.stack([inpaint(canvas, _onto(canvas, area)) for area in areas])
    return session.judge(session.encode(hidden).tokens).probabilities


def _onto(canvas: Map, mask: Mask) -> Mask:
    scale = canvas.shape[0] // mask.shape[0]
    return np.asarray(np.kron(mask, np.ones((scale, scale), bool)), bool)


def _coarse(mask: Mask, shape: tuple[int, ...]) -> Map:
    """Share of each coarse cell that a finer mask covers."""
    rows, columns = shape
    cells = mask.reshape(rows, mask.shape[0] // rows, columns, mask.shape[1] // columns)
    return np.asarray(cells.mean((1, 3)), np.float32)
