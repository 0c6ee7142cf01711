"""The same figures for women and men, young and old, each view, and each rendition of the pictures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .diagnosis import Diagnoses, Rates
from .localisation import BoxedImages, Compared, play_pointing
from .statistics import Floats, Interval
from .studies import Study

# With fewer images a share of hits says next to nothing.
ENOUGH_BOXED = 20
GROUP_KINDS = ("sex", "age", "view", "rendition")
AGE_EDGES = (18, 40, 60)
AGE_BANDS = ("under 18", "18 to 39", "40 to 59", "60 and over")


@dataclass(frozen=True)
class GroupFigures:
    """One group of images.

    Attributes:
        name: «sex F», «view AP», …
        images, patients: in the group.
        findings: how many have enough positives in the group; the next two are means over these.
        mean_auroc, rates: the latter at the operating point in use.
        boxed: images with radiologists' boxes.
        pointing: the pointing game, its constant point the best for the group; None with fewer than 20
            of those.
    """

    name: str
    images: int
    patients: int
    findings: int
    mean_auroc: Interval
    rates: Rates
    boxed: int
    pointing: Compared | None


def measure_groups(
    studies: list[Study], diagnoses: Diagnoses, thresholds: Floats, boxed: BoxedImages | None
) -> tuple[GroupFigures, ...]:
    """Figures of every group by name.

    Args:
        studies: n images.
        diagnoses: of them, in their order.
        thresholds: [F], of the operating point in use.
        boxed: those of the n that have boxes, or None.
    """
    return tuple(
        _figures(name, rows, diagnoses.select(rows), thresholds, boxed)
        for name, rows in group_rows(studies).items()
    )


def group_rows(studies: list[Study]) -> dict[str, NDArray[np.int64]]:
    """Rows by sex, age band, view and rendition, where the index says them."""
    groups: dict[str, list[int]] = {}
    for row, study in enumerate(studies):
        band = "" if study.age is None else AGE_BANDS[sum(study.age >= edge for edge in AGE_EDGES)]
        for kind, value in zip(GROUP_KINDS, (study.sex, band, study.view, study.rendition), strict=True):
            if value:
                groups.setdefault(f"{kind} {value}", []).append(row)
    return {name: np.array(groups[name]) for name in sorted(groups)}


def _figures(
    name: str, rows: NDArray[np.int64], diagnoses: Diagnoses, thresholds: Floats, boxed: BoxedImages | None
) -> GroupFigures:
    mine = boxed.select(np.isin(boxed.rows, rows)) if boxed else None
    count = len(mine.rows) if mine else 0
    return GroupFigures(
        name=name,
        images=len(rows),
        patients=len(np.unique(diagnoses.patients)),
        findings=len(diagnoses.counted),
        mean_auroc=diagnoses.mean_auroc(),
        rates=diagnoses.mean_rates(thresholds),
        boxed=count,
        pointing=play_pointing(mine) if mine and count >= ENOUGH_BOXED else None,
    )
