"""The loop of all stages: AdamW, a running mean of the weights, a checkpoint that a kill leaves whole.

One process or several (through `accelerate launch` or `torchrun`): every process draws the same batch
and takes its share of the rows, so that a run means the same on any number of them.
"""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Protocol, TypeVar

import torch
from accelerate import Accelerator, DistributedDataParallelKwargs
from torch import Tensor, nn

from .checkpoint import load_checkpoint, save_checkpoint
from .config import OptimiserConfig, StageConfig

SAVE_EVERY_SECONDS = 60
Some = TypeVar("Some", bound="TensorBatch")


class TensorBatch:
    """A dataclass of tensors whose first dimension is the image."""

    def share(self: Some, process: int, processes: int, device: torch.device) -> Some:
        """One process's rows, on its device."""
        tensors = {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]
        return type(self)(**{name: t[process::processes].to(device) for name, t in tensors.items()})


class Stage(Protocol):
    """What a stage gives the loop.

    Attributes:
        config: of the run.
        objective: `forward(batch, epoch)` gives the parts of the loss by name.
        weights: of the parts; a part that is not named counts once.
        steps: an epoch.
        figure: name of what `measure` gives.
    """

    figure: str
    weights: Mapping[str, float]
    steps: int

    @property
    def config(self) -> StageConfig:
        """Of the run."""

    @property
    def objective(self) -> nn.Module:
        """What is trained."""

    def begin_epoch(self, epoch: int, mean: nn.Module, run: Path) -> None:
        """Get ready for an epoch; `mean` is the objective with the running mean of the weights."""

    def batches(self, epoch: int, first: int) -> Iterator[TensorBatch]:
        """The epoch's batches from a step on; they depend on the seed and the step alone."""

    def measure(self, mean: nn.Module) -> float | None:
        """A figure on held-out patients after an epoch, or None."""


@dataclass(frozen=True)
class Step:
    """What a caller is told after every step.

    Attributes:
        done, total: steps.
        losses: each part of the loss.
        figure_name: of the stage's own figure on held-out patients.
        figure: the figure, after an epoch; else None.
    """

    done: int
    total: int
    losses: dict[str, float]
    figure_name: str
    figure: float | None


def run_stage(
    stage: Stage, run: Path, device: str = "cpu", on_step: Callable[[Step], None] | None = None
) -> nn.Module:
    """Train a stage to its end and return its objective with the running mean of the weights.

    Args:
        stage: what is learned.
        run: folder of the checkpoint; made if absent. A stopped run goes on from it.
        device: `cpu` or `cuda`.
        on_step: told after every step, in the first process.
    """
    run.mkdir(parents=True, exist_ok=True)
    loop = _Loop(stage, run, device)
    saved = time.monotonic()
    while loop.done < loop.total:
        epoch, first = divmod(loop.done, stage.steps)
        stage.begin_epoch(epoch, loop.mean, run)
        for batch in stage.batches(epoch, first):
            losses = loop.step(batch, epoch)
            last = loop.done % stage.steps == 0
            if not loop.accelerator.is_main_process:
                continue
            if on_step:
                figure = stage.measure(loop.mean) if last else None
                on_step(Step(loop.done, loop.total, losses, stage.figure, figure))
            if last or time.monotonic() - saved > SAVE_EVERY_SECONDS:
                loop.save()
                saved = time.monotonic()
    loop.accelerator.wait_for_everyone()
    return loop.mean


class _Loop:
    """Objective, running mean and optimiser of one run."""

    def __init__(self, stage: Stage, run: Path, device: str) -> None:
        config: StageConfig = stage.config
        self.stage, self.config, self.done = stage, config, 0
        self.total = config.optimiser.epochs * stage.steps
        self.accelerator = _accelerator(device)
        stage.objective.to(self.accelerator.device)
        self.mean = copy.deepcopy(stage.objective).eval().requires_grad_(False)
        self.plain = stage.objective
        optimiser = torch.optim.AdamW(_groups(self.plain, config.optimiser), lr=0.0)
        self.checkpoint = run / "checkpoint.safetensors"
        if self.checkpoint.is_file():
            self.done = load_checkpoint(self.checkpoint, config, self.plain, self.mean, optimiser)
        self.objective, self.optimiser = self.accelerator.prepare(self.plain, optimiser)

    def step(self, batch: TensorBatch, epoch: int) -> dict[str, float]:
        """One step of the optimiser; returns the parts of the loss."""
        accelerator, process = self.accelerator, self.accelerator.process_index
        torch.manual_seed((self.config.seed * 1_000_003 + self.done) * 64 + process)
        self.objective.train()
        for group in self.optimiser.param_groups:
            group["lr"] = learning_rate(self.config.optimiser, self.done / self.total)
        mine = batch.share(process, accelerator.num_processes, accelerator.device)
        parts: dict[str, Tensor] = self.objective(mine, epoch)
        total = torch.stack([self.stage.weights.get(name, 1.0) * part for name, part in parts.items()]).sum()
        self.optimiser.zero_grad(set_to_none=True)
        accelerator.backward(total)
        accelerator.clip_grad_norm_(self.plain.parameters(), self.config.optimiser.clip)
        self.optimiser.step()
        self.done += 1
        self._follow()
        return {name: part.item() for name, part in parts.items()}

    def save(self) -> None:
        """Write the checkpoint."""
        save_checkpoint(
            self.checkpoint, self.config, self.done, self.plain, self.mean, self.optimiser.optimizer
        )

    @torch.no_grad()
    def _follow(self) -> None:
        """Move the running mean towards the weights, faster in the first steps."""
        decay = min(self.config.optimiser.mean_decay, (1 + self.done) / (10 + self.done))
        for mean, now in zip(self.mean.state_dict().values(), self.plain.state_dict().values(), strict=True):
            if mean.is_floating_point():
                mean.lerp_(now, 1 - decay)
            else:
                mean.copy_(now)


def learning_rate(settings: OptimiserConfig, progress: float) -> float:
    """Warm-up, then half a cosine down to nothing; `progress` in [0, 1]."""
    warm = min(1.0, progress / settings.warm_up) if settings.warm_up else 1.0
    return settings.learning_rate * warm * (0.5 + 0.5 * math.cos(math.pi * progress))


def computes_in_bf16(device: str) -> bool:
    """Whether a device multiplies bf16 itself; a processor that only imitates it takes ten times as long."""
    if device != "cpu":
        return torch.cuda.is_bf16_supported()
    able = torch.cpu.get_capabilities()
    return bool(able.get("avx512_bf16") or able.get("amx_bf16"))


def _accelerator(device: str) -> Accelerator:
    """bf16 where the device computes in it, else full precision."""
    on_cpu = device == "cpu"
    half = "bf16" if computes_in_bf16(device) else "no"
    # A stage trains only the parts of the model that it needs.
    unused = DistributedDataParallelKwargs(find_unused_parameters=True)
    return Accelerator(cpu=on_cpu, mixed_precision=half, kwargs_handlers=[unused])


def _groups(objective: nn.Module, settings: OptimiserConfig) -> list[dict[str, object]]:
    """Matrices decay; biases, norms and positions do not."""
    learned = [p for p in objective.parameters() if p.requires_grad]
    return [
        {"params": [p for p in learned if p.ndim > 1], "weight_decay": settings.weight_decay},
        {"params": [p for p in learned if p.ndim <= 1], "weight_decay": 0.0},
    ]
