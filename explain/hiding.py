"""Testing evidence: hide it, ask the model again, and compare with hiding as much elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal, TypeVar

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
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
Key = TypeVar("Key")
Change = Literal["falls", "rises"]


def areas_to_hide(masks: Mapping[Key, Mask], lungs: LungFields, most: int) -> dict[Key, list[Mask]]:
    """Each finding's evidence, and as much elsewhere once or more, bool [h, w] each.

    Args:
        masks: by the finding, its evidence, bool [h, w]; strongest first. Those that hide nothing are left
            out, and so are the last of too many.
        lungs: where the comparison may hide.
        most: areas in all.
    """
    chosen = {key: mask for key, mask in masks.items() if mask.any()}
    chosen = dict(list(chosen.items())[: most // 2])
    if not chosen:
        return {}
    places = min(MOST_ELSEWHERE, most // len(chosen) - 1)
    return {key: [mask, *elsewhere(mask, lungs, places)] for key, mask in chosen.items()}


def hide(canvas: Map, areas: Mapping[Key, list[Mask]]) -> list[Map]:
    """The canvas, float32 [S, S], once for each area, with that painted over."""
    return [inpaint(canvas, _onto(canvas, area)) for parts in areas.values() for area in parts]


def read_answers(areas: Mapping[Key, list[Mask]], answers: Map) -> Iterator[tuple[Key, Map, Map]]:
    """By finding: all probabilities with its evidence hidden, and with as much elsewhere, the mean; [F] each.

    Args:
        areas: what was hidden, see `areas_to_hide`.
        answers: float32 [n, F], calibrated, in the order of `hide`.
    """
    first = 0
    for key, parts in areas.items():
        yield key, answers[first], answers[first + 1 : first + len(parts)].mean(0)
        first += len(parts)


def read_tests(
    session: Session, areas: Mapping[int, list[Mask]], raised: tuple[int, ...], answers: Map, before: Map
) -> dict[int, EvidenceTest]:
    """What the answers to hidden areas say.

    Args:
        session: answered.
        areas, answers: see `read_answers`; by the finding's place in the judge's answer.
        raised: places of the findings whose change is told beside the one that is tested.
        before: float32 [F], calibrated probabilities on the canvas as it is.
    """
    tests = {}
    for index, hidden, others in read_answers(areas, answers):
        changes = tuple(
            SideEffect(session.findings[i].key, float(before[i]), float(hidden[i]), float(others[i]))
            for i in raised
            if i != index
        )
        test = judge_test(float(before[index]), float(hidden[index]), float(others[index]))
        tests[index] = replace(test, others=tuple(change for change in changes if is_clear(change)))
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
    """Whether a finding clearly fell or rose."""
    return clear_change(change.before, change.hidden, change.elsewhere) is not None


def clear_change(before: float, hidden: float, elsewhere: float) -> Change | None:
    """Whether a finding fell by the rule of `judge_test`, or rose by the same rule turned round."""
    was, now, away = map(log_odds, (before, hidden, elsewhere))
    if min(was, away) - now >= MATTERS:
        return "falls"
    return "rises" if now - max(was, away) >= MATTERS else None


def elsewhere(mask: Mask, lungs: LungFields, count: int) -> list[Mask]:
    """Moved copies of a mask with its area, most of them over the lungs and least over the mask."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    shape = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    worth = _coarse(lungs.right | lungs.left, mask.shape) - mask
    # Of the shape as it is and mirrored, at every place: [2, places down, places across].
    worths = np.stack([_under(worth, moved) for moved in (shape, shape[:, ::-1])])
    order = np.argsort(-worths, axis=None, kind="stable")
    chosen: list[Mask] = []
    for mirrored, down, right in zip(*np.unravel_index(order, worths.shape), strict=True):
        copy = _at(mask.shape, shape[:, ::-1] if mirrored else shape, down, right)
        if all((copy & other).sum() < 0.5 * copy.sum() for other in (*chosen, mask)):
            chosen.append(copy)
        if len(chosen) == count:
            break
    return chosen or [_at(mask.shape, shape, 0, 0)]


def _at(size: tuple[int, ...], shape: Mask, down: int, right: int) -> Mask:
    """A shape [h, w] in a mask of a size, its corner at a place."""
    copy = np.zeros(size, bool)
    copy[down : down + shape.shape[0], right : right + shape.shape[1]] = shape
    return copy


def _under(values: Map, shape: Mask) -> Map:
    """Sum of values [H, W] under a shape [h, w] at each place where it fits, [H - h + 1, W - w + 1]."""
    return np.asarray(np.einsum("abij,ij->ab", sliding_window_view(values, shape.shape), shape), np.float32)


def _onto(canvas: Map, mask: Mask) -> Mask:
    scale = canvas.shape[0] // mask.shape[0]
    return np.asarray(np.kron(mask, np.ones((scale, scale), bool)), bool)


def _coarse(mask: Mask, shape: tuple[int, ...]) -> Map:
    """Share of each coarse cell that a finer mask covers."""
    rows, columns = shape
    cells = mask.reshape(rows, mask.shape[0] // rows, columns, mask.shape[1] // columns)
    return np.asarray(cells.mean((1, 3)), np.float32)
