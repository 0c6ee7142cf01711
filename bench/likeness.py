"""How alike two answers to the same images are, graph by graph."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from .fidelity.groups.maps import spearman


def cosines(a: NDArray[Any], b: NDArray[Any]) -> NDArray[Any]:
    """Cosine of each pair of arrays, in [-1, 1]: inputs [n, …], gives [n]."""
    a, b = a.reshape(len(a), -1), b.reshape(len(b), -1)
    return np.asarray((a * b).sum(1) / (np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)))


def mean_dice(a: NDArray[np.bool_], b: NDArray[np.bool_]) -> float:
    """Mean Dice over images of masks [n, …], in [0, 1]; two empty masks are alike."""
    a, b = a.reshape(len(a), -1), b.reshape(len(b), -1)
    return float(np.mean((2 * (a & b).sum(1) + 1) / (a.sum(1) + b.sum(1) + 1)))


def map_spearmans(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float32]:
    """Spearman's ρ of each pair of maps, in [-1, 1]: inputs [n, F, …], gives [n, F]."""
    return np.stack([spearman(*pair) for pair in zip(a, b, strict=True)])
