"""The report as one HTML page that needs no network and no script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib import resources
from typing import Any

from jinja2 import Environment, StrictUndefined

from ..alerts import alerts
from ..cells import COLUMNS, remark_text, row_cells
from ..choice import Pick, choices
from ..rows import Figures, Row
from ..words import Words
from .details import limits, machines, made, method, scenario_sections, unread
from .examples import Example, Outlined
from .figures import chart_sections

_SCENARIO_COLUMNS = (
    "device", "median", "p90", "p99", "throughput", "queries", "memory", "steady", "energy",
)  # fmt: skip


def render_page(figures: Figures, words: Words, examples: Sequence[Example] = ()) -> str:
    """Write the page; all that comes from a file is escaped."""
    styles = row_styles(figures)
    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(_read("page.html"))
    return template.render(
        words=words,
        say=words.text,
        style=_read("page.css"),
        made=made(figures, words),
        alerts=alerts(figures, words),
        columns=("device", *COLUMNS),
        rows=[_row(row, figures, styles, words) for row in figures.rows],
        meanings=_meanings(figures, words),
        choices=_choices(figures, words),
        scenario_columns=_SCENARIO_COLUMNS,
        scenarios=scenario_sections(figures, styles, words),
        unread=unread(figures, words),
        charts=chart_sections(figures, styles, words),
        examples=[_example(number + 1, example, words) for number, example in enumerate(examples)],
        method=method(figures, words),
        limits=limits(figures, words),
        machines=machines(figures, words),
    )


def row_styles(figures: Figures) -> Mapping[str, str]:
    """The style class of each line by its name: colours for what was measured, none for estimates."""
    measured = [row.name for row in figures.rows if not row.estimated]
    return {row.name: "e" for row in figures.rows if row.estimated} | {
        name: f"s{place % 6}" for place, name in enumerate(measured)
    }


def _row(row: Row, figures: Figures, styles: Mapping[str, str], words: Words) -> dict[str, Any]:
    remarks = [remark_text(row, remark, words) for remark in row.remarks]
    return {
        "title": row.title,
        "estimate": row.estimated,
        "style": styles[row.name],
        "remarks": [{"text": text, "level": level} for text, level in remarks],
        "cells": [asdict(cell) | {"level": cell.level or ""} for cell in row_cells(row, figures.load, words)],
    }


def _meanings(figures: Figures, words: Words) -> list[str]:
    load = figures.load
    cost = words.text(
        "meaning-thousand",
        years=words.number(load.years),
        studies=words.number(load.studies_a_day),
        days=words.number(load.days),
        hours=words.number(load.hours_a_day),
        electricity=words.money(load.electricity, load.currency),
    )
    estimated = any(row.estimated for row in figures.rows)
    names = ("seconds", "answer", *(("estimate",) if estimated else ()), "accuracy", "fidelity")
    return [*(words.text(f"meaning-{name}") for name in names), cost]


def _choices(figures: Figures, words: Words) -> list[dict[str, str]]:
    def said(pick: Pick | None) -> str:
        if pick is None:
            return words.text("choice-none")
        cost = words.money(pick.thousand, figures.load.currency)
        return words.text("choice-cost", device=pick.row.title, cost=cost)

    return [
        {
            "clinic": words.text("choice-studies", studies=words.number(choice.load.studies_a_day)),
            "measured": said(choice.measured),
            "estimated": said(choice.estimated),
        }
        for choice in choices(figures)
    ]


def _example(number: int, example: Example, words: Words) -> dict[str, Any]:
    title = words.text("example-phantom") if example.phantom else words.text("example-image", number=number)

    def side(name: str, outlined: Outlined) -> dict[str, Any]:
        found = outlined.found
        none = "" if found else words.text("example-abstained" if found is None else "example-none-found")
        return {
            "title": words.text(f"example-{name}"),
            "outlines": outlined.outlines,
            "found": [
                {"colour": f.colour, "text": f"{words.finding(f.key)} {words.part(f.probability)}"}
                for f in found or ()
            ],
            "none": none,
        }

    return {
        "title": title,
        "picture": example.picture,
        "width": example.width,
        "height": example.height,
        "sides": [side("before", example.before), side("after", example.after)],
    }


def _read(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
