"""The same model in fewer steps, for the engines: every answer stays, but for rounding."""

from __future__ import annotations

import copy
from collections.abc import Callable
from math import isqrt

import torch
from torch import Tensor, nn

from ..models.network.anatomy import AnatomyHead
from ..models.network.judge import Judge, damping
from ..models.network.vlm import VisionLanguageModel


def folded(model: VisionLanguageModel) -> VisionLanguageModel:
    """A copy of a model, one network or several, whose judges and anatomy heads cost less."""
    copied = copy.deepcopy(model)
    # An ensemble's judge holds the judges of its members: each is folded once, for both places.
    made = {part: fold(part) for part in copied.modules() for kind, fold in _FOLDS if isinstance(part, kind)}
    for parent in list(copied.modules()):
        for name, child in list(parent.named_children()):
            if child in made:
                setattr(parent, name, made[child])
    return copied.eval()


class FoldedJudge(nn.Module):
    """A judge whose queries are multiplied into its keys, and its output weights into its values.

    Both are constants, so that a token is read by one product, [D, 2HF + 1], instead of two [D, D] and two
    more for each head: less than half of the multiplications. See `Judge` for what goes in and comes out.
    """

    in_lungs: Tensor

    def __init__(self, judge: Judge) -> None:
        super().__init__()
        self.heads, self.findings, head_width = judge.query.shape
        scores = _through(judge.query / head_width**0.5, judge.key)
        worths = _through(judge.weight, judge.value)
        marks = (judge.lung_mark.weight, judge.lung_mark.bias)
        weight, bias = (torch.cat(kind).detach() for kind in zip(scores, worths, marks, strict=True))
        self.grid = isqrt(len(judge.total.ones))
        # As a product of matrices its outcome would have to be transposed.
        self.read = _convolution(weight[..., None, None], bias)
        self.bias, self.spread, self.total = judge.bias, judge.spread, judge.total
        self.register_buffer("in_lungs", judge.in_lungs, persistent=False)

    def forward(self, tokens: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        image = tokens.transpose(1, 2).unflatten(2, (self.grid, self.grid))
        rows, each = self.read(image).flatten(2), self.heads * self.findings
        scores, worths = (
            torch.narrow(rows, 1, start, each).unflatten(1, (self.heads, self.findings))
            for start in (0, each)
        )
        marks = torch.narrow(rows, 1, 2 * each, 1)[:, None]
        attention = (scores + damping(marks) * self.in_lungs).softmax(-1)
        contributions = self.spread((attention * worths).sum(1))
        return self.total(contributions) + self.bias, contributions, attention.mean(1)


class SplitAnatomyHead(nn.Module):
    """An anatomy head that mixes tokens and fine features by a convolution each, and adds.

    That is what a convolution of both, one on top of the other, comes to. OpenVINO 2026.4 on processors
    without AVX-512 joins two quantized tensors wrongly, which spoils the tokens too (cosine to ONNX Runtime,
    on the same file: 0.95); added they may be INT8. See `AnatomyHead` for what goes in and comes out.
    """

    def __init__(self, head: AnatomyHead) -> None:
        super().__init__()
        self.grid, self.unfold, self.output = head.grid, head.unfold, head.output
        # Quantized, a convolution takes OpenVINO half the time of the same product of matrices.
        self.fold = _convolution(head.fold.weight[..., None, None], head.fold.bias)
        self.norm, mix = head.mix.norm, head.mix.conv
        of_tokens = self.fold.out_channels // 4
        self.mix_tokens = _convolution(mix.weight[:, :of_tokens])
        self.mix_fine = _convolution(mix.weight[:, of_tokens:])

    def forward(self, tokens: Tensor, fine: Tensor) -> Tensor:
        image = tokens.transpose(1, 2).unflatten(2, (self.grid, self.grid))
        mixed = self.mix_tokens(self.unfold(self.fold(image))) + self.mix_fine(fine)
        logits: Tensor = self.output(torch.relu(self.norm(mixed)))
        return logits


# What is folded, and into what.
_FOLDS: tuple[tuple[type[nn.Module], Callable[..., nn.Module]], ...] = (
    (Judge, FoldedJudge),
    (AnatomyHead, SplitAnatomyHead),
)


def _through(reading: Tensor, layer: nn.Linear) -> tuple[Tensor, Tensor]:
    """Weight [HF, D] and bias [HF] of what each head reads, [H, F, d], of its part of a layer's outputs."""
    heads, _, width = reading.shape
    weight, bias = layer.weight.view(heads, width, -1), layer.bias.view(heads, width, 1)
    return (reading @ weight).flatten(0, 1), (reading @ bias).flatten()


def _convolution(weight: Tensor, bias: Tensor | None = None) -> nn.Conv2d:
    """One of a weight [outputs, inputs, k, k] that keeps the image's size."""
    outputs, inputs, side, _ = weight.shape
    layer = nn.Conv2d(inputs, outputs, side, 1, side // 2, bias=False)
    layer.weight = nn.Parameter(weight.detach().clone())
    layer.bias = None if bias is None else nn.Parameter(bias.detach().clone())
    return layer
