"""Do the maps point where radiologists drew their boxes? Always beside the best guess that never looks.

Over half of the boxes of opacities hold one and the same point, so a map's hits mean little alone. The
constant point and the constant mask are the best there are for the very images that they are scored on:
the comparison favours them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import BadData
from ..explain.radiograph import Box, Part
from ..explain.session import Judged
from ..models import findings
from ..models.canvas import Placement
from ..models.datasets.own_index import index_folder
from ..models.datasets.tables import Row, read_rows
from .statistics import Bools, Interval, mean_interval, share_interval, widen_difference

# What the boxes were drawn for, an opacity that could be pneumonia. Chosen on the boxes of NIH's own
# annotators in the training split; the radiologists' boxes only score.
OPACITIES = ("consolidation", "infiltration", "pneumonia")
# Finding and annotator of the boxes that score: other boxes of the table may have taught.
OPACITY_BOXES = ("Lung_Opacity", "rsna")
BOXES = "boxes.csv"
BOX_COLUMNS = ("image_id", "finding", "x", "y", "w", "h", "annotator")
# Points along a side of the grid on which maps and boxes meet.
FINE = 128
# Cuts among which a map's best is sought: the area holds this share of its positive contributions, as the
# outline that an explanation draws holds half. A share of the image instead would give a small nodule and a
# white lung the same area.
SHARES = np.arange(1, 101) / 100
# Levels among which the best constant mask is sought.
LEVELS = 100

Maps = NDArray[np.float32]


@dataclass(frozen=True)
class Compared:
    """A figure of the maps, the same of the best constant guess, and the first less the second, paired."""

    maps: Interval
    constant: Interval
    difference: Interval


@dataclass(frozen=True)
class Localisation:
    """The maps of opacities against radiologists' boxes.

    Attributes:
        images, patients: with at least one box.
        pointing: share of images whose peak is in a box (Zhang et al., arXiv 1608.00507); the constant
            is the one point that lies in the boxes of most images.
        iou: mean over images of the intersection of map and boxes over their union; the boxes of an
            image count as one area. The constant is the mean of all boxes, cut off at its best level.
        map_share: the share of its positive contributions that every map's area holds for that: of all
            `SHARES` the one that is best on these images.
        constant_share: the share of a radiograph that the constant mask takes.
    """

    images: int
    patients: int
    pointing: Compared
    iou: Compared
    map_share: float
    constant_share: float


@dataclass(frozen=True)
class BoxedImages:
    """m images with boxes, on a grid over the radiograph.

    Attributes:
        rows: int [m], their places among the images that were evaluated.
        patients: [m].
        maps: float32 [m, FINE, FINE].
        peaks: int [m, 2], row and column of each map's peak.
        inside: bool [m, FINE, FINE]: what lies in a box.
    """

    rows: NDArray[np.int64]
    patients: NDArray[np.int64]
    maps: Maps
    peaks: NDArray[np.int64]
    inside: Bools

    def select(self, chosen: Bools) -> BoxedImages:
        """Those that are chosen, bool [m]."""
        return BoxedImages(
            self.rows[chosen],
            self.patients[chosen],
            self.maps[chosen],
            self.peaks[chosen],
            self.inside[chosen],
        )


def opacity_map(judged: Judged) -> Maps:
    """One map of «an opacity of the lung» for each of n images, float32 [n, grid, grid].

    The sum of the contributions to the findings of `OPACITIES`.
    """
    return sum_opacities(judged.contributions)


def sum_opacities(contributions: Maps) -> Maps:
    """`opacity_map` of contributions [n, F, grid, grid]."""
    opacities = [findings.keys().index(key) for key in OPACITIES]
    return np.asarray(contributions[:, opacities].sum(1), np.float32)


def find_boxed(
    data: Path,
    image_ids: list[str],
    patients: NDArray[np.int64],
    maps: Maps,
    placements: tuple[Placement, ...],
    shown: tuple[Part, ...],
) -> BoxedImages | None:
    """The images that radiologists drew boxes in; None where there are none.

    Args:
        data: the folder of the index, or that of its `cxr/`; the boxes are in `boxes.csv` beside it.
        image_ids, patients: [n].
        maps: float32 [n, grid, grid] over the canvas.
        placements: of the n radiographs on their canvases.
        shown: which part of its file's picture, over which boxes are drawn, each radiograph is.

    Raises:
        BadData: `boxes.csv` is damaged.
    """
    boxes = read_boxes(data)
    rows = [row for row, image_id in enumerate(image_ids) if image_id in boxes]
    if not rows:
        return None
    return BoxedImages(
        rows=np.array(rows),
        patients=patients[rows],
        maps=np.stack([placements[row].to_radiograph(maps[row], (FINE, FINE)) for row in rows]),
        peaks=np.array([find_peak(maps[row], placements[row]) for row in rows]),
        inside=np.stack([cover([shown[row].locate(box) for box in boxes[image_ids[row]]]) for row in rows]),
    )


def localise(boxed: BoxedImages) -> Localisation:
    """Score the maps of images with boxes."""
    at_shares = iou_at_shares(boxed.maps, boxed.inside)
    best = int(at_shares.mean(0).argmax())
    constant = best_constant_mask(boxed.inside)
    return Localisation(
        images=len(boxed.rows),
        patients=len(np.unique(boxed.patients)),
        pointing=play_pointing(boxed),
        iou=_compare(at_shares[:, best], iou(constant[None], boxed.inside), boxed.patients),
        map_share=float(SHARES[best]),
        constant_share=float(constant.mean()),
    )


def play_pointing(boxed: BoxedImages) -> Compared:
    """The pointing game alone, see `Localisation`."""
    down, right = boxed.peaks.T
    hits = boxed.inside[np.arange(len(boxed.peaks)), down, right]
    row, column = best_constant_point(boxed.inside)
    at_constant = boxed.inside[:, row, column]
    difference = mean_interval(hits.astype(np.float64) - at_constant, boxed.patients)
    return Compared(
        share_interval(hits, boxed.patients),
        share_interval(at_constant, boxed.patients),
        widen_difference(difference, len(np.unique(boxed.patients))),
    )


def find_peak(heatmap: Maps, placement: Placement, fine: int = FINE) -> tuple[int, int]:
    """Where the middle of the strongest token of [grid, grid] lies on the radiograph's grid: row, column."""
    grid = len(heatmap)
    row, column = divmod(int(heatmap.argmax()), grid)
    x, y = (column + 0.5) / grid, (row + 0.5) / grid
    right, down, _, _ = placement.box_to_radiograph(x, y, x, y)
    return min(int(down * fine), fine - 1), min(int(right * fine), fine - 1)


