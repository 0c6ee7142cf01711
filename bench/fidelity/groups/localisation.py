"""Whether both bundles point where radiologists drew their boxes: the truth, where agreement is none.

See `bench.localisation` for the protocol; here the same of candidate and reference, paired, beside the best
constant guess, a random map and the centre prior.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...localisation import (
    FINE,
    Box,
    best_constant_mask,
    best_constant_point,
    cover,
    find_peak,
    iou,
    iou_at_shares,
    sum_opacities,
)
from ...statistics import Bools, Floats
from ..looks import Looks
from ..measure import Measure, known
from ..statistic import Ratio, mean
from .maps import centre_maps, random_maps

MAKERS = ("reference", "candidate", "random", "centre")
SEED = 13


@dataclass(frozen=True)
class Pointing:
    """One image with boxes.

    Attributes:
        row: its number among all images.
        inside: bool [FINE, FINE], what lies in a box.
        hits: bool [4], whether the peak of each of `MAKERS` lies in a box.
        ious: float [4, shares], see `localisation.iou_at_shares`.
    """

    row: int
    inside: Bools
    hits: Bools
    ious: Floats


def point(looks: Looks, boxes: list[Box]) -> Pointing:
    """Play the pointing game on one image."""
    inside, mine = cover(boxes), looks.candidate
    theirs, ours = (sum_opacities(look.maps[None])[0] for look in (looks.reference, mine))
    blind = (random_maps(ours.shape, SEED, looks.number), centre_maps(ours.shape))
    made = ((looks.reference, theirs), (mine, ours), *((mine, heatmap) for heatmap in blind))
    hits = np.array([inside[find_peak(heatmap, look.placement)] for look, heatmap in made])
    fine = np.stack([look.placement.to_radiograph(heatmap, (FINE, FINE)) for look, heatmap in made])
    return Pointing(looks.number, inside, hits, iou_at_shares(fine, np.stack([inside] * len(made))))


def localisation_measures(pointings: list[Pointing], images: int) -> tuple[Measure, ...]:
    """Pointing game and IoU of all images, of which only those with boxes count."""
    rows = np.array([pointing.row for pointing in pointings])
    inside = np.stack([pointing.inside for pointing in pointings])
    hits = np.stack([pointing.hits for pointing in pointings]).astype(np.float64)
    row, column = best_constant_point(inside)
    ious = np.stack([pointing.ious for pointing in pointings])
    best = ious.mean(0).argmax(1)
    at_best = ious[:, np.arange(len(MAKERS)), best].astype(np.float64)
    constant = iou(best_constant_mask(inside)[None], inside)

    def ask(name: str, made: Floats, constant: Floats) -> Measure:
        reference, candidate, random, centre = (_spread(values, rows, images) for values in made.T)
        guesses = {"best_constant": _spread(constant, rows, images), "random": random, "centre": centre}
        return known(name, candidate, reference, guesses)

    return (
        ask("localisation.pointing", hits, inside[:, row, column].astype(np.float64)),
        ask("localisation.iou", at_best, constant),
    )


def _spread(values: Floats, rows: NDArray[np.int64], images: int) -> Ratio:
    """The mean of values [m], each at its row among all images."""
    among_all = np.full(images, np.nan)
    among_all[rows] = values
    return mean(among_all)
