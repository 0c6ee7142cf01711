"""Print the table of rivals."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from ...bench.material import gather, open_candidate, remembering
from ...bench.studies import canvases_to_measure
from ...runtimes.bundle import default_bundle_path, read_bundle
from ..comparison import Candidate
from ..export import graph_files
from ..job import Job, Unseen
from ..recipe_file import read_recipe, shipped_recipe
from ..steps.seal import DEFAULT_TEACHER
from .race import REFERENCE_ENGINE, Race, Row, eager, mark_front, prepare

LARGE_TEACHER = DEFAULT_TEACHER.with_name("xvlm-teacher.safetensors")


def main(
    data: Annotated[Path | None, typer.Option(help="Labelled radiographs; phantoms if not given.")] = None,
    images: Annotated[int, typer.Option(min=1, help="How many are compared.")] = 200,
    calibrate: Annotated[int, typer.Option(min=1, help="How many choose scales.")] = 100,
    seconds: Annotated[float, typer.Option(help="How long making one rival may take.")] = 300.0,
    teacher: Annotated[Path, typer.Option(help="Weights of the teacher.")] = LARGE_TEACHER,
    student: Annotated[Path, typer.Option(help="Weights of the shipped bundle.")] = DEFAULT_TEACHER,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the rows here.")] = None,
) -> None:
    """Compare the shipped bundle with what others make of the same teacher and of the same student."""
    console = Console(stderr=True)
    recipe = read_recipe(shipped_recipe("cpu"))
    with tempfile.TemporaryDirectory(prefix="xvlm-rivals-") as scratch:
        shipped = read_bundle(default_bundle_path())
        models = {}
        for name, weights in (("teacher", teacher), ("student", student)):
            job = Job(recipe, weights, shipped.canvas_size, data, Unseen())
            models[name] = Candidate.of(job, weights)
        canvases, _ = canvases_to_measure(data, shipped.canvas_size, calibrate)
        material = gather(data, images, "measure")
        rows: list[Row] = []
        for name, model in models.items():
            console.print(f"exporting the {name}")
            prepare(model, canvases, Path(scratch) / name)
            rows.append(eager(name, model.model, canvases[0]))
        with models["teacher"].bundle(graph_files(Path(scratch) / "teacher" / "fp32")) as bundle:
            race = Race(remembering(open_candidate(bundle, REFERENCE_ENGINE)), material, canvases[0])
            with models["student"].bundle(graph_files(Path(scratch) / "student" / "fp32")) as plain:
                original = remembering(open_candidate(plain, REFERENCE_ENGINE))
                rows.append(race.measure(shipped, original, models["student"], "xvlm, as shipped", "student"))
            for name, model in models.items():
                for row in race.rivals(model, name, Path(scratch) / name, seconds):
                    console.print(f"{row.name} of the {name}: {row.why_not or 'measured'}")
                    rows.append(row)
    rows = mark_front(rows)
    if json_file:
        written = [{k: None if v != v else v for k, v in asdict(row).items()} for row in rows]
        json_file.write_text(json.dumps(written, indent=1), encoding="utf-8")
    _print(rows, material.name, len(material.studies))


def _print(rows: list[Row], data: str, images: int) -> None:
    table = Table(title=f"On {images} images of {data}", title_justify="left")
    for heading in (
        "",
        "made by",
        "of",
        "p50 ms",
        "engine",
        "ρ to teacher",
        "ρ to itself",
        "shift",
        "AUROC lost",
    ):
        table.add_column(heading)
    for row in rows:
        if row.why_not:
            table.add_row("", row.name, row.of, row.why_not)
            continue
        figures = (row.to_teacher, row.to_itself, row.shift, row.auroc_loss)
        said = ("" if np.isnan(figure) else f"{figure:.4f}" for figure in figures)
        table.add_row(
            "*" if row.front else "", row.name, row.of, f"{row.milliseconds:.2f}", row.engine, *said
        )
    console = Console()
    console.print(table)
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    console.print("* on the Pareto front of time, maps and diagnosis", highlight=False)
    if load > cores * 1.2:
        console.print(f"The machine was busy (load {load:.1f} on {cores} cores): these times are no figures.")


if __name__ == "__main__":
    typer.run(main)
