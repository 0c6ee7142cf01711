"""The level of the finding: what supports it and what speaks against it, all of it measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ...models.findings import Finding, table
from ...models.heart import ENLARGED_ABOVE
from ..explanation import Caution, Explanation, PresentFinding

# A finding of lung or pleura whose support lies outside the lung fields by this share was seen elsewhere.
MOSTLY_OUTSIDE = 0.5

ReasonKind = Literal[
    "evidence_matters", "evidence_matters_little", "evidence_does_not_matter", "outside_lungs",
    "foreign_object", "stated", "not_stated", "heart_wide", "heart_not_wide", "stable", "unstable", "caution",
]  # fmt: skip


@dataclass(frozen=True)
class Reason:
    """One thing that was measured and bears on a finding.

    Attributes:
        kind: what was measured.
        caution: which, of the kind `caution`.
        share: of the evidence, of the kind `outside_lungs`, in [0, 1].
    """

    kind: ReasonKind
    caution: Caution | None = None
    share: float | None = None


@dataclass(frozen=True)
class Weighing:
    """What speaks for a finding and what against it."""

    supports: tuple[Reason, ...]
    against: tuple[Reason, ...]


def weigh(explanation: Explanation, present: PresentFinding) -> Weighing:
    """Weigh one of the explanation's findings."""
    finding = table()[present.key]
    return Weighing(tuple(_supports(explanation, present)), tuple(_against(explanation, present, finding)))


def _supports(explanation: Explanation, present: PresentFinding) -> Iterator[Reason]:
    test = present.evidence.tested
    if test and test.verdict != "does_not_matter":
        yield Reason("evidence_matters" if test.verdict == "matters" else "evidence_matters_little")
    if present.stated:
        yield Reason("stated")
    if _heart(explanation, present) == "wide":
        yield Reason("heart_wide")
    if present.stability and not present.unstable:
        yield Reason("stable")


def _against(explanation: Explanation, present: PresentFinding, finding: Finding) -> Iterator[Reason]:
    test = present.evidence.tested
    if test and test.verdict == "does_not_matter":
        yield Reason("evidence_does_not_matter")
    outside = sum(zone.share for zone in present.evidence.zones if zone.zone == "outside_lungs")
    if finding.kind in ("lung", "pleura") and outside > MOSTLY_OUTSIDE:
        yield Reason("outside_lungs", share=outside)
    if present.foreign_object:
        yield Reason("foreign_object")
    if not present.stated:
        yield Reason("not_stated")
    if _heart(explanation, present) == "not_wide":
        yield Reason("heart_not_wide")
    if present.unstable:
        yield Reason("unstable")
    for caution in explanation.cautions:
        if caution in finding.doubted_by:
            yield Reason("caution", caution=caution)


def _heart(explanation: Explanation, present: PresentFinding) -> Literal["wide", "not_wide"] | None:
    """What the heart's width says of cardiomegaly, where it says something.

    The limit is that of adults on PA views. Of an unknown view a wide heart says nothing, for an AP view
    magnifies it; a heart that is not wide even so is not enlarged by this measure.
    """
    ratio = explanation.measures.cardiothoracic_ratio if explanation.measures else None
    if present.key != "cardiomegaly" or ratio is None or "child" in explanation.cautions:
        return None
    if ratio <= ENLARGED_ABOVE:
        return "not_wide"
    return "wide" if explanation.view == "PA" else None
