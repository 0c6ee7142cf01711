"""The table of rivals: who is on the front, and why a rival is not in it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from xvlm.compress.rivals.race import Row, make, mark_front
from xvlm.compress.rivals.timing import in_rounds, milliseconds, write_inputs
from xvlm.runtimes.bundle import default_bundle_path, read_bundle

FIGURE = st.floats(0, 1)


@given(st.lists(st.tuples(FIGURE, FIGURE, FIGURE), min_size=1, max_size=8))
def test_whoever_is_off_the_front_is_beaten_in_every_respect(drawn: list[tuple[float, float, float]]) -> None:
    rows = mark_front([Row("r", "m", t, "e", (), rho, rho, shift, np.nan) for t, rho, shift in drawn])
    costs = [(row.milliseconds, 1 - row.to_teacher, row.shift) for row in rows]
    assert any(row.front for row in rows)
    for row, mine in zip(rows, costs, strict=True):
        beaten = any(all(t <= m for t, m in zip(c, mine, strict=True)) and c != mine for c in costs)
        assert row.front != beaten


def test_what_did_not_run_or_is_no_engine_is_not_on_the_front() -> None:
    rows = [
        Row("eager", "m", 0.1, "torch"),
        Row("late", "m", why_not="did not finish in 1 s"),
        Row("one", "m", 2.0, "onnxruntime", (), 0.9, 0.9, 0.1, 0.01),
    ]
    assert [row.front for row in mark_front(rows)] == [False, False, True]


def test_a_rival_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    np.savez(tmp_path / "samples.npz", canvas=np.zeros(1), tokens=np.zeros(1))
    assert "optimum-intel" in make("optimum-intel", tmp_path, 120)
    assert "did not finish" in make("NNCF default", tmp_path, 0.01)


def test_all_are_timed_in_every_round_but_what_crashed() -> None:
    pace, asked = iter((1.0, 1.0, 9.0, 9.0, 2.0, 2.0)), []

    def crash() -> None:
        asked.append("crash")

    times = in_rounds({"one": lambda: next(pace), "other": lambda: next(pace), "crash": crash}, 3)
    assert times == {"one": 2.0, "other": 2.0, "crash": None}
    assert asked == ["crash"]


def test_a_bundle_is_timed_in_a_process_that_may_crash(tmp_path: Path) -> None:
    shipped = read_bundle(default_bundle_path())
    canvas = np.zeros((1, 1, shipped.canvas_size, shipped.canvas_size), np.float32)
    asked = write_inputs({"encode": {"canvas": canvas}}, tmp_path / "inputs.npz")
    took = milliseconds(shipped, "onnxruntime", asked)
    assert took is not None
    assert took > 0
    wrong = write_inputs({"encode": {"canvas": canvas[:, :, 1:]}}, tmp_path / "wrong.npz")
    assert milliseconds(shipped, "onnxruntime", wrong) is None
