"""Print the table of rivals."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from ...bench.json_text import to_json
from ..steps.seal import DEFAULT_TEACHER
from .race import Row, Settings, run

LARGE_TEACHER = DEFAULT_TEACHER.with_name("xvlm-teacher.safetensors")


def main(
    data: Annotated[Path | None, typer.Option(help="Labelled radiographs; phantoms if not given.")] = None,
    images: Annotated[int, typer.Option(min=1, help="How many are compared.")] = 200,
    calibrate: Annotated[int, typer.Option(min=1, help="How many choose scales.")] = 100,
    seconds: Annotated[float, typer.Option(help="How long making one rival may take.")] = 300.0,
    teacher: Annotated[Path, typer.Option(help="Weights of the teacher.")] = LARGE_TEACHER,
    student: Annotated[Path, typer.Option(help="Weights of the shipped bundle.")] = DEFAULT_TEACHER,
    of: Annotated[list[str] | None, typer.Option(help="Rivals of teacher, student; or both.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the rows here.")] = None,
) -> None:
    """Compare the shipped bundle with what others make of the same teacher and of the same student."""
    console = Console(stderr=True)
    settings = Settings(data, images, calibrate, seconds, tuple(of or ("teacher", "student")))
    rows = run({"teacher": teacher, "student": student}, settings, console.print)
    if json_file:
        json_file.write_text(to_json([asdict(row) for row in rows]), encoding="utf-8")
    _print(rows, data.name if data else "phantoms", images)


def _print(rows: list[Row], data: str, images: int) -> None:
    title = f"On {images} images at most, {data}"
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for heading in ("", "made by", "of", "engine"):
        table.add_column(heading)
    for heading in ("p50 ms", "ρ to\nteacher", "ρ to\nitself", "shift", "AUROC\nlost"):
        table.add_column(heading, justify="right", no_wrap=True)
    notes = []
    for row in rows:
        if row.why_not:
            notes.append(f"{row.name} of the {row.of}: {row.why_not}")
            continue
        notes += [f"{row.name} of the {row.of}: {engine} refuses it or crashes" for engine in row.crashed]
        figures = (row.to_teacher, row.to_itself, row.shift, row.auroc_loss)
        said = ("" if np.isnan(figure) else f"{figure:.3f}" for figure in figures)
        milliseconds = f"{row.milliseconds:.2f}"
        table.add_row("*" if row.front else "", row.name, row.of, row.engine, milliseconds, *said)
    console = Console()
    console.print(table)
    for note in notes:
        console.print(note, highlight=False)
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    console.print("* on the Pareto front of time, maps and diagnosis", highlight=False)
    if load > cores * 1.2:
        console.print(f"The machine was busy (load {load:.1f} on {cores} cores): these times are no figures.")


if __name__ == "__main__":
    typer.run(main)
