"""Whether the candidate sees a finding where the reference sees it.

Compression keeps answers and deforms maps (Park et al., arXiv 2010.15054): so the maps are compared, not
the answers. Agreement says nothing of truth: for that see `localisation`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...statistics import Bools
from ..looks import Looks
from ..measure import Measure, known
from ..statistic import mean
from .maps import Values, centre_maps, random_maps, same_peak, spearman, to_common_grid, top_iou

FIGURES = {"spearman": spearman, "top_iou": top_iou, "same_peak": same_peak}
# Whose maps are compared with the reference's.
CANDIDATE, RANDOM, CENTRE = range(3)
SEED = 11


@dataclass(frozen=True)
class Agreement:
    """One image's maps compared; of n images, each array has their axis in front.

    Attributes:
        values: float32 [figures, 3, F], in the order of `FIGURES`, of the candidate's maps, random ones and
            the centre prior with the reference's.
        shown: bool [F]: findings that either raises, whose map a reader would see.
    """

    values: NDArray[np.float32]
    shown: NDArray[np.bool_]


def agree(looks: Looks) -> Agreement:
    """Compare the maps of one image."""
    theirs, mine = to_common_grid(looks.reference.maps, looks.candidate.maps)
    others = (mine, random_maps(theirs.shape, SEED, looks.number), centre_maps(theirs.shape))
    values = np.stack([np.stack([figure(maps, theirs) for maps in others]) for figure in FIGURES.values()])
    return Agreement(values, looks.reference.raised | looks.candidate.raised)


def evidence_measures(agreement: Agreement) -> Iterator[Measure]:
    """All findings' maps of n images, and those that a reader would see."""
    every = np.ones_like(agreement.shown)
    for prefix, wanted in (("", every), ("shown_", agreement.shown)):
        for number, name in enumerate(FIGURES):
            yield _measure(f"evidence.{prefix}{name}", agreement.values[:, number], wanted)


def _measure(name: str, values: Values, wanted: Bools) -> Measure:
    """A figure of values [n, 3, F], of which those of the wanted findings count, [n, F]."""
    candidate, random, centre = (
        mean(np.where(wanted, values[:, whose], np.nan)) for whose in (CANDIDATE, RANDOM, CENTRE)
    )
    return known(name, candidate, baselines={"random": random, "centre": centre})
