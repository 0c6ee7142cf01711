"""What answers rest on, in no language: the explanation, fresh counterfactuals, an earlier image."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..explanation import AbsentFinding, Association, Explanation, PresentFinding

ChangeKind = Literal["appeared", "gone", "risen", "fallen", "steady"]
Obstacle = Literal["refused", "same", "views"]


@dataclass(frozen=True)
class Counterfactual:
    """The model asked again with what speaks for one finding hidden; all probabilities are calibrated.

    Attributes:
        hidden: the finding whose evidence was painted over.
        before: each finding's probability on the image as it is.
        after: the same with the evidence hidden.
        elsewhere: the same with an equal area hidden elsewhere, the mean over a few places.
    """

    hidden: str
    before: Mapping[str, float]
    after: Mapping[str, float]
    elsewhere: Mapping[str, float]


@dataclass(frozen=True)
class Supposition:
    """A finding that was not raised, put into the decoder's mouth; see `explain.association`.

    Attributes:
        given: its key.
        named: the findings that the decoder would then clearly name more readily; associations, no causes.
    """

    given: str
    named: tuple[Association, ...]


@dataclass(frozen=True)
class Change:
    """One finding on an earlier image and on this one.

    Attributes:
        finding: its key.
        then, now: its probabilities.
        then_range, now_range: the lowest and the highest when the image is shifted a little.
        kind: `steady` for a change that such shifts would explain.
    """

    finding: str
    then: float
    now: float
    then_range: tuple[float, float]
    now_range: tuple[float, float]
    kind: ChangeKind


@dataclass(frozen=True)
class Comparison:
    """An image beside an earlier one.

    Attributes:
        prior: the earlier one, explained by the same bundle.
        obstacle: why they cannot be compared; None when they can.
        changes: every finding, in the order of the table; empty where there is an obstacle.
    """

    prior: Explanation
    obstacle: Obstacle | None
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Facts:
    """All that an answer may speak of.

    Attributes:
        explanation: of the image.
        counterfactuals, suppositions: those that were asked for this answer.
        comparison: with the earlier image, where the answer needed one and it was given.
    """

    explanation: Explanation
    counterfactuals: tuple[Counterfactual, ...] = ()
    comparison: Comparison | None = None
    suppositions: tuple[Supposition, ...] = ()


def raised(explanation: Explanation) -> dict[str, PresentFinding]:
    """The findings that passed their thresholds, by key, the likeliest first."""
    return {present.key: present for present in explanation.findings}


def probabilities(explanation: Explanation) -> dict[str, float]:
    """The probability of every finding that was looked for, by key."""
    return {one.key: one.probability for one in _looked_for(explanation)}


def thresholds(explanation: Explanation) -> dict[str, float]:
    """The threshold of every finding that was looked for, by key."""
    return {one.key: one.threshold for one in _looked_for(explanation)}


def rounded_alike(one: float, other: float) -> bool:
    """Whether two probabilities are shown as the same whole per cent."""
    return round(100 * one) == round(100 * other)


def _looked_for(explanation: Explanation) -> list[PresentFinding | AbsentFinding]:
    return [*explanation.findings, *explanation.absent]
