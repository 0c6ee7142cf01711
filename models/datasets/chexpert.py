"""CheXpert (Irvin et al., arXiv 1901.07031), full or small: `train.csv`, `valid.csv` and their pictures.

`train.csv` is train, `valid.csv` val. Lateral views are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ...errors import BadData
from .chexpert_labels import COLUMNS, read_labels
from .fields import age_of, sex_of
from .record import LabelledImage
from .tables import Row, columns_of, find_table, read_rows

NAME = "CheXpert"
RECOGNISED_BY = "train.csv or valid.csv with a column Frontal/Lateral"
SPLITS = {"train.csv": "train", "valid.csv": "val"}
PROJECTION = "Frontal/Lateral"
REQUIRED = ("Path", "Sex", "Age", PROJECTION, "AP/PA", *COLUMNS)
# The path begins with the folder's own name, which may have been changed since.
INSIDE = re.compile(r"(?:.*/)?((?:train|valid)/(patient\d+)/.+)")


def recognises(folder: Path) -> bool:
    """Whether the folder holds one of the dataset's tables."""
    return any(PROJECTION in columns_of(folder, table) for table in SPLITS)


def read(folder: Path) -> list[LabelledImage]:
    """Every frontal image of the tables.

    Raises:
        BadData: a table is damaged, or names a picture outside the layout.
    """
    return [
        image
        for table, split in SPLITS.items()
        if find_table(folder, table)
        for image in _frontal(folder, table, split)
    ]


def _frontal(folder: Path, table: str, split: str) -> Iterator[LabelledImage]:
    for row in read_rows(folder, table, NAME, REQUIRED):
        if row[PROJECTION] == "Frontal":
            yield _image(folder, row, split)


def _image(folder: Path, row: Row, split: str) -> LabelledImage:
    found = INSIDE.fullmatch(row["Path"])
    if not found:
        raise BadData(f"«{row['Path']}» is no path of {NAME}", on="Path", fix="Restore the file")
    return LabelledImage(
        image_id=str(Path(found[1]).with_suffix("")),
        path=folder / found[1],
        patient_id=found[2],
        split=split,
        labels=read_labels(row),
        age=age_of(row["Age"]),
        sex=sex_of(row["Sex"]),
        view=row["AP/PA"] if row["AP/PA"] in ("AP", "PA") else "",
    )
