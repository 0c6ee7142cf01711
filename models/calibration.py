"""From logits to calibrated probabilities, and the thresholds at which a finding is raised. Free of PyTorch.

One finding at a time. Training fits on held-out patients and a clinic on its own, both with this.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import BadData

# With fewer positives than this a finding's own curve is noise.
ENOUGH_POSITIVES = 10
# A negative slope would turn the judge's answer round: noise, not calibration.
SLOPE_AT_LEAST = 0.05
# A finding may be raised wrongly in at most this share of the images without it.
FALSE_ALARMS_AT_MOST = 0.10
# WHO's target product profile of a triage test: sensitivity 90 % or more, specificity 70 % or more.
SENSITIVITY_AT_LEAST = 0.90
SPECIFICITY_AT_LEAST = 0.70
# Of a finding with too few positives to count, this share of all images stays below the threshold.
RARELY_RAISED = 0.98

NEWTON_STEPS, BISECTIONS = 100, 60
# Keeps Newton's step finite where all logits are the same; it does not move the optimum.
RIDGE = 1e-9

Floats = NDArray[np.floating]
Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class OperatingPoints:
    """Calibrated probabilities, in [0, 1], at and above which a finding is raised.

    Attributes:
        few_false_alarms: the best F1 among those that raise the finding in at most a tenth of the
            images without it.
        sensitivity_90: the highest that raises it in at least nine tenths of the images with it.
        best_f1: the best F1 of all.
    """

    few_false_alarms: float
    sensitivity_90: float
    best_f1: float


@dataclass(frozen=True)
class Calibration:
    """How the logit of one finding is read: its curve, see `probabilities`, and its thresholds."""

    slope: float
    intercept: float
    thresholds: OperatingPoints


def calibrate(logits: Floats, labels: Floats) -> Calibration:
    """Fit the curve and the thresholds of one finding.

    A finding with fewer than ten positives keeps the slope 1, and its mean probability becomes its
    prevalence.

    Args:
        logits: [n] of the judge.
        labels: [n]: 1, 0, or NaN where unknown.

    Raises:
        BadData: no label is known.
    """
    known, labels = _known(logits, labels)
    if np.sum(labels) >= ENOUGH_POSITIVES:
        slope, intercept = fit_platt(known, labels)
    else:
        slope, intercept = 1.0, match_prevalence(known, float(_soft_targets(labels).mean()))
    return Calibration(slope, intercept, operating_points(probabilities(known, slope, intercept), labels))


def probabilities(logits: Floats, slope: float, intercept: float) -> NDArray[np.float32]:
    """Calibrated probabilities, float32 [n] in [0, 1]: sigmoid(slope · logit + intercept)."""
    return _sigmoid(slope * logits.astype(np.float64) + intercept).astype(np.float32)


def fit_platt(logits: Floats, labels: Floats) -> tuple[float, float]:
    """Slope and intercept of Platt scaling, with his targets a little inside 0 and 1.

    Platt, Probabilistic outputs for support vector machines, 1999, section 2.2; fitted by Newton's
    method as Lin, Lin and Weng do it (Machine Learning 68, 2007). The slope is at least 0.05.

    Args:
        logits: [n].
        labels: [n]: 1, 0, or NaN, which is left out.

    Raises:
        BadData: no label is known.
    """
    known, labels = _known(logits, labels)
    targets = _soft_targets(labels)
    slope, intercept = _newton(known, targets)
    if slope >= SLOPE_AT_LEAST:
        return slope, intercept
    # On the bound, the best intercept is the one whose mean probability is the mean target.
    return SLOPE_AT_LEAST, match_prevalence(SLOPE_AT_LEAST * known, float(targets.mean()))


def match_prevalence(logits: Floats, prevalence: float) -> float:
    """The shift of logits [n] at which their mean probability is the prevalence, in (0, 1)."""
    odds = float(np.log(prevalence / (1 - prevalence)))
    low, high = odds - float(logits.max()), odds - float(logits.min())
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        too_high = _sigmoid(logits.astype(np.float64) + middle).mean() > prevalence
        low, high = (low, middle) if too_high else (middle, high)
    return (low + high) / 2


def operating_points(sure: Floats, labels: Floats) -> OperatingPoints:
    """The three thresholds of one finding, each one of the probabilities that were seen.

    With fewer than ten positives they are quantiles of the probabilities: two hundredths of the images
    are raised, or three tenths for `sensitivity_90`. That promises no sensitivity.

    Args:
        sure: [n], calibrated probabilities.
        labels: [n]: 1, 0, or NaN, which is left out.

    Raises:
        BadData: no label is known.
    """
    known, labels = _known(sure, labels)
    positives, negatives = np.sort(known[labels == 1]), np.sort(known[labels == 0])
    if len(positives) < ENOUGH_POSITIVES:
        rare = float(np.quantile(known, RARELY_RAISED))
        return OperatingPoints(rare, float(np.quantile(known, SPECIFICITY_AT_LEAST)), rare)
    thresholds = np.unique(known)
    hits = len(positives) - np.searchsorted(positives, thresholds)
    alarms = len(negatives) - np.searchsorted(negatives, thresholds)
    f1 = 2 * hits / (hits + alarms + len(positives))
    few = alarms <= FALSE_ALARMS_AT_MOST * len(negatives)
    sensitive = hits / len(positives) >= SENSITIVITY_AT_LEAST
    return OperatingPoints(
        # Where even the highest probability raises too many, only certainty raises it.
        few_false_alarms=float(thresholds[np.where(few, f1, -1).argmax()]) if few.any() else 1.0,
        sensitivity_90=float(thresholds[sensitive].max()),
        best_f1=float(thresholds[f1.argmax()]),
    )


def _known(values: Floats, labels: Floats) -> tuple[Doubles, Doubles]:
    known = ~np.isnan(labels)
    if not known.any():
        raise BadData("no label of a finding is known", on="labels", fix="Give images that have it labelled")
    return values[known].astype(np.float64), labels[known].astype(np.float64)


def _soft_targets(labels: Doubles) -> Doubles:
    """Platt's targets: (P + 1) / (P + 2) for the P positives, 1 / (N + 2) for the N negatives."""
    positives = float(labels.sum())
    above, below = (positives + 1) / (positives + 2), 1 / (len(labels) - positives + 2)
    return np.where(labels == 1, above, below)


def _newton(logits: Doubles, targets: Doubles) -> tuple[float, float]:
    """The slope and intercept with the least cross-entropy, by Newton's method with halved steps."""
    design = np.stack([logits, np.ones_like(logits)], 1)
    weights = np.array([0.0, np.log(targets.mean() / (1 - targets.mean()))])
    for _ in range(NEWTON_STEPS):
        said = _sigmoid(design @ weights)
        gradient = design.T @ (said - targets)
        if np.abs(gradient).max() < 1e-9 * len(logits):
            break
        curvature = design.T @ (design * (said * (1 - said))[:, None]) + RIDGE * np.eye(2)
        step = np.linalg.solve(curvature, gradient)
        before, size = _cross_entropy(design @ weights, targets), 1.0
        while size > 1e-9 and _cross_entropy(design @ (weights - size * step), targets) > before:
            size /= 2
        weights -= size * step
    return float(weights[0]), float(weights[1])


def _cross_entropy(logits: Doubles, targets: Doubles) -> float:
    return float(np.sum(np.logaddexp(0, logits) - targets * logits))


def _sigmoid(logits: Doubles) -> Doubles:
    # sigmoid(z) = (1 + tanh(z / 2)) / 2, which overflows for no z.
    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * logits))
