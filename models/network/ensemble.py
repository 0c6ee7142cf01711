"""Several models as one: the teacher. Its logits, maps and lungs are its members' means.

The mean of exact maps is exact: contributions still sum to the logit less its bias. A member may look at a
smaller canvas; its tokens, and what they contribute, are spread over those of the largest.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from .vlm import Encoding, VisionLanguageModel, XrayVLM


class Ensemble(VisionLanguageModel):
    """Models whose canvases divide the largest; tokens [B, N, D₁ + D₂ + …] are theirs side by side.

    The first member's narrator speaks for all.
    """

    def __init__(self, members: list[XrayVLM]) -> None:
        super().__init__()
        self.members = nn.ModuleList(members)
        self.config = max((member.config for member in members), key=lambda config: config.canvas)
        self.ratios = [self.config.canvas // member.config.canvas for member in members]
        self.judge = EnsembleJudge(members, self.ratios)
        self.narrator = FirstNarrator(members[0])
        self.token_width = sum(member.token_width for member in members)

    def encode(self, canvas: Tensor) -> Encoding:
        """Canvas, float32 [B, 1, S, S] in [0, 1], to tokens, anatomy and gate."""
        side = self.config.canvas // 4
        seen = [
            member.encode(functional.avg_pool2d(canvas, ratio) if ratio > 1 else canvas)
            for member, ratio in zip(self.each(), self.ratios, strict=True)
        ]
        tokens = [enlarge(one.tokens, ratio) for one, ratio in zip(seen, self.ratios, strict=True)]
        anatomy = [
            one.anatomy
            if one.anatomy.shape[-1] == side
            else functional.interpolate(one.anatomy, (side, side), mode="bilinear")
            for one in seen
        ]
        gate = torch.stack([one.gate for one in seen]).mean(0)
        return Encoding(torch.cat(tokens, -1), torch.stack(anatomy).mean(0), gate)

    def each(self) -> list[XrayVLM]:
        """The members."""
        return [member for member in self.members if isinstance(member, XrayVLM)]


class EnsembleJudge(nn.Module):
    """The members' judges, each on its own tokens."""

    def __init__(self, members: list[XrayVLM], ratios: list[int]) -> None:
        super().__init__()
        self.judges = nn.ModuleList(member.judge for member in members)
        self.widths = [member.token_width for member in members]
        self.ratios = ratios

    @property
    def bias(self) -> Tensor:
        """The mean of the biases, [F]."""
        return torch.stack([judge.bias for judge in self.judges]).mean(0)  # type: ignore[misc]

    def forward(self, tokens: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        said = []
        for judge, part, ratio in zip(self.judges, tokens.split(self.widths, -1), self.ratios, strict=True):
            logits, contributions, attention = judge(shrink(part, ratio))
            said.append((logits, spread_out(contributions, ratio), spread_out(attention, ratio)))
        logits, contributions, attention = (torch.stack(kind).mean(0) for kind in zip(*said, strict=True))
        return logits, contributions, attention


def enlarge(tokens: Tensor, ratio: int) -> Tensor:
    """Repeat tokens [B, n², D] on a grid `ratio` times as fine: [B, (n · ratio)², D]."""
    if ratio == 1:
        return tokens
    grid, width = round(tokens.shape[1] ** 0.5), tokens.shape[2]
    cells = tokens.unflatten(1, (grid, grid))[:, :, None, :, None]
    return cells.expand(-1, grid, ratio, grid, ratio, width).flatten(1, 4)


def shrink(tokens: Tensor, ratio: int) -> Tensor:
    """Undo `enlarge`."""
    if ratio == 1:
        return tokens
    grid = round(tokens.shape[1] ** 0.5)
    return tokens.unflatten(1, (grid, grid))[:, ::ratio, ::ratio].flatten(1, 2)


def spread_out(values: Tensor, ratio: int) -> Tensor:
    """Share values [B, F, n²] out over a finer grid; the sum stays."""
    return enlarge(values.transpose(1, 2), ratio).transpose(1, 2) / ratio**2


class FirstNarrator(nn.Module):
    """A member's narrator, given its own part of the tokens; see `narrator.Narrator`."""

    def __init__(self, member: XrayVLM) -> None:
        super().__init__()
        self.narrator = member.narrator
        self.width = member.token_width
        self.cache_shape = member.narrator.cache_shape

    def forward(
        self, ids: Tensor, position: Tensor, image: Tensor, past: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        logits, looked, longer = self.narrator(ids, position, image[..., : self.width], past, mask)
        return logits, looked, longer

    def empty_cache(self, batch: int, device: torch.device | str = "cpu") -> Tensor:
        """The cache before the first token."""
        return self.narrator.empty_cache(batch, device)

    def teach(self, ids: Tensor, image: Tensor) -> Tensor:
        """Logits [B, T, V] of whole sequences at once."""
        return self.narrator.teach(ids, image[..., : self.width])
