"""What a picture tells of the patient and the view: taught so that few images teach more."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .config import NetworkConfig

ATTRIBUTES = ("age", "male", "ap_view")
# Ages are learned in these units of years about this age.
MIDDLE_AGE, AGE_UNIT = 47.0, 17.0


class AttributeHead(nn.Module):
    """Tokens [B, N, D] to [B, 3]: age in units about its middle, logits of «male» and of «AP view»."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.output = nn.Linear(config.width, len(ATTRIBUTES))

    def forward(self, tokens: Tensor) -> Tensor:
        answers: Tensor = self.output(tokens.mean(1))
        return answers

    def age_in_years(self, tokens: Tensor) -> Tensor:
        """The age that the picture looks, [B, 1]."""
        return torch.narrow(self(tokens), 1, 0, 1) * AGE_UNIT + MIDDLE_AGE
