"""Lung fields against drawn masks, by hand, and the patients whom training held out."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from numpy.typing import NDArray
from PIL import Image
from xvlm.bench.lung_fields import dice, measure_lungs
from xvlm.errors import BadData
from xvlm.explain import Session
from xvlm.models.mask_parts import connected_parts, split_sides
from xvlm.models.patient_split import is_held_out
from xvlm.models.phantom import make_phantom


@given(st.text(), st.floats(0, 1), st.integers(0, 100))
def test_patients_are_held_out_by_their_name(patient: str, share: float, seed: int) -> None:
    drawn = int.from_bytes(hashlib.sha256(f"{seed}:{patient}".encode()).digest()[:8], "big") / 2**64
    assert is_held_out(patient, share, seed) == (drawn < share)


def test_about_as_many_patients_are_held_out_as_asked() -> None:
    assert np.mean([is_held_out(f"p{i}", 0.15, 7) for i in range(4000)]) == pytest.approx(0.15, abs=0.02)


def test_dice_by_hand() -> None:
    some, others = np.array([[1, 1, 0]], bool), np.array([[0, 1, 1]], bool)
    assert dice(some, others) == 0.5
    assert dice(some, some) == dice(some & False, some & False) == 1
    assert dice(some, some & False) == 0


def test_two_lungs_are_split_by_where_they_lie() -> None:
    # The image's left is the patient's right. The right lung here crosses the middle column.
    drawn = np.array([[1, 1, 1, 1, 0, 1], [1, 0, 0, 0, 1, 1], [1, 0, 0, 0, 1, 1]], bool)
    right, left = split_sides(drawn, connected_parts(drawn))
    assert right.tolist() == [[1, 1, 1, 1, 0, 0], [1, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0]]
    assert left.tolist() == [[0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 1, 1], [0, 0, 0, 0, 1, 1]]


def test_lungs_that_hang_together_are_split_along_the_middle() -> None:
    right, left = split_sides(np.ones((2, 6), bool), [np.ones((2, 6), bool)])
    assert right.tolist() == [[True] * 2 + [False] * 4] * 2
    assert (left == ~right).all()
    assert not split_sides(np.zeros((2, 6), bool), []).any()


@given(npst.arrays(bool, (6, 6)))
def test_parts_make_up_the_mask_and_never_touch(mask: NDArray[np.bool_]) -> None:
    parts = connected_parts(mask)
    assert (sum((part.astype(int) for part in parts), np.zeros((6, 6), int)) == mask).all()
    for part in parts:
        others = mask & ~part
        assert not (part[1:] & others[:-1]).any()
        assert not (part[:-1] & others[1:]).any()
        assert not (part[:, 1:] & others[:, :-1]).any()
        assert not (part[:, :-1] & others[:, 1:]).any()


def test_a_mask_that_cannot_be_read_is_one_error(session: Session, tmp_path: Path) -> None:
    patient = next(name for name in map(str, range(1000)) if is_held_out(name, 0.15, 7))
    (tmp_path / "index.csv").write_text(f"image_id,patient_id,split,path\ni0,{patient},train,0.png\n")
    Image.fromarray((make_phantom(128).pixels * 255).astype(np.uint8)).save(tmp_path / "0.png")
    (tmp_path / "lungs").mkdir()
    (tmp_path / "lungs" / "i0.png").write_bytes(b"no picture")
    with pytest.raises(BadData, match=r"i0\.png"):
        measure_lungs(session, tmp_path)
