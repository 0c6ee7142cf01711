"""What is said to each kind of question, from facts that are known here, and read back in every language."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from explanations import evidence, explanation, present, three_findings
from test_reports import catalogue_of as catalogue
from xvlm.explain.claims import Claim, unsupported_answer
from xvlm.explain.dialogue import Answer, Facts, Question, sentences
from xvlm.explain.dialogue.answering import answer
from xvlm.explain.dialogue.comparing import change_kind
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
from xvlm.explain.reports.catalogue import available_languages
from xvlm.models.findings import keys

LANGUAGES = available_languages()


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
GOES_WITH = Supposition("hernia", (Association("hernia", "pleural_thickening", 0.44, 0.06),))
FACTS = Facts(three_findings(), HIDDEN, compared(None))
REFUSED = Facts(explanation(abstained=get_args(AbstentionReason)))
NOTHING = Facts(explanation())
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
    (Question("en", "if_present", ("hernia",)), Facts(three_findings(), suppositions=(GOES_WITH,))),
    (Question("en", "if_present", ("hernia", "mass")), Facts(three_findings(), suppositions=(GOES_WITH,))),
    (Question("en", "if_present", ("hernia",)), Facts(three_findings())),
    (Question("en", "why_not", ("hernia",)), Facts(explanation((), phantom=True))),
]  # fmt: skip


def said(question: Question, facts: Facts = FACTS, language: str = "en") -> str:
    return " ".join(sentences(answer(question, facts), catalogue(language)))


def asked(kind: QuestionKind, *findings: str) -> Question:
    return Question("en", kind, findings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_is_read_back_and_supported(language: str) -> None:
    """Of every kind, to questions of raised, absent and other findings, and of all, each sentence once."""
    told: set[str] = set()
    for question, facts in ASKED:
        text = said(question, facts, language)
        if text in told:
            continue
        told.add(text)
        assert unsupported_answer(facts, text, catalogue(language)) == (), question


def test_these_answers_say_every_message() -> None:
    used = {remark.message for question, facts in ASKED for remark in answer(question, facts).remarks}
    there = {message for message in catalogue("en").variables() if message.startswith("ask-")}
    assert there - used == {"ask-just-below"}  # which the next test says


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_just_below_its_threshold_is_read_back(language: str) -> None:
    image = explanation()
    near = replace(image, absent=tuple(replace(one, probability=0.298) for one in image.absent))
    text = said(asked("present", "hernia"), Facts(near), language)
    assert catalogue(language).percent(0.298) in text
    assert unsupported_answer(Facts(near), text, catalogue(language)) == ()
    assert unsupported_answer(Facts(image), text, catalogue(language)) != ()


class TestLies:
    """One thing changed in an answer that was true."""

    @pytest.mark.parametrize(
        ("question", "true", "false", "lie"),
        [
            (asked("present", "pneumonia"), "48%", "84%",
             "raised certainty=probable probability=84% threshold=25%"),
            (asked("rather", "effusion", "pneumonia"), "to 20%", "to 2%",
             "without before=82% elsewhere=82% hidden=2%"),
            (asked("rather", "effusion", "pneumonia"), "speaks against pleural", "speaks against pulmonary",
             None),
            (asked("compare"), "82% now", "28% now", "appeared now=28% then=5%"),
            (asked("what_else", "cardiomegaly"), "heart failure, peri", "asthma, peri", None),
            (asked("compare", "pneumonia"), "left side then", "right side then",
             "side-changed earlier_side=right side=right"),
        ],
    )  # fmt: skip
    def test_it_is_found(self, question: Question, true: str, false: str, lie: str | None) -> None:
        text = said(question)
        assert true in text
        found = unsupported_answer(FACTS, text.replace(true, false, 1), catalogue("en"))
        assert found if lie is None else lie in {claim.value for claim in found if claim.kind == "remark"}

    def test_an_answer_about_another_image(self) -> None:
        found = unsupported_answer(NOTHING, said(asked("why", "effusion")), catalogue("en"))
        assert Claim("side", "effusion", "left") in found

    def test_counterfactuals_that_were_not_asked(self) -> None:
        text = said(asked("what_if", "effusion"))
        assert unsupported_answer(replace(FACTS, counterfactuals=()), text, catalogue("en")) != ()

    def test_an_association_that_was_not_asked(self) -> None:
        supposing = Facts(three_findings(), suppositions=(GOES_WITH,))
        text = said(asked("if_present", "hernia"), supposing)
        assert "If diaphragmatic hernia were present" in text
        assert "with 44% instead of 6%" in text
        assert unsupported_answer(supposing, text, catalogue("en")) == ()
        for lie in (text.replace("44%", "64%"), text.replace("pleural thickening", "mass")):
            assert unsupported_answer(supposing, lie, catalogue("en")) != ()
        assert unsupported_answer(Facts(three_findings()), text, catalogue("en")) != ()

    def test_findings_of_a_refused_image(self) -> None:
        assert unsupported_answer(REFUSED, said(asked("present", "hernia")), catalogue("en")) != ()


class TestWhatIsSaid:
    def test_why_not_a_finding_that_was_raised_says_that_it_was(self) -> None:
        assert said(asked("why_not", "pneumonia")).startswith("Pneumonia was raised: 48%, probable")

    def test_a_finding_that_was_not_raised_has_no_place(self) -> None:
        text = said(asked("where", "hernia"))
        assert "was not raised: 4%, below its threshold of 30%" in text
        assert "no place is shown" in text

    def test_what_is_not_looked_for_cannot_be_told(self) -> None:
        reply = answer(asked("present", "tuberculosis"), FACTS)
        assert not reply.told
        text = " ".join(sentences(reply, catalogue("en")))
        assert text.startswith("I can’t tell from this image: the model does not look for tuberculosis.")
        assert "consider with pneumonia" in text

    def test_what_was_not_understood_cannot_be_told(self) -> None:
        reply = answer(asked("unknown"), FACTS)
        assert not reply.told
        assert sentences(reply, catalogue("en"))[0] == "I can’t tell from this image."

    def test_the_likelier_of_two_is_said_whichever_was_asked_for(self) -> None:
        for question in (asked("rather", "effusion", "pneumonia"), asked("rather", "pneumonia", "effusion")):
            assert "Of the two, pleural effusion is more likely here than pneumonia." in said(question)

    def test_shared_and_rival_evidence_are_told_apart(self) -> None:
        text = said(asked("rather", "effusion", "pneumonia"))
        assert "the area that speaks for pleural effusion speaks for pneumonia too" in text
        assert "the area that speaks for pneumonia speaks against pleural effusion" in text

    def test_what_hiding_does_to_others_is_said_where_it_matters(self) -> None:
        text = said(asked("what_if", "effusion"))
        assert "Pleural effusion would no longer pass its threshold." in text
        assert "pneumonia goes from 48% to 10%" in text
        assert "Diaphragmatic hernia would then pass its threshold." in text
        assert "emphysema" not in text

    def test_signs_tell_two_conditions_apart(self) -> None:
        text = said(asked("rather", "pneumonia", "edema"))
        assert "Signs of pneumonia that pulmonary oedema lacks" in text
        assert "xvlm did not look for them" in text

    def test_without_an_earlier_image_no_change_is_told(self) -> None:
        reply = answer(asked("compare"), Facts(three_findings()))
        assert not reply.told
        assert "--prior" in sentences(reply, catalogue("en"))[0]

    def test_a_change_names_what_came_and_went(self) -> None:
        text = said(asked("compare"))
        assert "New: pleural effusion, 5% then and 82% now." in text
        assert "No longer raised: lung mass, 60% then and < 1%" not in text
        assert "No longer raised: lung mass, 60% then and 4% now." in text
        assert "emphysema" not in text

    @pytest.mark.parametrize("kind", get_args(QuestionKind))
    def test_of_a_refused_image_only_the_reasons_are_said(self, kind: QuestionKind) -> None:
        reply: Answer = answer(asked(kind, "pneumonia"), REFUSED)
        assert [remark.message for remark in reply.remarks] == ["impression-abstained", "abstentions"]
        assert not reply.told


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ((0.05, 0.08), (0.3, 0.4), "appeared"),
        ((0.3, 0.4), (0.05, 0.08), "gone"),
        ((0.05, 0.3), (0.28, 0.4), "steady"),
        ((0.2, 0.3), (0.31, 0.4), "steady"),
    ],
)
def test_a_change_is_one_where_the_ranges_are_apart(
    was: tuple[float, float], now: tuple[float, float], kind: str
) -> None:
    assert change_kind(was[0] >= 0.25, now[0] >= 0.25, was, now) == kind


def test_a_change_on_one_side_of_the_threshold_is_a_rise_or_a_fall() -> None:
    assert change_kind(True, True, (0.3, 0.31), (0.8, 0.9)) == "risen"
    assert change_kind(False, False, (0.2, 0.21), (0.01, 0.02)) == "fallen"
