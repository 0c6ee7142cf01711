"""Whether to answer at all: what is no frontal chest radiograph, or unlike any seen, gets no findings."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .explanation import AbstentionReason, Caution
from .radiograph import Radiograph
from .session import Seen

# Below this many pixels on the shorter side the findings were never measured.
SMALLEST_SIDE = 96
LOW_RESOLUTION = 128
# A lung field that touches the radiograph's border along this share of its height is cut off.
CROPPED = 0.25
# Ranges of grey, of the whole scale.
FLAT, LOW_CONTRAST = 0.02, 0.2


def refuse_at_the_door(radiograph: Radiograph) -> tuple[AbstentionReason, ...]:
    """Reasons that need no model: a blank or a tiny picture."""
    if min(radiograph.pixels.shape) < SMALLEST_SIDE:
        return ("too_small",)
    return ("blank",) if _grey_range(radiograph) < FLAT else ()


def refuse_on_sight(seen: Seen, limits: Mapping[str, float]) -> tuple[AbstentionReason, ...]:
    """Reasons found by the model on one canvas; `limits` are the bundle's."""
    reasons: list[AbstentionReason] = []
    if seen.frontal[0] < limits["frontal_at_least"]:
        reasons.append("not_chest_radiograph")
    if seen.novelty[0] > limits["novelty_at_most"]:
        reasons.append("unlike_training_images")
    if seen.lungs[0].mean((1, 2)).min() < limits["lung_share_at_least"]:
        reasons.append("no_lungs_seen")
    return tuple(reasons)


def find_cautions(radiograph: Radiograph, seen: Seen, limits: Mapping[str, float]) -> tuple[Caution, ...]:
    """What makes the findings on an accepted radiograph less sure."""
    cautions: list[Caution] = []
    if seen.novelty[0] > limits["novelty_caution"]:
        cautions.append("unlike_training_images")
    lungs = seen.lungs[0].any(0)
    if max(lungs[:, 0].mean(), lungs[:, -1].mean(), lungs[0].mean(), lungs[-1].mean()) > CROPPED:
        cautions.append("lungs_cropped")
    if _grey_range(radiograph) < LOW_CONTRAST:
        cautions.append("low_contrast")
    if min(radiograph.pixels.shape) < LOW_RESOLUTION:
        cautions.append("low_resolution")
    return tuple(cautions)


def _grey_range(radiograph: Radiograph) -> float:
    """The span of grey between the darkest and the brightest hundredth, in [0, 1]."""
    low, high = np.percentile(radiograph.pixels, [1, 99])
    return float(high - low)
