"""Whether the candidate's probabilities are as true as the reference's."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ...diagnosis import Diagnoses
from ...statistics import Floats, ReliabilityPoint, reliability_curve, weighted_calibration_error
from ..measure import Measure, known
from ..statistic import Labelled, mean


def calibration_measures(reference: Floats, candidate: Floats, labels: Floats) -> Iterator[Measure]:
    """Calibration error and Brier score; probabilities and labels [n, F], NaN where unknown."""
    mine, theirs = (Labelled(said, labels, weighted_calibration_error) for said in (candidate, reference))
    yield known("calibration.error", mine, theirs)
    yield known("calibration.brier", mean((candidate - labels) ** 2), mean((reference - labels) ** 2))


def reliability(probabilities: Floats, labels: Floats) -> tuple[ReliabilityPoint, ...]:
    """Said against seen frequency, findings with enough positives thrown together, see `diagnosis.Pooled`."""
    counted = Diagnoses(probabilities, labels, np.arange(len(labels))).counted
    if not counted:
        return ()
    said = np.concatenate([column.probabilities for column in counted])
    return reliability_curve(said, np.concatenate([column.labels for column in counted]))
