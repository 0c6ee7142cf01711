"""`xvlm bench fidelity`: how far a bundle strays from another."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ...errors import BadInput
from .. import completion
from ..json_output import JsonOption, put_json
from ..options import EngineOption, SplitOption
from ..progress import progress_bar

EPILOG = """Examples:

  xvlm bench fidelity --reference teacher-bundle --candidate my-bundle --data ../shared/data --split val

  xvlm bench fidelity --reference teacher-bundle --data studies/ --images 200 --json fidelity.json

  xvlm bench fidelity --reference teacher-bundle --data studies/ --only evidence --which evidence.spearman"""

# How many images are named where a figure is worst.
NAMED = 10


def command(
    reference: Annotated[
        Path,
        typer.Option(help="Bundle to compare with; of a teacher, `xvlm compress WEIGHTS --fp32` makes one."),
    ],
    data: Annotated[Path, typer.Option(help="A dataset, or a folder of radiographs.")],
    candidate: Annotated[
        Path | None,
        typer.Option(
            "--candidate", "--bundle", help="Bundle that is measured; the shipped one if not given."
        ),
    ] = None,
    split: SplitOption = None,
    images: Annotated[
        int | None, typer.Option(min=1, help="Measure on so many images, drawn at random; all if not given.")
    ] = None,
    close: Annotated[
        int | None,
        typer.Option(min=0, help="Images for faithfulness and robustness, which are slow; 48 if not given."),
    ] = None,
    only: Annotated[
        str | None,
        typer.Option(
            autocompletion=completion.groups,
            help="Groups of figures, with commas between; all if not given.",
        ),
    ] = None,
    engine: EngineOption = None,
    which: Annotated[
        str | None,
        typer.Option(
            metavar="FIGURE",
            autocompletion=completion.figures,
            help="Name the images where this figure is worst.",
        ),
    ] = None,
    json_file: JsonOption = None,
) -> None:
    """Compare a bundle's answers, evidence and words with another's on the same images.

    Uses what the data has: without labels and radiologists' boxes it says so, and measures agreement alone.
    Intervals are 95 % bootstrap intervals over patients.

    Exit codes: 0 measured, 1 a fault of an engine, 2 a file, a bundle or an option cannot be used.
    """
    from ...bench.fidelity import CLOSE_IMAGES, GROUPS, choose_groups, measure_fidelity
    from ...bench.fidelity.catalogue import FIGURES
    from ...bench.fidelity.pairs import open_pairs
    from ...bench.localisation import read_boxes
    from ...bench.studies import draw_studies, read_studies
    from .fidelity_table import show_report

    groups = choose_groups(only.split(",")) if only else GROUPS
    if which and which not in FIGURES:
        raise BadInput("is no figure", on=which, fix=f"Choose one of: {', '.join(FIGURES)}")
    studies = draw_studies(read_studies(data, split), images)
    first, *helpers = open_pairs(reference, candidate, engine)
    with progress_bar(Console(stderr=True)) as bar:
        found = measure_fidelity(
            first.reference,
            first.candidate,
            studies,
            data.resolve().name,
            split or "all",
            lambda items: bar.track(list(items), description="comparing"),
            groups=groups,
            boxes=read_boxes(data),
            close_images=CLOSE_IMAGES if close is None else close,
            helpers=tuple(helpers),
        )
    if put_json(json_file, found.report.as_json()):
        return
    console = Console()
    show_report(found.report, console)
    blamed = found.images.worst(which, NAMED) if which else ()
    for image, value in blamed:
        console.print(f"{which} {value:.3f}  {image}", highlight=False, markup=False, soft_wrap=True)
