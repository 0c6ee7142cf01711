"""Where a finding was seen: the map's strongest area, its side, its zones, its box."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..models.canvas import Placement
from ..models.mask_parts import largest_part
from .anatomy import zones
from .explanation import Evidence, EvidenceTest, LungFields, Side, ZoneShare

# The mask holds this share of the support, and never more of the canvas than the bound.
SHARE_OF_SUPPORT = 0.5
LARGEST_MASK = 0.2
# Support is one-sided when the stronger side holds this share of it.
ONE_SIDED = 0.65

Map = NDArray[np.float32]
Mask = NDArray[np.bool_]


def gather_evidence(
    finding: str,
    heatmap: Map,
    lungs: LungFields,
    placement: Placement,
    has_side: bool,
    tested: EvidenceTest | None = None,
) -> Evidence:
    """Describe a finding's map.

    Args:
        finding: key of the finding.
        heatmap: float32 [h, w], contributions to the logit.
        lungs: the lung fields seen on the same canvas.
        placement: the radiograph's place on the canvas.
        has_side: whether right and left mean something for the finding.
        tested: what happened when the mask was hidden, if it was.
    """
    mask = strongest_area(heatmap)
    zones = share_by_zone(heatmap, lungs)
    side: Side = which_side(heatmap, lungs) if has_side else "central"
    return Evidence(finding, heatmap, mask, bounding_box(mask, placement), zones, side, tested)


def strongest_area(heatmap: Map) -> Mask:
    """The smallest area, bool [h, w], that holds half of the positive contributions."""
    support = np.clip(heatmap, 0, None).ravel()
    order = np.argsort(-support, kind="stable")
    enough = int(np.searchsorted(np.cumsum(support[order]), SHARE_OF_SUPPORT * support.sum())) + 1
    mask = np.zeros(support.size, bool)
    if support[order[0]] > 0:
        mask[order[: min(enough, round(LARGEST_MASK * support.size))]] = True
    return mask.reshape(heatmap.shape)


def share_by_zone(heatmap: Map, lungs: LungFields) -> tuple[ZoneShare, ...]:
    """The share of the positive contributions in each zone of the lungs, and outside, descending."""
    support = _on_lung_grid(heatmap, lungs)
    total = float(support.sum())
    shares = {
        zone: float(support[mask].sum()) / total if total else 0.0 for zone, mask in zones(lungs).items()
    }
    shares["outside_lungs"] = max(0.0, 1.0 - sum(shares.values()))
    return tuple(ZoneShare(zone, share) for zone, share in sorted(shares.items(), key=lambda item: -item[1]))


def which_side(heatmap: Map, lungs: LungFields) -> Side:
    """The patient's side that holds the support; the midline lies between the lungs' centres."""
    support = _on_lung_grid(heatmap, lungs)
    centres = [np.flatnonzero(lung.any(0)).mean() for lung in (lungs.right, lungs.left) if lung.any()]
    middle = float(np.mean(centres)) if len(centres) == 2 else support.shape[1] / 2
    columns = np.arange(support.shape[1]) + 0.5
    right = float(support[:, columns <= middle].sum()) / max(float(support.sum()), 1e-9)
    if right >= ONE_SIDED:
        return "right"
    return "left" if right <= 1 - ONE_SIDED else "both"


def bounding_box(mask: Mask, placement: Placement) -> tuple[float, float, float, float]:
    """(x, y, width, height) of the mask's largest connected part, as fractions of the radiograph."""
    part = largest_part(mask)
    if not part.any():
        return (0.0, 0.0, 0.0, 0.0)
    rows, columns = np.flatnonzero(part.any(1)), np.flatnonzero(part.any(0))
    height, width = mask.shape
    return placement.box_to_radiograph(
        columns[0] / width, rows[0] / height, (columns[-1] + 1) / width, (rows[-1] + 1) / height
    )


def _on_lung_grid(heatmap: Map, lungs: LungFields) -> Map:
    """The positive contributions on the finer grid of the lung masks."""
    finer = lungs.right.shape[0] // heatmap.shape[0]
    spread = np.full((finer, finer), 1 / finer**2, np.float32)
    return np.asarray(np.kron(np.clip(heatmap, 0, None), spread), np.float32)
