"""The clock of `bench run`: when it has seen enough, and what a few runs say of all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xvlm.bench.run.clock import LEAST_QUERIES, Patience, time_queries
from xvlm.bench.run.overhead import measure_overhead
from xvlm.bench.run.percentiles import mean_over_time, percentile, percentile_over_time, relative_width
from xvlm.bench.statistics import Floats, Interval


def test_the_median_of_ten_lies_between_the_second_and_the_ninth() -> None:
    """By hand: fewer than 2, or more than 8, of ten lie below it in 22 of 1,024 cases, which is 2.1 %."""
    figure = percentile(np.arange(1.0, 11.0), 0.5)
    assert (figure.value, figure.low, figure.high) == (5, 2, 9)


def test_few_runs_bound_no_high_percentile() -> None:
    figure = percentile(np.arange(1.0, 101.0), 0.99)
    assert figure.value == 99
    assert np.isfinite(figure.low)
    assert np.isnan(figure.high)
    assert relative_width(figure) == np.inf
    # 1 - 0.99^n passes 97.5 % at n = 368.
    assert np.isnan(percentile(np.arange(367.0), 0.99).high)
    assert percentile(np.arange(368.0), 0.99).high == 367


def test_of_no_runs_nothing_is_known() -> None:
    assert np.isnan(list(asdict(percentile(np.array([]), 0.9)).values())).all()


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 400), st.sampled_from([0.5, 0.9, 0.99]), st.integers(0, 2**32 - 1))
def test_an_interval_holds_its_percentile_in_order(count: int, share: float, seed: int) -> None:
    seconds = np.random.default_rng(seed).exponential(size=count)
    figure = percentile(seconds, share)
    assert figure.value in seconds
    assert not figure.low > figure.value
    assert not figure.high < figure.value


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    draws = np.random.default_rng(1).random((2000, 60))
    held = [figure.low <= 0.9 and not figure.high < 0.9 for figure in (percentile(d, 0.9) for d in draws)]
    assert np.mean(held) >= 0.95


def test_intervals_are_as_wide_as_the_machines_pace_is_uneven() -> None:
    """Twenty paces a run, up to a quarter apart, as a machine has that others use too: from one run
    not all of the 95 % can be had."""
    draw = np.random.default_rng(2)
    runs = (1 + draw.random((400, 20, 1)) / 4 + draw.normal(0, 0.01, (400, 20, 50))).reshape(400, 1000)

    def held(interval: Callable[[Floats], Interval], truth: float) -> float:
        figures = [interval(run) for run in runs]
        return float(np.mean([figure.low <= truth <= figure.high for figure in figures]))

    assert held(lambda run: percentile(run, 0.5), float(np.median(runs))) < 0.4
    assert held(lambda run: percentile_over_time(run, 0.5), float(np.median(runs))) > 0.8
    assert held(mean_over_time, float(runs.mean())) > 0.8


def test_a_mean_is_no_less_than_the_fastest_query() -> None:
    seconds = np.array([0.001] * 999 + [100.0])
    mean = mean_over_time(seconds)
    assert 0.001 <= mean.low <= mean.value == pytest.approx(seconds.mean())
    assert mean.value < mean.high
    few = mean_over_time(seconds[:3])
    assert (few.low, few.high) == (0.001, 0.001)


def test_an_even_pace_widens_no_interval_much() -> None:
    seconds = np.random.default_rng(3).exponential(size=(200, 1000))
    widths = [[relative_width(of(run, 0.9)) for of in (percentile, percentile_over_time)] for run in seconds]
    plain, over_time = np.median(widths, axis=0)
    assert over_time < 1.3 * plain
    assert np.isnan(percentile_over_time(np.arange(200.0), 0.99).high)


def test_the_clock_stops_when_it_has_seen_enough() -> None:
    timed = time_queries(lambda: sum(range(2000)), 0.5, Patience(20, precision=0.5), warm_up=False)
    assert timed.stopped == "precise"
    assert relative_width(percentile(timed.seconds, 0.5)) <= 0.5
    assert (timed.seconds > 0).all()


def test_the_clock_stops_when_the_time_is_up_but_asks_a_few_times() -> None:
    timed = time_queries(lambda: sum(range(2000)), 0.99, Patience(0.0, precision=0.01), warm_up=False)
    assert (timed.stopped, len(timed.seconds), timed.warm_up) == ("time", LEAST_QUERIES, 0)


def test_what_was_timed_before_ctrl_c_is_kept() -> None:
    asked = []

    def query() -> None:
        asked.append(None)
        if len(asked) == 4:
            raise KeyboardInterrupt

    timed = time_queries(query, 0.9, Patience(60), warm_up=False)
    assert (timed.stopped, len(timed.seconds)) == ("interrupted", 3)


def test_the_clock_s_own_cost_is_of_as_many_queries_with_it_as_without() -> None:
    asked = []

    def query() -> None:
        asked.append(sum(range(20_000)))

    found = measure_overhead(query, rounds=2, seconds=0.0)
    assert len(asked) == 2 * 2 * LEAST_QUERIES
    assert found.bare.shape == found.clocked.shape == (2,)
    assert np.isfinite([found.share, found.alone]).all()
