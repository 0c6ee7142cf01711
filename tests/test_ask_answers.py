"""What is said to each kind of question, from facts that are known here, and read back in every language."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from dialogues import (
    ASKED,
    FACTS,
    GOES_WITH,
    GRAVE,
    NOTHING,
    NOTHING_CLEAR,
    OUTSIDE,
    REFUSED,
    STEADY,
    asked,
    said,
    supposing,
)
from explanations import evidence, explanation, present, three_findings
from test_reports import catalogue_of as catalogue
from xvlm.explain.claims import Claim, unsupported_answer
from xvlm.explain.dialogue import Answer, Facts, Question, sentences
from xvlm.explain.dialogue.answering import answer
from xvlm.explain.dialogue.comparing import change_kind
from xvlm.explain.dialogue.facts import Supposition
from xvlm.explain.dialogue.question import QuestionKind
from xvlm.explain.explanation import Caution
from xvlm.explain.reports.catalogue import available_languages

LANGUAGES = available_languages()


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
    assert there - used == {"ask-just-below", "ask-below", "ask-raised-just"}  # which the next tests say


def with_absent(probability: float, threshold: float) -> Facts:
    """An image with each finding at this probability."""
    image = explanation()
    absent = tuple(replace(one, probability=probability, threshold=threshold) for one in image.absent)
    return Facts(replace(image, absent=absent))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_just_below_its_threshold_is_read_back(language: str) -> None:
    near = with_absent(0.298, 0.3)
    text = said(asked("present", "hernia"), near, language)
    assert catalogue(language).percent(0.298) in text
    assert unsupported_answer(near, text, catalogue(language)) == ()
    assert unsupported_answer(NOTHING, text, catalogue(language)) != ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_threshold_that_is_shown_as_the_same_per_cent_is_not_told(language: str) -> None:
    """«< 1 %, below its threshold of < 1 %» says nothing; nor is it «only just», at a fourth of it."""
    rare = with_absent(0.001, 0.004)
    text = said(asked("present", "hernia"), rare, language)
    assert text.count(catalogue(language).percent(0.001)) == 1
    assert unsupported_answer(rare, text, catalogue(language)) == ()
    assert unsupported_answer(with_absent(0.298, 0.3), text, catalogue(language)) != ()


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
        facts = supposing(GOES_WITH)
        text = said(asked("if_present", "hernia"), facts)
        assert "If diaphragmatic hernia were present" in text
        assert "with 44% instead of 6%" in text
        assert unsupported_answer(facts, text, catalogue("en")) == ()
        for lie in (text.replace("44%", "64%"), text.replace("pleural thickening", "mass")):
            assert unsupported_answer(facts, lie, catalogue("en")) != ()
        assert unsupported_answer(Facts(three_findings()), text, catalogue("en")) != ()

    def test_that_nothing_goes_with_a_finding_where_nothing_was_asked_or_something_is_clear(self) -> None:
        text = said(asked("if_present", "nodule"), supposing(NOTHING_CLEAR))
        assert "tells nothing clear" in text
        for other in (replace(NOTHING_CLEAR, asked=()), replace(NOTHING_CLEAR, named=GOES_WITH.named)):
            assert unsupported_answer(supposing(other), text, catalogue("en")) != ()

    @pytest.mark.parametrize("cautions", [("low_contrast",), ()])
    def test_that_nothing_makes_the_figures_less_sure(self, cautions: tuple[Caution, ...]) -> None:
        text = said(asked("how_sure"), STEADY)
        assert "Nothing about the picture itself makes the figures less sure." in text
        unsteady = Facts(replace(STEADY.explanation if cautions else NOTHING.explanation, cautions=cautions))
        assert unsupported_answer(unsteady, text, catalogue("en")) != ()

    def test_figures_that_round_alike_and_are_far_apart(self) -> None:
        """0.13 % and 0.38 % are both shown as < 1 %, and one is a third of the other."""
        near, far = (with_absent(probability, 0.0038) for probability in (0.0035, 0.0013))
        text = said(asked("present", "hernia"), near)
        assert "but only just" in text
        assert unsupported_answer(near, text, catalogue("en")) == ()
        assert unsupported_answer(far, text, catalogue("en")) != ()
        assert "but only just" not in said(asked("present", "hernia"), far)

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

    def test_each_finding_that_is_hidden_together_is_told_of(self) -> None:
        question = Question("en", "what_if", ("effusion", "pneumonia"), joined=("pneumonia",))
        text = said(question)
        assert "With what speaks for pleural effusion hidden, its probability goes" in text
        assert "With what speaks for pneumonia hidden, its probability goes" in text

    @pytest.mark.parametrize(
        "question",
        [
            asked("what_if", "pneumonia", "tuberculosis"),
            asked("what_if", "hernia", "tuberculosis"),
            asked("rather", "pneumonia", "effusion", "tuberculosis"),
            asked("if_present", "pneumonia", "tuberculosis"),
            asked("if_present", "hernia", "tuberculosis"),
        ],
    )
    def test_no_term_is_dropped(self, question: Question) -> None:
        assert "the model does not look for tuberculosis" in said(question)
        assert not answer(question, FACTS).told

    def test_a_finding_named_beside_one_that_cannot_be_hidden_is_told_of(self) -> None:
        text = said(asked("what_if", "hernia", "mass"), Facts(three_findings()))
        assert "Lung mass was not raised" in text

    def test_two_of_one_rounded_figure_that_are_far_apart_are_not_about_equally_likely(self) -> None:
        spots = {key: evidence(key, 5, 5) for key in ("mass", "nodule")}
        image = explanation(
            (present("mass", 0.998, spots["mass"]), present("nodule", 0.9951, spots["nodule"]))
        )
        text = said(asked("rather", "nodule", "mass"), Facts(image))
        assert "lung mass is more likely here than lung nodule" in text

    def test_what_would_go_with_a_finding_that_is_there_says_that_it_is(self) -> None:
        reply = answer(asked("if_present", "pneumonia"), Facts(three_findings()))
        assert [remark.message for remark in reply.remarks] == ["ask-raised", "ask-where-side"]
        assert reply.told

    @pytest.mark.parametrize(
        ("supposed", "findings", "says"),
        [
            (GOES_WITH, ("hernia",), ["if-stated"]),
            (GOES_WITH, ("hernia", "pleural_thickening"), ["if-stated"]),
            (GOES_WITH, ("hernia", "mass"), ["ask-cannot-tell"]),  # asked about, and nothing clear
            (GOES_WITH, ("hernia", "effusion"), ["ask-cannot-tell"]),  # comes before it in the table
            (GOES_WITH, ("hernia", "effusion", "pleural_thickening"), ["if-stated", "ask-cannot-tell"]),
            (NOTHING_CLEAR, ("nodule",), ["ask-nothing-goes-with"]),
            (NOTHING_CLEAR, ("nodule", "pneumothorax"), ["ask-nothing-goes-with"]),
            (NOTHING_CLEAR, ("nodule", "effusion"), ["ask-cannot-tell"]),
            (NOTHING_CLEAR, ("nodule", "effusion", "pneumothorax"),
             ["ask-nothing-goes-with", "ask-cannot-tell"]),
            (Supposition("pneumothorax", (), ()), ("pneumothorax",), ["ask-cannot-tell"]),
        ],
    )  # fmt: skip
    def test_what_was_not_asked_of_the_decoder_cannot_be_told(
        self, supposed: Supposition, findings: tuple[str, ...], says: list[str]
    ) -> None:
        reply = answer(asked("if_present", *findings), supposing(supposed))
        assert [remark.message for remark in reply.remarks] == ["ask-not-raised", *says]

    def test_an_unstable_finding_is_said_to_be(self) -> None:
        for kind in ("how_sure", "why_not"):
            assert "Unstable: shifted by one pixel, the image gives 21%" in said(asked(kind, "pneumonia"))
            assert "Unstable: pneumothorax is below its threshold" in said(asked(kind, "pneumothorax"))
        assert "Unstable: pneumothorax is below its threshold" in said(asked("how_sure"), NOTHING)

    def test_the_figures_are_not_called_sure_of_what_is_unstable_or_not_looked_for(self) -> None:
        assert "less sure" not in said(asked("how_sure", "pneumothorax"), NOTHING)
        assert "less sure" not in said(asked("how_sure", "tuberculosis"), STEADY)
        assert "Words for the probability" not in said(asked("how_sure", "tuberculosis"))
        assert "Words for the probability" in said(asked("how_sure"))
        assert "less sure" in said(asked("how_sure", "hernia"), STEADY)

    def test_why_not_says_what_was_measured_against_a_finding(self) -> None:
        assert "of what moved the answer lies outside the lungs" in said(asked("why_not", "mass"), OUTSIDE)
        unsteady = Facts(replace(three_findings(), cautions=("under_exposed",)))
        assert "under-exposed" in said(asked("why_not", "pneumonia"), unsteady)

    @pytest.mark.parametrize("kind", sorted({*get_args(QuestionKind)} - {"unknown", "other_language"}))
    def test_that_a_model_failed_its_checks_or_saw_a_child_is_said_once_in_every_answer(
        self, kind: QuestionKind
    ) -> None:
        text = said(asked(kind, "pneumonia"), GRAVE)
        assert text.count("failed its checks") == text.count("The patient is a child") == 1

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

    @pytest.mark.parametrize("kind", sorted({*get_args(QuestionKind)} - {"other_language"}))
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
