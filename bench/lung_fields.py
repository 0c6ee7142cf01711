"""The bundle's lung fields against those that humans drew, on patients whom training held out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ..errors import BadData
from ..explain.door import read_radiograph
from ..explain.session import Session
from ..models import canvas
from ..models.mask_parts import connected_parts, split_sides
from ..models.patient_split import is_held_out
from ..runtimes.bundle import Bundle
from .statistics import Bools, Interval, mean_interval, share_interval
from .studies import Study, read_index

# What a recipe that is silent about it held out.
HELD_OUT_SHARE, HELD_OUT_SEED = 0.15, 7
ADULT_AGE = 18

Progress = Callable[[Iterable[Study]], Iterable[Study]]


@dataclass(frozen=True)
class LungFigures:
    """Lung fields of one group of people.

    Attributes:
        group: «adults» or «children», under 18; who has no age counts as an adult.
        images, patients: with a drawn mask, none of them seen in training.
        dice: twice the shared area over the sum of both (Dice, Ecology 1945), of both sides' mean;
            on the grid of the bundle's masks.
        right, left: the same of the patient's right and left lung field.
        laterality: share of images whose right field overlaps the drawn right one more than the left.
    """

    group: str
    images: int
    patients: int
    dice: Interval
    right: Interval
    left: Interval
    laterality: Interval


def measure_lungs(session: Session, data: Path, progress: Progress = iter) -> tuple[LungFigures, ...]:
    """Score the lung fields of every held-out image of an index that has a drawn mask.

    The split does not matter here: masks were drawn of training images alone, and patients are held out
    by name.

    Raises:
        BadData: a mask cannot be read.
    """
    studies = [study for study in read_index(data) if study.lungs and _unseen(session.bundle, study)]
    if not studies:
        return ()
    scores = np.array([_score(session, study) for study in progress(studies)])
    young = np.array([study.age is not None and study.age < ADULT_AGE for study in studies])
    patients = np.array([study.patient_id or study.image_id for study in studies])
    groups = (("adults", ~young), ("children", young))
    return tuple(_figures(name, scores[rows], patients[rows]) for name, rows in groups if rows.any())


def dice(some: Bools, others: Bools) -> float:
    """Twice the shared area over the sum of both areas, in [0, 1]; 1 where both are empty."""
    total = int(some.sum() + others.sum())
    return float(2 * (some & others).sum() / total) if total else 1.0


def _unseen(bundle: Bundle, study: Study) -> bool:
    held_out = bundle.recipe.get("held_out", {})
    share, seed = held_out.get("share", HELD_OUT_SHARE), held_out.get("seed", HELD_OUT_SEED)
    return is_held_out(study.patient_id or study.image_id, float(share), int(seed))


def _score(session: Session, study: Study) -> tuple[float, float, bool]:
    """Dice of the right and of the left field, and whether right lies on the right."""
    size = session.bundle.canvas_size
    radiograph = read_radiograph(study.path)
    seen = session.encode(canvas.lay(radiograph.pixels, size)[0][None]).lungs[0]
    drawn = canvas.lay_mask(radiograph.shown.cut(_read_mask(study)), size)
    sides = split_sides(drawn, connected_parts(drawn))
    right, left = (canvas.lay_mask(side, seen.shape[-1]) for side in sides)
    on_its_side = (seen[0] & right).sum() > (seen[0] & left).sum()
    return dice(seen[0], right), dice(seen[1], left), bool(on_its_side)


def _read_mask(study: Study) -> Bools:
    path = study.lungs
    assert path is not None
    try:
        with Image.open(path) as picture:
            return np.asarray(picture.convert("L")) > 127
    except (OSError, SyntaxError) as fault:
        raise BadData("this mask cannot be read", on=path.name, fix="Restore the file") from fault


def _figures(group: str, scores: NDArray[np.float64], patients: NDArray[np.str_]) -> LungFigures:
    right, left, on_its_side = scores.T
    return LungFigures(
        group=group,
        images=len(scores),
        patients=len(np.unique(patients)),
        dice=mean_interval((right + left) / 2, patients),
        right=mean_interval(right, patients),
        left=mean_interval(left, patients),
        laterality=share_interval(on_its_side == 1, patients),
    )
