"""How a report on fidelity looks on the terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from ...bench.fidelity import FidelityReport, Figure, Part
    from ...bench.statistics import Interval

QUESTIONS = {
    "diagnosis": "Does it find the same, and as well?",
    "evidence": "Does it see it where the reference sees it? (Agreement is not truth: see localisation.)",
    "faithfulness": "Do its maps show what its own answers rest on?",
    "localisation": "Does it point where radiologists drew boxes?",
    "calibration": "Are its probabilities true?",
    "language": "Does it say the same?",
    "robustness": "Does it hold when the image hardly changes?",
}
# Below this many patients the reader is told what that means.
FEW_PATIENTS = 100


def show_report(report: FidelityReport, console: Console) -> None:
    """One table a group of figures, a line a figure, and what could not be measured."""
    material = report.material
    console.print(
        f"{report.candidate.name} on {report.candidate.engine}, against {report.reference.name} on "
        f"{report.reference.engine}\n{material.images} radiographs of {material.patients} patients, "
        f"{material.labelled} with labels, {material.boxed} with radiologists' boxes; "
        f"{material.close} of them looked at closely, for faithfulness and robustness",
        highlight=False,
        markup=False,
    )
    for subject in (report.reference, report.candidate):
        if subject.failed:
            console.print(
                f"{subject.name} failed its gate: {'; '.join(subject.failed)}", style="red", markup=False
            )
        if subject.fallback_from:
            console.print(
                f"{subject.name} prefers {subject.fallback_from}, which could not be used here", markup=False
            )
    for group, figures in groupby(report.figures, lambda figure: figure.name.partition(".")[0]):
        console.print(_table(QUESTIONS[group], {figure.name: figure for figure in figures}))
    for group, reason in report.not_measured:
        console.print(f"Not measured: {group}: {reason}", highlight=False, markup=False)
    console.print(
        "In brackets: where a figure would likely lie with other patients (95 % bootstrap intervals over "
        "patients). ↑ more is better, ↓ less is better. A dash: nothing, or too little, to measure on.",
        style="dim",
        highlight=False,
    )
    if material.patients < FEW_PATIENTS:
        console.print(
            f"{material.patients} patients are few: the intervals are wide, and worst findings and groups "
            "are partly chance.",
            style="yellow",
            highlight=False,
        )


def _table(title: str, figures: dict[str, Figure]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", show_lines=True, expand=True)
    table.add_column("", ratio=3)
    both = any(_reference_of(name) in figures for name in figures)
    headings = ["candidate", *(["reference", "worse by"] if both else ["without looking"])]
    for heading in (*headings, "worst finding", "worst group"):
        table.add_column(heading, ratio=2)
    for name, figure in figures.items():
        if _is_beside_another(name, figures):
            continue
        guesses = _baselines(figure)
        beside = [_overall(figures.get(other)) for other in (_reference_of(name), f"{name}_loss")]
        below = f"\nwithout looking: {guesses}" if both and figure.baselines else ""
        table.add_row(
            f"{'↑' if figure.better == 'higher' else '↓'} {figure.meaning}{below}",
            _overall(figure),
            *(beside if both else [guesses]),
            _part(figure.worst),
            _part(figure.worst_group),
        )
    return table


def _is_beside_another(name: str, figures: dict[str, Figure]) -> bool:
    """Whether a figure stands in another's line: the reference's, and the loss."""
    group, _, short = name.partition(".")
    own = short.removeprefix("reference_").removesuffix("_loss")
    return own != short and f"{group}.{own}" in figures


def _reference_of(name: str) -> str:
    group, _, short = name.partition(".")
    return f"{group}.reference_{short}"


def _overall(figure: Figure | None) -> str:
    return _said(figure.overall) if figure else "–"


def _part(part: Part | None) -> str:
    return f"{part.name.replace('_', ' ')}\n{_said(part.interval)}" if part else "–"


def _said(interval: Interval) -> str:
    if np.isnan(interval.value):
        return "–"
    if np.isnan(interval.low):
        return f"{interval.value:.3f}"
    return f"{interval.value:.3f}\n({interval.low:.3f} to {interval.high:.3f})"


def _baselines(figure: Figure) -> str:
    told = (f"{part.name.replace('_', ' ')} {part.interval.value:.3f}" for part in figure.baselines)
    return ", ".join(told) or "–"
