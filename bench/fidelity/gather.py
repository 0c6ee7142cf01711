"""An image is put to both bundles, and of it only what the figures need is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

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


@dataclass(frozen=True)
class Kept:
    """A few hundred numbers of one image; None where a group of figures was not measured on it.

    Attributes:
        study: what is known of it; source_id: its salted hash.
        reference, candidate: probabilities, float32 [F].
        flipped: bool [F], findings that only one of both raises.
        agreement, wording, pointing, faith, moved: see their groups.
    """

    study: Study
    source_id: str
    reference: NDArray[np.float32]
    candidate: NDArray[np.float32]
    flipped: NDArray[np.bool_]
    agreement: Agreement | None
    wording: Wording | None
    pointing: Pointing | None
    faith: Faith | None
    moved: Moved | None


@dataclass(frozen=True)
class Seen:
    """What is kept of all images, in their order."""

    images: tuple[Kept, ...]

    @property
    def studies(self) -> list[Study]:
        """What is known of each."""
        return [image.study for image in self.images]

    @property
    def flipped(self) -> NDArray[np.bool_]:
        """Findings that only one of both raises, [n, F]."""
        return np.stack([image.flipped for image in self.images])

    @property
    def agreements(self) -> list[Agreement]:
        return [image.agreement for image in self.images if image.agreement]

    @property
    def wordings(self) -> list[Wording]:
        return [image.wording for image in self.images if image.wording]

    @property
    def pointings(self) -> list[Pointing]:
        return [image.pointing for image in self.images if image.pointing]

    @property
    def faiths(self) -> list[Faith]:
        return [image.faith for image in self.images if image.faith]

    @property
    def moved(self) -> list[Moved]:
        return [image.moved for image in self.images if image.moved]

    def answers(self) -> tuple[Floats, Floats, Floats]:
        """Probabilities of reference and candidate, and labels, all [n, F]."""
        labels = np.stack([image.study.labels for image in self.images])
        theirs, mine = (
            np.stack([getattr(i, who) for i in self.images]) for who in ("reference", "candidate")
        )
        return theirs, mine, labels

    @property
    def labelled(self) -> int:
        """How many images have any label."""
        return sum(not np.isnan(image.study.labels).all() for image in self.images)


@dataclass(frozen=True)
class Questions:
    """What is asked of both bundles.

    Attributes:
        groups: of figures that are wanted.
        boxes: radiologists', by image.
        close: numbers of the images that are looked at closely.
    """

    groups: frozenset[str]
    boxes: Mapping[str, list[Box]]
    close: frozenset[int]


def put(
    number: int,
    study: Study,
    radiograph: Radiograph,
    reference: Session,
    candidate: Session,
    asked: Questions,
) -> Kept:
    """Put one image to both, and keep its figures."""
    looks = Looks(number, look(reference, radiograph), look(candidate, radiograph))
    wanted, boxes = asked.groups, asked.boxes.get(study.image_id)
    closely = wanted if number in asked.close else frozenset()
    return Kept(
        study=_told_by_file(study, radiograph),
        source_id=radiograph.source_id,
        reference=looks.reference.probabilities,
        candidate=looks.candidate.probabilities,
        flipped=looks.reference.raised != looks.candidate.raised,
        agreement=agree(looks) if "evidence" in wanted else None,
        wording=compare_words(reference, candidate, looks) if "language" in wanted else None,
        pointing=point(looks, boxes) if "localisation" in wanted and boxes is not None else None,
        faith=take_out_and_put_in(candidate, looks) if "faithfulness" in closely else None,
        moved=change_and_ask(reference, candidate, looks) if "robustness" in closely else None,
    )


def _told_by_file(study: Study, radiograph: Radiograph) -> Study:
    """A study with age and view as its file says them, where the dataset does not."""
    view = "" if radiograph.view == "unknown" else radiograph.view
    age = radiograph.age_years if study.age is None else study.age
    return replace(study, age=age, view=study.view or view)
