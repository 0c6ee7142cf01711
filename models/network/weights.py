"""Models as safetensors: weights, shapes and facts in one file, nothing pickled."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor

from ...errors import BadInput
from .config import NetworkConfig
from .ensemble import Ensemble
from .vlm import VisionLanguageModel, XrayVLM


def save_model(model: VisionLanguageModel, path: Path, facts: dict[str, Any], half: bool = False) -> None:
    """Write a model.

    Args:
        facts: JSON: calibration, limits of the gate, provenance.
        half: store the weights as float16, all but the gate's, whose whitening has too wide a range.
    """
    members: Sequence[VisionLanguageModel] = model.each() if isinstance(model, Ensemble) else [model]
    shapes = [asdict(member.config) for member in members]
    tensors = {
        f"{index}.{name}": tensor.to(torch.float16) if half and _may_be_half(name, tensor) else tensor
        for index, member in enumerate(members)
        for name, tensor in member.state_dict().items()
    }
    unfinished = path.with_suffix(".part")
    save_file(
        {name: tensor.contiguous().cpu() for name, tensor in tensors.items()},
        unfinished,
        {"networks": json.dumps(shapes), "facts": json.dumps(facts)},
    )
    unfinished.replace(path)


def load_model(path: Path) -> tuple[VisionLanguageModel, dict[str, Any]]:
    """Read a model, one network or an ensemble, and its facts; it is in evaluation mode.

    Raises:
        BadInput: the file is no checkpoint of this model.
    """
    if not path.is_file():
        raise BadInput(
            "there is no such checkpoint", on=path.name, fix="Train one with `xvlm train finetune`"
        )
    with safe_open(path, framework="pt") as file:
        metadata = file.metadata() or {}
        if "networks" not in metadata:
            raise BadInput(
                "this safetensors file is no xvlm model", on=path.name, fix="Give one that `xvlm train` wrote"
            )
        tensors = {name: file.get_tensor(name) for name in file.keys()}
    shapes = json.loads(metadata["networks"])
    members = [_network(shape, index, tensors) for index, shape in enumerate(shapes)]
    model = members[0] if len(members) == 1 else Ensemble(members)
    return model.eval(), json.loads(metadata["facts"])


def load_network(path: Path) -> tuple[XrayVLM, dict[str, Any]]:
    """Read a model that is one network, to train it further.

    Raises:
        BadInput: as `load_model`; or the file holds several networks.
    """
    model, facts = load_model(path)
    if not isinstance(model, XrayVLM):
        raise BadInput(
            "this is an ensemble, and only a single network can be trained further",
            on=path.name,
            fix="Give one of its members",
        )
    return model, facts


def _may_be_half(name: str, tensor: Tensor) -> bool:
    return tensor.is_floating_point() and not name.startswith("gate.")


def _network(shape: dict[str, Any], index: int, tensors: dict[str, Tensor]) -> XrayVLM:
    lists = {key: tuple(value) for key, value in shape.items() if isinstance(value, list)}
    network = XrayVLM(NetworkConfig(**(shape | lists)))
    prefix = f"{index}."
    network.load_state_dict(
        {
            name.removeprefix(prefix): tensor.float() if tensor.is_floating_point() else tensor
            for name, tensor in tensors.items()
            if name.startswith(prefix)
        }
    )
    return network
