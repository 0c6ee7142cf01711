"""NIH ChestX-ray14 (Wang et al., CVPR 2017): `Data_Entry_2017*.csv`, `test_list.txt`, PNG in `images*/`.

Labels were mined from reports: what a report does not name counts as absent. Of the official lists
the test list becomes val, every other image train.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...errors import BadData
from .fields import age_of, labels_of, sex_of
from .record import LabelledImage
from .tables import Row, files_by_name, find_table, read_rows

NAME = "NIH ChestX-ray14"
RECOGNISED_BY = "Data_Entry_2017*.csv"
REQUIRED = ("Image Index", "Finding Labels", "Patient ID", "Patient Age", "View Position")
NORMAL = "No Finding"
FINDINGS = {
    "Atelectasis": "atelectasis",
    "Cardiomegaly": "cardiomegaly",
    "Consolidation": "consolidation",
    "Edema": "edema",
    "Effusion": "effusion",
    "Emphysema": "emphysema",
    "Fibrosis": "fibrosis",
    "Hernia": "hernia",
    "Infiltration": "infiltration",
    "Mass": "mass",
    "Nodule": "nodule",
    "Pleural_Thickening": "pleural_thickening",
    "Pneumonia": "pneumonia",
    "Pneumothorax": "pneumothorax",
}


def recognises(folder: Path) -> bool:
    """Whether the folder holds the dataset's table."""
    return find_table(folder, RECOGNISED_BY) is not None


def read(folder: Path) -> list[LabelledImage]:
    """Every image of the table; all are frontal.

    Raises:
        BadData: the table or the test list is absent or damaged, or a finding is unknown.
    """
    held_out, files = _test_list(folder), files_by_name(folder)
    table = read_rows(folder, RECOGNISED_BY, NAME, REQUIRED)
    return [
        LabelledImage(
            image_id=Path(name).stem,
            path=files.get(name, folder / name),
            patient_id=row["Patient ID"],
            split="val" if name in held_out else "train",
            labels=read_labels(row["Finding Labels"]),
            age=age_of(row["Patient Age"]),
            sex=_sex(row),
            view=row["View Position"],
        )
        for row in table
        for name in [row["Image Index"]]
    ]


def read_labels(text: str) -> NDArray[np.float32]:
    """Labels of «Effusion|Mass» or «No Finding», float32 [F]; all NaN where nothing is said.

    Raises:
        BadData: a finding that the dataset does not have.
    """
    said = {name.strip() for name in text.split("|")} - {""}
    unknown = sorted(said - set(FINDINGS) - {NORMAL})
    if unknown:
        raise BadData(f"{NAME} has no finding «{unknown[0]}»", on="Finding Labels", fix="Restore the file")
    return labels_of({key: float(name in said) for name, key in FINDINGS.items()} if said else {})


def _sex(row: Row) -> str:
    # Releases differ in the column's name.
    return sex_of(row.get("Patient Gender") or row.get("Patient Sex", ""))


def _test_list(folder: Path) -> set[str]:
    path = min(folder.glob("test_list*.txt"), default=None)
    if path is None:
        what = f"the official split of {NAME} is absent"
        raise BadData(what, on="test_list.txt", fix="Put the file beside the table")
    return set(path.read_text(encoding="utf-8", errors="replace").split())
