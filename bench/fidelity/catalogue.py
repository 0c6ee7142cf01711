"""Every figure of fidelity: its name, what it means, and whether more of it is better.

A name is «group.figure». Where the reference has the figure too, a report also holds
`group.reference_figure` and `group.figure_loss`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .groups.changes import MEANINGS as CHANGES

Better = Literal["higher", "lower"]


@dataclass(frozen=True)
class Known:
    """A figure.

    Attributes:
        meaning: in plain words.
        better: whether more of it is better, or less.
        share: whether it is a share of images, see `measure.Measure`.
    """

    meaning: str
    better: Better
    share: bool = False


def _evidence() -> Iterator[tuple[str, Known]]:
    """Of all findings' maps, and of those that a reader would see."""
    for prefix, which in (("", ""), ("shown_", ", where raised")):
        spearman, iou, peak = (
            f"{meaning}{which}"
            for meaning in (
                "order of places by importance, alike (Spearman's ρ)",
                "most important tenth of the image, shared (IoU)",
                "most important place, the same (share)",
            )
        )
        yield f"evidence.{prefix}spearman", Known(spearman, "higher")
        yield f"evidence.{prefix}top_iou", Known(iou, "higher")
        yield f"evidence.{prefix}same_peak", Known(peak, "higher", share=True)


def _robustness() -> Iterator[tuple[str, Known]]:
    for change, meaning in CHANGES.items():
        moved = Known(f"under {meaning}, probabilities move by", "lower")
        yield f"robustness.{change}_probability_shift", moved
    for change, meaning in CHANGES.items():
        kept = Known(f"under {meaning}, maps keep their order (Spearman's ρ)", "higher")
        yield f"robustness.{change}_spearman", kept


_OUT = "probability while the map's places are taken out"
_IN = "probability while the map's places are put in"
FIGURES: dict[str, Known] = {
    "diagnosis.probability_shift": Known("change of the probability of a finding", "lower"),
    "diagnosis.flips": Known("findings that only one of both raises", "lower", share=True),
    "diagnosis.auroc": Known("tells images with a finding from those without (AUROC)", "higher"),
    "diagnosis.specificity_at_90": Known("not raised where absent, at 90 % sensitivity", "higher"),
    **dict(_evidence()),
    "faithfulness.deletion": Known(f"{_OUT} (area)", "lower"),
    "faithfulness.insertion": Known(f"{_IN} (area)", "higher"),
    "faithfulness.deletion_gain": Known(f"{_OUT}: below a random map's", "higher"),
    "faithfulness.insertion_gain": Known(f"{_IN}: above a random map's", "higher"),
    "localisation.pointing": Known("points into a radiologist's box", "higher", share=True),
    "localisation.iou": Known("overlap with radiologists' boxes (IoU)", "higher"),
    "calibration.error": Known("gap between said and seen frequency (ECE)", "lower"),
    "calibration.brier": Known("squared gap between probability and outcome (Brier)", "lower"),
    "language.statement_f1": Known("findings stated by both (F1)", "higher"),
    "language.same_certainty": Known("stated by both, in the same word of certainty", "higher", share=True),
    "language.unsupported": Known("stated though not raised", "lower", share=True),
    "language.bleu4": Known("English report, shared runs of words (BLEU-4)", "higher"),
    "language.rouge_l": Known("English report, shared order of words (ROUGE-L)", "higher"),
    **dict(_robustness()),
}
GROUPS = tuple(dict.fromkeys(name.partition(".")[0] for name in FIGURES))
