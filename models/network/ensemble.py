"""Several models as one: the teacher. Its logits, maps and lungs are its members' means.

The mean of exact maps is exact: contributions still sum to the logit less its bias.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .vlm import Encoding, VisionLanguageModel, XrayVLM


class Ensemble(VisionLanguageModel):
    """Models of the same canvas and grid; tokens [B, N, D₁ + D₂ + …] are theirs side by side.

    The first member's narrator speaks for all.
    """

    def __init__(self, members: list[XrayVLM]) -> None:
        super().__init__()
        self.members = nn.ModuleList(members)
        self.config = members[0].config
        self.judge = EnsembleJudge(members)
        self.narrator = FirstNarrator(members[0])
        self.token_width = sum(member.token_width for member in members)

    def encode(self, canvas: Tensor) -> Encoding:
        """Canvas, float32 [B, 1, S, S] in [0, 1], to tokens, anatomy and gate."""
        seen = [member.encode(canvas) for member in self.each()]
        anatomy = torch.stack([one.anatomy for one in seen]).mean(0)
        gate = torch.stack([one.gate for one in seen]).mean(0)
        return Encoding(torch.cat([one.tokens for one in seen], -1), anatomy, gate)

    def each(self) -> list[XrayVLM]:
        """The members."""
        return [member for member in self.members if isinstance(member, XrayVLM)]


class EnsembleJudge(nn.Module):
    """The members' judges, each on its own tokens."""

    def __init__(self, members: list[XrayVLM]) -> None:
        super().__init__()
        self.judges = nn.ModuleList(member.judge for member in members)
        self.widths = [member.token_width for member in members]

    @property
    def bias(self) -> Tensor:
        """The mean of the biases, [F]."""
        return torch.stack([judge.bias for judge in self.judges]).mean(0)  # type: ignore[misc]

    def forward(self, tokens: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        parts = tokens.split(self.widths, -1)
        said = [judge(part) for judge, part in zip(self.judges, parts, strict=True)]
        logits, contributions, attention = (torch.stack(kind).mean(0) for kind in zip(*said, strict=True))
        return logits, contributions, attention


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
