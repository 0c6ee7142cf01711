"""How often each finding is found and raised wrongly, and how often the words of certainty are true."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import numpy as np

from ..explain.certainty import certainty_word
from ..explain.explanation import Certainty
from ..models import findings
from ..runtimes.bundle import Bundle
from ..runtimes.calibration import OPERATING_POINTS
from ..runtimes.performance import ENOUGH_POSITIVES, Count, Detection, Performance, PointPerformance
from .diagnosis import Column, Diagnoses
from .statistics import Floats


def count_performance(
    diagnoses: Diagnoses, thresholds: Mapping[str, Floats], bundle: Bundle, split: str
) -> Performance:
    """What a bundle's answers to labelled images say of it.

    Args:
        diagnoses: answers of n images, refused ones too, against their labels.
        thresholds: of all findings, [F], by operating point.
        bundle: that answered.
        split: of the dataset.
    """
    return Performance(
        f"{bundle.name} {bundle.version}",
        bundle.teacher_sha256,
        split,
        images=len(diagnoses.patients),
        patients=len(np.unique(diagnoses.patients)),
        points={point: _at(diagnoses, thresholds[point]) for point in OPERATING_POINTS},
    )


def _at(diagnoses: Diagnoses, thresholds: Floats) -> PointPerformance:
    columns = [diagnoses.column(number) for number in range(len(findings.keys()))]
    told = {
        findings.keys()[column.number]: _detection(column, float(thresholds[column.number]))
        for column in columns
        if (column.labels == 1).sum() >= ENOUGH_POSITIVES and (column.labels == 0).any()
    }
    return PointPerformance(told, _words(columns, thresholds))


def _detection(column: Column, threshold: float) -> Detection:
    raised, there = column.probabilities >= threshold, column.labels == 1
    return Detection(*(Count(int((raised & of).sum()), int(of.sum())) for of in (there, ~there)))


def _words(columns: list[Column], thresholds: Floats) -> dict[str, Count]:
    said = [
        (certainty_word(float(probability)), bool(label == 1))
        for column in columns
        for probability, label in zip(column.probabilities, column.labels, strict=True)
        if probability >= float(thresholds[column.number])
    ]
    right = {word: [is_right for called, is_right in said if called == word] for word in get_args(Certainty)}
    return {word: Count(sum(hits), len(hits)) for word, hits in right.items() if hits}
