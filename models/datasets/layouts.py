"""The layouts that can be read, and which of them a folder has.

Splits keep their names or become xvlm's:

    xvlm's own index   as its column `split` says
    NIH ChestX-ray14   test_list -> val, every other image -> train
    CheXpert           train.csv -> train, valid.csv -> val
    MIMIC-CXR-JPG      train, validate -> val, test
    PadChest           has none: by patient, a tenth -> val, the others -> train
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Protocol

from ...errors import BadData
from . import chexpert, mimic, nih, own_index, padchest
from .record import LabelledImage


class Layout(Protocol):
    """A module that reads one layout.

    Attributes:
        NAME: what readers call the dataset.
        RECOGNISED_BY: the file that gives it away.
    """

    NAME: str
    RECOGNISED_BY: str

    def recognises(self, folder: Path) -> bool:
        """Whether the folder has this layout."""

    def read(self, folder: Path) -> list[LabelledImage]:
        """Every frontal image that the folder's tables name, whether its file is there or not."""


LAYOUTS: tuple[Layout, ...] = (own_index, nih, chexpert, mimic, padchest)


def find_layout(folder: Path) -> Layout | None:
    """The layout of a folder, or None where it has none that we know."""
    return next((layout for layout in LAYOUTS if layout.recognises(folder)), None)


def read_dataset(folder: Path, splits: tuple[str, ...] | None = None) -> list[LabelledImage]:
    """The labelled images in a folder, of the given splits or of all.

    Public datasets are often downloaded in part: their absent files are left out, with a warning that
    counts them. An index of one's own that names an absent file is a mistake.

    Raises:
        BadData: no known layout, a damaged table, no image of these splits, or absent files as above.
    """
    layout = find_layout(folder)
    if layout is None:
        known = "; ".join(f"{layout.RECOGNISED_BY} ({layout.NAME})" for layout in LAYOUTS)
        what = "the folder holds no dataset that we know"
        raise BadData(what, on=folder.name, fix=f"Give one that holds {known}")
    every = layout.read(folder)
    images = every if splits is None else [image for image in every if image.split in splits]
    if not images:
        named = f"no image has the split {' or '.join(splits)}" if splits else "the table names no image"
        there = ", ".join(sorted({image.split for image in every})) or "none"
        raise BadData(named, on=folder.name, fix=f"Splits that are there: {there}")
    return _present(images, folder, in_part=layout is not own_index)


def _present(images: list[LabelledImage], folder: Path, in_part: bool) -> list[LabelledImage]:
    """The images whose file is there; `in_part`: whether some may be absent."""
    there = [image.path.is_file() for image in images]
    absent = there.count(False)
    if absent and not (in_part and any(there)):
        first = images[there.index(False)].path.name
        what = f"{absent} of {len(images)} images are absent, the first is {first}"
        raise BadData(what, on=folder.name, fix="Restore the files or remove their rows")
    if absent:
        warnings.warn(f"{absent} of {len(images)} images are absent and left out", stacklevel=3)
    return [image for image, is_there in zip(images, there, strict=True) if is_there]
