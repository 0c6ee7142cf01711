"""Whether both bundles point where radiologists drew their boxes: the truth, where agreement is none.

See `bench.localisation` for the protocol; here the same of candidate and reference, paired, beside the best
constant guess, a random map and the centre prior.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ....explain.radiograph import Box
from ...localisation import FINE, cover, find_peak, iou_at_shares, sum_opacities
from ...statistics import Bools, Floats
from ..looks import Looks
from ..measure import Measure, known
from ..statistic import OfSome, Rows, mean
from .constant_guess import score_constants
from .maps import centre_maps, random_maps

MAKERS = ("reference", "candidate", "random", "centre")
SEED = 13


@dataclass(frozen=True)
class Pointing:
    """One image with boxes; of m images, each array has their axis in front.

    Attributes:
        row: its number among all images, [].
        hits: bool [4], whether the peak of each of `MAKERS` lies in a box.
        ious: float [4, shares], see `localisation.iou_at_shares`.
    """

    row: Rows
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
    return Pointing(np.asarray(looks.number), hits, iou_at_shares(fine, np.stack([inside] * len(made))))


def localisation_measures(pointing: Pointing, boxes: Sequence[list[Box]], images: int) -> Iterator[Measure]:
    """Pointing game and IoU of all images, of which only the m with boxes count.

    Args:
        pointing: of these m.
        boxes: theirs, [m].
        images: how many there are in all.
    """
    at_point, at_mask = score_constants(boxes)
    best = pointing.ious.mean(0).argmax(1)
    at_best = pointing.ious[:, np.arange(len(MAKERS)), best]

    def ask(name: str, made: Floats, constant: Floats) -> Measure:
        reference, candidate, random, centre, guess = (
            OfSome(mean(values), pointing.row, images) for values in (*made.T, constant)
        )
        return known(name, candidate, reference, {"best_constant": guess, "random": random, "centre": centre})

    yield ask("localisation.pointing", pointing.hits.astype(np.float64), at_point.astype(np.float64))
    yield ask("localisation.iou", at_best, at_mask)
