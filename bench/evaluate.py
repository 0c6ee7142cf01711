"""How good a bundle is on labelled radiographs, measured on the engine that runs it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from ..explain.session import Session
from ..models import findings
from ..runtimes.calibration import OPERATING_POINTS
from ..runtimes.performance import Performance
from .answers import Progress, ask
from .diagnosis import Diagnoses, FindingFigures, Pooled, Rates
from .gate import NotChest, not_chest_folder, try_not_chest
from .groups import GroupFigures, measure_groups
from .json_text import to_json
from .local_calibration import labelled_studies
from .localisation import Localisation, find_boxed, localise
from .lung_fields import LungFigures, measure_lungs
from .performance import count_performance
from .statistics import Floats, Interval, share_interval


@dataclass(frozen=True)
class Evaluation:
    """All figures of a bundle on one split of a dataset.

    Attributes:
        bundle, engine: what was measured, on what; bundle_sha256 tells it from any other of its name.
        split: of the dataset; «all» where none was named.
        images: evaluated; patients: how many people they are of.
        refused: share that gets no findings in the clinic (they count in all other figures).
        not_chest: pictures of other things; None where there were none.
        mean_auroc: over the findings with at least 15 positives.
        calibration: over the same findings.
        operating_point: the one in use.
        rates: mean sensitivity and specificity over the same findings, by operating point.
        findings: figures of each.
        groups: figures by sex, age, view and rendition.
        localisation: None where the dataset has no boxes.
        lungs: of adults and of children; empty where no held-out image has a drawn mask.
        performance: counts for the bundle, from which its reports tell what they are worth.
    """

    bundle: str
    bundle_sha256: str
    engine: str
    split: str
    images: int
    patients: int
    refused: Interval
    not_chest: NotChest | None
    mean_auroc: Interval
    calibration: Pooled
    operating_point: str
    rates: dict[str, Rates]
    findings: tuple[FindingFigures, ...]
    groups: tuple[GroupFigures, ...]
    localisation: Localisation | None
    lungs: tuple[LungFigures, ...]
    performance: Performance


def evaluate(
    session: Session,
    data: Path,
    split: str | None = None,
    progress: Progress = iter,
    not_chest: Path | None = None,
) -> Evaluation:
    """Measure a session's bundle on the labelled images of a dataset.

    Args:
        session: the bundle on its engine.
        data: folder of the dataset. Beside labels its `boxes.csv`, its `lungs/` and `dicom/not-chest`
            beside it are used where they are there.
        split: of the dataset; all if not given.
        progress: wraps the images, to show a bar.
        not_chest: folder of pictures that show no chest, in place of the dataset's.

    Raises:
        BadData: there is no dataset, no such split, or no label in it.
        BadInput: the folder of other pictures holds none.
    """
    studies = labelled_studies(data, split)
    pictures = not_chest or not_chest_folder(data)
    refusals = try_not_chest(session, pictures) if pictures else None
    answers = ask(session, studies, progress)
    _, patients = np.unique([study.patient_id or study.image_id for study in studies], return_inverse=True)
    labels = np.stack([study.labels for study in studies])
    diagnoses = Diagnoses(answers.probabilities, labels, patients)
    image_ids = [study.image_id for study in studies]
    boxed = find_boxed(data, image_ids, patients, answers.opacity_maps, answers.placements, answers.shown)
    thresholds = _thresholds(session)
    return Evaluation(
        bundle=f"{session.bundle.name} {session.bundle.version}",
        bundle_sha256=session.bundle.sha256,
        engine=session.engine.name,
        split=split or "all",
        images=len(studies),
        patients=int(patients.max()) + 1,
        refused=share_interval(answers.refused, patients),
        not_chest=refusals,
        mean_auroc=diagnoses.mean_auroc(),
        calibration=diagnoses.pooled(),
        operating_point=session.point,
        rates={name: diagnoses.mean_rates(values) for name, values in thresholds.items()},
        findings=tuple(diagnoses.finding(i, thresholds) for i in range(len(findings.keys()))),
        groups=measure_groups(studies, diagnoses, thresholds[session.point], boxed),
        localisation=localise(boxed) if boxed else None,
        lungs=measure_lungs(session, data, progress),
        performance=count_performance(diagnoses, thresholds, session.bundle, split or "all"),
    )


def as_json(evaluation: Evaluation) -> str:
    """The figures as a JSON document; what could not be measured is null."""
    return to_json(asdict(evaluation))


def _thresholds(session: Session) -> dict[str, Floats]:
    """The thresholds of all findings, [F], by operating point."""
    return {name: np.array([curve.thresholds[name] for curve in session.curves]) for name in OPERATING_POINTS}
