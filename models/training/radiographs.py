"""Training images: labelled radiographs as arrays, laid as the clinic's side lays them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from ...errors import BadData
from .. import canvas
from ..datasets import LabelledImage, read_dataset
from ..mask_parts import split_sides
from ..patient_split import is_held_out

Progress = Callable[[Iterable[LabelledImage]], Iterable[LabelledImage]]
SEXES = {"M": 1.0, "F": 0.0}
VIEWS = {"AP": 1.0, "AP Supine": 1.0, "PA": 0.0}


@dataclass(frozen=True)
class Radiographs:
    """Images with what is known of each.

    Attributes:
        canvases: uint8 [n, S, S].
        labels: float32 [n, F]: 1, 0, or NaN where unknown.
        lungs: uint8 [n, 2, S, S]: 1 in the patient's right and left lung field.
        lungs_known: bool [n]: whether a human drew them.
        image_ids, patients: as the dataset names them.
        ages: float32 [n] in years; sexes: float32 [n], 1 male, 0 female; views: float32 [n], 1 AP,
            0 PA; each NaN where unknown.
        reports: what radiologists wrote; empty where there is none.
    """

    canvases: NDArray[np.uint8]
    labels: NDArray[np.float32]
    lungs: NDArray[np.uint8]
    lungs_known: NDArray[np.bool_]
    image_ids: tuple[str, ...]
    patients: tuple[str, ...]
    ages: NDArray[np.float32]
    sexes: NDArray[np.float32]
    views: NDArray[np.float32]
    reports: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.canvases)

    @property
    def fully_labelled(self) -> NDArray[np.bool_]:
        """bool [n]: every finding is known that any image of the set has a label of; all if none has one."""
        known = ~np.isnan(self.labels)
        return np.asarray(known[:, known.any(0)].all(1))

    def select(self, rows: NDArray[np.int64]) -> Radiographs:
        """The given rows, in their order."""
        return Radiographs(
            canvases=self.canvases[rows],
            labels=self.labels[rows],
            lungs=self.lungs[rows],
            lungs_known=self.lungs_known[rows],
            image_ids=tuple(self.image_ids[row] for row in rows),
            patients=tuple(self.patients[row] for row in rows),
            ages=self.ages[rows],
            sexes=self.sexes[rows],
            views=self.views[rows],
            reports=tuple(self.reports[row] for row in rows),
        )

    def split_patients(self, share: float, seed: int) -> tuple[Radiographs, Radiographs]:
        """(kept, held out): fully labelled images of a share of patients are held out.

        Raises:
            BadData: nothing is left to train on, or to measure on.
        """
        drawn = np.array([is_held_out(patient, share, seed) for patient in self.patients])
        held = drawn & self.fully_labelled
        if drawn.all() or not held.any():
            raise BadData(
                f"{int((~drawn).sum())} images are left to train on, and {int(held.sum())} with all their "
                "labels known to measure on",
                fix="Give images of more patients, or another [data] held_out",
            )
        return self.select(np.flatnonzero(~drawn)), self.select(np.flatnonzero(held))


def load_radiographs(
    folder: Path, splits: tuple[str, ...], size: int, progress: Progress = iter
) -> Radiographs:
    """Read the images of a dataset, laid on canvases of `size` pixels.

    Args:
        folder: of a layout that `datasets` reads.
        splits: which splits to read.
        size: side of the canvas in pixels.
        progress: wraps the images, to show a bar.

    Raises:
        BadData: no dataset, no image of these splits, or one that is missing or unreadable.
    """
    images = read_dataset(folder, splits)
    canvases = np.zeros((len(images), size, size), np.uint8)
    lungs = np.zeros((len(images), 2, size, size), np.uint8)
    for place, image in enumerate(progress(images)):
        canvases[place] = np.round(canvas.lay(read_picture(image.path), size)[0] * 255)
        if image.lungs:
            lungs[place] = _read_lungs(image.lungs, size)
    return Radiographs(
        canvases=canvases,
        labels=np.stack([image.labels for image in images]),
        lungs=lungs,
        lungs_known=np.array([image.lungs is not None for image in images]),
        image_ids=tuple(image.image_id for image in images),
        # An image of nobody known is a patient of its own.
        patients=tuple(image.patient_id or image.image_id for image in images),
        ages=np.array([np.nan if image.age is None else image.age for image in images], np.float32),
        sexes=np.array([SEXES.get(image.sex, np.nan) for image in images], np.float32),
        views=np.array([VIEWS.get(image.view, np.nan) for image in images], np.float32),
        reports=tuple(image.report for image in images),
    )


def read_picture(path: Path) -> NDArray[np.float32]:
    """A picture's greys, float32 [H, W] in [0, 1].

    Pictures of 16 bits are scaled by their brightest pixel: many hold 12 bits in 16.

    Raises:
        BadData: it cannot be read.
    """
    try:
        with Image.open(path) as picture:
            if picture.mode.startswith("I"):
                # Pillow's own conversion to 8 bits clips these.
                greys = np.asarray(picture, np.float32)
                return greys / max(float(greys.max()), 1.0)
            return np.asarray(picture.convert("L"), np.float32) / np.float32(255)
    except (OSError, SyntaxError) as fault:
        raise BadData(
            "this picture cannot be read", on=path.name, fix="Restore the file or remove its row"
        ) from fault


def _read_lungs(path: Path, size: int) -> NDArray[np.uint8]:
    """A drawn mask of both lungs as two, uint8 [2, S, S]: patient's right, left."""
    with Image.open(path) as picture:
        drawn = canvas.lay_mask(np.asarray(picture.convert("L")) > 127, size)
    # The clinic's `connected_parts` has no SciPy and takes many times as long.
    numbered, count = ndimage.label(drawn)
    return split_sides(drawn, (numbered == part for part in range(1, count + 1))).astype(np.uint8)
