"""What the report says of what was measured, and what it refuses to say."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from bench_runs import MACHINE, NANO, OTHER, PI, SHA, evaluation, fidelity, gathered, make_run, measured
from xvlm.bench.report.alerts import alerts
from xvlm.bench.report.choice import choices
from xvlm.bench.report.cost import Load, cost_of_a_thousand
from xvlm.bench.report.inputs import Inputs, NamedRun
from xvlm.bench.report.page.page import render_page
from xvlm.bench.report.rows import gather
from xvlm.bench.report.tables import render_csv, render_json, render_markdown
from xvlm.bench.report.verdict import judge
from xvlm.bench.report.words import LANGUAGES, Words
from xvlm.bench.run.result import (
    BundleFacts,
    DataFacts,
    EngineFacts,
    device_facts,
)
from xvlm.errors import BadInput


def test_cost_is_price_and_electricity_over_the_years() -> None:
    """By hand: 12 W x 8 h x 300 d x 3 y = 86.4 kWh, 17.28 at 0.20; with 175 of 36,000 studies: 5.34."""
    assert cost_of_a_thousand(Load(), 175, 12) == pytest.approx((175 + 17.28) / 36)


def test_a_line_holds_what_a_buyer_asks() -> None:
    row = gathered(make_run(job=0.5)).rows[0]
    whole = make_run(job=0.5).scenario("whole-job")
    assert whole is not None
    assert row.seconds == whole.p90
    assert row.an_hour == pytest.approx(3600 * whole.throughput.value)
    assert (row.watts, row.measured_watts, row.price) == (12, False, 175)
    assert row.thousand == pytest.approx(cost_of_a_thousand(Load(), 175, 12))
    assert (row.auroc.value, row.agreement.value, row.verdict.answer) == (0.7, 0.97, "pass")
    assert row.worst == ("hernia", 0.61)
    assert row.remarks == ()


def test_measured_energy_takes_the_place_of_the_data_sheet() -> None:
    scenarios = (measured("single-stream", 0.01), measured("whole-job", 0.5, joules=4.0))
    row = gathered(make_run(scenarios=scenarios)).rows[0]
    assert row.measured_watts
    assert row.watts == pytest.approx(4.0 * scenarios[1].throughput.value)


def test_what_was_not_measured_is_not_zero() -> None:
    figures = gathered(make_run(profile=None, scenarios=(measured("single-stream", 0.01),)), full=False)
    row = figures.rows[0]
    assert row.watts is row.price is row.thousand is None
    line = next(csv.DictReader(io.StringIO(render_csv(figures))))
    assert {line[name] for name in ("watts", "price", "thousand_studies", "seconds_a_study", "auroc")} == {""}
    device = json.loads(render_json(figures))["devices"][0]
    assert device["watts"] is device["seconds_a_study"] is device["auroc"] is None
    table = render_markdown(figures, Words("en")).splitlines()[-1]
    assert table.count("not measured") >= 5
    assert "| 0 |" not in table


@pytest.mark.parametrize(
    ("change", "remark"),
    [
        ({"bundle": BundleFacts("tiny", "1.0.1", "cpu", OTHER, 4_000_000, ())}, "other-bundle"),
        ({"data": DataFacts("radiographs", 4, OTHER)}, "other-data"),
        ({"xvlm": "0.2.0"}, "other-version"),
        ({"complete": False}, "cut-short"),
        ({"machine": replace(MACHINE, others=0.4)}, "busy"),
        ({"machine": replace(MACHINE, on_battery=True)}, "on-battery"),
        ({"engine": EngineFacts("onnxruntime", "1.32.0", 4, "openvino")}, "fallback"),
        ({"engine": EngineFacts("openvino", "2026.4.1", 4, None)}, "quality-other-engine"),
    ],
)
def test_what_is_no_fair_comparison_is_said_on_the_same_line(change: dict[str, Any], remark: str) -> None:
    figures = gathered(make_run(), make_run(**change))
    assert figures.rows[0].remarks == ()
    assert figures.rows[1].remarks == (remark,)
    words = Words("en")
    for text in (render_markdown(figures, words), render_page(figures, words)):
        lines = [line for line in text.splitlines() if words.text(f"remark-{remark}") in line]
        assert lines
    assert "run1" in next(line for line in render_csv(figures).splitlines() if remark in line)


def test_a_device_that_cannot_do_the_day_is_named_so_and_not_chosen() -> None:
    figures = gathered(make_run(job=0.5), make_run(job=2000.0))
    assert "too-slow" in figures.rows[1].remarks
    small, own, large = choices(figures)
    assert [choice.load.studies_a_day for choice in (small, own, large)] == [10, 40, 200]
    assert own.measured is not None
    assert own.measured.row is figures.rows[0]
    assert own.estimated is None


@pytest.mark.parametrize(
    ("rates", "answer"),
    [
        ((0.95, 0.80, 0.02), "pass"),
        ((0.91, 0.80, 0.02), "not-shown"),
        ((0.95, 0.65, 0.02), "fail"),
        ((0.85, 0.90, 0.10), "fail"),
    ],
)
def test_the_who_s_target_is_held_against_the_whole_interval(
    rates: tuple[float, float, float], answer: str
) -> None:
    verdict = judge(evaluation(*rates))
    assert verdict.answer == answer
    assert verdict.point == "sensitivity_90"
    assert verdict.findings == ("effusion", "mass")


def test_a_missed_target_stands_in_red_at_the_top_and_names_what_was_tested() -> None:
    inputs = Inputs((NamedRun("pi", make_run()),), {SHA: evaluation(0.95, 0.3)}, {})
    figures = gather(inputs, Load())
    first = alerts(figures, Words("en"))[0]
    assert first.level == "bad"
    assert "Misses" in first.text
    assert "Pleural effusion" in first.meaning
    assert "not tested on tuberculosis" in first.meaning
    page = render_page(figures, Words("en"))
    assert page.index('class="alert bad"') < page.index("<table")


BROKEN = "map_spearman is 0.7, 0.2 beyond its bound of at least 0.9"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_failed_gate_stands_first_in_red_and_on_its_line(language: str) -> None:
    failed = BundleFacts("tiny", "1.0.0", "cpu", SHA, 4_000_000, (BROKEN,))
    sound = BundleFacts("tiny", "1.0.1", "cpu", OTHER, 4_000_000, ())
    figures, words = gathered(make_run(bundle=failed), make_run(bundle=sound)), Words(language)
    first = alerts(figures, words)[0]
    assert first.level == "bad"
    assert words.text("alert-gate-failed") in first.text
    assert BROKEN in first.meaning
    assert [row.remarks for row in figures.rows] == [("gate-failed",), ("other-bundle",)]
    page, table = render_page(figures, words), render_markdown(figures, words)
    assert page.index('class="alert bad"') < page.index(BROKEN) < page.index("<table")
    assert table.index(BROKEN) < table.index("| ---")
    assert words.text("remark-gate-failed") in table.splitlines()[-2]
    assert not any(
        words.text("alert-gate-failed") in said.text for said in alerts(gathered(make_run()), words)
    )


def test_a_device_with_a_bundle_that_failed_its_gate_is_not_chosen() -> None:
    failed = BundleFacts("tiny", "1.0.0", "cpu", SHA, 4_000_000, (BROKEN,))
    assert all(choice.measured is None for choice in choices(gathered(make_run(bundle=failed))))


def test_a_comparison_on_one_patient_is_drawn_without_a_bar() -> None:
    """Its interval has no ends."""
    one = json.loads(json.dumps(fidelity()))
    for figure in one["figures"]:
        figure["overall"] |= {"low": None, "high": None}
    figures = gather(Inputs((NamedRun("pi", make_run()),), {}, {SHA: one}), Load())
    page = render_page(figures, Words("en"))
    assert "nan" not in page.lower().split("<svg", 1)[-1]


def test_a_reference_that_failed_its_gate_is_told_too() -> None:
    compared = fidelity() | {"reference": {"sha256": OTHER, "failed": [BROKEN]}}
    figures = gather(Inputs((NamedRun("pi", make_run()),), {}, {SHA: compared}), Load())
    first = alerts(figures, Words("en"))[0]
    assert first.level == "bad"
    assert "compared with those of a model that itself failed" in first.text
    assert BROKEN in first.meaning


def test_an_evaluation_of_another_bundle_is_not_used() -> None:
    inputs = Inputs((NamedRun("pi", make_run()),), {OTHER: evaluation()}, {OTHER: fidelity()})
    row = gather(inputs, Load()).rows[0]
    assert np.isnan([row.auroc.value, row.agreement.value]).all()
    assert row.verdict.answer == "not-measured"


def test_a_price_that_the_buyer_knows_is_used_and_a_strange_name_refused() -> None:
    assert gathered(make_run(profile=None), prices={"run0": 300.0}).rows[0].price == 300
    with pytest.raises(BadInput, match="run0"):
        gathered(make_run(), prices={"toaster": 1.0})


def test_a_price_in_another_currency_is_not_taken_for_one_in_this() -> None:
    assert gathered(make_run(), load=Load(currency="EUR")).rows[0].price is None


def test_another_machine_in_the_device_s_place_is_an_estimate_and_teaches_nothing() -> None:
    stood_in = make_run(device=device_facts(PI, as_if=True))
    figures = gathered(stood_in, profiles=(NANO,))
    (row,) = figures.rows
    assert figures.calibration is None
    assert row.estimated
    assert "as-if" in row.remarks
    assert np.isnan(row.auroc.value)
    words = Words("en")
    page = render_page(figures, words)
    assert 'tr class="estimate"' in page
    assert 'tr class="measured"' not in page
    assert "Another machine stood for this device" in page
    assert json.loads(render_json(figures))["devices"][0]["kind"] == "estimate"
    assert "timed on Some CPU" in render_markdown(figures, words)


def test_the_page_says_which_operating_point_is_in_use_and_what_is_found_there() -> None:
    words, figures = Words("en"), gathered(make_run())
    said = words.text("point-few-false-alarms")
    for text in (render_page(figures, words), render_markdown(figures, words)):
        assert f"Operating point in use: {said}. There it finds 20" in text
    device = json.loads(render_json(figures))["devices"][0]
    assert (device["operating_point"], device["sensitivity_in_use"]) == ("few_false_alarms", 0.2)
    unknown = render_markdown(gathered(make_run(), full=False), words)
    assert "What the bundle finds there was not measured" in unknown
