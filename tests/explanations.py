"""Explanations for the tests, with evidence where a reader would expect it."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import numpy as np
from numpy.typing import NDArray
from xvlm.explain.certainty import certainty_word
from xvlm.explain.explanation import (
    AbsentFinding,
    AbstentionReason,
    Association,
    Caution,
    Evidence,
    EvidenceTest,
    Explanation,
    LungFields,
    Measures,
    PresentFinding,
    Provenance,
    Side,
    SideEffect,
    Stability,
    Verdict,
    ZoneKey,
    ZoneShare,
)
from xvlm.models.canvas import Placement
from xvlm.models.findings import keys

GRID = 14
SHAPE = (512, 480)
PLACEMENT = Placement(size=224, top=0, left=7, height=224, width=210)
PROVENANCE = Provenance(
    "tiny-cpu", "1.0.0", "0f" * 32, "onnxruntime 1.32.0", "0.1.0", "1", "few_false_alarms"
)
TESTED = EvidenceTest(before=0.82, hidden=0.31, elsewhere=0.79, verdict="matters")


def film(shape: tuple[int, int] = SHAPE) -> NDArray[np.float32]:
    """A grey wedge, float32 in [0, 1]."""
    rows, columns = shape
    return np.linspace(0, 1, rows * columns, dtype=np.float32).reshape(shape)


def evidence(
    finding: str,
    row: float,
    column: float,
    *,
    spread: float = 2.0,
    side: Side = "left",
    zone: ZoneKey = "left_lower",
    tested: EvidenceTest | None = TESTED,
) -> Evidence:
    """A round spot of support at (row, column) of the token grid."""
    rows, columns = np.mgrid[:GRID, :GRID]
    distance = (rows - row) ** 2 + (columns - column) ** 2
    heatmap = np.exp(-distance / (2 * spread**2)).astype(np.float32) - np.float32(0.05)
    mask = heatmap > 0.5
    shares = (ZoneShare(zone, 0.7), ZoneShare("outside_lungs", 0.25), ZoneShare("right_upper", 0.05))
    return Evidence(finding, heatmap, mask, (0.5, 0.5, 0.25, 0.25), shares, side, tested)


def present(
    key: str, probability: float, spot: Evidence, *, stated: bool = True, lowest: float = 0.27
) -> PresentFinding:
    """A present finding with the word that its probability calls for; below 0.25 the lowest is unstable."""
    shifted = Stability(lowest, max(probability, lowest))
    return PresentFinding(key, probability, 0.25, certainty_word(probability), stated, spot, shifted)


def explanation(
    findings: tuple[PresentFinding, ...] = (),
    *,
    abstained: tuple[AbstentionReason, ...] = (),
    cautions: tuple[Caution, ...] = (),
    phantom: bool = False,
    associations: tuple[Association, ...] = (),
) -> Explanation:
    """An explanation with the given findings; all others were looked for and not found.

    Of those, pneumothorax is unstable.
    """
    found = {finding.key for finding in findings}
    absent = tuple(
        AbsentFinding(key, 0.04, 0.3, Stability(0.03, 0.31 if key == "pneumothorax" else 0.05))
        for key in keys()
        if key not in found and not abstained
    )
    half = np.arange(224) < 112
    right = np.broadcast_to(half, (224, 224)).copy()
    return Explanation(
        source_id="a1b2c3d4e5f6",
        view="PA",
        shape=SHAPE,
        placement=PLACEMENT,
        phantom=phantom,
        abstained=abstained,
        turn=90 if "turned" in abstained else None,
        cautions=cautions,
        findings=findings,
        absent=absent,
        lungs=None if abstained else LungFields(right, ~right),
        measures=None if abstained else Measures(0.5, 0.5, 0.54),
        provenance=PROVENANCE,
        associations=associations,
    )


def three_findings() -> Explanation:
    """An effusion that holds, an unstable pneumonia whose evidence does not matter, a large heart untested.

    With the effusion's evidence the pneumonia falls too.
    """
    with_it = SideEffect("pneumonia", before=0.48, hidden=0.12, elsewhere=0.47)
    heart = evidence("cardiomegaly", 8.5, 7.5, side="central", tested=None)
    nothing_to_hide = replace(heart, mask=np.zeros_like(heart.mask))
    shaky = EvidenceTest(before=0.48, hidden=0.47, elsewhere=0.45, verdict="does_not_matter")
    return explanation(
        (
            present(
                "effusion", 0.82, evidence("effusion", 10.5, 10.5, tested=replace(TESTED, others=(with_it,)))
            ),
            present(
                "pneumonia",
                0.48,
                evidence("pneumonia", 8.0, 3.5, side="right", zone="right_lower", tested=shaky),
                stated=False,
                lowest=0.21,
            ),
            present("cardiomegaly", 0.29, nothing_to_hide),
        ),
        cautions=("low_contrast",),
        associations=(
            Association("edema", "pneumonia", chance=0.91, chance_alone=0.15),
            Association("atelectasis", "mass", chance=0.62, chance_alone=0.14),
        ),
    )


def every_word() -> tuple[Explanation, ...]:
    """Explanations that between them use every finding, zone, side, verdict, reason and caution."""
    pairs = [
        (side, zone, verdict)
        for side, zone, verdict in zip(
            get_args(Side) * 4, get_args(ZoneKey) * 2, get_args(Verdict) * 5, strict=False
        )
    ]
    findings = []
    for index, key in enumerate(keys()):
        side, zone, verdict = pairs[index]
        changes = (SideEffect(keys()[index - 1], 0.3, (0.1, 0.6)[index % 2], 0.3),)
        test = EvidenceTest(0.9, 0.5, 0.8, verdict, changes)
        spot = evidence(key, 7, 7, side=side, zone=zone, tested=test if index else None)
        findings.append(present(key, 0.999 - 0.06 * index, spot, lowest=(0.1, 0.3)[index % 2]))
    full = explanation(tuple(findings), cautions=get_args(Caution), phantom=True)
    return full, explanation(), explanation(abstained=get_args(AbstentionReason))
