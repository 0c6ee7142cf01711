"""How logits become answers: a curve and thresholds for each finding, and how JSON is read as such."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, get_args

from .json_field import Field, FieldError, read_word

OperatingPoint = Literal["few_false_alarms", "best_f1", "sensitivity_90"]
OPERATING_POINTS: tuple[OperatingPoint, ...] = get_args(OperatingPoint)


@dataclass(frozen=True)
class FindingCalibration:
    """How the logit of one finding is read at one operating point.

    Attributes:
        key: the finding, in the table of findings.
        slope, intercept: of Platt's calibration; the slope is above zero.
        threshold: calibrated probability, in [0, 1], at and above which the finding is present.
    """

    key: str
    slope: float
    intercept: float
    threshold: float

    def probability(self, logit: float) -> float:
        """Calibrated probability in [0, 1]: sigmoid(slope · logit + intercept)."""
        # sigmoid(z) = (1 + tanh(z / 2)) / 2, which overflows for no z.
        return 0.5 + 0.5 * math.tanh(0.5 * (self.slope * logit + self.intercept))


@dataclass(frozen=True)
class Calibration:
    """How the logit of one finding is read, with a threshold for each operating point.

    Attributes:
        key: the finding, in the table of findings.
        slope, intercept: of Platt's calibration; the slope is above zero.
        thresholds: by operating point, calibrated probabilities in [0, 1]. `few_false_alarms` raises
            the finding in at most a tenth of the images without it, `sensitivity_90` in nine tenths
            of those with it, and `best_f1` weighs both.
    """

    key: str
    slope: float
    intercept: float
    thresholds: Mapping[str, float]

    def at(self, point: OperatingPoint) -> FindingCalibration:
        """The same with the threshold of one operating point."""
        return FindingCalibration(self.key, self.slope, self.intercept, self.thresholds[point])

    def as_json(self) -> dict[str, Any]:
        """What `read_calibration` reads."""
        return {**vars(self), "thresholds": dict(self.thresholds)}


def read_calibration(field: Field) -> Calibration:
    """The calibration of one finding, from a JSON object.

    Raises:
        FieldError: naming the key that is wrong.
    """
    finding = field.record("key", "slope", "intercept", "thresholds")
    slope = finding["slope"].number(low=0)
    if slope == 0:
        raise FieldError(finding["slope"].key, "should be above 0")
    thresholds = finding["thresholds"].record(*OPERATING_POINTS)
    return Calibration(
        key=read_word(finding["key"]),
        slope=slope,
        intercept=finding["intercept"].number(),
        thresholds=MappingProxyType({point: thresholds[point].number(0, 1) for point in OPERATING_POINTS}),
    )


def read_operating_point(field: Field) -> OperatingPoint:
    """The name of an operating point."""
    name = field.choice(OPERATING_POINTS)
    return next(point for point in OPERATING_POINTS if point == name)
