"""How good a bundle is on an index of labelled radiographs, measured on the engine that runs it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import BadData
from ..explain.gatekeeper import refuse_on_sight
from ..explain.session import Seen, Session
from ..models import findings
from ..models.radiograph_index import index_folder
from .statistics import (
    Interval,
    auroc,
    bootstrap,
    brier,
    expected_calibration_error,
    sensitivity,
    specificity,
)
from .studies import Study, load_canvas, read_index

# Below this many positives an AUROC says next to nothing.
ENOUGH_POSITIVES = 15
# The findings that a reader would call an opacity of the lung: their maps are summed for it.
OPACITIES = ("atelectasis", "consolidation", "edema", "infiltration", "mass", "nodule", "pneumonia")
OPACITY_BOXES = ("Lung_Opacity", "rsna")
# Points along a side among which the best constant one is sought.
FINE = 128
Progress = Callable[[Iterable[Study]], Iterable[Study]]
Array = NDArray[Any]


@dataclass(frozen=True)
class FindingFigures:
    """One finding on one set of images.

    Attributes:
        key: the finding.
        images, positives: how many have the label, and how many have it present.
        auroc: with its interval.
        sensitivity, specificity: at the bundle's operating point.
        calibration_error, brier: of the calibrated probability.
    """

    key: str
    images: int
    positives: int
    auroc: Interval
    sensitivity: float
    specificity: float
    calibration_error: float
    brier: float


@dataclass(frozen=True)
class Pointing:
    """Does the map's peak fall into an expert's box?

    Attributes:
        images: with at least one box.
        hit: share of images whose peak is in a box.
        constant: the same for the one point that hits most of these images.
    """

    images: int
    hit: Interval
    constant: float


@dataclass(frozen=True)
class Evaluation:
    """All figures of a bundle on one split of an index.

    Attributes:
        bundle, engine: what was measured, on what.
        split: of the index; «all» where none was named.
        images: evaluated; patients: how many people they are of.
        refused: share that the gate refused (they count in all other figures all the same).
        mean_auroc: over the findings with at least 15 positives.
        findings: figures of each.
        groups: mean AUROC by group («sex F», «view AP», …), over the findings with enough positives
            in the group.
        pointing: None where the index has no boxes.
    """

    bundle: str
    engine: str
    split: str
    images: int
    patients: int
    refused: float
    mean_auroc: Interval
    findings: tuple[FindingFigures, ...]
    groups: dict[str, float]
    pointing: Pointing | None


def evaluate(session: Session, data: Path, split: str | None = None, progress: Progress = iter) -> Evaluation:
    """Measure a session's bundle on the labelled images of an index.

    Raises:
        BadData: there is no index, no such split, or no label in it.
    """
    studies = [study for study in read_index(data, split) if not np.isnan(study.labels).all()]
    if not studies:
        raise BadData("no image has a label", on="index.csv", fix="Name a labelled split with --split")
    probabilities, maps, refused = _answer(session, studies, progress)
    labels = np.stack([study.labels for study in studies])
    _, patients = np.unique([study.patient_id for study in studies], return_inverse=True)
    thresholds = np.array([finding.threshold for finding in session.bundle.findings])
    per_finding = tuple(
        _figures(key, probabilities[:, i], labels[:, i], patients, thresholds[i])
        for i, key in enumerate(findings.keys())
    )
    return Evaluation(
        bundle=f"{session.bundle.name} {session.bundle.version}",
        engine=session.engine.name,
        split=split or "all",
        images=len(studies),
        patients=int(patients.max()) + 1,
        refused=float(np.mean(refused)),
        mean_auroc=bootstrap(lambda rows: mean_auroc(probabilities[rows], labels[rows]), patients),
        findings=per_finding,
        groups={
            name: mean_auroc(probabilities[rows], labels[rows]) for name, rows in _groups(studies).items()
        },
        pointing=_pointing(data, studies, maps, patients),
    )


def mean_auroc(probabilities: Array, labels: Array) -> float:
    """Mean AUROC over the findings with at least 15 known positives; inputs [n, F]."""
    areas = []
    for i in range(labels.shape[1]):
        known = ~np.isnan(labels[:, i])
        if (labels[known, i] == 1).sum() >= ENOUGH_POSITIVES:
            areas.append(auroc(probabilities[known, i], labels[known, i]))
    return float(np.nanmean(areas)) if areas else float("nan")


def _answer(session: Session, studies: list[Study], progress: Progress) -> tuple[Array, Array, Array]:
    """Probabilities [n, F], the summed maps of opacities [n, grid, grid], and whether refused [n]."""
    opacities = [i for i, key in enumerate(findings.keys()) if key in OPACITIES]
    probabilities, maps, refused = [], [], []
    for study in progress(studies):
        seen: Seen = session.encode(load_canvas(study.path, session.bundle.canvas_size)[None])
        judged = session.judge(seen.tokens)
        probabilities.append(judged.probabilities[0])
        maps.append(judged.contributions[0, opacities].sum(0))
        refused.append(bool(refuse_on_sight(seen, session.bundle.gate)))
    return np.stack(probabilities), np.stack(maps), np.array(refused)


def _figures(
    key: str, probabilities: Array, labels: Array, patients: Array, threshold: float
) -> FindingFigures:
    known = np.flatnonzero(~np.isnan(labels))
    p, y, who = probabilities[known], labels[known], patients[known]
    said = p >= threshold
    return FindingFigures(
        key,
        len(known),
        int((y == 1).sum()),
        bootstrap(lambda rows: auroc(p[rows], y[rows]), who)
        if len(known)
        else Interval(np.nan, np.nan, np.nan),
        sensitivity(said, y),
        specificity(said, y),
        expected_calibration_error(p, y) if len(known) else float("nan"),
        brier(p, y) if len(known) else float("nan"),
    )


def _groups(studies: list[Study]) -> dict[str, Array]:
    """Rows by sex, age band, view and how sharp the image was made."""
    named = [
        *(("sex", s.sex, i) for i, s in enumerate(studies) if s.sex),
        *(("view", s.view, i) for i, s in enumerate(studies) if s.view),
        *(("age", _band(s.age), i) for i, s in enumerate(studies) if s.age is not None),
        *(("rendition", s.rendition, i) for i, s in enumerate(studies) if s.rendition),
    ]
    groups: dict[str, list[int]] = {}
    for kind, value, row in named:
        groups.setdefault(f"{kind} {value}", []).append(row)
    return {name: np.array(rows) for name, rows in sorted(groups.items())}


def _band(age: float | None) -> str:
    edges = (18, 40, 60)
    names = ("under 18", "18 to 39", "40 to 59", "60 and over")
    return names[sum((age or 0) >= edge for edge in edges)]


def _pointing(data: Path, studies: list[Study], maps: Array, patients: Array) -> Pointing | None:
    """The pointing game (Zhang et al., arXiv 1608.00507) on radiologists' boxes of opacities.

    The images are square as the index gives them, so fractions of image and canvas are the same.
    """
    boxes = _read_boxes(data)
    rows = np.array([i for i, study in enumerate(studies) if study.image_id in boxes], np.int64)
    if not len(rows):
        return None
    grid = maps.shape[-1]
    inside = np.stack([_inside(boxes[studies[row].image_id]) for row in rows])
    peaks = maps[rows].reshape(len(rows), -1).argmax(1)
    # The middle of the token with the peak, on the finer grid.
    down, right = (((place + 0.5) * FINE / grid).astype(int) for place in np.divmod(peaks, grid))
    hits = inside[np.arange(len(rows)), down, right]
    return Pointing(
        len(rows),
        bootstrap(lambda drawn: float(hits[drawn].mean()), patients[rows]),
        float(inside.mean(0).max()),
    )


def _inside(boxes: list[tuple[float, float, float, float]]) -> NDArray[np.bool_]:
    """Which points of a fine grid lie in one of the boxes: bool [FINE, FINE]."""
    centres = (np.arange(FINE) + 0.5) / FINE
    covered = np.zeros((FINE, FINE), bool)
    for x, y, width, height in boxes:
        across = (centres >= x) & (centres <= x + width)
        covered |= ((centres >= y) & (centres <= y + height))[:, None] & across
    return covered


def _read_boxes(data: Path) -> dict[str, list[tuple[float, float, float, float]]]:
    folder = index_folder(data)
    path = folder / "boxes.csv" if folder else None
    boxes: dict[str, list[tuple[float, float, float, float]]] = {}
    if path is None or not path.is_file():
        return boxes
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if (row["finding"], row["annotator"]) == OPACITY_BOXES:
                x, y, width, height = (float(row[key]) for key in ("x", "y", "w", "h"))
                boxes.setdefault(row["image_id"], []).append((x, y, width, height))
    return boxes
