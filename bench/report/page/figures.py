"""The page's sections of one chart each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ...diagnosis import ENOUGH_POSITIVES
from ...json_text import read_interval
from ..estimates import answer_cost, knows_answer, roofs_of_run
from ..rows import Figures
from ..words import Words, known
from .plots.findings import findings_chart
from .plots.reliability import reliability_chart
from .plots.roofline import Roofed, roofline_chart
from .plots.trade_off import Spot, trade_off_chart

GUESSING = 0.5


@dataclass(frozen=True)
class Section:
    """A heading's name, sentences, and the chart below them, if any."""

    name: str
    lines: tuple[str, ...]
    chart: Markup | None = None


def chart_sections(figures: Figures, styles: Mapping[str, str], words: Words) -> list[Section]:
    """All of them; what was not measured says so in its place."""
    evaluation = _evaluation(figures)
    sections = [
        _trade_off(figures, styles, words),
        _reliability(evaluation, words),
        _findings(evaluation, words),
        _roofline(figures, styles, words),
    ]
    return [section for section in sections if section]


def _evaluation(figures: Figures) -> Mapping[str, Any] | None:
    """That of the first line's bundle."""
    return figures.inputs.evaluations.get(figures.inputs.runs[0].run.bundle.sha256)


def _trade_off(figures: Figures, styles: Mapping[str, str], words: Words) -> Section:
    spots = [Spot(styles[row.name], row.title, row.answer, row.agreement) for row in figures.rows]
    if not any(known(spot.agreement.value) and known(spot.seconds.value) for spot in spots):
        return Section("tradeoff", (words.text("tradeoff-none"),))
    chart = trade_off_chart(
        spots, words.text("tradeoff-x"), words.text("tradeoff-y"), words.text("heading-tradeoff")
    )
    return Section("tradeoff", (words.text("tradeoff-lead"),), Markup(chart))


def _reliability(evaluation: Mapping[str, Any] | None, words: Words) -> Section:
    pooled = evaluation["calibration"] if evaluation else None
    if not pooled or not pooled["reliability"]:
        return Section("reliability", (words.text("reliability-none"),))
    error = read_interval(pooled["calibration_error"])
    lead = words.text("reliability-lead", error=words.with_range(error))
    chart = reliability_chart(
        pooled["reliability"],
        words.text("reliability-x"),
        words.text("reliability-y"),
        words.text("heading-reliability"),
    )
    return Section("reliability", (lead,), Markup(chart))


def _findings(evaluation: Mapping[str, Any] | None, words: Words) -> Section | None:
    lines = [
        (
            words.finding(finding["key"]),
            read_interval(finding["auroc"]),
            finding["positives"] >= ENOUGH_POSITIVES,
        )
        for finding in (evaluation or {"findings": ()})["findings"]
    ]
    if evaluation is None or not any(known(figure.value) for _, figure, _ in lines):
        return None
    chart = findings_chart(lines, words.text("findings-x"), words.text("heading-findings"), GUESSING)
    people = {"images": evaluation["images"], "patients": evaluation["patients"]}
    lead = words.text("findings-lead", enough=ENOUGH_POSITIVES)
    return Section("findings", (lead, words.text("findings-data", **people)), Markup(chart))


def _roofline(figures: Figures, styles: Mapping[str, str], words: Words) -> Section | None:
    devices = [
        Roofed(styles[row.name], row.title, roofs_of_run(row.run), row.answer.value)
        for row in figures.rows
        if row.run and not row.estimated and known(row.answer.value) and knows_answer(row.run)
    ]
    first = next((row.run for row in figures.rows if row.run and knows_answer(row.run)), None)
    if not devices or first is None:
        return None
    chart = roofline_chart(
        answer_cost(first),
        devices,
        words.text("roofline-x"),
        words.text("roofline-y"),
        words.text("heading-roofline"),
    )
    return Section("roofline", (words.text("roofline-lead"),), Markup(chart))
