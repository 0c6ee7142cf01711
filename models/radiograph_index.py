"""An index of radiographs: a CSV with a row an image, for training and for measuring.

Columns: `image_id`, `patient_id`, `split`, `path`, and one a finding (1, 0, or empty where unknown).
Free of PyTorch.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..errors import BadData
from . import findings

Row = dict[str, str]
REQUIRED = ("image_id", "patient_id", "split", "path")


def index_folder(data: Path) -> Path | None:
    """The folder that holds `index.csv`: the one given or its `cxr/`; None where there is none."""
    return next((folder for folder in (data, data / "cxr") if (folder / "index.csv").is_file()), None)


def read_rows(data: Path) -> tuple[Path, list[Row]]:
    """The folder of the index, to which its paths are relative, and its rows.

    Raises:
        BadData: there is no index, it cannot be read, or a column is missing.
    """
    folder = index_folder(data)
    if folder is None:
        raise BadData(
            "the folder holds no index.csv", on=data.name, fix="Give the folder that holds the index"
        )
    try:
        with (folder / "index.csv").open(newline="", encoding="utf-8") as file:
            reader = csv.DictReader(file, restval="")
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise BadData(f"cannot be read ({fault})", on="index.csv", fix="Restore the file") from fault
    missing = set(REQUIRED) - set(reader.fieldnames or ())
    if missing:
        raise BadData(f"columns are missing: {', '.join(sorted(missing))}", on="index.csv", fix="Add them")
    return folder, rows


def labels_of(row: Row) -> NDArray[np.float32]:
    """The labels of a row in the order of the table, float32 [F]: 1, 0, or NaN where unknown."""
    known = {"1": 1.0, "0": 0.0}
    by_key = {column.lower(): value for column, value in row.items() if column}
    return np.array([known.get(by_key.get(key, ""), np.nan) for key in findings.keys()], np.float32)
