"""One image after another is put to both bundles, and of each only what the figures need is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from ...explain.radiograph import Radiograph
from ...explain.session import Session
from ..localisation import Box
from ..statistics import Floats
from ..studies import Study
from .groups.evidence import Agreement, agree
from .groups.faithfulness import Faith, take_out_and_put_in
from .groups.language import Wording, compare_words
from .groups.localisation import Pointing, point
from .groups.robustness import Moved, change_and_ask
from .looks import Looks, look


@dataclass
class Seen:
    """What is kept of the images: a few hundred numbers of each, and the boxes where there are any."""

    studies: list[Study] = field(default_factory=list)
    source_ids: list[str] = field(default_factory=list)
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
class Pair:
    """Both bundles, and what is asked of them."""

    reference: Session
    candidate: Session
    groups: frozenset[str]
    boxes: Mapping[str, list[Box]]
    close: frozenset[int]

    def see(self, number: int, study: Study, radiograph: Radiograph, seen: Seen) -> None:
        """Put one image to both, and keep its figures."""
        told = _told_by_file(study, radiograph)
        looks = Looks(number, look(self.reference, radiograph), look(self.candidate, radiograph))
        seen.studies.append(told)
        seen.source_ids.append(radiograph.source_id)
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


def _told_by_file(study: Study, radiograph: Radiograph) -> Study:
    """A study with age and view as its file says them, where the dataset does not."""
    view = "" if radiograph.view == "unknown" else radiograph.view
    age = radiograph.age_years if study.age is None else study.age
    return replace(study, age=age, view=study.view or view)
