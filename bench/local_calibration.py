"""A clinic's own calibration: how a bundle answers on its labelled radiographs, and a curve fitted to that.

The weights are not touched: of each finding, two numbers of its curve and three thresholds change. What is
fitted is true of patients like those that were labelled: as many of them ill as in daily use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..errors import BadData
from ..explain.door import read_radiograph
from ..explain.gatekeeper import is_refused, refuse_at_the_door
from ..explain.session import Session
from ..models import canvas, findings
from ..models.calibration import calibrate, probabilities
from ..models.datasets.fields import fraction_of
from ..runtimes.calibration import Calibration, OperatingPoint
from ..runtimes.calibration_overlay import LocalCalibration, LocalFinding, Quality
from .statistics import expected_calibration_error, sensitivity, specificity
from .studies import Study, read_index

# With 29 patients, the threshold that raises even the least of them raises nine tenths of all such
# patients with 95 % confidence, since 0.9^29 < 0.05 (Wilks, Ann. Math. Stat. 12, 1941); with fewer, no
# threshold can promise 90 % sensitivity, nor, by the same count of those without it, that at most a tenth
# are raised wrongly. Ten cases for each of a curve's two numbers are among them (Peduzzi, J. Clin.
# Epidemiol. 49, 1996). It is the least: figures are firm from about 100 (Collins, Stat. Med. 35, 2016).
ENOUGH_PATIENTS = 30
FOLDS = 5
Progress = Callable[[Iterable[Study]], Iterable[Study]]
Floats = NDArray[np.floating]
Strings = NDArray[np.str_]


def labelled_studies(data: Path, split: str | None = None) -> list[Study]:
    """The images of a dataset, of one split or of all, that have any label.

    Raises:
        BadData: there is no dataset, no such split, or no label in it.
    """
    studies = [study for study in read_index(data, split) if not np.isnan(study.labels).all()]
    if not studies:
        raise BadData("no image has a label", on=data.name, fix="Fill in the findings' columns with 1 and 0")
    return studies


def calibrate_locally(session: Session, studies: list[Study], progress: Progress = iter) -> LocalCalibration:
    """Answer a clinic's labelled images and refit every finding that enough of its patients have.

    Images that get no findings in use do not count here.

    Args:
        session: with the bundle's own calibration.
        studies: see `labelled_studies`.
        progress: wraps the images, to show a bar.

    Raises:
        UnreadableImage: an image cannot be read.
        BadData: no image was answered.
    """
    logits, answered = _answer(session, studies, progress)
    labels = np.stack([study.labels for study in answered])
    patients = np.array([study.patient_id or study.image_id for study in answered])
    bundle = session.bundle
    columns = [findings.keys().index(curve.key) for curve in bundle.calibration]
    return LocalCalibration(
        bundle=bundle.name,
        bundle_version=bundle.version,
        bundle_sha256=bundle.sha256,
        engine=session.engine.name,
        made=date.today().isoformat(),
        images=len(answered),
        patients=len(np.unique(patients)),
        refused=len(studies) - len(answered),
        operating_point=bundle.operating_point,
        findings=tuple(
            _refit(curve, logits[:, place], labels[:, column], patients, bundle.operating_point)
            for place, (curve, column) in enumerate(zip(bundle.calibration, columns, strict=True))
        ),
    )


def _answer(session: Session, studies: list[Study], progress: Progress) -> tuple[Floats, list[Study]]:
    """The judge's logits [n, F] on the images that are not refused, and those images."""
    logits, answered = [], []
    for study in progress(studies):
        radiograph = read_radiograph(study.path)
        if refuse_at_the_door(radiograph):
            continue
        laid = canvas.lay(radiograph.pixels, session.bundle.canvas_size)[0]
        seen = session.encode(laid[None])
        if not is_refused(session, laid, seen):
            logits.append(session.judge(seen.tokens).logits[0])
            answered.append(study)
    if not answered:
        what = f"all {len(studies)} images were refused: no chest radiographs, or unlike any seen in training"
        raise BadData(what, on="--data", fix="Look at one of them with `xvlm explain`")
    return np.stack(logits), answered


def _refit(
    curve: Calibration, logits: Floats, labels: Floats, patients: Strings, point: OperatingPoint
) -> LocalFinding:
    known = ~np.isnan(labels)
    logits, labels, patients = logits[known], labels[known], patients[known]
    counts = len(np.unique(patients[labels == 1])), len(np.unique(patients[labels == 0]))
    sure = probabilities(logits, curve.slope, curve.intercept)
    before = _quality(sure, sure >= curve.thresholds[point], labels)
    for count, which in zip(counts, ("with it", "without it"), strict=True):
        if count < ENOUGH_PATIENTS:
            reason = f"patients {which}: {count}, needed: {ENOUGH_PATIENTS}"
            return LocalFinding(curve.key, *counts, before, kept=reason)
    fitted = calibrate(logits, labels)
    refitted = Calibration(curve.key, fitted.slope, fitted.intercept, vars(fitted.thresholds))
    after = _quality(*_answer_left_out(logits, labels, patients, point), labels)
    return LocalFinding(curve.key, *counts, before, refitted, after)


def _answer_left_out(
    logits: Floats, labels: Floats, patients: Strings, point: OperatingPoint
) -> tuple[Floats, NDArray[np.bool_]]:
    """Probabilities and what was raised, [n] each, every patient by a fit on the other four fifths.

    A fit looks too good on the images that it was fitted to (Stone, J. R. Stat. Soc. B 36, 1974).
    """
    drawn = sorted(set(patients.tolist()), key=lambda patient: fraction_of(f"fold:{patient}"))
    folds = {patient: place % FOLDS for place, patient in enumerate(drawn)}
    fold = np.array([folds[patient] for patient in patients.tolist()])
    sure, said = np.zeros(len(logits), np.float32), np.zeros(len(logits), bool)
    for left_out in range(FOLDS):
        rows = fold == left_out
        fitted = calibrate(logits[~rows], labels[~rows])
        sure[rows] = probabilities(logits[rows], fitted.slope, fitted.intercept)
        said[rows] = sure[rows] >= vars(fitted.thresholds)[point]
    return sure, said


def _quality(sure: Floats, said: NDArray[np.bool_], labels: Floats) -> Quality:
    return Quality(
        expected_calibration_error(sure, labels) if len(labels) else None,
        _if_any(sensitivity(said, labels)),
        _if_any(specificity(said, labels)),
    )


def _if_any(figure: float) -> float | None:
    return None if np.isnan(figure) else figure
