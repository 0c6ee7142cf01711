"""The gate: is this a frontal chest radiograph, and is it like those the model was trained on?

Two measures that fail differently. A small classifier knows the kinds of wrong picture it was shown;
the Mahalanobis distance of the image's features from the training images' (arXiv 1807.03888) knows
nothing about wrong pictures, and so is not fooled by a new kind.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .config import NetworkConfig


class Gate(nn.Module):
    """Tokens and fine features to [B, 2]: logit of «frontal chest radiograph», and novelty.

    Novelty is the root mean square of the whitened features: about 1 on training images.
    """

    centre: Tensor
    spread: Tensor
    whitening: Tensor

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        features = 2 * (config.width + config.stem[1])
        self.hidden = nn.Linear(features, 64)
        self.output = nn.Linear(64, 1)
        self.register_buffer("centre", torch.zeros(features))
        self.register_buffer("spread", torch.ones(features))
        self.register_buffer("whitening", torch.zeros(features, config.novelty_dims))

    def forward(self, tokens: Tensor, fine: Tensor) -> Tensor:
        centred = self.describe(tokens, fine) - self.centre
        novelty = (centred @ self.whitening).square().mean(-1, keepdim=True).sqrt()
        return torch.cat([self.classify(centred), novelty], dim=-1)

    def classify(self, centred: Tensor) -> Tensor:
        """Logit of «frontal chest radiograph», [B, 1], from features less their centre."""
        # Bounded, so that a picture far from all that was seen cannot shout the others down.
        bounded = (centred / self.spread / 8).tanh() * 8
        logit: Tensor = self.output(torch.relu(self.hidden(bounded)))
        return logit

    @staticmethod
    def describe(tokens: Tensor, fine: Tensor) -> Tensor:
        """Mean and spread of every channel of the tokens and of the fine features: [B, 2 (D + C)]."""
        parts = [(tokens, (1,)), (fine, (2, 3))]
        means = [part.mean(over, keepdim=True) for part, over in parts]
        spreads = [
            (part - mean).square().mean(over).add(1e-6).sqrt()
            for (part, over), mean in zip(parts, means, strict=True)
        ]
        return torch.cat([*(mean.flatten(1) for mean in means), *spreads], dim=-1)

    @torch.no_grad()
    def fit_novelty(self, features: Tensor) -> None:
        """Set centre, spread and whitening from training images' features, float32 [n, 2 (D + C)]."""
        self.centre.copy_(features.mean(0))
        self.spread.copy_(features.std(0).clamp_min(1e-4))
        centred = (features - self.centre).double()
        values, vectors = torch.linalg.eigh(centred.T @ centred / (len(features) - 1))
        dims = self.whitening.shape[1]
        # A step down the spectrum for each dimension: large ones see gross changes, small ones
        # see texture that no training image has.
        chosen = torch.linspace(len(values) - 1, len(values) // 2, dims).round().long()
        self.whitening.copy_((vectors[:, chosen] / values[chosen].clamp_min(1e-9).sqrt()).float())
