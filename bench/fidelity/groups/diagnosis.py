"""Whether the candidate still tells the findings apart, and still raises the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from ...statistics import Floats, weighted_auroc, weighted_specificity_at
from ..measure import Measure, known
from ..statistic import Labelled, mean

# WHO's target product profile for detecting tuberculosis by radiograph asks for this sensitivity.
SENSITIVITY = 0.90


def agreement_measures(reference: Floats, candidate: Floats, flipped: NDArray[np.bool_]) -> Iterator[Measure]:
    """What needs no label: probabilities [n, F], and the findings that one raises and the other does not."""
    yield known("diagnosis.probability_shift", mean(np.abs(candidate.astype(np.float64) - reference)))
    yield known("diagnosis.flips", mean(flipped))


def diagnosis_measures(reference: Floats, candidate: Floats, labels: Floats) -> Iterator[Measure]:
    """AUROC and specificity at 90 % sensitivity; probabilities and labels [n, F], NaN where unknown."""
    at_90 = partial(weighted_specificity_at, SENSITIVITY)
    for name, figure in (("diagnosis.auroc", weighted_auroc), ("diagnosis.specificity_at_90", at_90)):
        yield known(name, Labelled(candidate, labels, figure), Labelled(reference, labels, figure))
