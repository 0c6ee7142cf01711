"""The report: what it says of what was measured, what it refuses to say, and that it opens anywhere."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from xvlm.bench.report.alerts import alerts
from xvlm.bench.report.choice import choices
from xvlm.bench.report.cost import Load, cost_of_a_thousand
from xvlm.bench.report.estimates import LEAST_SECONDS_A_PRODUCT, calibrate, estimate
from xvlm.bench.report.inputs import Inputs, NamedRun, read_inputs
from xvlm.bench.report.page.examples import Example, make_examples
from xvlm.bench.report.page.page import render_page
from xvlm.bench.report.page.pdf import BROWSERS, render_pdf
from xvlm.bench.report.page.plots.chart import Scale
from xvlm.bench.report.rows import Figures, gather
from xvlm.bench.report.tables import render_csv, render_json, render_markdown
from xvlm.bench.report.verdict import judge
from xvlm.bench.report.words import LANGUAGES, Words
from xvlm.bench.run.ceilings import Ceilings
from xvlm.bench.run.costs import GraphCost
from xvlm.bench.run.drift import Conditions, Drift
from xvlm.bench.run.fingerprint import Machine
from xvlm.bench.run.json_file import write_run
from xvlm.bench.run.memory import Memory
from xvlm.bench.run.percentiles import percentile
from xvlm.bench.run.reason import WHYS, Reason
from xvlm.bench.run.result import (
    BundleFacts,
    DataFacts,
    Energy,
    EngineFacts,
    Measured,
    NotMeasured,
    Run,
    device_facts,
)
from xvlm.bench.run.scenarios import SCENARIOS, Name
from xvlm.bench.statistics import Interval
from xvlm.cli import main
from xvlm.errors import BadData, BadInput, MissingPackage
from xvlm.explain import Session
from xvlm.hardware_profiles import HardwareProfile, load_profile

SHA, OTHER = "a" * 64, "b" * 64
PI, NANO = load_profile("raspberry-pi-5"), load_profile("jetson-orin-nano-8gb")
MACHINE = Machine("Some CPU", "x86_64", "Linux 6.1", 4, 4, 8 * 10**9, None, None, 0.01, "3.11.9", {})
COST = GraphCost(400_000_000, 40_000_000, 2_000_000, 1_000_000, 20)


def measured(name: Name, seconds: float, joules: float | None = None) -> Measured:
    """A scenario of a hundred queries around so many seconds."""
    scenario = next(scenario for scenario in SCENARIOS if scenario.name == name)
    times = seconds * (1 + 0.1 * np.random.default_rng(3).standard_normal(100) ** 2)
    mean = float(times.mean())
    return Measured(
        name=name,
        percentile=scenario.percentile,
        samples=scenario.samples,
        warm_up=2,
        stopped="precise",
        seconds=tuple(times.round(6).tolist()),
        p50=percentile(times, 0.5),
        p90=percentile(times, 0.9),
        p99=percentile(times, 0.99),
        throughput=Interval(1 / mean, 0.9 / mean, 1.1 / mean),
        memory=Memory(120.0, 110.0),
        energy=Energy(joules, "RAPL") if joules else Energy(None, None, Reason("no-rapl")),
        drift=Drift(Conditions(None, None), Conditions(None, None), 0.0),
        model_seconds=seconds / 2 if name == "whole-job" else None,
        graph_runs={},
    )


def make_run(
    answer: float = 0.010, job: float = 0.5, profile: HardwareProfile | None = PI, **changes: Any
) -> Run:
    run = Run(
        made="2026-11-25T19:00Z",
        complete=True,
        xvlm="0.1.0",
        seconds=30.0,
        precision=0.05,
        bundle=BundleFacts("tiny", "1.0.0", "cpu", SHA, 4_000_000, ()),
        engine=EngineFacts("onnxruntime", "1.32.0", 4, None),
        data=DataFacts("phantoms", 4, SHA),
        machine=MACHINE,
        device=device_facts(profile) if profile else None,
        ceilings=Ceilings(50.0, 10.0),
        costs={"encode": COST, "judge": COST, "narrate": COST},
        scenarios=(measured("single-stream", answer), measured("whole-job", job)),
        not_measured=(NotMeasured("cold-start-disk", Reason("no-cache-drop")),),
    )
    return replace(run, **changes)


def ends(value: float, width: float = 0.02) -> dict[str, float]:
    return {"value": value, "low": value - width, "high": value + width}


def evaluation(sensitivity: float = 0.95, specificity: float = 0.8, width: float = 0.02) -> dict[str, Any]:
    rates = {"sensitivity": ends(sensitivity, width), "specificity": ends(specificity, width)}
    poor = {"sensitivity": ends(0.2), "specificity": ends(0.95)}
    keys = ("effusion", "mass", "hernia")
    return {
        "bundle_sha256": SHA,
        "engine": "onnxruntime",
        "mean_auroc": ends(0.7),
        "images": 200,
        "patients": 90,
        "rates": {"few_false_alarms": poor, "sensitivity_90": rates},
        "findings": [
            {"key": key, "positives": 40 if key != "hernia" else 2, "auroc": ends(0.7)} for key in keys
        ],
        "calibration": {
            "calibration_error": ends(0.03),
            "reliability": [
                {"count": 20, "said": 0.1, "seen": 0.12},
                {"count": 20, "said": 0.3, "seen": 0.2},
            ],
        },
    }


def fidelity() -> dict[str, Any]:
    worst = {"name": "hernia", "interval": ends(0.61), "cases": 20}
    figures = [{"name": "evidence.spearman", "overall": ends(0.97, 0.01), "worst": worst}]
    return {
        "reference": {"sha256": OTHER, "failed": []},
        "candidate": {"sha256": SHA, "engine": "onnxruntime", "failed": []},
        "figures": figures,
    }


def gathered(
    *runs: Run, profiles: tuple[HardwareProfile, ...] = (), full: bool = True, **more: Any
) -> Figures:
    named = tuple(NamedRun(f"run{number}", run) for number, run in enumerate(runs))
    inputs = Inputs(named, {SHA: evaluation()} if full else {}, {SHA: fidelity()} if full else {})
    return gather(inputs, more.pop("load", Load()), profiles, **more)


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


def test_an_estimate_is_the_roofline_times_what_the_measured_device_taught() -> None:
    """By hand for the Pi: each graph takes 4e8 / 0.614e12 + 0.4e8 / 0.154e12 s at its peaks."""
    run = make_run(answer=0.010)
    learned = calibrate([run])
    assert learned is not None
    single = run.scenario("single-stream")
    assert single is not None
    ideal = 2 * (4e8 / 0.614e12 + 0.4e8 / 0.154e12)
    assert learned.factor == pytest.approx(single.p50.value / ideal)
    assert (learned.devices, learned.error) == (1, None)
    guess = estimate(NANO, learned)
    assert guess is not None
    nano = 2 * max(4e8 / 33e12 + 0.4e8 / 2.09e12, 3e6 / 102e9)
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


def test_a_price_that_the_buyer_knows_is_used_and_a_strange_name_refused() -> None:
    assert gathered(make_run(profile=None), prices={"run0": 300.0}).rows[0].price == 300
    with pytest.raises(BadInput, match="run0"):
        gathered(make_run(), prices={"toaster": 1.0})


def test_a_price_in_another_currency_is_not_taken_for_one_in_this() -> None:
    assert gathered(make_run(), load=Load(currency="EUR")).rows[0].price is None


class Checked(HTMLParser):
    """Collects what a page would fetch, and its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.fetched += [value or "" for name, value in attrs if name in ("src", "href", "xlink:href")]


