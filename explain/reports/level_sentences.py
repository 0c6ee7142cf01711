"""The levels of an explanation in the reader's words, before any layout."""

from __future__ import annotations

from dataclasses import dataclass

from ..explanation import Association, EvidenceTest, Explanation, PresentFinding
from ..levels import Matter, Reason, impression_of, outline_of, weigh
from .catalogue import Catalogue
from .sentences import finding_name, inside_sentence, measures

# What other rows of every report say.
_TOLD_ANYWAY = ("evidence_does_not_matter", "not_stated", "caution")


@dataclass(frozen=True)
class LevelWords:
    """What is said of one present finding besides its `FindingWords`.

    Attributes:
        urgency: how soon to act, if it is there.
        supports, against: a sentence each.
        against_in_short: of the latter, what no other row of a short report says.
        if_hidden: how this and other findings would change without the evidence; the first is of this one.
        if_stated: what its being named more readily hangs on.
        outline: how much the outline holds; empty where there is none.
        unstable: that a shift changes the answer; empty where it does not.
    """

    urgency: str
    supports: tuple[str, ...]
    against: tuple[str, ...]
    against_in_short: tuple[str, ...]
    if_hidden: tuple[str, ...]
    if_stated: tuple[str, ...]
    outline: str
    unstable: str


def level_words(explanation: Explanation, present: PresentFinding, catalogue: Catalogue) -> LevelWords:
    """One of the explanation's findings in words."""
    weighed = weigh(explanation, present)

    def say(reasons: tuple[Reason, ...]) -> tuple[str, ...]:
        return tuple(_reason(reason, explanation, present, catalogue) for reason in reasons)

    test = present.evidence.tested
    return LevelWords(
        urgency=urgency(present.key, explanation, catalogue),
        supports=say(weighed.supports),
        against=say(weighed.against),
        against_in_short=say(tuple(one for one in weighed.against if one.kind not in _TOLD_ANYWAY)),
        if_hidden=tuple(_if_hidden(present.key, test, catalogue)) if test else (),
        if_stated=tuple(
            _if_stated(one, catalogue) for one in explanation.associations if one.finding == present.key
        ),
        outline=_outline(explanation, present, catalogue),
        unstable=_shift("stability-unstable", present, catalogue) if present.unstable else "",
    )


def urgency(key: str, explanation: Explanation, catalogue: Catalogue) -> str:
    """How soon to act on a raised finding, if it is there."""
    impression = impression_of(explanation)
    matters = {matter.finding: matter for matter in impression.matters} if impression else {}
    return catalogue.text(urgency_message(matters[key]))


def urgency_message(matter: Matter) -> str:
    """The name of the message that says how soon to act on a finding."""
    return f"urgency-{matter.urgency}{'_lowered' if matter.lowered else ''}"


def most_urgent(explanation: Explanation, catalogue: Catalogue) -> tuple[str, ...]:
    """How soon to act on the whole, with the finding for which; none where nothing was raised."""
    impression = impression_of(explanation)
    if impression is None or not impression.matters:
        return ()
    first = impression.matters[0]
    return (f"{finding_name(first.finding, catalogue)}: {catalogue.text(urgency_message(first))}",)


def next_steps(explanation: Explanation, catalogue: Catalogue) -> tuple[str, ...]:
    """What to do next in general, a sentence a step; `note-next` says that it is general."""
    impression = impression_of(explanation)
    return tuple(catalogue.text(f"next-{step}") for step in impression.next_steps) if impression else ()


def if_stated_else(explanation: Explanation, catalogue: Catalogue) -> tuple[str, ...]:
    """What would be named more readily among the findings that were not raised."""
    raised = {present.key for present in explanation.findings}
    return tuple(_if_stated(one, catalogue) for one in explanation.associations if one.finding not in raised)


def unstable_absent(explanation: Explanation, catalogue: Catalogue) -> tuple[str, ...]:
    """The findings that a shift by one pixel would raise, a sentence each."""
    return tuple(
        catalogue.text(
            "unstable-absent",
            finding=finding_name(absent.key, catalogue),
            highest=catalogue.percent(absent.stability.highest),
        )
        for absent in explanation.absent
        if absent.unstable and absent.stability
    )


def reason_message(reason: Reason, explanation: Explanation) -> str:
    """The name of the message that says a reason."""
    match reason.kind:
        case "evidence_matters" | "evidence_matters_little" | "evidence_does_not_matter":
            return f"verdict-{reason.kind.removeprefix('evidence_')}"
        case "stated" | "not_stated":
            return "stated-yes" if reason.kind == "stated" else "stated-no"
        case "heart_wide" | "heart_not_wide":
            return f"heart-ratio-{'PA' if explanation.view == 'PA' else 'unknown'}"
        case "outside_lungs":
            return "against-outside_lungs"
        case "foreign_object":
            return "against-foreign_object"
        case "stable" | "unstable":
            return f"stability-{reason.kind}"
        case "caution":
            return f"caution-{reason.caution}"


def _reason(reason: Reason, explanation: Explanation, present: PresentFinding, catalogue: Catalogue) -> str:
    message = reason_message(reason, explanation)
    if reason.kind in ("heart_wide", "heart_not_wide"):
        return " ".join(measures(explanation, catalogue))
    if reason.kind in ("stable", "unstable"):
        return _shift(message, present, catalogue)
    if reason.share is not None:
        return catalogue.text(message, share=catalogue.share(reason.share))
    return catalogue.text(message)


def _shift(message: str, present: PresentFinding, catalogue: Catalogue) -> str:
    if present.stability is None:
        return ""
    lowest, highest = (
        catalogue.percent(end) for end in (present.stability.lowest, present.stability.highest)
    )
    return catalogue.text(message, lowest=lowest, highest=highest)


def _if_hidden(key: str, test: EvidenceTest, catalogue: Catalogue) -> list[str]:
    own = "same" if test.verdict == "does_not_matter" else "falls"
    changes = [(key, own, test.before, test.hidden)]
    changes += [(o.finding, "falls" if o.falls else "rises", o.before, o.hidden) for o in test.others]
    return [
        catalogue.text(
            f"if-hidden-{change}",
            finding=inside_sentence(finding_name(finding, catalogue)),
            before=catalogue.percent(before),
            hidden=catalogue.percent(hidden),
        )
        for finding, change, before, hidden in changes
    ]


def _if_stated(one: Association, catalogue: Catalogue) -> str:
    return catalogue.text(
        "if-stated",
        given=inside_sentence(finding_name(one.given, catalogue)),
        finding=inside_sentence(finding_name(one.finding, catalogue)),
        chance=catalogue.percent(one.chance),
        chance_alone=catalogue.percent(one.chance_alone),
    )


def _outline(explanation: Explanation, present: PresentFinding, catalogue: Catalogue) -> str:
    outline = outline_of(present.evidence, explanation.placement)
    if outline is None:
        return ""
    support, area = catalogue.share(outline.support), catalogue.share(outline.area)
    return catalogue.text("region-outline", support=support, area=area)
