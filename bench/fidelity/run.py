"""Compare a candidate with a reference on the same images, on the engines that run them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from ... import __version__
from ...errors import BadInput
from ...explain.door import read_radiograph
from ...explain.radiograph import Radiograph
from ...explain.session import Session
from ...models import findings
from ...runtimes import this_device
from ..groups import group_rows
from ..localisation import Box
from ..studies import Study
from .catalogue import GROUPS
from .gather import Kept, Questions, Seen, put
from .groups.calibration import calibration_measures, reliability
from .groups.delong import compare_aurocs
from .groups.diagnosis import agreement_measures, diagnosis_measures
from .groups.evidence import evidence_measures
from .groups.faithfulness import choose_images, faithfulness_measures
from .groups.language import language_measures
from .groups.localisation import localisation_measures
from .groups.robustness import robustness_measures
from .images import ImageFigures, image_figures
from .measure import Measure, Sample, measure
from .pairs import Pair, share_out
from .report import FidelityReport, Material, Reliability, Subject

# On so many images evidence is taken out and put in, and the image is changed.
CLOSE_IMAGES = 48

Progress = Callable[[Iterable[Study]], Iterable[Study]]


def choose_groups(names: Collection[str]) -> tuple[str, ...]:
    """Some of `GROUPS`, in their order.

    Raises:
        BadInput: naming those that are none.
    """
    asked = {name.strip() for name in names}
    if unknown := sorted(asked - set(GROUPS)):
        raise BadInput(
            "is no group of figures", on=", ".join(unknown), fix=f"Choose from: {', '.join(GROUPS)}"
        )
    return tuple(name for name in GROUPS if name in asked)


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
    helpers: tuple[Pair, ...] = (),
) -> Fidelity:
    """Put every image to both bundles, and measure how far the candidate strays.

    Of each image only its figures are kept.

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
        helpers: the same two bundles on further engines, see `pairs.open_pairs`; as many more images are
            worked on at once.

    Raises:
        BadInput: a bundle knows other findings.
        UnreadableImage: an image cannot be read.
    """
    for session in (reference, candidate):
        _check_findings(session)
    asked = Questions(frozenset(groups), boxes, choose_images(len(studies), close_images))

    def see(pair: Pair, number: int, study: Study) -> Kept:
        return put(number, study, read(study), pair.reference, pair.candidate, asked)

    seen = Seen(tuple(share_out((Pair(reference, candidate), *helpers), studies, see, progress)))
    names = [study.patient_id or study.image_id for study in seen.studies]
    sample = Sample(np.unique(names, return_inverse=True)[1], group_rows(seen.studies))
    measures = tuple(one for one in _measures(seen) if one.name.partition(".")[0] in groups)
    report = FidelityReport(
        reference=Subject.of(reference),
        candidate=Subject.of(candidate),
        material=_material(data, split, sample, seen),
        figures=tuple(figure for one in measures for figure in measure(one, sample)),
        delong=compare_aurocs(*seen.answers()) if "diagnosis" in groups else (),
        reliability=_reliability(seen) if "calibration" in groups else None,
        not_measured=_not_measured(seen, groups),
    )
    return Fidelity(report, image_figures(tuple(study.image_id for study in studies), measures))


def _check_findings(session: Session) -> None:
    if tuple(finding.key for finding in session.findings) != findings.keys():
        what = f"does not know the findings of this xvlm, whose table is version {findings.version()}"
        raise BadInput(what, on=session.bundle.name, fix="Make the bundle again with `xvlm compress`")


def _measures(seen: Seen) -> Iterator[Measure]:
    """All that can be measured on what was seen."""
    images, (theirs, mine, labels) = len(seen.images), seen.answers()
    yield from agreement_measures(theirs, mine, seen.flipped)
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


def _not_measured(seen: Seen, groups: Collection[str]) -> tuple[tuple[str, str], ...]:
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


def _reliability(seen: Seen) -> Reliability | None:
    theirs, mine, labels = seen.answers()
    curves = reliability(theirs, labels), reliability(mine, labels)
    return Reliability(*curves) if all(curves) else None


def _material(data: str, split: str, sample: Sample, seen: Seen) -> Material:
    device = this_device()
    return Material(
        data=data,
        split=split,
        images_sha256=hashlib.sha256(
            "\n".join(image.source_id for image in seen.images).encode()
        ).hexdigest(),
        images=len(sample.patients),
        patients=len(np.unique(sample.patients)),
        labelled=seen.labelled,
        boxed=len(seen.pointings),
        close=max(len(seen.faiths), len(seen.moved)),
        processor=device.cpu_model,
        system=device.os,
        xvlm_version=__version__,
    )
