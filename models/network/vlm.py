"""The whole model, and its three graphs."""

from __future__ import annotations

from typing import Any, NamedTuple

import torch
from torch import Tensor, nn

from .anatomy import AnatomyHead
from .attributes import AttributeHead
from .config import NetworkConfig
from .encoder import Encoder
from .gate import Gate
from .judge import Judge
from .narrator import Narrator


class Encoding(NamedTuple):
    """What `encode` gives.

    Attributes:
        tokens: [B, N, D].
        anatomy: logits of the right and the left lung field, [B, 2, S/4, S/4].
        gate: [B, 3]: logit of «frontal chest radiograph», novelty, and the age it looks, in years.
    """

    tokens: Tensor
    anatomy: Tensor
    gate: Tensor


class VisionLanguageModel(nn.Module):
    """What compression and a student ask of a model, be it one network or several.

    Attributes:
        config: sizes; of the first network where there are several.
        token_width: D of the tokens.
        judge: tokens to logits, contributions, attention; has a `bias`, [F].
        narrator: see `narrator.Narrator`.
    """

    config: NetworkConfig
    token_width: int
    judge: Any
    narrator: Any

    def encode(self, canvas: Tensor) -> Encoding:
        """Canvas, float32 [B, 1, S, S] in [0, 1], to tokens, anatomy and gate."""
        raise NotImplementedError


class XrayVLM(VisionLanguageModel):
    """Encoder, judge, anatomy head, attributes, gate and narrator."""

    judge: Judge
    narrator: Narrator

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        self.token_width = config.width
        self.encoder = Encoder(config)
        self.anatomy = AnatomyHead(config)
        self.attributes = AttributeHead(config)
        self.gate = Gate(config)
        self.judge = Judge(config)
        self.narrator = Narrator(config)

    def encode(self, canvas: Tensor) -> Encoding:
        """Canvas, float32 [B, 1, S, S] in [0, 1], to tokens, anatomy and gate."""
        tokens, fine = self.encoder(canvas)
        gate = torch.cat([self.gate(tokens, fine), self.attributes.age_in_years(tokens)], 1)
        return Encoding(tokens, self.anatomy(tokens, fine), gate)


def count_parameters(model: nn.Module) -> int:
    """Number of trainable parameters."""
    return sum(parameter.numel() for parameter in model.parameters())
