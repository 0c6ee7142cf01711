"""Compare a candidate with a reference on the same images, on the engines that run them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from ... import __version__
from ...explain.door import read_radiograph
from ...explain.radiograph import Radiograph
from ...explain.session import Session
from ...runtimes import this_device
from ..groups import group_rows
from ..localisation import Box
from ..statistics import Floats
from ..studies import Study
from .calibration import calibration_measures, reliability
from .delong import compare_aurocs
from .diagnosis import agreement_measures, diagnosis_measures
from .evidence import Agreement, agree, evidence_measures
from .faithfulness import Faith, choose_images, faithfulness_measures, take_out_and_put_in
from .images import ImageFigures, image_figures
from .language import Wording, compare_words, language_measures
from .localisation import Pointing, localisation_measures, point
from .looks import Looks, look
from .measure import Measure, Sample, measure
from .report import FidelityReport, Material, Reliability, Subject
from .robustness import Moved, change_and_ask, robustness_measures

GROUPS = (
    "diagnosis",
    "evidence",
    "faithfulness",
    "localisation",
    "calibration",
    "language",
    "robustness",
)
# On so many images evidence is taken out and put in, and the image is changed.
CLOSE_IMAGES = 48

Progress = Callable[[Iterable[Study]], Iterable[Study]]


@dataclass(frozen=True)
class Fidelity:
    """The report, and the figures of each image that stand behind it."""

    report: FidelityReport
    images: ImageFigures


def measure_fidelity(
    reference: Session,
    candidate: Session,
    studies: list[Study],
    data: str,
    split: str = "all",
    progress: Progress = iter,
    read: Callable[[Study], Radiograph] = lambda study: read_radiograph(study.path),
    *,
    groups: Collection[str] = GROUPS,
    boxes: Mapping[str, list[Box]] = MappingProxyType({}),
    close_images: int = CLOSE_IMAGES,
) -> Fidelity:
    """Put every image to both bundles, and measure how far the candidate strays.

    Images come one after another, and of each only its figures are kept.

    Args:
        reference, candidate: bundles on their engines; their canvases and grids may differ.
        studies: at least one; see `studies.read_studies`.
        data, split: what the images are called in the report.
        progress: wraps the images, to show a bar.
        read: gives a study's radiograph; phantoms, for one, have no file.
        groups: of figures that are wanted, from `GROUPS`.
        boxes: radiologists' boxes by image, see `localisation.read_boxes`.
        close_images: on how many at most, drawn at random, faithfulness and robustness are measured: each of
            them takes about a hundred looks.

    Raises:
        UnreadableImage: an image cannot be read.
    """
    pair = _Pair(reference, candidate, frozenset(groups), boxes, choose_images(len(studies), close_images))
    seen = _Seen()
    for number, study in enumerate(progress(studies)):
        pair.see(number, study, read(study), seen)
    names = [study.patient_id or study.image_id for study in seen.studies]
    sample = Sample(np.unique(names, return_inverse=True)[1], group_rows(seen.studies))
    measures = tuple(asked for asked in _measures(seen) if asked.name.partition(".")[0] in groups)
    report = FidelityReport(
        reference=Subject.of(reference),
        candidate=Subject.of(candidate),
        material=_material(data, split, sample, seen),
        figures=tuple(figure for asked in measures for figure in measure(asked, sample)),
        delong=compare_aurocs(*seen.answers()) if "diagnosis" in groups else (),
        reliability=_reliability(seen) if "calibration" in groups else None,
        not_measured=_not_measured(seen, groups),
    )
    return Fidelity(report, image_figures(tuple(study.image_id for study in seen.studies), measures))


@dataclass
class _Seen:
    """What is kept of the images: a few hundred numbers of each, and the boxes where there are any."""

    studies: list[Study] = field(default_factory=list)
    reference: list[NDArray[np.float32]] = field(default_factory=list)
    candidate: list[NDArray[np.float32]] = field(default_factory=list)
    flipped: list[NDArray[np.bool_]] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    wordings: list[Wording] = field(default_factory=list)
    pointings: list[Pointing] = field(default_factory=list)
    faiths: list[Faith] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)

    def answers(self) -> tuple[Floats, Floats, Floats]:
        """Probabilities of reference and candidate, and labels, all [n, F]."""
        labels = np.stack([study.labels for study in self.studies])
        return np.stack(self.reference), np.stack(self.candidate), labels

    @property
    def labelled(self) -> int:
        """How many images have any label."""
        return sum(not np.isnan(study.labels).all() for study in self.studies)


@dataclass(frozen=True)
class _Pair:
    """Both bundles, and what is asked of them."""

    reference: Session
    candidate: Session
    groups: frozenset[str]
    boxes: Mapping[str, list[Box]]
    close: frozenset[int]

    def see(self, number: int, study: Study, radiograph: Radiograph, seen: _Seen) -> None:
        """Put one image to both, and keep its figures."""
        told = _told_by_file(study, radiograph)
        looks = Looks(number, look(self.reference, radiograph), look(self.candidate, radiograph))
        seen.studies.append(told)
        seen.reference.append(looks.reference.probabilities)
        seen.candidate.append(looks.candidate.probabilities)
        seen.flipped.append(looks.reference.raised != looks.candidate.raised)
        if "evidence" in self.groups:
            seen.agreements.append(agree(looks))
        if "language" in self.groups:
            seen.wordings.append(compare_words(self.reference, self.candidate, looks))
        if "localisation" in self.groups and study.image_id in self.boxes:
            seen.pointings.append(point(looks, self.boxes[study.image_id]))
        if "faithfulness" in self.groups and number in self.close:
            seen.faiths.append(take_out_and_put_in(self.candidate, looks))
        if "robustness" in self.groups and number in self.close:
            seen.moved.append(change_and_ask(self.reference, self.candidate, looks))


def _measures(seen: _Seen) -> Iterator[Measure]:
    """All that can be measured on what was seen."""
    images, (theirs, mine, labels) = len(seen.studies), seen.answers()
    yield from agreement_measures(theirs, mine, np.stack(seen.flipped))
    if seen.labelled:
        yield from diagnosis_measures(theirs, mine, labels)
    if seen.agreements:
        yield from evidence_measures(seen.agreements)
    if seen.faiths:
        yield from faithfulness_measures(seen.faiths, images)
    if seen.pointings:
        yield from localisation_measures(seen.pointings, images)
    if seen.labelled:
        yield from calibration_measures(theirs, mine, labels)
    if seen.wordings:
        yield from language_measures(seen.wordings)
    if seen.moved:
        yield from robustness_measures(seen.moved, images)


def _not_measured(seen: _Seen, groups: Collection[str]) -> tuple[tuple[str, str], ...]:
    """The groups that are not there, each with the reason."""
    missing = {
        "diagnosis": "" if seen.labelled else "no image has a label: probabilities and flips alone",
        "calibration": "" if seen.labelled else "no image has a label",
        "localisation": "" if seen.pointings else "no image has a radiologist's box",
        "faithfulness": "" if seen.faiths else "no image was looked at closely",
        "robustness": "" if seen.moved else "no image was looked at closely",
    }
    reasons = {group: missing.get(group, "") if group in groups else "not asked for" for group in GROUPS}
    return tuple((group, reason) for group, reason in reasons.items() if reason)


def _reliability(seen: _Seen) -> Reliability | None:
    theirs, mine, labels = seen.answers()
    curves = reliability(theirs, labels), reliability(mine, labels)
    return Reliability(*curves) if all(curves) else None


def _told_by_file(study: Study, radiograph: Radiograph) -> Study:
    """A study with age and view as its file says them, where the dataset does not."""
    view = "" if radiograph.view == "unknown" else radiograph.view
    age = radiograph.age_years if study.age is None else study.age
    return replace(study, age=age, view=study.view or view)


def _material(data: str, split: str, sample: Sample, seen: _Seen) -> Material:
    device = this_device()
    return Material(
        data=data,
        split=split,
        images=len(sample.patients),
        patients=len(np.unique(sample.patients)),
        labelled=seen.labelled,
        boxed=len(seen.pointings),
        close=max(len(seen.faiths), len(seen.moved)),
        processor=device.cpu_model,
        system=device.os,
        xvlm_version=__version__,
    )
