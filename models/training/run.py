"""One stage from its configuration and its inputs to the model it writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import torch

from ...errors import BadInput
from ..network.vlm import XrayVLM
from ..network.weights import load_model, load_network
from .config import AlignConfig, DistilConfig, FinetuneConfig, PreferConfig, PretrainConfig, StageConfig
from .loop import Step, run_stage
from .radiographs import Radiographs
from .stages.align import Align
from .stages.distil import Distil
from .stages.finetune import Finetune
from .stages.prefer import Prefer
from .stages.pretrain import Pretrain

AnyStage = Pretrain | Align | Finetune | Prefer


def train(
    config: StageConfig,
    radiographs: Radiographs,
    run: Path,
    init: Path | None = None,
    teacher: Path | None = None,
    corrections: Path | None = None,
    device: str = "cpu",
    on_step: Callable[[Step], None] | None = None,
) -> Path:
    """Train a stage and write `run/model.safetensors`. A run that was stopped goes on from its last step.

    Args:
        config: of the stage.
        radiographs: training images; a share of the patients is held out of training.
        run: folder of the checkpoint and the result; made if absent.
        init: weights to begin with, of an earlier stage.
        teacher: of the stage `distil`.
        corrections: JSONL of a reader, for the stage `prefer`.
        device: `cpu` or `cuda`.
        on_step: told after every step.

    Returns:
        The path of the model.

    Raises:
        BadInput: weights of another shape, an input that the stage needs or cannot use.
    """
    torch.manual_seed(config.seed)
    stage = _stage(config, radiographs, init, teacher, corrections, device)
    mean = run_stage(stage, run, device, on_step)
    return stage.finish(mean, run / "model.safetensors", _provenance(config, init, teacher))


def _stage(
    config: StageConfig,
    radiographs: Radiographs,
    init: Path | None,
    teacher: Path | None,
    corrections: Path | None,
    device: str,
) -> AnyStage:
    if teacher and not isinstance(config, DistilConfig):
        raise BadInput(f"the stage «{config.stage}» has no teacher", fix="Leave --teacher out")
    if corrections and not isinstance(config, PreferConfig):
        raise BadInput(f"the stage «{config.stage}» reads no corrections", fix="Leave --corrections out")
    if isinstance(config, PreferConfig):
        if init is None:
            raise BadInput("preferences need a model that speaks", fix="Give --init with finetuned weights")
        model, facts = load_network(init)
        return Prefer(config, radiographs, model, facts, corrections, device)
    network = _begin(config, init)
    if isinstance(config, PretrainConfig):
        return Pretrain(config, radiographs, network, device)
    if isinstance(config, AlignConfig):
        return Align(config, radiographs, network, device)
    if isinstance(config, DistilConfig):
        if teacher is None:
            raise BadInput("a student needs a teacher", fix="Give --teacher with finetuned weights")
        return Distil(config, radiographs, network, load_model(teacher)[0], device)
    assert isinstance(config, FinetuneConfig)
    return Finetune(config, radiographs, network, device)


def _begin(config: StageConfig, init: Path | None) -> XrayVLM:
    """A network as the configuration says, with the weights that it begins with.

    They may come from a smaller canvas, on which the first stages take a fraction of the time.
    """
    if init is None:
        return XrayVLM(config.network)
    began, _ = load_network(init)
    wanted = replace(began.config, canvas=config.network.canvas, drop_path=config.network.drop_path)
    if wanted != config.network:
        ours, theirs = asdict(config.network), asdict(wanted)
        different = [f"{key} {theirs[key]} (here {ours[key]})" for key in ours if ours[key] != theirs[key]]
        raise BadInput(
            f"these weights have another shape: {', '.join(different)}",
            on=init.name,
            fix="Make [network] the same, or leave --init out",
        )
    network = XrayVLM(config.network)
    network.load_state_dict(began.state_dict())
    return network


def _provenance(config: StageConfig, init: Path | None, teacher: Path | None) -> dict[str, Any]:
    """What the model came from, kept in its file."""
    named = {"init": init, "teacher": teacher}
    return {"training": asdict(config)} | {key: path.name for key, path in named.items() if path}
