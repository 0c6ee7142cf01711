"""Estimates of devices that were not measured: from the roofline, called so, with the error that they had."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from bench_runs import NANO, PI, gathered, make_run
from xvlm.bench.report.estimates import LEAST_SECONDS_A_PRODUCT, calibrate, estimate
from xvlm.bench.report.page.page import render_page
from xvlm.bench.report.tables import render_csv, render_markdown
from xvlm.bench.report.words import Words


def test_an_estimate_is_the_roofline_times_what_the_measured_device_taught() -> None:
    """By hand for the Pi: ONNX Runtime computes 4.4e8 operations a graph in floats, at 0.154e12 a second."""
    run = make_run(answer=0.010)
    learned = calibrate([run])
    assert learned is not None
    single = run.scenario("single-stream")
    assert single is not None
    ideal = 2 * 4.4e8 / 0.154e12
    assert learned.factor == pytest.approx(single.p50.value / ideal)
    assert (learned.devices, learned.error) == (1, None)
    guess = estimate(NANO, learned)
    assert guess is not None
    nano = 2 * max(4e8 / 33e12 + 0.4e8 / 2.08e12, 3e6 / 102e9)
    assert guess.answer_seconds == pytest.approx(max(learned.factor * nano, 40 * LEAST_SECONDS_A_PRODUCT))
    again = estimate(PI, learned)
    assert again is not None
    assert again.answer_seconds == pytest.approx(single.p50.value)


def test_the_error_is_that_of_leaving_a_device_out() -> None:
    learned = calibrate([make_run(answer=0.010), make_run(answer=0.001, profile=NANO)])
    assert learned is not None
    assert learned.devices == 2
    one, two = calibrate([make_run(answer=0.010)]), calibrate([make_run(answer=0.001, profile=NANO)])
    assert one is not None
    assert two is not None
    ratio = one.factor / two.factor
    assert learned.error == pytest.approx(max(ratio, 1 / ratio))


def test_without_a_device_of_known_rates_nothing_is_estimated() -> None:
    assert calibrate([make_run(profile=None)]) is None
    figures = gathered(make_run(profile=None), profiles=(PI, NANO))
    assert len(figures.rows) == 1
    assert "no run here names a device" in render_page(figures, Words("en"))


def test_estimates_look_otherwise_and_are_called_so_everywhere() -> None:
    figures = gathered(make_run(), profiles=(PI, NANO))
    assert [row.title for row in figures.rows] == [PI.title, NANO.title]
    guess = figures.rows[1]
    assert guess.verdict.answer == "not-measured"
    assert np.isnan(guess.auroc.value)
    line = next(line for line in render_markdown(figures, Words("en")).splitlines() if NANO.title in line)
    assert "estimate" in line
    assert line.startswith("| *")
    assert (
        f'<tr class="estimate">\n<th scope="row"><span class="swatch e"></span>{NANO.title}'
        in render_page(figures, Words("en"))
    )
    kinds = [row["kind"] for row in csv.DictReader(io.StringIO(render_csv(figures)))]
    assert kinds == ["measured", "estimate"]
