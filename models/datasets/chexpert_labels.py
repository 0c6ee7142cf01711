"""What CheXpert's labeller says of a report, in the tables of CheXpert and of MIMIC-CXR-JPG.

1 is present, 0 absent, -1 uncertain, blank not mentioned (Irvin et al., arXiv 1901.07031, «Label
extraction»). Uncertain is unknown here («U-Ignore» there). Blank is absent, as in that paper's count of
negatives (table 1), if the row mentions anything at all; else the labeller found nothing to read, and
all is unknown.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .fields import label_of, labels_of
from .tables import Row

FINDINGS = {
    "Atelectasis": "atelectasis",
    "Cardiomegaly": "cardiomegaly",
    "Consolidation": "consolidation",
    "Edema": "edema",
    "Pleural Effusion": "effusion",
    "Pneumonia": "pneumonia",
    "Pneumothorax": "pneumothorax",
}
# «Lung Opacity» and «Lung Lesion» cover several of our findings, the others none.
OTHERS = (
    "No Finding",
    "Enlarged Cardiomediastinum",
    "Lung Opacity",
    "Lung Lesion",
    "Pleural Other",
    "Fracture",
    "Support Devices",
)
COLUMNS = (*FINDINGS, *OTHERS)


def read_labels(row: Row) -> NDArray[np.float32]:
    """Labels of a row, float32 [F]: 1, 0, or NaN where unknown."""
    if not any(row[column].strip() for column in COLUMNS):
        return labels_of({})
    return labels_of({key: label_of(row[column].strip() or "0") for column, key in FINDINGS.items()})
