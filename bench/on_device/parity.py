"""How far an engine strays from the reference, graph by graph."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...explain.session import Session
from ..likeness import cosines, map_spearmans, mean_dice
from ..words_alike import words_alike
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
    tokens = reference.tokens[None].astype(np.float64)
    theirs = reference.contributions.reshape(maps.shape).astype(np.float32)
    return {
        "tokens_cosine": float(cosines(seen[0].tokens[:1].astype(np.float64), tokens)[0]),
        "lungs_dice": mean_dice(np.concatenate([part.lungs for part in seen]), reference.lungs),
        "gate_shift": float(np.abs(gate - reference.gate).mean()),
        "map_spearman": float(np.median(map_spearmans(maps, theirs))),
        "probability_shift": float(np.abs(probabilities - _probabilities(session, reference)).mean()),
        "words_alike": float(
            words_alike(session, reference.tokens.astype(np.float32), reference.words).mean()
        ),
    }


def _probabilities(session: Session, reference: ReferenceAnswers) -> NDArray[np.float64]:
    rows = [
        [f.probability(float(x)) for f, x in zip(session.findings, row, strict=True)]
        for row in reference.logits
    ]
    return np.array(rows)
