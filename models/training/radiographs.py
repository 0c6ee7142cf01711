"""Training images: an index of radiographs as arrays, laid as the clinic's side lays them.

Columns of experts' readings are not read: they score, and never train.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from ...errors import BadData
from .. import canvas
from ..radiograph_index import labels_of, read_rows

Progress = Callable[[Iterable[dict[str, str]]], Iterable[dict[str, str]]]


@dataclass(frozen=True)
class Radiographs:
    """Images with what is known of each.

    Attributes:
        canvases: uint8 [n, S, S].
        labels: float32 [n, F]: 1, 0, or NaN where unknown.
        lungs: uint8 [n, 2, S, S]: 1 in the patient's right and left lung field.
        lungs_known: bool [n]: whether a human drew them.
        patients: patient ids.
    """

    canvases: NDArray[np.uint8]
    labels: NDArray[np.float32]
    lungs: NDArray[np.uint8]
    lungs_known: NDArray[np.bool_]
    patients: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.canvases)

    @property
    def fully_labelled(self) -> NDArray[np.bool_]:
        """bool [n]: every finding is known."""
        return np.asarray(~np.isnan(self.labels).any(1))

    def select(self, rows: NDArray[np.int64]) -> Radiographs:
        """The given rows, in their order."""
        patients = tuple(self.patients[row] for row in rows)
        return Radiographs(
            self.canvases[rows], self.labels[rows], self.lungs[rows], self.lungs_known[rows], patients
        )

    def split_patients(self, share: float, seed: int) -> tuple[Radiographs, Radiographs]:
        """(kept, held out): fully labelled images of a share of patients are held out."""
        drawn = np.array([_uniform(f"{seed}:{patient}") < share for patient in self.patients])
        held = drawn & self.fully_labelled
        return self.select(np.flatnonzero(~drawn)), self.select(np.flatnonzero(held))


def load_radiographs(
    folder: Path, splits: tuple[str, ...], size: int, progress: Progress = iter
) -> Radiographs:
    """Read the images of an index, laid on canvases of `size` pixels.

    Args:
        folder: holds `index.csv` (or `cxr/index.csv`), the images, and `lungs/<image_id>.png`.
        splits: which values of the column `split` to read.
        size: side of the canvas in pixels.
        progress: wraps the rows, to show a bar.

    Raises:
        BadData: no index, no rows, or an image that is missing or unreadable.
    """
    root, every = read_rows(folder)
    rows = [row for row in every if row["split"] in splits]
    if not rows:
        raise BadData(
            f"no image has the split {' or '.join(splits)}", on="index.csv", fix="Check the column `split`"
        )
    canvases = np.zeros((len(rows), size, size), np.uint8)
    lungs = np.zeros((len(rows), 2, size, size), np.uint8)
    known = np.zeros(len(rows), bool)
    for place, row in enumerate(progress(rows)):
        canvases[place] = np.round(_lay_file(root / row["path"], size) * 255)
        mask = root / "lungs" / f"{row['image_id']}.png"
        if mask.is_file():
            lungs[place], known[place] = _read_lungs(mask, size), True
    labels = np.stack([labels_of(row) for row in rows])
    return Radiographs(canvases, labels, lungs, known, tuple(row["patient_id"] for row in rows))


def _lay_file(path: Path, size: int) -> NDArray[np.float32]:
    try:
        with Image.open(path) as picture:
            grey = np.asarray(picture.convert("L"), np.float32) / np.float32(255)
    except OSError as fault:
        raise BadData(
            "this image of the index cannot be read", on=path.name, fix="Restore the file or remove its row"
        ) from fault
    return canvas.lay(grey, size)[0]


def _read_lungs(path: Path, size: int) -> NDArray[np.uint8]:
    """A drawn mask of both lungs as two, uint8 [2, S, S]: patient's right, left."""
    with Image.open(path) as picture:
        drawn = canvas.lay_mask(np.asarray(picture.convert("L")) > 127, size)
    parts, count = ndimage.label(drawn)
    middle = (np.flatnonzero(drawn.any(0))[[0, -1]]).mean() if drawn.any() else size / 2
    sides = np.zeros((2, size, size), np.uint8)
    for part in range(1, count + 1):
        area = parts == part
        columns = np.flatnonzero(area.any(0))
        if columns[0] < middle < columns[-1] and area.sum() > 0.6 * drawn.sum():
            # Both lungs drawn as one: the midline parts them.
            sides[0, :, : int(middle)] |= area[:, : int(middle)]
            sides[1, :, int(middle) :] |= area[:, int(middle) :]
        else:
            sides[int(columns.mean() > middle)] |= area
    return sides


def _uniform(text: str) -> float:
    """A number in [0, 1) that depends on the text alone."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) / 2**64
