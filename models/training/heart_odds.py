"""What the heart's measured width says of cardiomegaly, to teach the judge.

Few images are labelled with cardiomegaly, and from so few a network does not find out what to look at.
The cardiothoracic ratio tells them apart well on its own (see `heart`), and can be measured on every PA view.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from .. import findings
from ..heart import cardiothoracic_ratio
from ..mask_parts import clean_part
from ..network.vlm import VisionLanguageModel
from .predict import in_batches
from .radiographs import Radiographs

CARDIOMEGALY = findings.keys().index("cardiomegaly")
# The ratio is defined for a grown chest seen from behind (Danzer, Am J Med Sci 157:513, 1919).
GROWN_UP = 18
# Fewer with and without, and nothing can be learned from the ratio.
AT_LEAST = 20

Floats = NDArray[np.float32]


def heart_odds(model: VisionLanguageModel, radiographs: Radiographs, device: str) -> Floats:
    """Log odds of cardiomegaly by the cardiothoracic ratio alone, float32 [n].

    Logistic regression of the label on the ratio. NaN where it cannot be measured, where the label is
    unknown, and everywhere where too few images have both.

    Args:
        model: whose lung fields are used.
    """
    ratios, labels = measure_ratios(model, radiographs, device), radiographs.labels[:, CARDIOMEGALY]
    known = ~np.isnan(ratios) & ~np.isnan(labels)
    odds = np.full(len(ratios), np.nan, np.float32)
    positives = int(labels[known].sum())
    if min(positives, known.sum() - positives) < AT_LEAST:
        return odds
    # In tenths, so that the regression's own pull towards zero is slight.
    tenths = 10 * ratios[known, None]
    odds[known] = LogisticRegression().fit(tenths, labels[known]).decision_function(tenths)
    return odds


@torch.no_grad()
def measure_ratios(model: VisionLanguageModel, radiographs: Radiographs, device: str) -> Floats:
    """Cardiothoracic ratios of the adults' PA views, float32 [n]; NaN for others and where not measurable."""
    rows = np.flatnonzero((radiographs.views == 0) & (radiographs.ages >= GROWN_UP))
    ratios = np.full(len(radiographs), np.nan, np.float32)
    chosen = radiographs.canvases[rows]
    seen = [(model.encode(part).anatomy > 0).cpu().numpy() for part in in_batches(chosen, device)]
    for row, sides in zip(rows, (sides for part in seen for sides in part), strict=True):
        right, left = (clean_part(side) for side in sides)
        if right.any() and left.any():
            ratio = cardiothoracic_ratio(radiographs.canvases[row].astype(np.float32) / 255, right, left)
            ratios[row] = np.nan if ratio is None else ratio
    return ratios
