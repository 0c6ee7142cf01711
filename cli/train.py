"""`xvlm train`: train the model of one stage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from ..errors import BadInput
from . import completion
from .extras import needs_extra
from .progress import progress_bar
from .stopping import keeps

if TYPE_CHECKING:
    from ..models.training.config import DataConfig
    from ..models.training.radiographs import Radiographs

EPILOG = """The stages, in their order; each begins with the weights of the one before (--init):

  xvlm train pretrain --data DIR --run runs/pretrain

  xvlm train align    --data DIR --run runs/align --init runs/pretrain/model.safetensors

  xvlm train finetune --data DIR --run runs/finetune --init runs/align/model.safetensors

  xvlm train gather   --data DIR --run runs/teacher --init A.safetensors --init B.safetensors

  xvlm train distil   --data DIR --run runs/student --teacher runs/teacher/model.safetensors

  xvlm train prefer   --data DIR --run runs/prefer --init runs/student/model.safetensors

On several processes: accelerate launch -m xvlm.cli train …"""


def command(
    stage: Annotated[
        str,
        typer.Argument(
            autocompletion=completion.stages,
            help="[bold]pretrain[/] (self-supervised), [bold]align[/] (images with texts), [bold]finetune[/] "
            "(findings, lungs, statements), [bold]gather[/] (several models into a teacher), [bold]distil[/] "
            "(a student from a teacher), [bold]prefer[/] (what a reader would rather read).",
        ),
    ],
    data: Annotated[
        Path,
        typer.Option(
            help="Folder with index.csv, or NIH, CheXpert, MIMIC-CXR-JPG or PadChest as distributed."
        ),
    ],
    run: Annotated[
        Path, typer.Option(help="Folder of the run: checkpoint and result. A stopped run goes on.")
    ],
    config: Annotated[
        Path | None, typer.Option(help="TOML of the run; the shipped one of the stage if not given.")
    ] = None,
    init: Annotated[
        list[Path] | None, typer.Option(help="Weights to begin with; for gather, each of the members.")
    ] = None,
    teacher: Annotated[Path | None, typer.Option(help="Weights of the teacher, for distil.")] = None,
    corrections: Annotated[
        Path | None, typer.Option(help="A reader's corrections, one JSON object a line, for prefer.")
    ] = None,
    processor: Annotated[
        str,
        typer.Option(autocompletion=completion.one_of("cpu", "cuda"), help="What computes: cpu or cuda."),
    ] = "cpu",
    device: Annotated[str | None, typer.Option(hidden=True, help="The former name of --processor.")] = None,
) -> None:
    """Train one stage of the model, resumable from any step."""
    from ..models.training import config as configs

    known = [*configs.STAGES, "gather"]
    if stage not in known:
        raise BadInput(f"there is no stage «{stage}»", fix=f"Choose one of: {', '.join(known)}")
    starts = init or []
    computing = device or processor
    with needs_extra("training"):
        from ..models.training import gather, loop
        from ..models.training import run as runs
    if stage == "gather":
        images = _read(data, configs.DataConfig(), gather.largest_canvas(starts))
        run.mkdir(parents=True, exist_ok=True)
        _say(gather.gather(starts, images, run / "model.safetensors", computing))
        return
    if len(starts) > 1:
        raise BadInput(f"the stage «{stage}» begins with one file", fix="Give --init once")
    settings = configs.read_config(config or configs.shipped_config(stage), stage)
    images = _read(data, settings.data, settings.network.canvas)
    console = Console(stderr=True)
    kept = f"the last checkpoint is kept in {run}"
    with keeps(kept, "The same command goes on from there"), progress_bar(console) as bar:
        training = bar.add_task("training", total=None)

        def show(step: loop.Step) -> None:
            bar.update(training, total=step.total, completed=step.done)
            if step.figure is not None:
                parts = "  ".join(f"{name} {value:.3f}" for name, value in step.losses.items())
                held_out = f"held-out {step.figure_name} {step.figure:.4f}"
                bar.console.print(f"step {step.done}/{step.total}  {held_out}  {parts}", highlight=False)

        first = starts[0] if starts else None
        model = runs.train(settings, images, run, first, teacher, corrections, computing, show)
    _say(model)


def _read(data: Path, settings: DataConfig, canvas: int) -> Radiographs:
    from ..models.training.radiographs import load_radiographs

    with progress_bar(Console(stderr=True)) as bar:
        task = bar.add_task("reading images", total=None)
        return load_radiographs(data, settings.splits, canvas, lambda rows: bar.track(rows, task_id=task))


def _say(model: Path) -> None:
    Console().print(str(model), soft_wrap=True, highlight=False)
