"""The judge: one learned query a finding, and maps that sum to the logit.

Query2Label (arXiv 2107.10834) with the layers after the attention taken away: what a finding's
query reads is weighed by one linear output, so a logit splits exactly into one contribution per
token, attention × (value · output weight).

A token saw its surroundings too, and a lesion is larger than a token: each contribution is spread evenly
over the tokens around, which leaves the sum as it was.

A finding of the lung or the pleura is looked for in the lungs: the judge marks the tokens that touch a
lung field, learned from drawn masks alone, and attention elsewhere is damped.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .. import findings
from .config import NetworkConfig
from .layers import attention_weights, neighbourhood_mask, split_heads

# Attention outside the lungs is multiplied by this; above zero, because a mark can be wrong.
LEAK = 0.02
# Tokens to each side over which a contribution is spread.
SPREAD = 1


class Judge(nn.Module):
    """Tokens to logits, contributions and attention.

    `forward` takes tokens [B, N, D] and returns

    - logits [B, F],
    - contributions [B, F, N], spread: their sum over N is the logit less its bias,
    - attention [B, F, N]: the heads' mean, sums to 1 over N.
    """

    in_lungs: Tensor

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.heads = config.judge_heads
        head_width = config.width // self.heads
        self.key = nn.Linear(config.width, config.width)
        self.value = nn.Linear(config.width, config.width)
        self.query = nn.Parameter(torch.randn(self.heads, config.findings, head_width))
        self.weight = nn.Parameter(torch.randn(self.heads, config.findings, head_width) * head_width**-0.5)
        self.bias = nn.Parameter(torch.full((config.findings,), -2.0))
        self.lung_mark = nn.Linear(config.width, 1)
        self.spread = Spread(config.grid)
        self.total = Total(config.grid)
        concerned = [findings.table()[key].kind in ("lung", "pleura") for key in findings.keys()]
        self.register_buffer("in_lungs", torch.tensor(concerned).float()[:, None], persistent=False)

    def forward(self, tokens: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        key, value = split_heads(self.key(tokens), self.heads), split_heads(self.value(tokens), self.heads)
        attention = attention_weights(self.query, key, self._bound(tokens))
        worth = self.weight @ value.transpose(-2, -1)
        contributions = self.spread((attention * worth).sum(1))
        return self.total(contributions) + self.bias, contributions, attention.mean(1)

    def mark_lungs(self, tokens: Tensor) -> Tensor:
        """Logit of «this token touches a lung field», [B, N]."""
        marks: Tensor = self.lung_mark(tokens)
        return marks.squeeze(-1)

    def _bound(self, tokens: Tensor) -> Tensor:
        """What is added to the scores, [B, 1, F, N]: the log of the damping."""
        # Detached: the marks are taught by drawn lungs, not by what would suit a finding.
        return damping(self.mark_lungs(tokens).detach()[:, None, None]) * self.in_lungs


def damping(marks: Tensor) -> Tensor:
    """The log of what attention is multiplied by at tokens, from the logits of their marks."""
    return (LEAK + (1 - LEAK) * marks.sigmoid()).log()


class Spread(nn.Module):
    """Share out each token's value, [..., N], evenly over itself and the tokens around; the sum stays."""

    shares: Tensor

    def __init__(self, grid: int) -> None:
        super().__init__()
        near = (neighbourhood_mask(grid, SPREAD) == 0).float()
        self.register_buffer("shares", near / near.sum(1, keepdim=True), persistent=False)

    def forward(self, values: Tensor) -> Tensor:
        return values @ self.shares


class Total(nn.Module):
    """Sum values, [..., N], over the tokens.

    As a product with ones: OpenVINO 2026.4 on processors without AVX-512 adds the first finding's bias to
    all of them where a sum over the last axis is followed by an addition and the batch is larger than one.
    """

    ones: Tensor

    def __init__(self, grid: int) -> None:
        super().__init__()
        self.register_buffer("ones", torch.ones(grid * grid, 1), persistent=False)

    def forward(self, values: Tensor) -> Tensor:
        return (values @ self.ones).squeeze(-1)
