"""How much two texts share: BLEU-4 and ROUGE-L, on words and marks in small letters."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...statistics import Bools, Floats

# Words of up to so many count in BLEU.
LONGEST = 4


def words(text: str) -> list[str]:
    """Words, numbers and marks, in small letters."""
    return re.findall(r"\w+|[^\w\s]", text.lower())


def bleu_counts(candidate: list[str], reference: list[str]) -> NDArray[np.float64]:
    """What BLEU adds up of one text: shared and all n-grams for n from 1 to 4, and both lengths, [10].

    A gram is shared as often as it is in both (Papineni et al., ACL 2002, section 2.1: clipped).
    """
    shared, total = [], []
    for size in range(1, LONGEST + 1):
        mine, theirs = _grams(candidate, size), _grams(reference, size)
        shared.append((mine & theirs).total())
        total.append(mine.total())
    return np.array([*shared, *total, len(candidate), len(reference)], np.float64)


def bleu(counts: Floats) -> Floats:
    """BLEU-4 of summed counts [..., 10], in [0, 1]; NaN where there is no text.

    Geometric mean of the shares of n-grams, times the penalty of brevity (Papineni et al., section 2.3);
    without smoothing, so 0 where no 4-gram is shared.
    """
    shared, total = counts[..., :LONGEST], counts[..., LONGEST : 2 * LONGEST]
    mine, theirs = counts[..., -2], counts[..., -1]
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(shared / total).mean(-1)
        brevity = np.minimum(0, 1 - theirs / mine)
    return np.where(mine > 0, np.exp(np.where(np.isnan(logs), -np.inf, logs) + brevity), np.nan)


def rouge_l(candidate: list[str], reference: list[str]) -> float:
    """F1 of the longest common subsequence, in [0, 1] (Lin, 2004, section 3.1, with β = 1)."""
    if not candidate or not reference:
        return 0.0
    return 2 * _longest_common(candidate, reference) / (len(candidate) + len(reference))


@dataclass(frozen=True)
class CorpusBleu:
    """BLEU of many texts together; a `Statistic` of whole images.

    Attributes:
        counts: [n, 10], see `bleu_counts`.
    """

    counts: Floats

    @property
    def rests_on(self) -> Bools:
        return np.ones((len(self.counts), 1), bool)

    def select(self, rows: NDArray[np.int64]) -> CorpusBleu:
        return CorpusBleu(self.counts[rows])

    def draw(self, weights: Floats) -> Floats:
        return bleu(weights @ self.counts)[:, None]


def _grams(tokens: list[str], size: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(tokens[start : start + size]) for start in range(len(tokens) - size + 1))


def _longest_common(some: list[str], others: list[str]) -> int:
    """Length of the longest common subsequence (Wagner and Fischer, 1974), a row of the table at a time."""
    row = [0] * (len(others) + 1)
    for word in some:
        before = row
        row = [0]
        for place, other in enumerate(others):
            row.append(before[place] + 1 if word == other else max(row[place], before[place + 1]))
    return row[-1]
