"""Pass or fail against the WHO's target, for what the model was tested on.

The target product profile of a triage test asks, at the least, for a sensitivity of 90 % and a specificity
of 70 % (WHO, High-priority target product profiles for new tuberculosis diagnostics, 2014). It is a target
for tuberculosis: a model that was tested on other findings is held against its numbers alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from ..diagnosis import ENOUGH_POSITIVES
from ..json_text import read_interval
from ..run.result import BundleFacts
from ..statistics import Interval

SENSITIVITY, SPECIFICITY = 0.90, 0.70
Answer = Literal["pass", "not-shown", "fail", "not-measured"]


@dataclass(frozen=True)
class Verdict:
    """The best that any operating point does.

    Attributes:
        answer: «pass» where both intervals lie above their targets; «not-shown» where both figures do, and
            not their intervals; «fail» otherwise.
        point: the operating point; None where nothing was measured.
        sensitivity, specificity: there, means over findings.
        findings: keys of those that were tested with enough cases.
    """

    answer: Answer
    point: str | None
    sensitivity: Interval
    specificity: Interval
    findings: tuple[str, ...]


@dataclass(frozen=True)
class Rates:
    """What a bundle finds at an operating point, means over findings; unknown where nobody measured it."""

    sensitivity: Interval
    specificity: Interval


def rates_in_use(bundle: BundleFacts | None, evaluations: Mapping[str, Mapping[str, Any]]) -> Rates:
    """A bundle's rates at the operating point that it uses."""
    evaluation = evaluations.get(bundle.sha256) if bundle else None
    rates = evaluation["rates"].get(bundle.operating_point) if bundle and evaluation else None
    if rates is None:
        unknown = Interval(np.nan, np.nan, np.nan)
        return Rates(unknown, unknown)
    return Rates(read_interval(rates["sensitivity"]), read_interval(rates["specificity"]))


def judge(evaluation: Mapping[str, Any] | None) -> Verdict:
    """Hold an evaluation against the target."""
    unknown = Interval(np.nan, np.nan, np.nan)
    if evaluation is None:
        return Verdict("not-measured", None, unknown, unknown, ())
    tested = tuple(f["key"] for f in evaluation["findings"] if f["positives"] >= ENOUGH_POSITIVES)
    points = [
        (name, read_interval(rates["sensitivity"]), read_interval(rates["specificity"]))
        for name, rates in evaluation["rates"].items()
    ]
    known = [point for point in points if not np.isnan(point[1].value + point[2].value)]
    if not known:
        return Verdict("not-measured", None, unknown, unknown, tested)
    name, sensitivity, specificity = max(known, key=lambda point: _shortfall(point[1].value, point[2].value))
    return Verdict(_answer(sensitivity, specificity), name, sensitivity, specificity, tested)


def _shortfall(sensitivity: float, specificity: float) -> float:
    """How far the worse of the two lies above its target; below it, under 0."""
    return min(sensitivity - SENSITIVITY, specificity - SPECIFICITY)


def _answer(sensitivity: Interval, specificity: Interval) -> Answer:
    if _shortfall(sensitivity.low, specificity.low) >= 0:
        return "pass"
    return "not-shown" if _shortfall(sensitivity.value, specificity.value) >= 0 else "fail"
