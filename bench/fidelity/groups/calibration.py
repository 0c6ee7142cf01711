"""Whether the candidate's probabilities are as true as the reference's."""

from __future__ import annotations

import numpy as np

from ...diagnosis import Diagnoses
from ...statistics import Floats, ReliabilityPoint, reliability_curve, weighted_calibration_error
from ..measure import Measure
from ..statistic import Labelled, mean


def calibration_measures(reference: Floats, candidate: Floats, labels: Floats) -> tuple[Measure, ...]:
    """Calibration error and Brier score; probabilities and labels [n, F], NaN where unknown."""
    return (
        Measure(
            "calibration.error",
            "gap between said and seen frequency (ECE)",
            "lower",
            Labelled(candidate, labels, weighted_calibration_error),
            reference=Labelled(reference, labels, weighted_calibration_error),
        ),
        Measure(
            "calibration.brier",
            "squared gap between probability and outcome (Brier)",
            "lower",
            mean((candidate - labels) ** 2),
            reference=mean((reference - labels) ** 2),
        ),
    )


def reliability(probabilities: Floats, labels: Floats) -> tuple[ReliabilityPoint, ...]:
    """Said against seen frequency, findings with enough positives thrown together, see `diagnosis.Pooled`."""
    counted = Diagnoses(probabilities, labels, np.arange(len(labels))).counted
    if not counted:
        return ()
    said = np.concatenate([column.probabilities for column in counted])
    return reliability_curve(said, np.concatenate([column.labels for column in counted]))
