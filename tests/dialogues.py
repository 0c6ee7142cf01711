"""Facts that are known here, and questions that are asked of them."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from explanations import evidence, explanation, present, three_findings
from test_reports import catalogue_of as catalogue
from xvlm.explain.dialogue import Facts, Question, sentences
from xvlm.explain.dialogue.answering import answer
from xvlm.explain.dialogue.facts import (
    Change,
    Comparison,
    Counterfactual,
    Obstacle,
    Supposition,
    probabilities,
)
from xvlm.explain.dialogue.question import QuestionKind
from xvlm.explain.explanation import AbstentionReason, Association, Explanation
from xvlm.models.findings import keys


def counterfactual(hidden: str, **after: float) -> Counterfactual:
    """An effusion that goes when hidden; of the others what is given, and nothing happens elsewhere."""
    before = probabilities(three_findings())
    return Counterfactual(hidden, before, before | after, before)


def changes() -> tuple[Change, ...]:
    told = {
        "effusion": ("appeared", 0.05, 0.82),
        "pneumonia": ("risen", 0.3, 0.48),
        "cardiomegaly": ("steady", 0.27, 0.29),
        "mass": ("gone", 0.6, 0.04),
        "nodule": ("fallen", 0.2, 0.04),
    }
    seen = probabilities(three_findings())
    rows = {key: told.get(key, ("steady", seen[key], seen[key])) for key in keys()}
    return tuple(
        Change(key, then, now, (then, then), (now, now), kind)  # type: ignore[arg-type]
        for key, (kind, then, now) in rows.items()
    )


def earlier() -> Explanation:
    """An earlier image with a pneumonia on the other side, and its own name."""
    pneumonia = present("pneumonia", 0.3, evidence("pneumonia", 8, 10, side="left"))
    return replace(explanation((pneumonia,)), source_id="0" * 12, view="unknown")


def compared(obstacle: Obstacle | None) -> Comparison:
    refused = replace(explanation(abstained=get_args(AbstentionReason)), source_id="0" * 12)
    prior = {"refused": refused, "views": replace(earlier(), view="AP"), "same": three_findings()}
    return Comparison(prior[obstacle] if obstacle else earlier(), obstacle, () if obstacle else changes())


HIDDEN = (
    counterfactual("effusion", effusion=0.2, pneumonia=0.1, hernia=0.5),
    counterfactual("pneumonia", pneumonia=0.4, effusion=0.95),
)
GOES_WITH = Supposition(
    "hernia", ("mass", "pleural_thickening"), (Association("hernia", "pleural_thickening", 0.44, 0.06),)
)
NOTHING_CLEAR = Supposition("nodule", ("pleural_thickening", "pneumothorax"), ())
FACTS = Facts(three_findings(), HIDDEN, compared(None))
REFUSED = Facts(explanation(abstained=get_args(AbstentionReason)))
NOTHING = Facts(explanation())
UNMOVED = tuple(replace(one, stability=None) for one in explanation().absent)
STEADY = Facts(replace(explanation(), absent=UNMOVED))
OUTSIDE = Facts(explanation((present("mass", 0.6, evidence("mass", 1, 1, zone="outside_lungs")),)))
GRAVE = Facts(replace(three_findings(), cautions=("failed_gate", "child")))


def supposing(supposed: Supposition) -> Facts:
    return Facts(three_findings(), suppositions=(supposed,))


ASKED: list[tuple[Question, Facts]] = [
    *((Question("en", kind, findings), FACTS)
      for kind in get_args(QuestionKind)
      for findings in ((), ("effusion", "pneumonia"), ("tuberculosis", "mass"))),
    *((Question("en", kind), facts) for kind in get_args(QuestionKind) for facts in (REFUSED, NOTHING)),
    *((Question("en", "compare"), Facts(three_findings(), comparison=compared(obstacle)))
      for obstacle in get_args(Obstacle)),
    (Question("en", "compare"), replace(FACTS, comparison=Comparison(earlier(), None, ()))),
    (Question("en", "rather", ("nodule", "mass")), Facts(three_findings())),
    (Question("en", "rather", ("effusion", "nodule")), Facts(three_findings(), HIDDEN[:1])),
    (Question("en", "what_if", ("hernia",)), FACTS),
    (Question("en", "if_present", ("hernia",)), supposing(GOES_WITH)),
    (Question("en", "if_present", ("hernia", "mass", "tuberculosis")), supposing(GOES_WITH)),
    (Question("en", "if_present", ("nodule",)), supposing(NOTHING_CLEAR)),
    (Question("en", "if_present", ("hernia",)), Facts(three_findings())),
    (Question("en", "what_if", ("effusion", "pneumonia"), joined=("pneumonia",)), FACTS),
    (Question("en", "rather", ("effusion", "pneumonia", "tuberculosis")), FACTS),
    (Question("en", "how_sure", ("pneumothorax",)), FACTS),
    (Question("en", "how_sure"), STEADY),
    (Question("en", "why_not", ("mass",)), OUTSIDE),
    *((Question("en", kind, ("pneumonia",)), GRAVE) for kind in get_args(QuestionKind)),
    (Question("en", "why_not", ("hernia",)), Facts(explanation((), phantom=True))),
]  # fmt: skip


def said(question: Question, facts: Facts = FACTS, language: str = "en") -> str:
    return " ".join(sentences(answer(question, facts), catalogue(language)))


def asked(kind: QuestionKind, *findings: str) -> Question:
    return Question("en", kind, findings)
