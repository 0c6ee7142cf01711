"""`xvlm train`: train the model of one stage."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from ..errors import BadInput
from .extras import needs_extra
from .progress import progress_bar

EPILOG = "Example: [bold]xvlm train finetune --data ../shared/data --run ~/xvlm-runs/first[/]"


def command(
    stage: Annotated[str, typer.Argument(help="Stage to train; [bold]finetune[/] is the one there is.")],
    data: Annotated[Path, typer.Option(help="Folder with index.csv (or cxr/index.csv) and the images.")],
    run: Annotated[
        Path, typer.Option(help="Folder of the run: checkpoint and result. A stopped run goes on.")
    ],
    config: Annotated[
        Path | None, typer.Option(help="TOML of the run; the shipped one of the stage if not given.")
    ] = None,
    device: Annotated[str, typer.Option(help="cpu or cuda.")] = "cpu",
) -> None:
    """Train a model, resumable, and calibrate it on held-out patients."""
    from ..models.training import config as configs

    if stage not in configs.STAGES:
        raise BadInput(f"there is no stage «{stage}»", fix=f"Choose one of: {', '.join(configs.STAGES)}")
    with needs_extra("training"):
        from ..models.training import finetune, radiographs
    shipped = Path(str(resources.files(configs.__package__) / f"{stage}.toml"))
    settings = configs.read_config(config or shipped)
    console = Console(stderr=True)
    with progress_bar(console) as bar:
        reading = bar.add_task("reading images", total=None)
        images = radiographs.load_radiographs(
            data, settings.data.splits, settings.network.canvas, lambda rows: bar.track(rows, task_id=reading)
        )
        training = bar.add_task("training", total=None)

        def show(step: finetune.Step) -> None:
            bar.update(training, total=step.total, completed=step.done)
            if step.held_out_auroc is not None:
                parts = "  ".join(f"{name} {value:.3f}" for name, value in step.losses.items())
                bar.console.print(
                    f"step {step.done}/{step.total}  held-out AUROC {step.held_out_auroc:.4f}  {parts}",
                    highlight=False,
                )

        model = finetune.finetune(settings, images, run, device, show)
    Console().print(str(model), soft_wrap=True, highlight=False)
