"""A training run as one named TOML file."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ...errors import BadConfig
from ...strict_toml import read_table
from ..network.config import NetworkConfig


@dataclass(frozen=True)
class DataConfig:
    """Which images are used.

    Attributes:
        splits: values of the index's column `split` that may train.
        held_out: share of patients kept for calibration and for choosing, in (0, 1).
        partly_labelled_each_epoch: images an epoch from sources that know only some findings,
            half of them positive, so that no finding can be told by its source.
        phantoms: how many phantoms are drawn once and used again and again.
        gate_pictures: radiographs, and as many pictures of something else, that teach the gate.
    """

    splits: tuple[str, ...] = ("train",)
    held_out: float = 0.15
    partly_labelled_each_epoch: int = 1000
    phantoms: int = 300
    gate_pictures: int = 4000


@dataclass(frozen=True)
class OptimiserConfig:
    """AdamW with warm-up and a cosine; the weights that are kept are a running mean.

    Attributes:
        epochs: passes over the data.
        batch: images a step.
        learning_rate, weight_decay: peak values.
        warm_up: share of the steps, in [0, 1).
        clip: bound on the gradient's norm.
        mean_decay: of the running mean of the weights, a step.
    """

    epochs: int = 24
    batch: int = 64
    learning_rate: float = 1.5e-3
    weight_decay: float = 0.05
    warm_up: float = 0.05
    clip: float = 1.0
    mean_decay: float = 0.998


@dataclass(frozen=True)
class LossConfig:
    """Weights of the parts of the loss, and how many synthetic images a step sees.

    Attributes:
        judge, anatomy, narrate: weights of the heads' losses.
        place: pull of a known lesion on its finding's map.
        outside: push of positive evidence into the lung fields, on real images.
        inserted: lesions painted into healthy radiographs, a step.
        phantoms: phantoms, a step.
    """

    judge: float = 1.0
    anatomy: float = 0.5
    narrate: float = 0.1
    place: float = 0.02
    outside: float = 0.05
    inserted: int = 6
    phantoms: int = 4


@dataclass(frozen=True)
class TrainingConfig:
    """Everything a run depends on, besides the data and the code."""

    stage: str
    seed: int = 0
    network: NetworkConfig = field(default_factory=NetworkConfig)
    data: DataConfig = field(default_factory=DataConfig)
    optimiser: OptimiserConfig = field(default_factory=OptimiserConfig)
    loss: LossConfig = field(default_factory=LossConfig)


STAGES = ("finetune",)


def read_config(path: Path) -> TrainingConfig:
    """Read a run's configuration.

    Raises:
        BadConfig: not TOML, an unknown key or a value of the wrong type; all of them at once.
    """
    config = read_table(path, TrainingConfig)
    if config.stage not in STAGES:
        raise BadConfig(f"`stage` must be one of {', '.join(STAGES)}", on=path.name, fix="Correct the stage")
    return config
