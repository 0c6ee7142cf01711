"""What is fitted after training, on patients that training did not see."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from .. import findings
from ..network.vlm import XrayVLM
from .predict import in_batches
from .radiographs import Radiographs

# With fewer positives than this a finding's own curve is noise.
ENOUGH_POSITIVES = 10
# A finding may be raised wrongly in at most this share of the images without it.
FALSE_ALARMS = 0.10
# Real radiographs refused by each of the gate's limits, as a share of the held-out ones.
WRONGLY_REFUSED = 0.001
CAUTIONED = 0.02
Array = NDArray[np.float32]


@torch.no_grad()
def fit_facts(model: XrayVLM, held_out: Radiographs, device: str) -> dict[str, object]:
    """Fit calibration, thresholds and the gate's limits on held-out images.

    Returns:
        `calibration`: per finding slope, intercept and threshold; `gate`: its limits.
    """
    model.eval()
    encodings = [model.encode(batch) for batch in in_batches(held_out.canvases, device)]
    logits = torch.cat([model.judge(encoding.tokens)[0] for encoding in encodings]).cpu().numpy()
    gate = torch.cat([encoding.gate for encoding in encodings]).cpu().numpy()
    lungs = (
        torch.cat([(encoding.anatomy > 0).float().mean((2, 3)).amin(1) for encoding in encodings])
        .cpu()
        .numpy()
    )
    return {
        "calibration": [
            {"key": key, **_calibrate(logits[:, i], held_out.labels[:, i])}
            for i, key in enumerate(findings.keys())
        ],
        "gate": {
            "frontal_at_least": float(min(np.quantile(gate[:, 0], WRONGLY_REFUSED), 0.0)),
            "novelty_at_most": float(np.quantile(gate[:, 1], 1 - WRONGLY_REFUSED)),
            "novelty_caution": float(np.quantile(gate[:, 1], 1 - CAUTIONED)),
            "lung_share_at_least": float(np.quantile(lungs, WRONGLY_REFUSED)),
        },
        "held_out_images": len(held_out),
    }


def _calibrate(logits: Array, labels: Array) -> dict[str, float]:
    """Slope and intercept (Platt scaling, 1999) and the operating point of one finding.

    The operating point has the best F1 among those that raise the finding in at most a tenth of the
    images without it. A finding with too few positives keeps its slope and gets its prevalence.
    """
    if labels.sum() >= ENOUGH_POSITIVES:
        fitted = LogisticRegression(C=1e3).fit(logits[:, None], labels)
        # A negative slope would turn the judge's answer round: noise, not calibration.
        slope, intercept = max(float(fitted.coef_[0, 0]), 0.05), float(fitted.intercept_[0])
    else:
        slope, intercept = 1.0, _match_prevalence(logits, float(labels.mean()))
    probabilities = 1 / (1 + np.exp(-(slope * logits + intercept)))
    return {"slope": slope, "intercept": intercept, "threshold": _operating_point(probabilities, labels)}


def _match_prevalence(logits: Array, prevalence: float) -> float:
    """The shift at which the mean probability is the prevalence, by bisection."""
    low, high = -20.0, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        too_high = (1 / (1 + np.exp(-(logits + middle)))).mean() > prevalence
        low, high = (low, middle) if too_high else (middle, high)
    return low


def _operating_point(probabilities: Array, labels: Array) -> float:
    floor = float(np.quantile(probabilities[labels == 0], 1 - FALSE_ALARMS))
    candidates = np.unique(probabilities[probabilities >= floor])
    if labels.sum() < ENOUGH_POSITIVES:
        return float(np.quantile(probabilities, 0.98))
    return float(max(candidates, key=lambda threshold: _f1(probabilities >= threshold, labels == 1)))


def _f1(said: NDArray[np.bool_], present: NDArray[np.bool_]) -> float:
    return float(2 * (said & present).sum() / max(1, said.sum() + present.sum()))
