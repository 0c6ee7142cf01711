"""What xvlm says about one radiograph, in no language yet.

Every figure here was measured on the engine or looked up in the table of findings; the catalogues
of `languages/` turn it into sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ..models.canvas import Placement
from ..runtimes.calibration import OperatingPoint
from .log_odds import log_odds

SCHEMA_VERSION = "1.3"
# Of a map in JSON; what is worked out from a map uses no more of it, so that it comes out alike there.
HEATMAP_DECIMALS = 4

Certainty = Literal["possible", "probable", "very_likely"]
Side = Literal["right", "left", "both", "central"]
ZoneKey = Literal[
    "right_upper", "right_middle", "right_lower", "left_upper", "left_middle", "left_lower",
    "outside_lungs",
]  # fmt: skip
Verdict = Literal["matters", "matters_little", "does_not_matter"]
AbstentionReason = Literal[
    "turned",
    "other_view",
    "other_examination",
    "negative",
    "not_chest_radiograph",
    "no_lungs_seen",
    "unlike_training_images",
    "blank",
    "too_small",
]
Turn = Literal[90, 180, 270]
Caution = Literal[
    "unlike_training_images", "child", "lungs_cropped", "patient_rotated", "tilted",
    "over_exposed", "under_exposed", "low_contrast", "low_resolution", "failed_gate",
    "window_ignored", "says_other_body_part", "says_other_view", "for_processing",
    "partly_blank",
]  # fmt: skip


@dataclass(frozen=True)
class ZoneShare:
    """A lung zone (patient's side) and the share, in [0, 1], of the supporting evidence in it."""

    zone: ZoneKey
    share: float


@dataclass(frozen=True)
class SideEffect:
    """Another raised finding that clearly fell or rose when a finding's evidence was hidden.

    Attributes:
        finding: its key.
        before, hidden, elsewhere: its calibrated probability, as in `EvidenceTest`.
    """

    finding: str
    before: float
    hidden: float
    elsewhere: float

    @property
    def falls(self) -> bool:
        """Whether it fell."""
        return self.hidden < self.before


@dataclass(frozen=True)
class EvidenceTest:
    """The model asked again with the evidence hidden.

    Attributes:
        before: calibrated probability on the image as it is.
        hidden: the same with the evidence painted over from its surroundings.
        elsewhere: the same with an equal area of lung painted over elsewhere (mean over places).
        verdict: `matters` when hiding the evidence lowers the probability clearly more than
            hiding elsewhere; see `hiding.judge_test` for the rule.
        others: what else changed with it, by the same rule.
    """

    before: float
    hidden: float
    elsewhere: float
    verdict: Verdict
    others: tuple[SideEffect, ...] = ()


@dataclass(frozen=True)
class Stability:
    """The model asked again with the canvas shifted by one pixel, four ways.

    Attributes:
        lowest, highest: of the four calibrated probabilities.
    """

    lowest: float
    highest: float


@dataclass(frozen=True)
class Association:
    """What the decoder learned to state together: an association, no cause.

    Attributes:
        given: key of a finding that was not raised.
        finding: key of the one that the decoder then states more readily.
        chance: probability, in [0, 1], that it is stated when `given` was and no other.
        chance_alone: the same when nothing was stated.
    """

    given: str
    finding: str
    chance: float
    chance_alone: float

    @property
    def rise(self) -> float:
        """By how much the log odds rise, natural logarithm."""
        return log_odds(self.chance) - log_odds(self.chance_alone)


@dataclass(frozen=True)
class Evidence:
    """Where a finding was seen.

    Attributes:
        finding: key in the table of findings.
        heatmap: float32 [h, w] over the model's canvas: each token's contribution to the logit;
            the sum is the logit less its bias.
        mask: bool [h, w] on the same grid: the smallest area that holds half of the support.
        box: (x, y, width, height) of the mask's largest part, as fractions of the radiograph.
        zones: shares in descending order; they sum to 1.
        side: the patient's side that holds the evidence.
        tested: None when there was nothing to hide, or too many findings to test each.
    """

    finding: str
    heatmap: NDArray[np.float32]
    mask: NDArray[np.bool_]
    box: tuple[float, float, float, float]
    zones: tuple[ZoneShare, ...]
    side: Side
    tested: EvidenceTest | None


@dataclass(frozen=True)
class PresentFinding:
    """A finding at or above its threshold.

    Attributes:
        key: in the table of findings, which holds its codes and differentials.
        probability: calibrated, in [0, 1].
        threshold: the operating point it passed, in [0, 1].
        certainty: the word for the probability; see `explain.certainty`.
        stated: True when the decoder, asked on its own, stated it too.
        evidence: where, and whether it holds when hidden.
        stability: under a shift by one pixel; None where that was not asked.
    """

    key: str
    probability: float
    threshold: float
    certainty: Certainty
    stated: bool
    evidence: Evidence
    stability: Stability | None = None

    @property
    def unstable(self) -> bool:
        """Whether a shift by one pixel takes it below its threshold."""
        return self.stability is not None and self.stability.lowest < self.threshold


@dataclass(frozen=True)
class AbsentFinding:
    """A finding that was looked for and stayed below its threshold.

    Attributes:
        key, probability, threshold, stability: as of a `PresentFinding`.
    """

    key: str
    probability: float
    threshold: float
    stability: Stability | None = None

    @property
    def unstable(self) -> bool:
        """Whether a shift by one pixel takes it to its threshold or above."""
        return self.stability is not None and self.stability.highest >= self.threshold


@dataclass(frozen=True)
class LungFields:
    """Measured lungs on the canvas.

    Attributes:
        right, left: bool [H', W'] masks over the model's canvas (patient's side).
    """

    right: NDArray[np.bool_]
    left: NDArray[np.bool_]


@dataclass(frozen=True)
class Measures:
    """What was measured on the picture.

    Attributes:
        right_lung_share, left_lung_share: of the area of both lung fields; they sum to 1.
        cardiothoracic_ratio: the heart's greatest width over the thorax's, in (0, 1); None on AP views,
            which magnify the heart, and where its borders are not distinct.
    """

    right_lung_share: float
    left_lung_share: float
    cardiothoracic_ratio: float | None


@dataclass(frozen=True)
class Provenance:
    """What made this explanation.

    Attributes:
        bundle, bundle_version, bundle_sha256, engine, xvlm_version, findings_version: names, versions
            and the hash of what was used.
        operating_point: at which findings were raised.
        calibration: sha256 of the clinic's own calibration; None where the bundle's was used.
        calibrated: the day on which the clinic's was made, YYYY-MM-DD; None likewise.
    """

    bundle: str
    bundle_version: str
    bundle_sha256: str
    engine: str
    xvlm_version: str
    findings_version: str
    operating_point: OperatingPoint
    calibration: str | None = None
    calibrated: str | None = None


@dataclass(frozen=True)
class Explanation:
    """One radiograph explained, or the reasons why not.

    Attributes:
        source_id: the radiograph's salted hash.
        view: projection as the file says.
        shape: (rows, columns) of the radiograph.
        placement: how the canvas lies on the radiograph, to draw maps on it.
        phantom: True for a synthetic image made by xvlm.
        abstained: reasons for giving no findings; empty when findings were given.
        turn: by how many degrees clockwise a picture that is `turned` must be turned to stand upright;
            None for all others.
        cautions: what makes the findings less sure; `failed_gate` where the bundle was sealed although its
            explanations stray too far from those of the model it was made from.
        findings: present, in descending order of probability.
        absent: looked for and not found, in the order of the table.
        lungs: None when abstained.
        measures: None when abstained.
        provenance: the bundle and the versions.
        associations: what the decoder would state more readily if a finding that was not raised were there;
            the clearest first.
    """

    source_id: str
    view: str
    shape: tuple[int, int]
    placement: Placement
    phantom: bool
    abstained: tuple[AbstentionReason, ...]
    turn: Turn | None
    cautions: tuple[Caution, ...]
    findings: tuple[PresentFinding, ...]
    absent: tuple[AbsentFinding, ...]
    lungs: LungFields | None
    measures: Measures | None
    provenance: Provenance
    associations: tuple[Association, ...] = ()
