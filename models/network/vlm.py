"""The whole model, and its three graphs."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from ...errors import BadInput
from .anatomy import AnatomyHead
from .config import NetworkConfig
from .encoder import Encoder
from .gate import Gate
from .judge import Judge
from .narrator import Narrator


class Encoding(NamedTuple):
    """What `encode` gives: tokens [B, N, D], anatomy logits [B, 2, S/4, S/4], gate [B, 2]."""

    tokens: Tensor
    anatomy: Tensor
    gate: Tensor


class XrayVLM(nn.Module):
    """Encoder, judge, anatomy head, gate and narrator."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        self.encoder = Encoder(config)
        self.anatomy = AnatomyHead(config)
        self.gate = Gate(config)
        self.judge = Judge(config)
        self.narrator = Narrator(config)

    def encode(self, canvas: Tensor) -> Encoding:
        """Canvas, float32 [B, 1, S, S] in [0, 1], to tokens, anatomy and gate."""
        tokens, fine = self.encoder(canvas)
        return Encoding(tokens, self.anatomy(tokens, fine), self.gate(tokens, fine))


def save_model(model: XrayVLM, path: Path, facts: dict[str, Any]) -> None:
    """Write weights and shape as safetensors; `facts` (JSON) holds calibration and provenance."""
    metadata = {"network": json.dumps(asdict(model.config)), "facts": json.dumps(facts)}
    tensors = {name: tensor.contiguous().cpu() for name, tensor in model.state_dict().items()}
    unfinished = path.with_suffix(".part")
    save_file(tensors, unfinished, metadata)
    unfinished.replace(path)


def load_model(path: Path) -> tuple[XrayVLM, dict[str, Any]]:
    """Read a model and its facts; the model is in evaluation mode.

    Raises:
        BadInput: the file is no checkpoint of this model.
    """
    if not path.is_file():
        raise BadInput(
            "there is no such checkpoint", on=path.name, fix="Train one with `xvlm train finetune`"
        )
    with safe_open(path, framework="pt") as file:
        metadata = file.metadata() or {}
        if "network" not in metadata:
            raise BadInput(
                "this safetensors file is no xvlm model", on=path.name, fix="Give one that `xvlm train` wrote"
            )
        tensors = {name: file.get_tensor(name) for name in file.keys()}
    shape: dict[str, Any] = json.loads(metadata["network"])
    lists = {key: tuple(value) for key, value in shape.items() if isinstance(value, list)}
    model = XrayVLM(NetworkConfig(**(shape | lists)))
    model.load_state_dict(
        {name: tensor.float() if tensor.is_floating_point() else tensor for name, tensor in tensors.items()}
    )
    return model.eval(), json.loads(metadata["facts"])


def count_parameters(model: nn.Module) -> int:
    """Number of trainable parameters."""
    return sum(parameter.numel() for parameter in model.parameters())
