"""The judge: one learned query a finding, and maps that sum to the logit.

Query2Label (arXiv 2107.10834) with the layers after the attention taken away: what a finding's
query reads is weighed by one linear output, so a logit splits exactly into one contribution per
token, attention × (value · output weight).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .config import NetworkConfig
from .layers import attention_weights, split_heads


class Judge(nn.Module):
    """Tokens to logits, contributions and attention.

    `forward` takes tokens [B, N, D] and returns

    - logits [B, F],
    - contributions [B, F, N]: their sum over N is the logit less its bias,
    - attention [B, F, N]: the heads' mean, sums to 1 over N.
    """

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.heads = config.judge_heads
        head_width = config.width // self.heads
        self.key = nn.Linear(config.width, config.width)
        self.value = nn.Linear(config.width, config.width)
        self.query = nn.Parameter(torch.randn(self.heads, config.findings, head_width))
        self.weight = nn.Parameter(torch.randn(self.heads, config.findings, head_width) * head_width**-0.5)
        self.bias = nn.Parameter(torch.full((config.findings,), -2.0))

    def forward(self, tokens: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        key, value = split_heads(self.key(tokens), self.heads), split_heads(self.value(tokens), self.heads)
        attention = attention_weights(self.query, key)
        worth = self.weight @ value.transpose(-2, -1)
        contributions = (attention * worth).sum(1)
        return contributions.sum(-1) + self.bias, contributions, attention.mean(1)
