"""An image is put to both bundles, and of it only what the figures need is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...explain.radiograph import Box, Radiograph
from ...explain.session import Session
from ..studies import Study
from .groups.evidence import Agreement, agree
from .groups.faithfulness import Faith, take_out_and_put_in
from .groups.language import Wording, compare_words
from .groups.localisation import Pointing, point
from .groups.robustness import Moved, change_and_ask
from .looks import Looks, look
from .stack import Stack


@dataclass(frozen=True)
class Answers:
    """What both say of one image, [F], or of n, [n, F].

    Attributes:
        reference, candidate: probabilities, float32.
        labels: float32: 1, 0, or NaN where unknown.
        flipped: bool, findings that only one of both raises.
    """

    reference: NDArray[np.float32]
    candidate: NDArray[np.float32]
    labels: NDArray[np.float32]
    flipped: NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Records:
    """What each group of figures needs, of one image or of several.

    Attributes:
        answers: see `Answers`.
        agreement, wording, pointing, faith, moved: see their groups; of several images, with an axis of the m
            that each was measured on before those of one. None where it was measured on none.
    """

    answers: Answers
    agreement: Agreement | None
    wording: Wording | None
    pointing: Pointing | None
    faith: Faith | None
    moved: Moved | None


@dataclass(frozen=True, kw_only=True)
class Kept(Records):
    """A few hundred numbers of one image.

    Attributes:
        study: what is known of it.
        source_id: its salted hash.
    """

    study: Study
    source_id: str


@dataclass(frozen=True, kw_only=True)
class Seen(Records):
    """What is kept of n images, n ≥ 1, in their order.

    Attributes:
        studies: what is known of each.
        images_sha256: of their salted hashes.
    """

    studies: list[Study]
    images_sha256: str

    @property
    def labelled(self) -> int:
        """How many images have any label."""
        return int((~np.isnan(self.answers.labels)).any(1).sum())


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
    theirs = look(reference, radiograph)
    looks = Looks(number, theirs, theirs if candidate is reference else look(candidate, radiograph))
    wanted, boxes = asked.groups, asked.boxes.get(study.image_id)
    if boxes is not None:
        boxes = [radiograph.shown.locate(box) for box in boxes]
    closely = wanted if number in asked.close else frozenset()
    return Kept(
        study=_told_by_file(study, radiograph),
        source_id=radiograph.source_id,
        answers=_answers(looks, study),
        agreement=agree(looks) if "evidence" in wanted else None,
        wording=compare_words(reference, candidate, looks) if "language" in wanted else None,
        pointing=point(looks, boxes) if "localisation" in wanted and boxes is not None else None,
        faith=take_out_and_put_in(reference, candidate, looks) if "faithfulness" in closely else None,
        moved=change_and_ask(reference, candidate, looks) if "robustness" in closely else None,
    )


def gather(images: Iterable[Kept], studies: list[Study], asked: Questions) -> Seen:
    """Lay what is kept of each image together as it comes; `studies` are those that are to come."""
    stacks = _stacks(studies, asked)
    told: list[Study] = []
    hashes = hashlib.sha256()
    for image in images:
        hashes.update(f"\n{image.source_id}".encode() if told else image.source_id.encode())
        told.append(image.study)
        for name, stack in stacks.items():
            if (record := getattr(image, name)) is not None:
                stack.add(record)
    parts: dict[str, Any] = {name: stack.whole for name, stack in stacks.items()}
    return Seen(studies=told, images_sha256=hashes.hexdigest(), **parts)


def _stacks(studies: list[Study], asked: Questions) -> dict[str, Stack[Any]]:
    """By the names of `Kept`, with room for as many images as each can be measured on."""
    boxed, close = sum(study.image_id in asked.boxes for study in studies), len(asked.close)
    rooms = dict.fromkeys(("answers", "agreement", "wording"), len(studies))
    rooms |= {"pointing": boxed, "faith": close, "moved": close}
    return {name: Stack(room) for name, room in rooms.items()}


def _answers(looks: Looks, study: Study) -> Answers:
    theirs, mine = looks.reference, looks.candidate
    return Answers(theirs.probabilities, mine.probabilities, study.labels, theirs.raised != mine.raised)


def _told_by_file(study: Study, radiograph: Radiograph) -> Study:
    """A study with age and view as its file says them, where the dataset does not."""
    view = study.view or ("" if radiograph.view == "unknown" else radiograph.view)
    age = radiograph.age_years if study.age is None else study.age
    if (age, view) == (study.age, study.view):
        return study
    return replace(study, age=age, view=view)
