"""How far two engines agree on the same graphs: what a clinic would see differ."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from ..explain.session import Session
from .likeness import cosines, map_spearmans

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Agreement:
    """Two engines on the same images. The graphs are the same, so only rounding may differ.

    Attributes:
        images: how many.
        tokens_cosine: least cosine of an image's tokens, in [-1, 1].
        map_spearman: median rank correlation of the findings' maps (Spearman's ρ), in [-1, 1].
        probability_shift: largest change of a calibrated probability, in [0, 1].
        statements_alike: share of images of which the narrator says exactly the same, in [0, 1].
    """

    images: int
    tokens_cosine: float
    map_spearman: float
    probability_shift: float
    statements_alike: float

    def broken(self) -> list[str]:
        """What is not as it should be, each in a sentence."""
        checks = (
            ("tokens' cosine", self.tokens_cosine, self.tokens_cosine >= TOKENS_COSINE),
            ("maps' rank correlation", self.map_spearman, self.map_spearman >= MAP_SPEARMAN),
            ("shift of a probability", self.probability_shift, self.probability_shift <= PROBABILITY_SHIFT),
            ("statements alike", self.statements_alike, self.statements_alike >= STATEMENTS_ALIKE),
        )
        return [f"{name} {value:.4f}" for name, value, holds in checks if not holds]

    def as_dict(self) -> dict[str, float]:
        """The figures by name."""
        return asdict(self)


# About ten times what ONNX Runtime and OpenVINO differ by on the INT8 bundle that ships.
TOKENS_COSINE = 0.999
MAP_SPEARMAN = 0.99
PROBABILITY_SHIFT = 0.02
STATEMENTS_ALIKE = 0.85


def measure_agreement(one: Session, other: Session, canvases: Floats) -> Agreement:
    """Compare on canvases, float32 [n, S, S]: the first alone, the others as one batch."""
    tokens, probabilities, maps = _answers(one, canvases)
    their_tokens, their_probabilities, their_maps = _answers(other, canvases)
    said = [one.narrate(image) == other.narrate(image) for image in their_tokens]
    return Agreement(
        images=len(canvases),
        tokens_cosine=float(cosines(tokens, their_tokens).min()),
        map_spearman=float(np.median(map_spearmans(maps, their_maps))),
        probability_shift=float(np.abs(probabilities - their_probabilities).max()),
        statements_alike=float(np.mean(said)),
    )


def _answers(session: Session, canvases: Floats) -> tuple[Floats, Floats, Floats]:
    """Tokens [n, N, D], probabilities [n, F] and maps [n, F, grid²]."""
    parts = [part for part in (canvases[:1], canvases[1:]) if len(part)]
    tokens = [session.encode(part).tokens for part in parts]
    judged = [session.judge(part) for part in tokens]
    maps = [answer.contributions.reshape(*answer.contributions.shape[:2], -1) for answer in judged]
    probabilities = [answer.probabilities for answer in judged]
    return np.concatenate(tokens), np.concatenate(probabilities), np.concatenate(maps)
