"""Compare a candidate with a reference on the same images, on the engines that run them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ... import __version__
from ...explain.door import read_radiograph
from ...explain.radiograph import Radiograph
from ...explain.session import Session
from ...runtimes import this_device
from ..groups import group_rows
from ..studies import Study
from .delong import compare_aurocs
from .diagnosis import agreement_measures, diagnosis_measures
from .evidence import Agreement, agree, evidence_measures
from .images import ImageFigures, image_figures
from .looks import Looks, look
from .measure import Sample, measure
from .report import FidelityReport, Material, Subject

Progress = Callable[[Iterable[Study]], Iterable[Study]]


@dataclass(frozen=True)
class Fidelity:
    """The report, and the figures of each image that stand behind it."""

    report: FidelityReport
    images: ImageFigures


@dataclass(frozen=True)
class _Rows:
    """What is kept of every image: n of each."""

    studies: list[Study]
    reference: list[NDArray[np.float32]]
    candidate: list[NDArray[np.float32]]
    flipped: list[NDArray[np.bool_]]
    agreements: list[Agreement]


def measure_fidelity(
    reference: Session,
    candidate: Session,
    studies: list[Study],
    data: str,
    split: str = "all",
    progress: Progress = iter,
    read: Callable[[Study], Radiograph] = lambda study: read_radiograph(study.path),
) -> Fidelity:
    """Put every image to both bundles, and measure how far the candidate strays.

    Images come one after another, and of each only its figures are kept.

    Args:
        reference, candidate: bundles on their engines; their canvases and grids may differ.
        studies: at least one; see `studies.read_studies`.
        data, split: what the images are called in the report.
        progress: wraps the images, to show a bar.
        read: gives a study's radiograph; phantoms, for one, have no file.

    Raises:
        UnreadableImage: an image cannot be read.
    """
    rows = _see(reference, candidate, progress(studies), read)
    mine, theirs = np.stack(rows.candidate), np.stack(rows.reference)
    labels = np.stack([study.labels for study in rows.studies])
    labelled = ~np.isnan(labels).all(1)
    measures = [
        *agreement_measures(theirs, mine, np.stack(rows.flipped)),
        *evidence_measures(rows.agreements),
    ]
    not_measured: list[tuple[str, str]] = []
    if labelled.any():
        measures += diagnosis_measures(theirs, mine, labels)
    else:
        not_measured.append(("AUROC, specificity and calibration", "no image has a label"))
    names = [study.patient_id or study.image_id for study in rows.studies]
    sample = Sample(np.unique(names, return_inverse=True)[1], group_rows(rows.studies))
    report = FidelityReport(
        reference=Subject.of(reference),
        candidate=Subject.of(candidate),
        material=_material(data, split, sample, int(labelled.sum())),
        figures=tuple(figure for asked in measures for figure in measure(asked, sample)),
        delong=compare_aurocs(theirs, mine, labels),
        not_measured=tuple(not_measured),
    )
    return Fidelity(report, image_figures(tuple(study.image_id for study in rows.studies), tuple(measures)))


def _see(
    reference: Session,
    candidate: Session,
    studies: Iterable[Study],
    read: Callable[[Study], Radiograph],
) -> _Rows:
    rows = _Rows([], [], [], [], [])
    for number, study in enumerate(studies):
        radiograph = read(study)
        told = _told_by_file(study, radiograph)
        looks = Looks(number, told, radiograph, look(reference, radiograph), look(candidate, radiograph))
        rows.studies.append(told)
        rows.reference.append(looks.reference.probabilities)
        rows.candidate.append(looks.candidate.probabilities)
        rows.flipped.append(looks.reference.raised != looks.candidate.raised)
        rows.agreements.append(agree(looks))
    return rows


def _told_by_file(study: Study, radiograph: Radiograph) -> Study:
    """A study with age and view as its file says them, where the dataset does not."""
    view = "" if radiograph.view == "unknown" else radiograph.view
    age = radiograph.age_years if study.age is None else study.age
    return replace(study, age=age, view=study.view or view)


def _material(data: str, split: str, sample: Sample, labelled: int) -> Material:
    device = this_device()
    return Material(
        data=data,
        split=split,
        images=len(sample.patients),
        patients=len(np.unique(sample.patients)),
        labelled=labelled,
        boxed=0,
        faithful=0,
        processor=device.cpu_model,
        system=device.os,
        xvlm_version=__version__,
    )
