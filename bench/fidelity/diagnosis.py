"""Whether the candidate still tells the findings apart, and still raises the same ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..statistics import Floats, ratio, weighted_auroc
from .measure import Measure
from .statistic import Labelled, mean

# WHO's target product profile for detecting tuberculosis by radiograph asks for this sensitivity.
SENSITIVITY = 0.90


def agreement_measures(
    reference: Floats, candidate: Floats, flipped: NDArray[np.bool_]
) -> tuple[Measure, ...]:
    """What needs no label: probabilities [n, F], and the findings that one raises and the other does not."""
    shift = mean(np.abs(candidate.astype(np.float64) - reference))
    flips = mean(flipped)
    return (
        Measure("diagnosis.probability_shift", "change of the probability of a finding", "lower", shift),
        Measure("diagnosis.flips", "findings that only one of both raises", "lower", flips, share=True),
    )


def diagnosis_measures(reference: Floats, candidate: Floats, labels: Floats) -> tuple[Measure, ...]:
    """AUROC and specificity at 90 % sensitivity; probabilities and labels [n, F], NaN where unknown."""
    figures = (
        ("diagnosis.auroc", "tells images with a finding from those without (AUROC)", weighted_auroc),
        ("diagnosis.specificity_at_90", "not raised where absent, at 90 % sensitivity", weighted_specificity),
    )
    return tuple(
        Measure(
            name,
            meaning,
            "higher",
            Labelled(candidate, labels, figure),
            reference=Labelled(reference, labels, figure),
        )
        for name, meaning, figure in figures
    )


def weighted_specificity(scores: Floats, labels: Floats, weights: Floats) -> Floats:
    """Specificity at the highest threshold that raises nine tenths of the positives, in every draw: [draws].

    The threshold is chosen on the very images that it is measured on, for each draw anew, as a point of the
    ROC curve is read off. Inputs [n] and weights [draws, n]; NaN where a class is empty.
    """
    if not len(labels):
        return np.full(len(weights), np.nan)
    order = np.argsort(-scores, kind="stable")
    last = np.flatnonzero(np.diff(scores[order], append=-np.inf))
    raised_sick, raised_well = (
        np.cumsum(np.where(labels == label, weights, 0)[:, order], axis=1)[:, last] for label in (1, 0)
    )
    sick, well = raised_sick[:, -1], raised_well[:, -1]
    # Nine tenths of a whole number may round to just above the number that reaches it.
    enough = (raised_sick >= SENSITIVITY * sick[:, None] - 1e-9).argmax(1)
    false = raised_well[np.arange(len(weights)), enough]
    return 1 - np.where(sick > 0, ratio(false, well), np.nan)
