"""A run's state on disk as safetensors: nothing pickled, and a kill leaves the last whole one."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from ...errors import BadInput
from ...strict_toml import build_table
from .config import StageConfig

MOMENTS = ("exp_avg", "exp_avg_sq", "step")


def save_checkpoint(
    path: Path,
    config: StageConfig,
    step: int,
    model: nn.Module,
    mean: nn.Module,
    optimiser: torch.optim.Optimizer,
) -> None:
    """Write weights, their running mean and the optimiser's moments after `step` steps."""
    tensors = {f"model.{name}": tensor for name, tensor in model.state_dict().items()}
    tensors |= {f"mean.{name}": tensor for name, tensor in mean.state_dict().items()}
    for index, moments in optimiser.state_dict()["state"].items():
        tensors |= {f"optimiser.{index}.{name}": moments[name] for name in MOMENTS}
    unfinished = path.with_suffix(".part")
    whole = {name: tensor.detach().cpu().contiguous().clone() for name, tensor in tensors.items()}
    save_file(whole, unfinished, {"step": str(step), "config": json.dumps(asdict(config))})
    unfinished.replace(path)


def load_checkpoint(
    path: Path, config: StageConfig, model: nn.Module, mean: nn.Module, optimiser: torch.optim.Optimizer
) -> int:
    """Restore a run and return how many steps it has done.

    Raises:
        BadInput: the checkpoint was made with another configuration.
    """
    with safe_open(path, framework="pt") as file:
        metadata = file.metadata()
        # A configuration that an earlier xvlm wrote lacks keys that came later: they are as by default.
        if build_table(json.loads(metadata["config"]), type(config), path.name) != config:
            raise BadInput(
                "this run was begun with another configuration",
                on=path.parent.name,
                fix="Choose another --run folder",
            )
        tensors = {name: file.get_tensor(name) for name in file.keys()}
    model.load_state_dict(_below("model.", tensors))
    mean.load_state_dict(_below("mean.", tensors))
    state = optimiser.state_dict()
    moments = _below("optimiser.", tensors)
    count = len(state["param_groups"][0]["params"]) + sum(len(g["params"]) for g in state["param_groups"][1:])
    state["state"] = {
        i: {name: moments[f"{i}.{name}"] for name in MOMENTS} for i in range(count) if f"{i}.step" in moments
    }
    optimiser.load_state_dict(state)
    return int(metadata["step"])


def _below(prefix: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}
