"""Thousands of images are compared in hardly more memory than a hundred."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pytest
from numpy.typing import NDArray
from xvlm.bench.fidelity.gather import Kept, Questions, gather, put
from xvlm.bench.fidelity.measures import make_figures, sample_of
from xvlm.bench.fidelity.pairs import AHEAD, Pair, share_out
from xvlm.bench.fidelity.stack import Stack
from xvlm.bench.material import gather as gather_material
from xvlm.bench.studies import Study
from xvlm.explain import Session
from xvlm.models import findings

IMAGES = 5000
# Of an image in all: for ten thousand, a twentieth of what the engines take. Were draws of the patients kept,
# or an array of its own for each part that is kept of an image, either would break it.
BYTES = 2000
MATERIAL = gather_material(None, 3, "measure")
ASKED = Questions(frozenset({"diagnosis", "evidence", "language"}), {}, frozenset())


def studies() -> list[Study]:
    """So many, of as many patients, a third of them known to be women, with one finding known."""
    absent = np.where(np.arange(len(findings.keys())) == 0, 0, np.nan).astype(np.float32)
    labels = (absent, absent + 1)
    path, sexes = MATERIAL.studies[0].path, ("F", "", "")
    return [Study(f"i{i}", path, f"p{i}", "val", labels[i % 5 == 0], sex=sexes[i % 3]) for i in range(IMAGES)]


def test_an_image_takes_few_bytes_from_its_gathering_to_its_figures(session: Session) -> None:
    """Three phantoms are put to both bundles, and what was kept of them comes again and again."""
    kept = [
        put(number, study, MATERIAL.read(study), session, session, ASKED)
        for number, study in enumerate(MATERIAL.studies)
    ]
    coming = studies()

    def come() -> Iterator[Kept]:
        for number, study in enumerate(coming):
            known = kept[number % len(kept)]
            answers = replace(known.answers, labels=study.labels)
            yield replace(known, study=study, answers=answers)

    tracemalloc.start()
    try:
        seen = gather(come(), coming, ASKED)
        figures = tuple(make_figures(seen, ASKED, sample_of(seen)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert {figure.cases for figure in figures if figure.name.startswith("evidence.s")} >= {IMAGES}
    assert {part.name for part in figures[0].groups} == {"sex F"}
    assert peak / IMAGES < BYTES


# --- what holds what is kept


@dataclass(frozen=True)
class Record:
    wide: NDArray[np.float32]
    one: NDArray[np.int64]


def test_a_stack_holds_what_numpy_would_stack_and_nothing_is_none() -> None:
    stack = Stack[Record](5)
    assert stack.whole is None
    records = [Record(np.full((2, 3), i, np.float32), np.asarray(i)) for i in range(4)]
    for record in records:
        stack.add(record)
    whole = stack.whole
    assert whole is not None
    assert (whole.wide == np.stack([record.wide for record in records])).all()
    assert (whole.wide.dtype, whole.wide.shape) == (np.float32, (4, 2, 3))
    assert whole.one.tolist() == [0, 1, 2, 3]


# --- images that are begun before their turn


def test_few_images_are_begun_before_their_turn_and_none_is_left_out(session: Session) -> None:
    pairs, items, begun = (Pair(session, session), Pair(session, session)), list(range(5 * AHEAD)), []

    def work(_pair: Pair, number: int, item: int) -> int:
        begun.append(number)
        return 10 * item

    results = share_out(pairs, items, work, iter)
    first = next(results)
    assert max(begun) < AHEAD
    assert [first, *results] == [10 * item for item in items]
    assert sorted(begun) == items


def test_after_a_fault_no_further_image_is_begun(session: Session) -> None:
    begun = []

    def work(_pair: Pair, number: int, _item: int) -> None:
        begun.append(number)
        if number == 1:
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        list(share_out((Pair(session, session),), list(range(5 * AHEAD)), work, iter))
    assert max(begun) <= AHEAD
