"""MIMIC-CXR-JPG (Johnson et al., arXiv 1901.07042): `mimic-cxr-2.0.0-*.csv[.gz]` and `files/`.

Reports come with MIMIC-CXR, not with the pictures: they are read where `mimic-cxr-reports.zip` was
unpacked in the same folder. `validate` becomes val. Only PA and AP views are read. The dataset gives
neither age nor sex.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from .chexpert_labels import COLUMNS, read_labels
from .fields import labels_of
from .record import LabelledImage
from .tables import Row, find_table, read_rows

NAME = "MIMIC-CXR-JPG"
RECOGNISED_BY = "mimic-cxr-2.0.0-metadata.csv"
METADATA = ("dicom_id", "subject_id", "study_id", "ViewPosition")
FRONTAL = ("PA", "AP")
# A section's name stands in capitals at the beginning of a line.
SECTION = re.compile(r"^[ \t]*([A-Z][A-Z ()/,-]*):", re.MULTILINE)
TOLD = ("FINDINGS", "IMPRESSION")


def recognises(folder: Path) -> bool:
    """Whether the folder holds the dataset's table of images."""
    return find_table(folder, RECOGNISED_BY) is not None


def read(folder: Path) -> list[LabelledImage]:
    """Every frontal image of the tables.

    Raises:
        BadData: a table is absent or damaged.
    """
    labels = {row["study_id"]: read_labels(row) for row in _table(folder, "chexpert", ("study_id", *COLUMNS))}
    splits = {row["dicom_id"]: row["split"] for row in _table(folder, "split", ("dicom_id", "split"))}
    reports: dict[str, str] = {}
    images = []
    for row in _table(folder, "metadata", METADATA):
        image, study, patient = row["dicom_id"], row["study_id"], row["subject_id"]
        if row["ViewPosition"] not in FRONTAL:
            continue
        inside = Path("files", f"p{patient[:2]}", f"p{patient}", f"s{study}")
        if study not in reports:
            reports[study] = _read_report(folder, inside.with_suffix(".txt"))
        images.append(
            LabelledImage(
                image_id=image,
                path=folder / inside / f"{image}.jpg",
                patient_id=patient,
                split=splits.get(image, "").replace("validate", "val"),
                labels=labels.get(study, labels_of({})),
                view=row["ViewPosition"],
                report=reports[study],
            )
        )
    return images


def told_sections(report: str) -> str:
    """What a report finds and concludes, in one line: its sections FINDINGS and IMPRESSION, or nothing."""
    _, *parts = SECTION.split(report)
    sections = zip(parts[::2], parts[1::2], strict=True)
    told = [text for name, text in sections if any(word in name for word in TOLD)]
    return " ".join(" ".join(told).split())


def _table(folder: Path, name: str, required: tuple[str, ...]) -> Iterator[Row]:
    return read_rows(folder, f"mimic-cxr-2.0.0-{name}.csv", NAME, required)


def _read_report(folder: Path, inside: Path) -> str:
    for root in (folder, folder / "mimic-cxr-reports"):
        if (root / inside).is_file():
            return told_sections((root / inside).read_text(encoding="utf-8", errors="replace"))
    return ""
