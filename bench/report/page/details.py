"""What the page says beside the figures: each scenario, the method, its limits, the machines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from .... import __version__
from ...run.result import Measured, Run
from ...run.scenarios import SCENARIOS
from ...statistics import Interval
from ..cells import Cell
from ..estimates import LEAST_SECONDS_A_PRODUCT
from ..rows import Figures
from ..words import Words
from .plots.latency import latency_chart


@dataclass(frozen=True)
class Line:
    """A device in one scenario."""

    style: str
    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class ScenarioSection:
    """A scenario on all devices that were measured in it."""

    title: str
    chart: Markup
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class MachineLines:
    """A device and what is to be known of its run."""

    title: str
    lines: tuple[str, ...]


def scenario_sections(figures: Figures, styles: Mapping[str, str], words: Words) -> list[ScenarioSection]:
    """Every scenario in which anything was measured."""
    found = []
    for scenario in SCENARIOS:
        seen = [
            (row, measured)
            for row in figures.rows
            if row.run and (measured := row.run.scenario(scenario.name))
        ]
        if not seen:
            continue
        title = words.text(f"scenario-{scenario.name}")
        curves = [(styles[row.name], measured.seconds) for row, measured in seen]
        chart = latency_chart(curves, words.text("latency-x"), words.text("latency-y"), title)
        lines = tuple(
            Line(styles[row.name], row.title, _scenario_cells(measured, words)) for row, measured in seen
        )
        found.append(ScenarioSection(title, Markup(chart), lines))
    return found


def _scenario_cells(measured: Measured, words: Words) -> tuple[Cell, ...]:
    none = words.text("not-measured")
    memory, joules = measured.memory, measured.energy.joules

    def timed(column: str, figure: Interval) -> Cell:
        return Cell(column, words.duration(figure.value), words.durations(figure))

    def megabytes(column: str, amount: float | None) -> Cell:
        text = none if amount is None else words.text("megabytes", number=words.number(amount))
        return Cell(column, text)

    return (
        timed("median", measured.p50),
        timed("p90", measured.p90),
        timed("p99", measured.p99),
        Cell("throughput", words.number(measured.throughput.value)),
        Cell("queries", words.number(len(measured.seconds))),
        megabytes("memory", memory.peak_mb),
        megabytes("steady", memory.steady_mb),
        Cell("energy", none if joules is None else words.text("joules", number=words.number(joules))),
    )


def unread(figures: Figures, words: Words) -> list[str]:
    """What was not measured, and why; what several runs share stands once."""
    lines = []
    for named in figures.inputs.runs:
        for left in named.run.not_measured:
            scenario, reason = words.text(f"scenario-{left.name}"), words.reason(left.reason)
            lines.append(words.text("unread-scenario", scenario=scenario, reason=reason))
        reasons = [scenario.energy.reason for scenario in named.run.scenarios if scenario.energy.reason]
        lines += [words.text("unread-energy", reason=words.reason(reason)) for reason in reasons]
    return list(dict.fromkeys(lines))


def made(figures: Figures, words: Words) -> str:
    """When the runs were made."""
    days = sorted(named.run.made[:10] for named in figures.inputs.runs)
    return words.text("made", **{"from": days[0], "to": days[-1]}, version=__version__)


def method(figures: Figures, words: Words) -> list[str]:
    """How the figures came about."""
    precision = words.part(figures.inputs.runs[0].run.precision)
    return [
        words.text("method-scenarios", precision=precision),
        words.text("method-intervals"),
        words.text("method-idle"),
        words.text("method-energy"),
        *_method_of_estimates(figures, words),
        words.text("method-files"),
    ]


def _method_of_estimates(figures: Figures, words: Words) -> list[str]:
    learned = figures.calibration
    if learned is None:
        return [words.text("method-no-estimates")]
    said = words.text(
        "method-estimates",
        factor=words.number(learned.factor),
        devices=learned.devices,
        launch=f"{1e6 * LEAST_SECONDS_A_PRODUCT:.0f} µs",
    )
    if learned.error is None:
        return [said, words.text("method-error-unknown")]
    factor = words.text("times", number=words.number(learned.error))
    return [said, words.text("method-error-known", factor=factor)]


def limits(figures: Figures, words: Words) -> list[str]:
    """What the figures do not say."""
    kinds = sorted({named.run.data.kind for named in figures.inputs.runs})
    images = ", ".join(words.text(f"kind-{kind}") for kind in kinds)
    return [
        words.text("limit-place"),
        words.text("limit-phantoms", kinds=images),
        words.text("limit-quality"),
        words.text("limit-price"),
        words.text("limit-watts"),
    ]


def machines(figures: Figures, words: Words) -> list[MachineLines]:
    """What was measured on."""
    return [MachineLines(row.title, _machine_lines(row.run, words)) for row in figures.rows if row.run]


def _machine_lines(run: Run, words: Words) -> tuple[str, ...]:
    machine, unknown = run.machine, words.text("not-known")
    gigabytes = f"{machine.memory_bytes / 1e9:.0f} GB" if machine.memory_bytes else unknown
    return (
        words.text(
            "machine-line",
            cpu=f"{machine.cpu} ({machine.architecture})",
            cores=machine.cores,
            memory=gigabytes,
            os=machine.os,
            engine=f"{run.engine.name} {run.engine.version}",
            threads=run.engine.threads,
            python=machine.python,
            governor=machine.governor or unknown,
        ),
        words.text(
            "machine-bundle",
            bundle=run.bundle.name,
            version=run.bundle.version,
            size=words.text("megabytes", number=words.number(run.bundle.bytes / 1e6)),
            sha256=run.bundle.sha256,
        ),
        words.text(
            "machine-data",
            count=run.data.files,
            kind=words.text(f"kind-{run.data.kind}"),
            sha256=run.data.sha256,
        ),
    )
