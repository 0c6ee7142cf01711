"""What answers rest on, in no language: the explanation, fresh counterfactuals, an earlier image."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..explanation import AbsentFinding, Association, Explanation, PresentFinding
from ..log_odds import log_odds

ChangeKind = Literal["appeared", "gone", "risen", "fallen", "steady"]
Obstacle = Literal["refused", "same", "views"]

# Natural logarithm of the odds. Near 0 and 1, probabilities many times apart round to one whole per cent.
ALIKE = 0.2


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
        asked: the findings that it was asked about, those later in the table.
        named: of these, the ones that it would then clearly name more readily; associations, no causes.
    """

    given: str
    asked: tuple[str, ...]
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


def looked_for(explanation: Explanation) -> dict[str, PresentFinding | AbsentFinding]:
    """Every finding that was looked for, by key, the raised ones first."""
    all_of_them: tuple[PresentFinding | AbsentFinding, ...] = (*explanation.findings, *explanation.absent)
    return {one.key: one for one in all_of_them}


def probabilities(explanation: Explanation) -> dict[str, float]:
    """The probability of every finding that was looked for, by key."""
    return {key: one.probability for key, one in looked_for(explanation).items()}


def thresholds(explanation: Explanation) -> dict[str, float]:
    """The threshold of every finding that was looked for, by key."""
    return {key: one.threshold for key, one in looked_for(explanation).items()}


def rounded_alike(one: float, other: float) -> bool:
    """Whether two probabilities are shown as the same whole per cent, and lie as close as that says."""
    return shown_alike(one, other) and abs(log_odds(one) - log_odds(other)) <= ALIKE


def shown_alike(one: float, other: float) -> bool:
    """Whether two probabilities are shown as the same whole per cent, as rare ones are far apart."""
    return round(100 * one) == round(100 * other)


def steady(explanation: Explanation) -> bool:
    """Whether neither a caution nor a shift by one pixel makes any figure less sure."""
    return not explanation.cautions and not any(one.unstable for one in looked_for(explanation).values())
