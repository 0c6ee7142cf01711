"""Sentences to vectors, in any language and with no vocabulary to carry: hashed words and word pairs.

The hashing trick (Weinberger et al., arXiv 0902.2206) over words and pairs, as fastText does (Joulin et
al., arXiv 1607.01759); pairs tell «no effusion» from «effusion».
"""

from __future__ import annotations

import re
import zlib
from itertools import pairwise

import torch
from torch import Tensor, nn

BUCKETS = 1 << 14
_WORD = re.compile(r"\w+")


class TextEncoder(nn.Module):
    """Hashed features of texts to vectors [B, width]."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.embed = nn.EmbeddingBag(BUCKETS, width, mode="mean")
        self.mix = nn.Sequential(
            nn.LayerNorm(width), nn.Linear(width, width), nn.GELU(), nn.Linear(width, width)
        )

    def forward(self, features: Tensor) -> Tensor:
        """Features, int64 [B, K], padded with their own first one, to vectors."""
        vectors: Tensor = self.mix(self.embed(features))
        return vectors


def hash_text(sentences: list[str], length: int) -> Tensor:
    """Words and pairs of words as buckets, int64 [length]; repeated to fill, cut where too long."""
    features = []
    for sentence in sentences:
        words = _WORD.findall(sentence.lower())
        features += [*words, *(" ".join(pair) for pair in pairwise(words))]
    buckets = [zlib.crc32(feature.encode()) % BUCKETS for feature in features or [""]]
    repeated = (buckets * (length // len(buckets) + 1))[:length]
    return torch.tensor(repeated)
