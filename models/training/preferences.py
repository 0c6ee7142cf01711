"""Pairs of explanations of one image, the better one first: from a reader's corrections, or from support."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...errors import BadData
from .. import findings
from ..statements import CERTAINTIES, Statement
from .config import PreferenceConfig


@dataclass(frozen=True)
class Preference:
    """Two explanations of an image.

    Attributes:
        image: row of the image.
        better, worse: statements in the order of the table of findings.
    """

    image: int
    better: tuple[Statement, ...]
    worse: tuple[Statement, ...]


def read_corrections(path: Path, images: dict[str, int]) -> list[Preference]:
    """Read a reader's corrections: one JSON object a line.

    `{"image_id": "a1", "said": [["effusion", "probable"]], "corrected": []}`: what xvlm said, and what
    the reader says instead. A line whose image is not among `images` is left out.

    Raises:
        BadData: a line is no such object; which one, and what is wrong.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise BadData("the corrections cannot be read", on=path.name, fix="Give a JSONL file") from fault
    read = [_correction(line, number, path.name) for number, line in enumerate(lines, 1) if line.strip()]
    return [
        Preference(images[image], corrected, said)
        for image, said, corrected in read
        if image in images and said != corrected
    ]


def prefer_supported(
    probabilities: NDArray[np.float32],
    thresholds: NDArray[np.float32],
    labels: NDArray[np.float32],
    image: int,
    settings: PreferenceConfig,
    rng: np.random.Generator,
) -> Preference | None:
    """What the judge supports and the label does not deny, against the same with one statement wrong.

    The wrong one says what neither judge nor label supports, or leaves a supported finding out.

    Args:
        probabilities, thresholds: of the judge, float32 [F].
        labels: float32 [F], NaN where unknown.
        image: row of the image.
        settings: from where on a statement is supported.
        rng: draws the wrong one.
    """
    keys, support = findings.keys(), probabilities / thresholds
    right = [i for i in range(len(keys)) if support[i] >= settings.supported_from and labels[i] == 1]
    wrong = [i for i in range(len(keys)) if support[i] <= settings.unsupported_to and labels[i] == 0]
    if not right and not wrong:
        return None
    if right and (not wrong or rng.random() < 0.5):
        spoiled = [i for i in right if i != int(rng.choice(right))]
    else:
        spoiled = sorted([*right, int(rng.choice(wrong))])
    say = lambda chosen: tuple(Statement(keys[i], _word(float(probabilities[i]))) for i in chosen)  # noqa: E731
    return Preference(image, say(right), say(spoiled))


def _word(probability: float) -> str:
    return CERTAINTIES[min(2, int(probability * 3))]


def _correction(
    line: str, number: int, name: str
) -> tuple[str, tuple[Statement, ...], tuple[Statement, ...]]:
    try:
        row: Any = json.loads(line)
        return str(row["image_id"]), _statements(row["said"]), _statements(row["corrected"])
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise BadData(
            f"line {number} is no correction ({fault})",
            on=name,
            fix='Write {"image_id": …, "said": [[finding, certainty], …], "corrected": […]}',
        ) from fault


def _statements(rows: Any) -> tuple[Statement, ...]:
    said = []
    for finding, certainty in rows:
        if finding not in findings.keys():
            raise ValueError(f"no finding «{finding}»")
        if certainty not in CERTAINTIES:
            raise ValueError(f"no certainty «{certainty}»; say {', '.join(CERTAINTIES)}")
        said.append(Statement(finding, certainty))
    if len({s.finding for s in said}) != len(said):
        raise ValueError("a finding is stated twice")
    return tuple(sorted(said, key=lambda s: findings.keys().index(s.finding)))
