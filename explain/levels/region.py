"""The level of the region: how much of a finding's support its outline holds, on how much of the picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...models.canvas import Placement
from ..explanation import HEATMAP_DECIMALS, Evidence


@dataclass(frozen=True)
class Outline:
    """The outlined area.

    Attributes:
        support: share of the positive contributions in it, in [0, 1].
        area: its share of the radiograph, in [0, 1].
    """

    support: float
    area: float


def outline_of(evidence: Evidence, placement: Placement) -> Outline | None:
    """Measure the outline; None where nothing supports the finding."""
    support = np.clip(np.round(evidence.heatmap.astype(np.float64), HEATMAP_DECIMALS), 0, None)
    if not evidence.mask.any() or not support.any():
        return None
    cell = placement.size // evidence.mask.shape[0]
    fine = np.kron(evidence.mask, np.ones((cell, cell), bool))[placement.rows, placement.columns]
    # The two sums add in different orders, so that a whole may come out a rounding above one.
    share = min(1.0, float(support[evidence.mask].sum() / support.sum()))
    return Outline(share, float(fine.mean()))
