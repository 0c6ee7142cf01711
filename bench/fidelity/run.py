"""Compare a candidate with a reference on the same images, on the engines that run them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from ... import __version__
from ...errors import BadInput
from ...explain.door import read_radiograph
from ...explain.radiograph import Box, Radiograph
from ...explain.session import Session
from ...models import findings
from ...runtimes import this_device
from ..studies import Study
from .catalogue import GROUPS
from .gather import Answers, Kept, Questions, Seen, gather, put
from .groups.calibration import reliability
from .groups.delong import PairedAuroc, compare_aurocs
from .groups.faithfulness import choose_images
from .images import ImageFigures
from .measure import Sample
from .measures import make_figures, make_measures, not_measured, sample_of
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

    seen = gather(share_out((Pair(reference, candidate), *helpers), studies, see, progress), studies, asked)
    sample, answers = sample_of(seen), seen.answers
    report = FidelityReport(
        reference=Subject.of(reference),
        candidate=Subject.of(candidate),
        material=_material(data, split, sample, seen),
        figures=tuple(make_figures(seen, asked, sample)),
        delong=_delong(answers) if "diagnosis" in groups else (),
        reliability=_reliability(answers) if "calibration" in groups else None,
        not_measured=not_measured(seen, groups),
    )
    ids = tuple(study.image_id for study in studies)
    return Fidelity(report, ImageFigures(ids, lambda: make_measures(seen, asked)))


def _check_findings(session: Session) -> None:
    if tuple(finding.key for finding in session.findings) != findings.keys():
        what = f"does not know the findings of this xvlm, whose table is version {findings.version()}"
        raise BadInput(what, on=session.bundle.name, fix="Make the bundle again with `xvlm compress`")


def _delong(answers: Answers) -> tuple[PairedAuroc, ...]:
    return compare_aurocs(answers.reference, answers.candidate, answers.labels)


def _reliability(answers: Answers) -> Reliability | None:
    curves = tuple(reliability(said, answers.labels) for said in (answers.reference, answers.candidate))
    return Reliability(*curves) if all(curves) else None


def _material(data: str, split: str, sample: Sample, seen: Seen) -> Material:
    device = this_device()
    return Material(
        data=data,
        split=split,
        images_sha256=seen.images_sha256,
        images=len(sample.patients),
        patients=len(np.unique(sample.patients)),
        labelled=seen.labelled,
        boxed=len(seen.pointing.row) if seen.pointing else 0,
        close=max((len(one.row) for one in (seen.faith, seen.moved) if one), default=0),
        processor=device.cpu_model,
        system=device.os,
        xvlm_version=__version__,
    )
