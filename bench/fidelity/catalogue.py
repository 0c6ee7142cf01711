"""Every figure of fidelity: its name, what it means, and whether more of it is better.

A name is «group.figure». Where the reference has the figure too, a report also holds
`group.reference_figure` and `group.figure_loss`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ...models import findings
from ..groups import GROUP_KINDS
from .groups.changes import MEANINGS as CHANGES

Better = Literal["higher", "lower"]


@dataclass(frozen=True)
class Known:
    """A figure.

    Attributes:
        meaning: in plain words.
        better: whether more of it is better, or less.
        share: whether it is a share of images, see `measure.Measure`.
        of_each: whether candidate and reference each have one, so that there is a loss; otherwise it compares
            the one with the other.
    """

    meaning: str
    better: Better
    share: bool = False
    of_each: bool = False


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
        moved = Known(f"under {meaning}, probabilities move by", "lower", of_each=True)
        yield f"robustness.{change}_probability_shift", moved
    for change, meaning in CHANGES.items():
        kept = Known(f"under {meaning}, maps keep their order (Spearman's ρ)", "higher", of_each=True)
        yield f"robustness.{change}_spearman", kept


_OUT = "probability while the map's places are taken out"
_IN = "probability while the map's places are put in"
FIGURES: dict[str, Known] = {
    "diagnosis.probability_shift": Known("change of the probability of a finding", "lower"),
    "diagnosis.flips": Known("findings that only one of both raises", "lower", share=True),
    "diagnosis.auroc": Known(
        "tells images with a finding from those without (AUROC)", "higher", of_each=True
    ),
    "diagnosis.specificity_at_90": Known(
        "not raised where absent, at 90 % sensitivity", "higher", of_each=True
    ),
    **dict(_evidence()),
    "faithfulness.deletion": Known(f"{_OUT}: below a random map's", "higher", of_each=True),
    "faithfulness.insertion": Known(f"{_IN}: above a random map's", "higher", of_each=True),
    "faithfulness.deletion_area": Known(f"{_OUT} (area)", "lower", of_each=True),
    "faithfulness.insertion_area": Known(f"{_IN} (area)", "higher", of_each=True),
    "localisation.pointing": Known("points into a radiologist's box", "higher", share=True, of_each=True),
    "localisation.iou": Known("overlap with radiologists' boxes (IoU)", "higher", of_each=True),
    "calibration.error": Known("gap between said and seen frequency (ECE)", "lower", of_each=True),
    "calibration.brier": Known("squared gap between probability and outcome (Brier)", "lower", of_each=True),
    "language.statement_f1": Known("findings stated by both (F1)", "higher"),
    "language.same_certainty": Known("stated by both, in the same word of certainty", "higher", share=True),
    "language.unsupported": Known("stated though not raised", "lower", share=True, of_each=True),
    "language.bleu4": Known("English report, shared runs of words (BLEU-4)", "higher"),
    "language.rouge_l": Known("English report, shared order of words (ROUGE-L)", "higher"),
    **dict(_robustness()),
}
_PARTS = ("worst", "worst_group")
GROUPS = tuple(dict.fromkeys(name.partition(".")[0] for name in FIGURES))
# Of these only the images that are looked at closely have any.
CLOSE = ("faithfulness", "robustness")


@dataclass(frozen=True)
class Named:
    """What a flat name stands for.

    Attributes:
        known: the figure.
        loss: whether it is by how much the candidate's is worse than the reference's.
        better: whether more of it is better, or less.
        unchanged: what it comes to where the candidate is the reference; None where that is the reference's
            own figure, which has to be measured.
    """

    known: Known
    loss: bool

    @property
    def better(self) -> Better:
        return "lower" if self.loss else self.known.better

    @property
    def unchanged(self) -> float | None:
        if self.loss:
            return 0.0
        if self.known.of_each:
            return None
        return 1.0 if self.known.better == "higher" else 0.0


def find_named(name: str) -> Named | None:
    """What a flat name (`group.figure`, with or without a part) stands for; None where there is no such."""
    group, _, rest = name.partition(".")
    figure = rest.partition(".")[0]
    if told := FIGURES.get(f"{group}.{figure}"):
        return Named(told, loss=False)
    own = figure.removeprefix("reference_").removesuffix("_loss")
    told = FIGURES.get(f"{group}.{own}")
    if told is None or not told.of_each or figure not in (f"reference_{own}", f"{own}_loss"):
        return None
    return Named(told, loss=figure.endswith("_loss"))


def problem_of_name(name: str) -> str:
    """Why no report could ever hold a figure of this flat name; empty where one could.

    `group.figure`, or `group.reference_figure` and `group.figure_loss` of what each has; followed or not by
    `.worst`, `.worst_group`, a finding, or a group of images such as `.sex_F`.
    """
    group, _, rest = name.partition(".")
    _, dot, part = rest.partition(".")
    if group not in GROUPS:
        return f"is of no group of figures; there are {', '.join(GROUPS)}"
    if find_named(name) is None:
        there_are = ", ".join(
            known.removeprefix(f"{group}.") for known in FIGURES if known.startswith(f"{group}.")
        )
        return f"is no figure; of this group there are {there_are}"
    if dot and part not in (*_PARTS, *findings.keys()) and part.partition("_")[0] not in GROUP_KINDS:
        return f"has no part «{part}»; there are {', '.join(_PARTS)}, each finding, and groups such as sex_F"
    return ""
