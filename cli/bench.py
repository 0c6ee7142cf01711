"""`xvlm bench`: measure a bundle on this machine."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from .files import prepare_folder, write_whole
from .options import BundleOption, EngineOption
from .progress import progress_bar

app = typer.Typer(
    help="Measure a bundle: how good its findings are, and how fast a study is.", no_args_is_help=True
)


@app.command(
    "evaluate", epilog="Example: xvlm bench evaluate --data ../shared/data --split val --json figures.json"
)
def evaluate(
    data: Annotated[
        Path, typer.Option(help="Folder with index.csv (or cxr/index.csv) and labelled radiographs.")
    ],
    split: Annotated[
        str | None, typer.Option(help="Value of the index's column split; all rows if not given.")
    ] = None,
    bundle: BundleOption = None,
    engine: EngineOption = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures here.")] = None,
    card: Annotated[Path | None, typer.Option(help="Write the model card here.")] = None,
) -> None:
    """Measure a bundle's findings on labelled radiographs, on the engine that runs it."""
    from ..bench.evaluate import evaluate as measure
    from ..bench.model_card import write_model_card
    from ..explain import open_session

    for file in (json_file, card):
        if file:
            prepare_folder(file.parent)
    session = open_session(bundle, engine)
    with progress_bar(Console(stderr=True)) as bar:
        result = measure(
            session, data, split, lambda studies: bar.track(list(studies), description="explaining")
        )
    if json_file:
        write_whole(json_file, (json.dumps(asdict(result), indent=1) + "\n").encode())
    if card:
        asked = f"xvlm bench evaluate --data DIR{f' --split {split}' if split else ''} --card {card.name}"
        write_whole(card, write_model_card(result, asked).encode())
    console = Console()
    console.print(
        f"{result.bundle} on {result.engine}: {result.images} radiographs, {result.patients} patients",
        highlight=False,
    )
    console.print(f"mean AUROC {result.mean_auroc}; refused {result.refused:.1%}", highlight=False)
    for figures in result.findings:
        console.print(
            f"  {figures.key:20} AUROC {figures.auroc}  {figures.positives} positives", highlight=False
        )
    if result.pointing:
        console.print(
            f"pointing game {result.pointing.hit}; best constant point {result.pointing.constant:.3f}",
            highlight=False,
        )


@app.command("cold-start", epilog="Example: xvlm bench cold-start scan.dcm")
def cold_start(
    image: Annotated[Path, typer.Argument(help="A radiograph.")],
    runs: Annotated[int, typer.Option(min=1, help="Processes to time, after one that is not counted.")] = 7,
) -> None:
    """Time whole processes from the command line to the printed result, and their memory."""
    from ..bench.cold_start import measure_cold_start
    from ..explain.door import read_radiograph

    read_radiograph(image)
    result = measure_cold_start(["explain", str(image), "--format", "text"], runs)
    median, least, most = result.wall_s
    print(f"xvlm explain {image.name} --format text, {result.runs} fresh processes, bytecode compiled")
    print(f"wall {median:.2f} s (from {least:.2f} to {most:.2f}), peak memory {result.peak_rss_mb:.0f} MB")
