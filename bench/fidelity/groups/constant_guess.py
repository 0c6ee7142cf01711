"""The best guess at the boxes that never looks, found image by image: memory does not grow with the images.

It is the point and the mask of `localisation.best_constant_point` and `localisation.best_constant_mask`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ....explain.radiograph import Box
from ...localisation import constant_masks, cover, iou
from ...statistics import Bools, Floats


def score_constants(boxes: Sequence[list[Box]]) -> tuple[Bools, Floats]:
    """How the best constant guess does on each of m images.

    Args:
        boxes: of each, m ≥ 1.

    Returns:
        bool [m], whether the point that lies in the boxes of most images lies in its own; float64 [m], the
        IoU of its boxes with the mask that has the best mean IoU.
    """
    covered = cover(boxes[0]).astype(np.int64)
    for own in boxes[1:]:
        covered += cover(own)
    often = covered / len(boxes)
    masks = constant_masks(often)
    ious = np.stack([iou(masks, cover(own)[None]) for own in boxes], 1)
    hits = np.array([cover(own).flat[often.argmax()] for own in boxes])
    return hits, ious[ious.mean(1).argmax()]
