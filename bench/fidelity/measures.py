"""All that is measured on what was seen, one measure after another: what one takes is freed for the next."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from ..groups import group_rows
from .catalogue import GROUPS
from .figure import Figure
from .gather import Questions, Seen
from .groups.calibration import calibration_measures
from .groups.diagnosis import agreement_measures, diagnosis_measures
from .groups.evidence import evidence_measures
from .groups.faithfulness import faithfulness_measures
from .groups.language import language_measures
from .groups.localisation import localisation_measures
from .groups.robustness import robustness_measures
from .measure import Measure, Sample, measure


def make_measures(seen: Seen, asked: Questions) -> Iterator[Measure]:
    """Every measure of the groups of figures that are wanted, in the order of `GROUPS`."""
    images, answers = len(seen.studies), seen.answers
    probabilities = answers.reference, answers.candidate
    if "diagnosis" in asked.groups:
        yield from agreement_measures(*probabilities, answers.flipped)
        if seen.labelled:
            yield from diagnosis_measures(*probabilities, answers.labels)
    if seen.agreement:
        yield from evidence_measures(seen.agreement)
    if seen.faith:
        yield from faithfulness_measures(seen.faith, images)
    if seen.pointing:
        boxes = [asked.boxes[seen.studies[row].image_id] for row in seen.pointing.row]
        yield from localisation_measures(seen.pointing, boxes, images)
    if seen.labelled and "calibration" in asked.groups:
        yield from calibration_measures(*probabilities, answers.labels)
    if seen.wording:
        yield from language_measures(seen.wording)
    if seen.moved:
        yield from robustness_measures(seen.moved, images)


def make_figures(seen: Seen, asked: Questions, sample: Sample) -> Iterator[Figure]:
    """Their figures; `sample` is of the images that were seen."""
    for one in make_measures(seen, asked):
        yield from measure(one, sample)


def sample_of(seen: Seen) -> Sample:
    """The images by patient and group; one whose patient is unknown counts as a patient of its own."""
    names = [study.patient_id or study.image_id for study in seen.studies]
    return Sample(np.unique(names, return_inverse=True)[1], group_rows(seen.studies))


def not_measured(seen: Seen, groups: Collection[str]) -> tuple[tuple[str, str], ...]:
    """The groups that are not there, each with the reason."""
    missing = {
        "diagnosis": "" if seen.labelled else "no image has a label: probabilities and flips alone",
        "calibration": "" if seen.labelled else "no image has a label",
        "localisation": "" if seen.pointing else "no image has a radiologist's box",
        "faithfulness": "" if seen.faith else "no image was looked at closely",
        "robustness": "" if seen.moved else "no image was looked at closely",
    }
    reasons = {group: missing.get(group, "") if group in groups else "not asked for" for group in GROUPS}
    return tuple((group, reason) for group, reason in reasons.items() if reason)