def cover(boxes: list[Box], fine: int = FINE) -> Bools:
    """Which points of a grid lie in one of the boxes (fractions of the radiograph): bool [fine, fine]."""
    centres = (np.arange(fine) + 0.5) / fine
    covered = np.zeros((fine, fine), bool)
    for x, y, width, height in boxes:
        across = (centres >= x) & (centres <= x + width)
        covered |= ((centres >= y) & (centres <= y + height))[:, None] & across
    return covered


def best_constant_point(inside: Bools) -> tuple[int, int]:
    """Row and column of the point that lies in the boxes of most images, of bool [m, H, W]."""
    row, column = np.unravel_index(inside.mean(0).argmax(), inside.shape[1:])
    return int(row), int(column)


def best_constant_mask(inside: Bools) -> Bools:
    """The mean of the boxes of all images, cut off at the level whose mean IoU is best: bool [H, W]."""
    masks = constant_masks(inside.mean(0))
    return np.asarray(masks[int(np.argmax([iou(mask[None], inside).mean() for mask in masks]))])


def constant_masks(mean: NDArray[np.float64]) -> Bools:
    """The mean of boxes, [H, W], cut off at each of the levels: bool [LEVELS, H, W]."""
    return np.asarray(mean >= np.linspace(0, mean.max(), LEVELS + 1)[1:, None, None])


def iou_at_shares(maps: Maps, inside: Bools) -> NDArray[np.float64]:
    """IoU of every map's strongest area with its boxes, for each of `SHARES` that it holds: [m, shares].

    A map with no positive contribution has no such area, and an IoU of 0.
    """
    scores = []
    for heatmap, boxes in zip(maps, inside, strict=True):
        areas = heatmap >= _levels(heatmap)[:, None, None]
        scores.append(iou(areas & (heatmap > 0), boxes[None]))
    return np.stack(scores)


def _levels(heatmap: Maps) -> NDArray[np.float64]:
    """The value down to which the strongest points hold each of `SHARES` of the positive contributions."""
    strongest = np.sort(np.clip(heatmap, 0, None), axis=None)[::-1].astype(np.float64)
    held = np.cumsum(strongest)
    # Rounding may leave the last sum a little short of the whole.
    enough = np.searchsorted(held, SHARES * held[-1]).clip(max=len(held) - 1)
    return np.asarray(strongest[enough])


def iou(some: Bools, others: Bools) -> NDArray[np.float64]:
    """Intersection over union of masks [m, H, W], or of one [1, H, W] with each of m; 0 if both are empty."""
    shared = (some & others).sum((1, 2))
    either = some.sum((1, 2)) + others.sum((1, 2)) - shared
    return np.asarray(shared / np.maximum(either, 1), np.float64)


def read_boxes(data: Path) -> dict[str, list[Box]]:
    """Radiologists' boxes (x, y, width, height) by image, as fractions; none where there is no table.

    Raises:
        BadData: the table is damaged.
    """
    folder = index_folder(data)
    boxes: dict[str, list[Box]] = {}
    if folder is None or not (folder / BOXES).is_file():
        return boxes
    for row in read_rows(folder, BOXES, "radiologists' boxes", BOX_COLUMNS):
        if (row["finding"], row["annotator"]) == OPACITY_BOXES:
            boxes.setdefault(row["image_id"], []).append(_box(row))
    return boxes


def _box(row: Row) -> Box:
    try:
        return float(row["x"]), float(row["y"]), float(row["w"]), float(row["h"])
    except ValueError as fault:
        raise BadData(f"a box is no four numbers ({fault})", on=BOXES, fix="Restore the file") from fault


def _compare(of_maps: NDArray[Any], of_constant: NDArray[Any], patients: NDArray[np.int64]) -> Compared:
    """Means over images of two figures [m] of the same images, and of their difference."""
    mine, constant = of_maps.astype(np.float64), of_constant.astype(np.float64)
    return Compared(*(mean_interval(part, patients) for part in (mine, constant, mine - constant)))