@pytest.fixture(scope="module")
def examples(session: Session) -> tuple[Example, ...]:
    """Two phantoms, explained twice by one bundle."""
    return make_examples(session, session)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_small_fetches_nothing_and_runs_nothing(
    language: str, examples: tuple[Example, ...]
) -> None:
    figures = gathered(make_run(), make_run(profile=None), profiles=(PI, NANO))
    page = render_page(figures, Words(language), examples)
    assert len(page.encode()) < 2_000_000
    checked = Checked()
    checked.feed(page)
    assert checked.fetched
    assert all(value.startswith("data:") for value in checked.fetched)
    assert "script" not in checked.tags
    assert "default-src 'none'" in page
    assert not re.search(r"@import|url\(|https?://", page)
    assert page.count("<figure>") == 4
    assert f'lang="{language}"' in page


def test_nothing_from_a_file_can_become_markup() -> None:
    evil = '<img src=x onerror="alert(1)">'
    run = make_run(profile=None, machine=replace(MACHINE, cpu=evil, governor=evil))
    page = render_page(gathered(run), Words("en"))
    assert evil not in page
    assert "&lt;img" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_report_says_the_same(language: str) -> None:
    english, words = Words("en").variables(), Words(language)
    assert words.variables() == english
    for message_id, names in english.items():
        text = words.text(message_id, **{name: 2 if name == "devices" else f"[{name}]" for name in names})
        assert text.strip() == text != ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_something_was_not_measured_is_said_in_the_report_s_language(language: str) -> None:
    words, english = Words(language), Words("en")
    said = [
        words.reason(Reason(why, "a driver’s words" if why in ("no-nvml-energy", "failed") else ""))
        for why in WHYS
    ]
    assert len(set(said)) == len(WHYS)
    page = render_page(gathered(make_run()), words)
    for why in ("no-rapl", "no-cache-drop"):
        assert words.reason(Reason(why)) in page
        assert language == "en" or english.reason(Reason(why)) not in page


