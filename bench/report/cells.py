"""A line of the first table in words: what a cell says, and how it is to be coloured."""

from __future__ import annotations

from dataclasses import dataclass

from .alerts import Level
from .cost import Load
from .rows import Remark, Row
from .words import Words, known

COLUMNS = ("hour", "seconds", "answer", "watts", "price", "thousand", "accuracy", "fidelity", "who")
_BAD: tuple[Remark, ...] = (
    "gate-failed", "other-bundle", "other-data", "other-version", "cut-short", "busy", "as-if", "too-slow",
)  # fmt: skip
_WHO: dict[str, Level | None] = {"pass": "good", "not-shown": "care", "fail": "bad", "not-measured": None}


@dataclass(frozen=True)
class Cell:
    """What stands in a column: the figure, what stands small below it, and its colour."""

    column: str
    text: str
    small: str = ""
    level: Level | None = None


def row_cells(row: Row, load: Load, words: Words) -> tuple[Cell, ...]:
    """The cells of a line, in the order of `COLUMNS`; what was not measured says so."""
    none = words.text("not-measured")
    estimated = words.text("estimate") if row.estimated else ""
    timed, watts = known(row.seconds.value), row.watts
    return (
        Cell("hour", words.number(row.an_hour) if timed else none, estimated if timed else ""),
        Cell("seconds", words.duration(row.seconds.value) if timed else none, _spread(row, words)),
        _answer(row, words),
        Cell("watts", *_watts(row, words)) if watts else Cell("watts", words.text("not-known")),
        Cell("price", _money(row.price, load, words) or words.text("not-known")),
        Cell("thousand", _money(row.thousand, load, words) or _why_no_cost(row, words)),
        Cell("accuracy", words.fixed(row.auroc.value), words.fixed_range(row.auroc))
        if known(row.auroc.value)
        else Cell("accuracy", none),
        _fidelity(row, words),
        Cell("who", words.text(f"who-short-{row.verdict.answer}"), level=_WHO[row.verdict.answer]),
    )


def remark_text(row: Row, remark: Remark, words: Words) -> tuple[str, Level]:
    """A remark in words, and whether it forbids the comparison or only weakens it."""
    level: Level = "bad" if remark in _BAD else "care"
    if remark == "error-known":
        assert row.estimate is not None, "only estimates have an error"
        factor = words.text("times", number=words.number(row.estimate.error or 1))
        return words.text("remark-error-known", factor=factor), level
    if remark == "as-if":
        assert row.run is not None, "only a run has a machine"
        return words.text("remark-as-if", machine=row.run.machine.cpu), level
    return words.text(f"remark-{remark}"), level


def _spread(row: Row, words: Words) -> str:
    if row.estimate:
        ends = row.seconds
        return words.durations(ends) if known(ends.low) else words.text("estimate")
    return words.durations(row.seconds) if known(row.seconds.value) else ""


def _answer(row: Row, words: Words) -> Cell:
    if not known(row.answer.value):
        return Cell("answer", words.text("not-measured"))
    small = (
        words.text("estimate") if row.estimate and not known(row.answer.low) else words.durations(row.answer)
    )
    return Cell("answer", words.duration(row.answer.value), small)


def _fidelity(row: Row, words: Words) -> Cell:
    if not known(row.agreement.value):
        return Cell("fidelity", words.text("not-measured"))
    small = words.fixed_range(row.agreement)
    if row.worst:
        finding, value = row.worst
        worst = words.text("worst", finding=words.finding(finding), number=words.fixed(value))
        small = f"{small}; {worst}"
    return Cell("fidelity", words.fixed(row.agreement.value), small)


def _watts(row: Row, words: Words) -> tuple[str, str]:
    source = words.text("watts-measured" if row.measured_watts else "data-sheet")
    return words.text("watts", number=words.number(row.watts or 0)), source


def _money(amount: float | None, load: Load, words: Words) -> str:
    return "" if amount is None else words.money(amount, load.currency)


def _why_no_cost(row: Row, words: Words) -> str:
    return words.text("price-not-known" if row.price is None else "not-known")
