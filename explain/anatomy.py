"""The lung fields and what is read from them alone: zones, areas, widths and lean, by the patient's side."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..models.heart import cardiothoracic_ratio
from ..models.mask_parts import clean_part
from .explanation import LungFields, Measures, ZoneKey
from .radiograph import View

THIRDS = ("upper", "middle", "lower")

Map = NDArray[np.float32]
Mask = NDArray[np.bool_]


def clean_fields(seen: Mask) -> LungFields | None:
    """One lung field a side out of what the model saw.

    Args:
        seen: bool [2, h, w]: the patient's right and left lung, ragged and with islands.

    Returns:
        Each side's largest part with its edge smoothed, or None where a side has none.
    """
    right, left = (clean_part(side) for side in seen)
    return LungFields(right, left) if right.any() and left.any() else None


def measure(canvas: Map, lungs: LungFields, view: View) -> Measures:
    """What is measured on the picture.

    Args:
        canvas: float32 [S, S] in [0, 1].
        lungs: see `clean_fields`; bool [h, w] each, S a multiple of h = w.
        view: on AP views the heart, farther from the detector, is magnified: no ratio is given.
    """
    right, left = int(lungs.right.sum()), int(lungs.left.sum())
    ratio = None if view == "AP" else cardiothoracic_ratio(canvas, lungs.right, lungs.left)
    return Measures(right / (right + left), left / (right + left), ratio)


def zones(lungs: LungFields) -> dict[ZoneKey, Mask]:
    """The six zones, bool [h, w] each: the thirds of each lung's height.

    So a reader divides a lung without counting ribs. A lung that is not there has empty zones.
    """
    parts: dict[ZoneKey, Mask] = {}
    for name, lung in (("right", lungs.right), ("left", lungs.left)):
        for third, rows in zip(THIRDS, np.array_split(np.flatnonzero(lung.any(1)), 3), strict=True):
            zone = np.zeros_like(lung)
            zone[rows] = lung[rows]
            parts[f"{name}_{third}"] = zone  # type: ignore[index]
    return parts


def mean_widths(lungs: LungFields) -> tuple[float, float]:
    """Area over height of the right and of the left field, in cells of their grid."""
    right, left = (float(lung.sum() / lung.any(1).sum()) for lung in (lungs.right, lungs.left))
    return right, left


def lean(lungs: LungFields) -> float:
    """By how many degrees the lungs lean from the vertical, positive clockwise: their long axes' mean."""
    return float(np.mean([_axis(lung) for lung in (lungs.right, lungs.left)]))


def _axis(lung: Mask) -> float:
    """Degrees from the vertical, positive clockwise, of the direction in which a lung is longest."""
    rows, columns = (places - places.mean() for places in np.nonzero(lung))
    across, down, shear = (columns**2).sum(), (rows**2).sum(), (rows * columns).sum()
    return float(np.degrees(0.5 * np.arctan2(-2 * shear, down - across)))
