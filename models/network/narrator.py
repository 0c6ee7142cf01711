"""The clinical decoder: states findings one token at a time, looking at the image's tokens."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from .config import NetworkConfig
from .layers import FeedForward, attention_weights, merge_heads, split_heads


class NarratorLayer(nn.Module):
    """Causal self-attention, cross-attention to the image, feed-forward; pre-norm."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        width = config.width
        self.heads = config.narrator_heads or config.heads
        looking = self.heads * (width // config.heads)
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(3))
        self.query_key_value = nn.Linear(width, 3 * looking)
        self.self_output = nn.Linear(looking, width)
        self.cross_query = nn.Linear(width, looking)
        self.cross_key_value = nn.Linear(width, 2 * looking)
        self.cross_output = nn.Linear(looking, width)
        self.feed = FeedForward(width, config.narrator_feed or 2 * width)

    def forward(
        self, x: Tensor, image: Tensor, past: Tensor, mask: Tensor | None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """x [B, T, D], image [B, N, D], past [B, 2, heads, P, d] to (x, cross-attention, present)."""
        query, key, value = (
            split_heads(t, self.heads) for t in self.query_key_value(self.norms[0](x)).chunk(3, -1)
        )
        present = torch.cat([past, torch.stack([key, value], 1)], dim=3)
        weights = attention_weights(query, present[:, 0], mask)
        x = x + self.self_output(merge_heads(weights @ present[:, 1]))

        cross_query = split_heads(self.cross_query(self.norms[1](x)), self.heads)
        cross_key, cross_value = (
            split_heads(t, self.heads) for t in self.cross_key_value(image).chunk(2, -1)
        )
        looked = attention_weights(cross_query, cross_key)
        x = x + self.cross_output(merge_heads(looked @ cross_value))
        return x + self.feed(self.norms[2](x)), looked.mean(1), present


class Narrator(nn.Module):
    """Statement tokens to next-token logits and cross-attention, with a key-value cache.

    `forward` takes the ids of new tokens, int64 [B, T]; their first position, int64 []; the image's
    tokens [B, N, D]; and the cache [B, layers, 2, heads, P, d]. It returns the logits [B, T, V], the
    last layer's cross-attention [B, T, N] and the longer cache.
    """

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.embed = nn.Embedding(config.vocabulary, config.width)
        self.place = nn.Embedding(config.statement_length, config.width)
        self.layers = nn.ModuleList(NarratorLayer(config) for _ in range(config.narrator_layers))
        self.norm = nn.LayerNorm(config.width)
        self.output = nn.Linear(config.width, config.vocabulary)
        heads = config.narrator_heads or config.heads
        self.cache_shape = (config.narrator_layers, 2, heads, 0, config.width // config.heads)

    def forward(
        self, ids: Tensor, position: Tensor, image: Tensor, past: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        places = position + torch.arange(ids.shape[1], device=ids.device)
        x = self.embed(ids) + self.place(places)
        looked, presents = image.new_zeros(0), []
        for index, layer in enumerate(self.layers):
            x, looked, present = layer(x, image, past[:, index], mask)
            presents.append(present)
        return self.output(self.norm(x)), looked, torch.stack(presents, 1)

    def empty_cache(self, batch: int, device: torch.device | str = "cpu") -> Tensor:
        """The cache before the first token."""
        return torch.zeros(batch, *self.cache_shape, device=device)

    def teach(self, ids: Tensor, image: Tensor) -> Tensor:
        """Logits [B, T, V] of whole sequences at once, each token seeing only those before it."""
        length = ids.shape[1]
        later = torch.full((length, length), float("-inf"), device=ids.device).triu(1)
        start = torch.zeros((), dtype=torch.int64, device=ids.device)
        logits, _, _ = self(ids, start, image, self.empty_cache(len(ids), ids.device), later)
        return torch.as_tensor(logits)