def test_the_report_does_not_speak_every_language() -> None:
    with pytest.raises(BadInput, match="en"):
        Words("de")


def test_figures_are_written_as_the_language_does() -> None:
    assert Words("en").duration(0.0123) == "12 ms"
    assert Words("en").number(1234.5) == "1,234"
    assert Words("en").money(1234.5, "USD") == "$1,234"
    assert Words("en").money(5.339, "USD") == "$5.34"
    assert "upper" not in Words("en").durations(Interval(1, 0.9, 1.1))
    assert "too few runs" in Words("en").durations(Interval(1, 0.9, np.nan))


def test_ticks_are_round_and_inside() -> None:
    assert Scale(0, 1, "").ticks() == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1])
    assert Scale(3, 2000, "", logarithmic=True).ticks() == pytest.approx([10, 100, 1000])


def test_files_are_told_apart_by_what_is_in_them(tmp_path: Path) -> None:
    documents = {"a": json.loads(write_run(make_run())), "b": evaluation(), "c": fidelity()}
    for name, document in documents.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(document))
    inputs = read_inputs([tmp_path / f"{name}.json" for name in "cba"])
    assert [named.stem for named in inputs.runs] == ["a"]
    assert inputs.runs[0].run == make_run()
    assert inputs.evaluations.keys() == inputs.fidelities.keys() == {SHA}


@pytest.mark.parametrize(("content", "says"), [("{", "not JSON"), ("[]", "no object"), ("{}", "neither")])
def test_a_file_of_another_kind_is_one_error(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "x.json").write_text(content)
    with pytest.raises(BadData, match=says):
        read_inputs([tmp_path / "x.json"])


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (evaluation() | {"rates": {"best_f1": {"sensitivity": ends(0.5)}}}, r"\$\.rates\.best_f1"),
        ({key: value for key, value in evaluation().items() if key != "bundle_sha256"}, "bundle_sha256"),
        (fidelity() | {"figures": [{"name": "evidence.spearman"}]}, r"\$\.figures\[0\]"),
    ],
)
def test_a_damaged_file_is_one_error_that_says_where(
    document: dict[str, Any], says: str, tmp_path: Path
) -> None:
    (tmp_path / "x.json").write_text(json.dumps(document))
    with pytest.raises(BadData, match=says):
        read_inputs([tmp_path / "x.json"])


def test_without_a_run_there_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(json.dumps(evaluation()))
    with pytest.raises(BadData, match="no run"):
        read_inputs([tmp_path / "x.json"])


def test_the_command_writes_every_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = tmp_path / "pi.json"
    run.write_text(write_run(make_run()))
    out = [tmp_path / f"report.{kind}" for kind in ("html", "csv", "md", "json")]
    options = [text for path in out for text in ("-o", str(path))]
    monkeypatch.setattr(sys, "argv", ["xvlm", "bench", "report", str(run), *options, "--price", "pi=99"])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert not stopped.value.code
    assert all(path.stat().st_size > 200 for path in out)
    assert json.loads(out[3].read_text())["devices"][0]["price"] == 99


@pytest.mark.parametrize(
    "options", [["-o", "r.docx"], ["-o", "r.html", "--price", "pi"], ["-o", "r.html", "--lang", "xx"]]
)
def test_what_cannot_be_done_is_one_error_and_leaves_nothing(
    options: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pi.json").write_text(write_run(make_run()))
    monkeypatch.setattr(sys, "argv", ["xvlm", "bench", "report", "pi.json", *options])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["pi.json"]


@pytest.mark.skipif(not any(map(shutil.which, BROWSERS)), reason="needs a browser to print with")
def test_a_browser_prints_the_page() -> None:
    pdf = render_pdf(render_page(gathered(make_run()), Words("en")))
    assert pdf.startswith(b"%PDF")
    assert len(pdf) > 5000


def test_without_a_browser_there_is_one_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingPackage, match=r"needs a browser.*Write \.html"):
        render_pdf("<p>")
