"""How far an engine strays from the reference, graph by graph."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...explain.session import Session
from ...models.statements import Vocabulary
from ..fidelity.groups.maps import spearman
from .reference import ReferenceAnswers

Figures = dict[str, float]


def measure(session: Session, reference: ReferenceAnswers) -> Figures:
    """Figures by the names that `fidelity.json` and the recipe's bounds use.

    Returns:
        tokens_cosine: of the first image's tokens, in [-1, 1].
        lungs_dice: mean Dice of the lung fields, in [0, 1].
        gate_shift: mean absolute change of the gate's two figures.
        map_spearman: median over images and findings of the maps' rank correlation, in [-1, 1].
        probability_shift: mean absolute change of a calibrated probability, in [0, 1].
        words_alike: share of the narrator's next words that agree, given the reference's words and tokens.
    """
    canvases = reference.images
    # The first alone, the others at once: a study is looked at once, then with areas hidden at once.
    seen = [session.encode(part) for part in (canvases[:1], canvases[1:]) if len(part)]
    judged = [session.judge(part.tokens) for part in seen]
    maps = np.concatenate([part.contributions for part in judged])
    gate = np.concatenate([np.stack([part.frontal, part.novelty], axis=1) for part in seen])
    probabilities = np.concatenate([part.probabilities for part in judged])
    return {
        "tokens_cosine": _cosine(seen[0].tokens[0], reference.tokens),
        "lungs_dice": _dice(np.concatenate([part.lungs for part in seen]), reference.lungs),
        "gate_shift": float(np.abs(gate - reference.gate).mean()),
        "map_spearman": _map_spearman(maps, reference.contributions),
        "probability_shift": float(np.abs(probabilities - _probabilities(session, reference)).mean()),
        "words_alike": _words_alike(session, reference),
    }


def _probabilities(session: Session, reference: ReferenceAnswers) -> NDArray[np.float64]:
    rows = [
        [f.probability(float(x)) for f, x in zip(session.findings, row, strict=True)]
        for row in reference.logits
    ]
    return np.array(rows)


def _cosine(some: NDArray[Any], others: NDArray[Any]) -> float:
    a, b = some.ravel().astype(np.float64), others.ravel().astype(np.float64)
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))


def _dice(some: NDArray[np.bool_], others: NDArray[np.bool_]) -> float:
    """Mean over images; two empty masks are alike."""
    a, b = some.reshape(len(some), -1), others.reshape(len(others), -1)
    return float(np.mean((2 * (a & b).sum(1) + 1) / (a.sum(1) + b.sum(1) + 1)))


def _map_spearman(maps: NDArray[np.float32], flat: NDArray[np.float16]) -> float:
    theirs = flat.reshape(maps.shape).astype(np.float32)
    return float(np.median([spearman(*pair) for pair in zip(maps, theirs, strict=True)]))


def _words_alike(session: Session, reference: ReferenceAnswers) -> float:
    vocabulary = Vocabulary(tuple(session.bundle.vocabulary["tokens"]))
    words = [int(word) for word in reference.words]
    tokens = reference.tokens.astype(np.float32)
    cache, alike = session.empty_cache(), []
    for position in range(len(words) - 1):
        logits, cache = session.next_word(words[position], position, tokens, cache)
        allowed = vocabulary.allowed(words[: position + 1])
        alike.append(allowed[int(logits[allowed].argmax())] == words[position + 1])
    return float(np.mean(alike))
