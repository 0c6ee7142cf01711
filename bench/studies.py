"""The images on which things are measured: a dataset, a folder of radiographs, or phantoms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ..errors import BadData
from ..explain.door import find_images, read_radiograph
from ..models import canvas, findings
from ..models.datasets import LabelledImage, find_layout, read_dataset
from ..models.lesions import LESION_KINDS, LungSide
from ..models.phantom import Lesion, Phantom, PhantomLesionKind, make_phantom

Item = TypeVar("Item")
Progress = Callable[[Iterable[Item]], Iterable[Item]]
PHANTOM_PIXELS = 256
PHANTOMS, RADIOGRAPHS = "phantoms", "radiographs"
MEASURING = ("val", "test")
# What is measured on.
Study = LabelledImage


def read_index(data: Path, split: str | None = None) -> list[Study]:
    """The labelled images of a dataset, of one split or of all.

    Raises:
        BadData: there is no dataset, it is damaged, or no image has the split.
    """
    return read_dataset(data, None if split is None else (split,))


def read_studies(data: Path, split: str | None = None) -> list[Study]:
    """The images of a dataset, or of a plain folder of radiographs, of which nothing is known.

    Raises:
        BadData: the dataset is damaged, no image has the split, or a split is asked of a plain folder.
        BadInput: the folder is absent or holds no image.
    """
    if find_layout(data) is not None:
        return read_index(data, split)
    if split is not None:
        raise BadData("has no splits: it is a plain folder", on=data.name, fix="Leave --split out")
    unknown = np.full(len(findings.keys()), np.nan, np.float32)
    return [Study(str(path), path, "", "all", unknown) for path in find_images([data])]


def draw_studies(studies: list[Study], count: int | None, seed: int = 0) -> list[Study]:
    """At most so many of the studies, in their order: drawn at random, the same ones each time."""
    if count is None or count >= len(studies):
        return studies
    drawn = np.random.default_rng(seed).permutation(len(studies))[:count]
    return [studies[i] for i in sorted(drawn)]


def load_canvas(path: Path, size: int) -> NDArray[np.float32]:
    """A file's radiograph on the model's canvas, float32 [S, S], through the clinic's own door."""
    return canvas.lay(read_radiograph(path).pixels, size)[0]


def canvases_to_measure(
    data: Path | None, size: int, count: int, seed: int = 0, progress: Progress[int] = iter
) -> tuple[NDArray[np.float32], str]:
    """Canvases for calibration and comparison, and what they are in a word.

    Args:
        data: a dataset (its validation and test splits are left out: they measure), a folder of
            radiographs, or None for phantoms.
        size: side of the canvas.
        count: how many at most.
        seed: of the choice and of the phantoms.
        progress: wraps the counting, to show a bar.

    Returns:
        float32 [n, S, S], and «phantoms» or «radiographs».
    """
    if data is None:
        return np.stack([draw_phantom_canvas(size, seed, i) for i in progress(range(count))]), PHANTOMS
    paths = _paths_to_choose_from(data)
    order = np.random.default_rng(seed).permutation(len(paths))[:count]
    return np.stack([load_canvas(paths[i], size) for i in progress([int(i) for i in order])]), RADIOGRAPHS


def draw_phantom_canvas(size: int, seed: int, number: int) -> NDArray[np.float32]:
    """The canvas of one phantom of a series, float32 [S, S]; see `draw_phantom`."""
    return canvas.lay(draw_phantom(seed, number).pixels, size)[0]


def draw_phantom(seed: int, number: int) -> Phantom:
    """One phantom of a series, every other one with a lesion."""
    rng = np.random.default_rng([seed, number])
    kinds: tuple[PhantomLesionKind, ...] = (*LESION_KINDS, "cardiomegaly")
    side: LungSide = "right" if rng.random() < 0.5 else "left"
    lesions = [Lesion(kinds[(number // 2) % len(kinds)], side)] if number % 2 else []
    return make_phantom(PHANTOM_PIXELS, lesions, seed=int(rng.integers(1 << 31)))


def _paths_to_choose_from(data: Path) -> list[Path]:
    """The images that may choose something: those kept to measure may not."""
    if find_layout(data) is None:
        return find_images([data])
    return [study.path for study in read_dataset(data) if study.split not in MEASURING]
