"""xvlm's own layout: `index.csv` with a row an image, masks in `lungs/<image_id>.png`.

Columns: `image_id`, `patient_id`, `split`, `path` (relative to the index), one a finding (1, 0, or empty
where unknown); if known `age` (years, or «child»), `sex`, `view`, `rendition`, `report`.
Columns of experts' readings are not read: they score, and never train.
"""

from __future__ import annotations

from pathlib import Path

from .. import findings
from .fields import age_of, label_of, labels_of, sex_of
from .record import LabelledImage
from .tables import Row, read_rows

NAME = "xvlm's own index"
RECOGNISED_BY = "index.csv or cxr/index.csv"
# «child» stands for the one to five years of Kermany et al. (Cell 2018;172:1122-1131).
CHILD, CHILDS_AGE = "child", 3.0
REQUIRED = ("image_id", "patient_id", "split", "path")


def index_folder(data: Path) -> Path | None:
    """The folder that holds `index.csv`: the one given or its `cxr/`; None where there is none."""
    return next((folder for folder in (data, data / "cxr") if (folder / "index.csv").is_file()), None)


def recognises(folder: Path) -> bool:
    """Whether the folder holds an index."""
    return index_folder(folder) is not None


def read(folder: Path) -> list[LabelledImage]:
    """Every image of the index.

    Raises:
        BadData: there is no index, it cannot be read, or a column is missing.
    """
    root = index_folder(folder) or folder
    masks = {path.stem: path for path in (root / "lungs").glob("*.png")}
    return [_image(row, root, masks) for row in read_rows(root, "index.csv", NAME, REQUIRED)]


def _image(row: Row, root: Path, masks: dict[str, Path]) -> LabelledImage:
    by_key = {column.lower(): value for column, value in row.items() if column}
    return LabelledImage(
        image_id=row["image_id"],
        path=root / row["path"],
        patient_id=row["patient_id"],
        split=row["split"],
        labels=labels_of({key: label_of(by_key.get(key, "")) for key in findings.keys()}),
        age=CHILDS_AGE if row.get("age") == CHILD else age_of(row.get("age", "")),
        sex=sex_of(row.get("sex", "")),
        view=row.get("view", ""),
        rendition=row.get("rendition", ""),
        report=row.get("report", ""),
        lungs=masks.get(row["image_id"]),
    )
