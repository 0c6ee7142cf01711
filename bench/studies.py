"""The images on which things are measured: an index, a folder of radiographs, or phantoms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ..errors import BadData
from ..explain.door import find_images, read_radiograph
from ..models import canvas
from ..models.lesions import LESION_KINDS, LungSide
from ..models.phantom import Lesion, PhantomLesionKind, make_phantom
from ..models.radiograph_index import index_folder, labels_of, read_rows

Item = TypeVar("Item")
Progress = Callable[[Iterable[Item]], Iterable[Item]]
PHANTOM_PIXELS = 256


@dataclass(frozen=True)
class Study:
    """A row of an index.

    Attributes:
        image_id, patient_id, sex, view, rendition: as the index says; empty where it does not.
        age: years, or None.
        path: the image.
        labels: float32 [F]: 1, 0, or NaN where unknown.
    """

    image_id: str
    patient_id: str
    sex: str
    view: str
    rendition: str
    age: float | None
    path: Path
    labels: NDArray[np.float32]


def read_index(data: Path, split: str | None = None) -> list[Study]:
    """The rows of an index, of one split or of all.

    Raises:
        BadData: there is no index, a column is missing, or no row has the split.
    """
    folder, rows = read_rows(data)
    studies = [_study(row, folder) for row in rows if split is None or row["split"] == split]
    if not studies:
        what = f"no image has the split «{split}»" if split else "the index names no image"
        raise BadData(what, on="index.csv", fix="Check its rows and the column `split`")
    return studies


def load_canvas(path: Path, size: int) -> NDArray[np.float32]:
    """A file's radiograph on the model's canvas, float32 [S, S], through the clinic's own door."""
    return canvas.lay(read_radiograph(path).pixels, size)[0]


def canvases_to_measure(
    data: Path | None, size: int, count: int, seed: int = 0, progress: Progress[int] = iter
) -> tuple[NDArray[np.float32], str]:
    """Canvases for calibration and comparison, and what they are in a word.

    Args:
        data: a folder with an index (validation and test splits are left out: they measure), a
            folder of radiographs, or None for phantoms.
        size: side of the canvas.
        count: how many at most.
        seed: of the choice and of the phantoms.
        progress: wraps the counting, to show a bar.

    Returns:
        float32 [n, S, S], and «phantoms» or «radiographs».
    """
    if data is None:
        return np.stack([draw_phantom_canvas(size, seed, i) for i in progress(range(count))]), "phantoms"
    paths = [study.path for study in _for_choosing(data)] if index_folder(data) else find_images([data])
    order = np.random.default_rng(seed).permutation(len(paths))[:count]
    return np.stack([load_canvas(paths[i], size) for i in progress([int(i) for i in order])]), "radiographs"


def draw_phantom_canvas(size: int, seed: int, number: int) -> NDArray[np.float32]:
    """The canvas of one phantom of a series, every other one with a lesion: float32 [S, S]."""
    rng = np.random.default_rng([seed, number])
    kinds: tuple[PhantomLesionKind, ...] = (*LESION_KINDS, "cardiomegaly")
    side: LungSide = "right" if rng.random() < 0.5 else "left"
    lesions = [Lesion(kinds[(number // 2) % len(kinds)], side)] if number % 2 else []
    phantom = make_phantom(PHANTOM_PIXELS, lesions, seed=int(rng.integers(1 << 31)))
    return canvas.lay(phantom.pixels, size)[0]


def _for_choosing(data: Path) -> list[Study]:
    """The studies that may choose something: not those kept to measure."""
    folder, rows = read_rows(data)
    return [_study(row, folder) for row in rows if row["split"] not in ("val", "test")]


def _study(row: dict[str, str], folder: Path) -> Study:
    try:
        age = float(row.get("age", ""))
    except ValueError:
        age = None
    return Study(
        image_id=row["image_id"],
        patient_id=row["patient_id"],
        sex=row.get("sex", ""),
        view=row.get("view", ""),
        rendition=row.get("rendition", ""),
        age=age,
        path=folder / row["path"],
        labels=labels_of(row),
    )
