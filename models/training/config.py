"""A training run as one named TOML file; each stage has its own table beside those that all share."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from ...errors import BadConfig
from ...strict_toml import read_table
from ..network.config import NetworkConfig
from .config_checks import problems_of_numbers


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
    partly_labelled_each_epoch: int = 600
    phantoms: int = 300
    gate_pictures: int = 4000


@dataclass(frozen=True)
class OptimiserConfig:
    """AdamW with warm-up and a cosine; the weights that are kept are a running mean.

    Attributes:
        epochs: passes over the data.
        batch: images a step, over all processes.
        learning_rate, weight_decay: peak values.
        warm_up: share of the steps, in [0, 1).
        clip: bound on the gradient's norm.
        mean_decay: of the running mean of the weights, a step.
    """

    epochs: int = 12
    batch: int = 64
    learning_rate: float = 1.5e-3
    weight_decay: float = 0.05
    warm_up: float = 0.05
    clip: float = 3.0
    mean_decay: float = 0.998


@dataclass(frozen=True)
class MaskingConfig:
    """Masked image modelling.

    Attributes:
        share: of the squares that are hidden, in (0, 1).
        square: side of a square in tokens.
    """

    share: float = 0.6
    square: int = 2


@dataclass(frozen=True)
class AlignmentConfig:
    """Images against texts.

    Attributes:
        width: of the space that both are put in.
        temperature: of the softmax over the batch.
        said: share of a text's sentences that a step sees, in (0, 1].
    """

    width: int = 128
    temperature: float = 0.1
    said: float = 0.7


@dataclass(frozen=True)
class LossConfig:
    """Weights of the parts of the loss, and how many synthetic images a step sees.

    Attributes:
        judge, anatomy, marks, attributes, narrate: weights of the heads' losses.
        place: pull of a known lesion on its finding's map.
        evidence: of each token's evidence where every token is known.
        heart: of what the heart's measured width says of cardiomegaly.
        inserted: lesions painted into healthy radiographs, a step.
        inserted_after, heart_after: epochs after which the lung head is trusted with placing them, and
            with measuring the heart.
        phantoms: phantoms, a step.
    """

    judge: float = 1.0
    anatomy: float = 0.5
    marks: float = 0.2
    attributes: float = 0.3
    narrate: float = 0.1
    place: float = 0.05
    evidence: float = 0.2
    heart: float = 0.0
    inserted: int = 4
    inserted_after: int = 3
    heart_after: int = 3
    phantoms: int = 3


@dataclass(frozen=True)
class ImitationConfig:
    """What a student takes from its teacher.

    Attributes:
        logits: weight of the teacher's probabilities, of all findings on all images.
        attention: weight of the teacher's attention and maps; 0 leaves them out.
    """

    logits: float = 2.0
    attention: float = 1.0


@dataclass(frozen=True)
class PreferenceConfig:
    """Direct preference optimisation (Rafailov et al., arXiv 2305.18290) of the narrator.

    Attributes:
        beta: how far the narrator may leave the one it began as; larger is nearer.
        anchor: weight of the likelihood of the preferred explanation itself.
        supported_from, unsupported_to: judge's calibrated probability, relative to the finding's
            threshold, from which a statement is supported, and up to which it is not.
        corrections_share: share of a batch drawn from a reader's corrections, where there are some.
    """

    beta: float = 0.1
    anchor: float = 0.1
    supported_from: float = 1.0
    unsupported_to: float = 0.7
    corrections_share: float = 0.5


@dataclass(frozen=True)
class StageConfig:
    """What every stage has: everything a run depends on, besides the data and the code."""

    stage: str
    seed: int = 0
    network: NetworkConfig = field(default_factory=NetworkConfig)
    data: DataConfig = field(default_factory=DataConfig)
    optimiser: OptimiserConfig = field(default_factory=OptimiserConfig)


@dataclass(frozen=True)
class PretrainConfig(StageConfig):
    """Stage `pretrain`."""

    masking: MaskingConfig = field(default_factory=MaskingConfig)


@dataclass(frozen=True)
class AlignConfig(StageConfig):
    """Stage `align`."""

    alignment: AlignmentConfig = field(default_factory=AlignmentConfig)


@dataclass(frozen=True)
class FinetuneConfig(StageConfig):
    """Stage `finetune`."""

    loss: LossConfig = field(default_factory=LossConfig)


@dataclass(frozen=True)
class DistilConfig(FinetuneConfig):
    """Stage `distil`: `finetune` beside a teacher."""

    imitation: ImitationConfig = field(default_factory=ImitationConfig)


@dataclass(frozen=True)
class PreferConfig(StageConfig):
    """Stage `prefer`."""

    preference: PreferenceConfig = field(default_factory=PreferenceConfig)


STAGES: dict[str, type[StageConfig]] = {
    "pretrain": PretrainConfig,
    "align": AlignConfig,
    "finetune": FinetuneConfig,
    "prefer": PreferConfig,
    "distil": DistilConfig,
}


def shipped_config(stage: str) -> Path:
    """The TOML of a stage that ships with xvlm."""
    return Path(str(resources.files(__package__) / "stages" / f"{stage}.toml"))


def read_config(path: Path, stage: str) -> StageConfig:
    """Read the configuration of a stage.

    Raises:
        BadConfig: not TOML, of another stage, an unknown key, a value of the wrong type or one that no run
            can have; all of them at once.
    """
    try:
        named = tomllib.loads(path.read_text(encoding="utf-8")).get("stage")
    except (OSError, ValueError) as fault:
        raise BadConfig(f"this is no readable TOML ({fault})", on=path.name, fix="Correct it") from fault
    if isinstance(named, str) and named != stage:
        raise BadConfig(
            f"this configures the stage «{named}», not «{stage}»",
            on=path.name,
            fix=f'Give a TOML with stage = "{stage}", or train that stage',
        )
    return read_table(path, STAGES[stage], problems_of_numbers)
