"""Distil: a student learns the teacher's answers, attention and maps (arXiv 2010.15054)."""

from __future__ import annotations

from pathlib import Path

from ...errors import BadInput
from ...models.training.config import DistilConfig
from ...models.training.loop import Step
from ...models.training.radiographs import load_radiographs
from ...models.training.run import train
from ..job import Job
from ..recipe import Distil
from ..work import Entry

WEIGHTS = "model.safetensors"


def distil(job: Job, table: Distil, folder: Path) -> list[Entry]:
    """Train a student from `table.init`, or from nothing; writes its weights."""
    init = Path(table.init) if table.init else None
    learn(job, table.stage(table.network), init, folder, "distilling")
    attention = table.imitation.attention
    pulled = (
        f"its maps pulled to the teacher's with weight {attention:g}" if attention else "its maps left free"
    )
    began = f"from {init.name}" if init else "from random weights"
    did = f"trained a student {began} for {table.optimiser.epochs} epochs, {pulled}"
    return [Entry("distil", did, "a smaller network answers sooner")]


def learn(job: Job, config: DistilConfig, init: Path | None, folder: Path, name: str) -> None:
    """Run the stage `distil` beside the teacher; a killed run goes on from its last checkpoint."""
    if job.data is None:
        raise BadInput("a student needs labelled radiographs", fix="Give --data")
    images = load_radiographs(
        job.data, config.data.splits, config.network.canvas, lambda rows: job.progress.track(rows, "reading")
    )

    def tell(step: Step) -> None:
        job.progress.at(step.done, step.total, name)

    train(config, images, folder, init, job.teacher, on_step=tell)
