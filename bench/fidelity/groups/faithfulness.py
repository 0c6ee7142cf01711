"""Whether each bundle's maps show what its own answers rest on.

Deletion and insertion of RISE (Petsiuk et al., BMVC 2018, arXiv 1806.07421, section 4.2): places are taken
out of the image, or put into a blurred one, in the map's order of importance, and the model is asked again.
The sooner the probability falls, or rises, the more faithful the map. Both depend on what stands in for the
places: so maps that never looked are put to the same test, and the gain over a random one is the figure. On a
few images it is known to within its own size, of any bundle: what compression costs of it is the paired
difference to the reference, on the same images, findings and random maps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ....explain.session import Session
from ....models import findings
from ...statistics import Floats
from ..looks import Look, Looks
from ..measure import Measure, known
from ..statistic import OfSome, Rows, mean
from .maps import centre_maps, random_maps

# Steps from the whole image to none of it; RISE goes pixel by pixel, a map has 256 cells.
STEPS = 16
# Images asked together.
BATCH = 8
# A blurred image keeps means of areas of this share of a side.
BLUR = 1 / 8
SEED = 17

Picture = NDArray[np.float32]


@dataclass(frozen=True)
class Faith:
    """One image on which places were taken out and put in; of m images, each array has their axis in front.

    Attributes:
        row: its number among all images, [].
        finding: the place in the table of the one that was asked for, [].
        deletion, insertion: float [2, 3], of reference and candidate, the area under the finding's
            probability, in [0, 1], of its own map, a random one and the centre prior.
    """

    row: Rows
    finding: Rows
    deletion: Floats
    insertion: Floats


def choose_images(images: int, count: int) -> frozenset[int]:
    """The numbers of at most so many images, drawn at random, the same in every run."""
    return frozenset(np.random.default_rng(SEED).permutation(images)[:count].tolist())


def take_out_and_put_in(reference: Session, candidate: Session, looks: Looks) -> Faith:
    """Ask both again about the finding that the reference raises most clearly, or that is nearest to it."""
    thresholds = np.array([finding.threshold for finding in reference.findings])
    finding = int((log_odds(looks.reference.probabilities) - log_odds(thresholds)).argmax())
    theirs = _test_maps(reference, looks.reference, looks.number, finding)
    mine = theirs
    if looks.candidate is not looks.reference:
        mine = _test_maps(candidate, looks.candidate, looks.number, finding)
    deletion, insertion = np.stack([theirs, mine], 1)
    return Faith(np.asarray(looks.number), np.asarray(finding), deletion, insertion)


def areas_in_order(heatmap: Picture, size: int) -> NDArray[np.bool_]:
    """A map's strongest places on a canvas, from none of them to all: bool [steps + 1, S, S]."""
    places = heatmap.argsort(axis=None)[::-1].argsort().reshape(heatmap.shape)
    counts = np.linspace(0, heatmap.size, STEPS + 1).round()
    across = np.arange(size) * len(heatmap) // size
    return np.asarray(places[across][:, across] < counts[:, None, None])


def blur(canvas: Picture) -> Picture:
    """A canvas, [S, S], of which only means of large areas are left."""
    few = max(1, round(1 / BLUR))
    picture = Image.fromarray(canvas).resize((few, few), Image.Resampling.BOX)
    return np.asarray(picture.resize(canvas.shape[::-1], Image.Resampling.BICUBIC), np.float32)


def log_odds(probabilities: Floats) -> Floats:
    """log(p / (1 - p)), of what is sure at most about 14."""
    safe = np.clip(probabilities.astype(np.float64), 1e-6, 1 - 1e-6)
    return np.log(safe / (1 - safe))


def faithfulness_measures(faith: Faith, images: int) -> Iterator[Measure]:
    """Gains over a random map, and the areas, of all images, of which only those that were asked count."""

    def of_asked(values: Floats) -> OfSome:
        by_finding = np.full((len(values), len(findings.keys())), np.nan, np.float32)
        by_finding[np.arange(len(values)), faith.finding] = values
        return OfSome(mean(by_finding), faith.row, images)

    def gain(name: str, gains: Floats) -> Measure:
        reference, candidate = (of_asked(values) for values in gains.T)
        return known(name, candidate, reference)

    def area(name: str, areas: Floats) -> Measure:
        candidate, random, centre = (of_asked(values) for values in areas[:, 1].T)
        return known(name, candidate, of_asked(areas[:, 0, 0]), {"random": random, "centre": centre})

    deleted, inserted = faith.deletion, faith.insertion
    yield gain("faithfulness.deletion", deleted[..., 1] - deleted[..., 0])
    yield gain("faithfulness.insertion", inserted[..., 0] - inserted[..., 1])
    yield area("faithfulness.deletion_area", deleted)
    yield area("faithfulness.insertion_area", inserted)


def _test_maps(session: Session, look: Look, number: int, finding: int) -> Floats:
    """Areas of deletion and of insertion of a bundle's own map, a random one and the centre prior: [2, 3]."""
    heatmap = look.maps[finding]
    maps = (heatmap, random_maps(heatmap.shape, SEED, number), centre_maps(heatmap.shape))
    chosen = np.stack([areas_in_order(one, look.canvas.shape[0]) for one in maps])
    grey, blurred = np.full_like(look.canvas, look.canvas.mean()), blur(look.canvas)
    ends = ((look.canvas, grey), (blurred, look.canvas))
    return np.stack([_areas(session, begin, end, chosen, finding) for begin, end in ends])


def _areas(session: Session, begin: Picture, end: Picture, chosen: NDArray[np.bool_], finding: int) -> Floats:
    """Area (trapezoids) under a probability from one picture to another, along each of m orders: [m].

    Args:
        session: is asked.
        begin, end: [S, S]; all orders share them, so they are asked about once.
        chosen: bool [m, steps + 1, S, S], what is of `end` already.
        finding: its place in the table.
    """
    between = np.where(chosen[:, 1:-1], end, begin)
    pictures = np.concatenate([begin[None], end[None], between.reshape(-1, *begin.shape)])
    batches = (pictures[start : start + BATCH] for start in range(0, len(pictures), BATCH))
    answers = [session.ask(batch)[:, finding] for batch in batches]
    first, last, *others = np.concatenate(answers).astype(np.float64)
    inner = np.reshape(others, between.shape[:2])
    return np.asarray((inner.sum(1) + (first + last) / 2) / (inner.shape[1] + 1))
