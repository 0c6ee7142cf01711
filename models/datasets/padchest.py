"""PadChest (Bustos et al., arXiv 1901.07441): `PADCHEST_chest_x_ray_images_labels_160K_*.csv[.gz]` and PNG.

The pictures, of 16 bits, lie in numbered folders, as they were zipped, or in one; they are taken as they
look. The dataset has no split: a tenth of the patients, drawn by a hash of their id, is val, the others
train. Views other than PA, AP and lying AP are left out.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .fields import age_of, fraction_of, labels_of, sex_of
from .record import LabelledImage
from .tables import Row, files_by_name, find_table, read_rows

NAME = "PadChest"
RECOGNISED_BY = "PADCHEST_chest_x_ray_images_labels_160K_*.csv"
REQUIRED = ("ImageID", "PatientID", "Projection", "Labels")
VIEWS = {"PA": "PA", "AP": "AP", "AP_horizontal": "AP Supine"}
VALIDATION_SHARE = 0.1
YEAR = re.compile(r"\d{4}")

# The terms of each finding with all that stand under them in the dataset's tree of terms (the paper's
# appendix). Masses of the mediastinum, the breast, the pleura and soft tissue are none of the lung;
# plaques are thickened pleura, as in ICD-10 (J92).
FINDINGS: dict[str, frozenset[str]] = {
    "atelectasis": frozenset(
        {
            "atelectasis",
            "atelectasis basal",
            "laminar atelectasis",
            "lobar atelectasis",
            "round atelectasis",
            "segmental atelectasis",
            "total atelectasis",
        }
    ),
    "cardiomegaly": frozenset({"cardiomegaly"}),
    "consolidation": frozenset({"consolidation", "air bronchogram"}),
    "edema": frozenset({"pulmonary edema"}),
    "effusion": frozenset(
        {
            "pleural effusion",
            "loculated pleural effusion",
            "loculated fissural effusion",
            "hydropneumothorax",
            "empyema",
            "hemothorax",
        }
    ),
    "emphysema": frozenset({"emphysema"}),
    "fibrosis": frozenset({"pulmonary fibrosis", "post radiotherapy changes", "asbestosis signs"}),
    "hernia": frozenset({"hiatal hernia"}),
    "infiltration": frozenset(
        {
            "infiltrates",
            "interstitial pattern",
            "ground glass pattern",
            "reticular interstitial pattern",
            "reticulonodular interstitial pattern",
            "miliary opacities",
            "alveolar pattern",
            "consolidation",
            "air bronchogram",
        }
    ),
    "mass": frozenset({"mass", "pulmonary mass"}),
    "nodule": frozenset({"nodule", "multiple nodules"}),
    "pleural_thickening": frozenset(
        {
            "pleural thickening",
            "apical pleural thickening",
            "calcified pleural thickening",
            "pleural plaques",
            "calcified pleural plaques",
        }
    ),
    "pneumonia": frozenset({"pneumonia", "atypical pneumonia"}),
    "pneumothorax": frozenset({"pneumothorax", "hydropneumothorax"}),
}
# Beside one of these, what is not named may be there all the same.
SILENT = frozenset({"unchanged", "exclude", "suboptimal study"})
# Files that are damaged as distributed: no reader opens them (torchxrayvision leaves most of them out too).
DAMAGED = frozenset(
    {
        "216840111366964012283393834152009033102258826_00-059-087.png",
        "216840111366964012339356563862009072111404053_00-043-192.png",
        "216840111366964012373310883942009117084022290_00-064-025.png",
        "216840111366964012373310883942009118085640636_00 - 070 - 094.png",
        "216840111366964012373310883942009170084120009_00-097-074.png",
        "216840111366964012373310883942009183085424538_00 - 030 - 080.png",
        "216840111366964012487858717522009209140601076_00 - 032 - 109.png",
        "216840111366964012558082906712009327122220177_00-102-064.png",
        "216840111366964012819207061112010306085429121_04-020-102.png",
        "216840111366964012819207061112010307142602253_04-014-084.png",
        "216840111366964012819207061112010315104455352_04-024-184.png",
        "216840111366964012959786098432011033083840143_00-176-115.png",
        "216840111366964012989926673512011074122523403_00-163-058.png",
        "216840111366964013076187734852011291090445391_00-196-188.png",
        "16318114638720496804398478863603181862_hsqx37.png",
        "232387753838738339711526121280969069202_3kz4uc.png",
    }
)


def recognises(folder: Path) -> bool:
    """Whether the folder holds the dataset's table."""
    return find_table(folder, RECOGNISED_BY) is not None


def read(folder: Path) -> list[LabelledImage]:
    """Every frontal image of the table that is not damaged.

    Raises:
        BadData: the table is damaged.
    """
    files = files_by_name(folder)
    return [
        LabelledImage(
            image_id=Path(name).stem,
            path=files.get(name, folder / name),
            patient_id=row["PatientID"],
            split="val" if fraction_of(f"padchest:{row['PatientID']}") < VALIDATION_SHARE else "train",
            labels=read_labels(row["Labels"]),
            age=_age(row),
            sex=sex_of(row.get("PatientSex_DICOM", "")),
            view=VIEWS[row["Projection"]],
            report=row.get("Report", "").strip(),
        )
        for row in read_rows(folder, RECOGNISED_BY, NAME, REQUIRED)
        for name in [row["ImageID"]]
        if row["Projection"] in VIEWS and name not in DAMAGED
    ]


def read_labels(text: str) -> NDArray[np.float32]:
    """Labels of «['pleural effusion', 'nodule']», float32 [F]: 1, 0, or NaN where unknown.

    What is not a list of words says nothing: all is unknown.
    """
    terms = _terms(text)
    absent = np.nan if not terms or terms & SILENT else 0.0
    return labels_of({key: 1.0 if names & terms else absent for key, names in FINDINGS.items()})


def _terms(text: str) -> frozenset[str]:
    try:
        said = ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
        return frozenset()
    words = said if isinstance(said, list) else []
    return frozenset(word.strip().lower() for word in words if isinstance(word, str)) - {""}


def _age(row: Row) -> float | None:
    """The year of the study less the year of birth: right to a year."""
    taken, born = (YEAR.match(row.get(column, "")) for column in ("StudyDate_DICOM", "PatientBirth"))
    return age_of(str(int(taken[0]) - int(born[0]))) if taken and born else None
