"""Whether the machine of a benchmark stayed as it was, and idle."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace

import numpy as np
import pytest
from xvlm.bench.run.machine.drift import Conditions, Drift, slowing
from xvlm.bench.run.machine.others import LEAST_SECONDS, Work, share_of_others, work_now
from xvlm.bench.run.machine.yardstick import EVERY, Yardstick, pace_of


def test_a_machine_that_slows_down_is_noticed() -> None:
    assert slowing(np.repeat([1.0, 1.1, 1.5], 10)) == pytest.approx(0.5)
    assert slowing(np.ones(5)) is None


def test_a_frequency_that_falls_is_a_drift_too() -> None:
    cool, hot = Conditions(3000.0, 45.0), Conditions(2400.0, 92.0)
    assert Drift(cool, hot, 0.02, 0.0, None).frequency == pytest.approx(-0.2)
    assert Drift(cool, hot, 0.02, 0.0, None).much
    assert not Drift(cool, cool, 0.02, 0.0, None).much
    assert Drift(Conditions(None, None), hot, None, None, None).frequency is None


def test_a_program_beside_the_queries_is_noticed() -> None:
    before = work_now()
    beside = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        time.sleep(LEAST_SECONDS)
        others = share_of_others(before, work_now())
    finally:
        beside.kill()
        beside.wait()
    assert others is not None
    assert others > 0.4 / (os.cpu_count() or 1)


def test_work_of_one_s_own_is_not_others() -> None:
    """By hand: in 10 s of all processors 8 s were worked, 7 of them by this process and its children."""
    cores = os.cpu_count() or 1
    before, after = Work(100.0, 5.0, 50.0), Work(100.0 + 8 * cores, 5.0 + 7 * cores, 60.0)
    assert share_of_others(before, after) == pytest.approx(0.1)
    assert share_of_others(before, replace(after, mine=5.0 + 9 * cores)) == 0
    assert share_of_others(before, replace(after, at=50.5)) is None


def test_a_yardstick_that_takes_longer_now_and_then_says_that_the_machine_is_not_idle() -> None:
    quiet, beside = [1.0] * 48 + [1.05, 1.5], [1.0] * 40 + [1.2] * 10
    pace = pace_of(quiet)
    assert pace is not None
    assert (pace.fastest, pace.median, pace.disturbed, pace.busy) == (1.0, 1.0, 0.02, False)
    busy = pace_of(beside)
    assert busy is not None
    assert (busy.disturbed, busy.busy) == (0.2, True)
    assert pace_of([1.0] * 9) is None


def test_the_yardstick_is_looked_at_now_and_then() -> None:
    yardstick = Yardstick()
    for _ in range(15):
        yardstick.look()
        yardstick.look()
        time.sleep(EVERY)
    pace = yardstick.pace()
    assert pace is not None
    assert 0 < pace.fastest <= pace.median
    assert 0 <= pace.disturbed < 1
