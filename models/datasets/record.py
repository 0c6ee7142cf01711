"""What is known of one radiograph, whatever dataset it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class LabelledImage:
    """A frontal radiograph and what its dataset says of it.

    Attributes:
        image_id, patient_id: as the dataset names them.
        path: the picture.
        split: train, val, test or pretrain; an index of one's own may name others.
        labels: float32 [F] in the order of the findings' table: 1, 0, or NaN where unknown.
        age: years, or None.
        sex: M, F, or empty.
        view: PA, AP, «AP Supine», or empty; an index of one's own may name others.
        rendition: how the picture was made from the original; empty where nothing is said.
        report: what the radiologist wrote; empty where there is none.
        lungs: a human's mask of both lung fields, or None.
    """

    image_id: str
    path: Path
    patient_id: str
    split: str
    labels: NDArray[np.float32]
    age: float | None = None
    sex: str = ""
    view: str = ""
    rendition: str = ""
    report: str = ""
    lungs: Path | None = None
