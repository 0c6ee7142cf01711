"""Every word of a report is read back, in every language, and what nothing supports is found."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import get_args

import pytest
from explanations import every_word, evidence, explanation, film, present, three_findings
from hypothesis import given, settings
from hypothesis import strategies as st
from test_reports import catalogue_of as catalogue
from test_reports import printed, visible_text
from xvlm.explain import Session, explain, open_session
from xvlm.explain.claims import (
    Claim,
    ReportCheck,
    Said,
    check_report,
    read_claims,
    said_findings,
    unsupported,
)
from xvlm.explain.claims.figures import percent_in_english, plain
from xvlm.explain.explanation import Certainty, Explanation, Side
from xvlm.explain.phantom_dicom import write_phantom_dicom
from xvlm.explain.reports.catalogue import available_languages
from xvlm.explain.reports.html_report import render_html
from xvlm.explain.reports.json_report import from_json, to_json
from xvlm.explain.reports.sentences import inside_sentence
from xvlm.models.findings import keys, table
from xvlm.models.phantom import Lesion, make_phantom

LANGUAGES = available_languages()
COMBINATIONS = [(side, certainty) for side in get_args(Side) for certainty in get_args(Certainty)]
Row = tuple[str, Side, Certainty]


def with_findings(rows: list[Row]) -> Explanation:
    """An explanation with the given findings; how probable each is follows its word."""
    probability = {"possible": 0.24, "probable": 0.4, "very_likely": 0.8}
    return explanation(
        tuple(present(key, probability[sure], evidence(key, 7, 7, side=side)) for key, side, sure in rows)
    )


def expected(rows: list[Row]) -> dict[str, Said]:
    return {key: Said(side if table()[key].has_side else None, sure) for key, side, sure in rows}


def neighbours(size: int) -> list[list[int]]:
    """As many orders as things, in which each thing is next after each other thing once (Williams 1949)."""
    zigzag = [step // 2 if step % 2 == 0 else size - 1 - step // 2 for step in range(size)]
    return [[(place + shift) % size for place in zigzag] for shift in range(size)]


def test_the_orders_put_each_finding_after_each_other() -> None:
    pairs = {pair for order in neighbours(14) for pair in itertools.pairwise(order)}
    assert len(pairs) == 14 * 13


class TestBackCheck:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_finding_side_and_certainty_is_read_back(self, language: str) -> None:
        """14 reports hold each finding with each side and certainty, after each other finding."""
        told: set[Row] = set()
        for turn, order in enumerate(neighbours(len(keys()))):
            rows: list[Row] = [
                (keys()[index], *COMBINATIONS[(index * 5 + turn) % len(COMBINATIONS)]) for index in order
            ]
            told.update(rows)
            assert said_findings(printed(with_findings(rows), language), catalogue(language)) == expected(
                rows
            )
        assert len(told) == len(keys()) * len(COMBINATIONS)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_each_is_read_back_alone(self, language: str) -> None:
        for index, key in enumerate(keys()):
            rows: list[Row] = [(key, *COMBINATIONS[index % len(COMBINATIONS)])]
            assert said_findings(printed(with_findings(rows), language), catalogue(language)) == expected(
                rows
            )

    @given(
        st.sampled_from(LANGUAGES),
        st.lists(
            st.tuples(
                st.sampled_from(keys()), st.sampled_from(get_args(Side)), st.sampled_from(get_args(Certainty))
            ),
            unique_by=lambda row: row[0],
        ),
    )
    @settings(max_examples=40, deadline=None)
    def test_any_findings_together_are_read_back(self, language: str, rows: list[Row]) -> None:
        assert said_findings(printed(with_findings(rows), language), catalogue(language)) == expected(rows)

    @given(st.sampled_from(LANGUAGES), st.floats(0, 1))
    @settings(max_examples=200, deadline=None)
    def test_any_probability_is_read_back(self, language: str, probability: float) -> None:
        said = plain(catalogue(language).percent(probability))
        assert percent_in_english(said, catalogue(language)) == catalogue("en").percent(probability)


@given(
    st.sampled_from(LANGUAGES),
    st.lists(st.text(max_size=12) | st.sampled_from([f"finding-{key}" for key in keys()]), max_size=8),
)
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_to_its_end(language: str, parts: list[str]) -> None:
    """Every letter or digit that is no message of the catalogue comes back as words."""
    known = catalogue(language).variables()
    text = " ".join(catalogue(language).text(part) if part in known else part for part in parts)
    claims = read_claims(text, catalogue(language))
    assert [claim.about for claim in claims if claim.kind == "present"] == [
        part.removeprefix("finding-") for part in parts if part in known
    ] or any(claim.kind == "words" for claim in claims)


class TestReports:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize(
        "subject", [*every_word(), three_findings()], ids=["full", "none", "no", "three"]
    )
    def test_every_word_of_a_report_is_supported(self, subject: Explanation, language: str) -> None:
        page = visible_text(render_html(film(), subject, catalogue(language)))
        for text in (printed(subject, language), page):
            assert unsupported(subject, text, catalogue(language)) == ()

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_nothing_that_is_claimed_goes_unread(self, language: str) -> None:
        """The parts that the explanation holds are all found in its text."""
        read = set(read_claims(printed(three_findings(), language), catalogue(language)))
        for claim in (
            Claim("probability", "effusion", "82%"),
            Claim("hidden", "effusion", "31%"),
            Claim("zone", "pneumonia", "right_lower 70%"),
            Claim("verdict", "pneumonia", "does_not_matter"),
            Claim("verdict", "cardiomegaly", "untested"),
            Claim("stated", "pneumonia", "no"),
            Claim("consider", "cardiomegaly", "valve_disease"),
            Claim("absent", "hernia"),
            Claim("detection", "hernia", "none"),
            Claim("detection", "effusion", "none"),
            Claim("caution", value="low_contrast"),
            Claim("measure", value="PA 0.54 0.50"),
            Claim("count", value="3"),
            Claim("urgency", "effusion", "soon"),
            Claim("next", value="ultrasound"),
            Claim("unstable", "pneumonia", "21% 48%"),
            Claim("unstable", "pneumothorax", "31%"),
            Claim("against", "pneumonia", "stability-unstable"),
            Claim("if_hidden", "effusion", "pneumonia falls 48% 12%"),
            Claim("if_stated", value="edema pneumonia 91% 15%"),
        ):
            assert claim in read

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_what_only_the_page_says_is_read_too(self, language: str) -> None:
        page = visible_text(render_html(film(), three_findings(), catalogue(language)))
        read = set(read_claims(page, catalogue(language)))
        for claim in (
            Claim("supports", "effusion", "verdict-matters"),
            Claim("supports", "cardiomegaly", "heart-ratio-PA"),
            Claim("against", "pneumonia", "caution-low_contrast"),
            Claim("stable", "effusion", "27% 82%"),
            Claim("if_hidden", "effusion", "effusion falls 82% 31%"),
            Claim("if_hidden", "pneumonia", "pneumonia same 48% 47%"),
            Claim("if_stated", value="atelectasis mass 62% 14%"),
            Claim("zone", "pneumonia", "right_upper 5%"),
        ):
            assert claim in read
        assert {claim.about for claim in read if claim.kind == "outline"} == {"effusion", "pneumonia"}


class TestLies:
    """One thing changed in a text that was true."""

    @staticmethod
    def found(language: str, old: str, new: str) -> set[Claim]:
        text = plain(printed(three_findings(), language))
        assert plain(old) in text
        lie = text.replace(plain(old), plain(new), 1)
        return set(unsupported(three_findings(), lie, catalogue(language)))

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_another_side(self, language: str) -> None:
        left, right = (catalogue(language).text(f"side-{side}") for side in ("left", "right"))
        assert self.found(language, left, right) == {Claim("side", "effusion", "right")}

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_another_zone(self, language: str) -> None:
        lower, upper = (catalogue(language).text(f"zone-left_{zone}") for zone in ("lower", "upper"))
        assert self.found(language, lower, upper) == {Claim("zone", "effusion", "left_upper 70%")}

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_another_number(self, language: str) -> None:
        true, false = catalogue(language).percent(0.31), catalogue(language).percent(0.13)
        assert self.found(language, true, false) == {Claim("hidden", "effusion", "13%")}

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_another_finding(self, language: str) -> None:
        true, false = (catalogue(language).text(f"finding-{key}") for key in ("effusion", "pneumothorax"))
        assert Claim("present", "pneumothorax") in self.found(language, true, false)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_another_certainty(self, language: str) -> None:
        words = {word: catalogue(language).text(f"certainty-{word}") for word in get_args(Certainty)}
        likely = catalogue(language).text("finding-likely", probability="29%", certainty=words["probable"])
        sure = catalogue(language).text("finding-likely", probability="29%", certainty=words["very_likely"])
        true, false = (text.replace("29%", catalogue(language).percent(0.29)) for text in (likely, sure))
        assert Claim("certainty", "cardiomegaly", "very_likely") in self.found(language, true, false)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_another_verdict(self, language: str) -> None:
        true, false = (catalogue(language).text(f"verdict-{said}") for said in ("does_not_matter", "matters"))
        assert self.found(language, true, false) == {Claim("verdict", "pneumonia", "matters")}

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_another_urgency(self, language: str) -> None:
        true, false = (catalogue(language).text(f"urgency-{said}") for said in ("soon", "now"))
        assert self.found(language, true, false) == {Claim("urgency", "effusion", "now")}

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_another_step(self, language: str) -> None:
        true, false = (catalogue(language).text(f"next-{said}") for said in ("ultrasound", "expiration"))
        assert self.found(language, true, false) == {Claim("next", value="expiration")}

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_fall_that_is_told_as_a_rise(self, language: str) -> None:
        name = inside_sentence(catalogue(language).text("finding-pneumonia"))
        before, hidden = (catalogue(language).percent(p) for p in (0.48, 0.12))
        true, false = (
            catalogue(language).text(f"if-hidden-{change}", finding=name, before=before, hidden=hidden)
            for change in ("falls", "rises")
        )
        assert self.found(language, true, false) == {
            Claim("if_hidden", "effusion", "pneumonia rises 48% 12%")
        }

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_something_else_to_consider(self, language: str) -> None:
        true, false = (catalogue(language).text(f"finding-{key}") for key in ("valve_disease", "skin_fold"))
        assert self.found(language, true, false) == {Claim("consider", "cardiomegaly", "skin_fold")}

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_sign_of_another_condition(self, language: str) -> None:
        """The page names signs under each condition; the terminal names none."""
        known = catalogue(language)
        page = plain(visible_text(render_html(film(), three_findings(), known)))
        true, false = (plain(known.text(f"sign-{sign}")) for sign in ("valve_calcium", "finger_shadow"))
        assert page.count(true) == 1
        said = unsupported(three_findings(), page.replace(true, false), known)
        assert said == (Claim("sign", "valve_disease", "finger_shadow"),)
        assert true not in plain(printed(three_findings(), language))

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_a_sentence_of_no_catalogue(self, language: str) -> None:
        end = catalogue(language).text("untested")
        said = self.found(language, end, f"{end} Gangrene 12")
        assert said == {Claim("words", value="Gangrene"), Claim("words", value="12")}

    def test_a_finding_of_another_radiograph(self) -> None:
        mass = explanation((present("mass", 0.8, evidence("mass", 7, 7)),))
        said = unsupported(three_findings(), printed(mass, "en"), catalogue("en"))
        assert Claim("present", "mass") in said
        assert Claim("absent", "effusion") in said

    def test_findings_where_none_were_given(self) -> None:
        refused = explanation(abstained=("blank",))
        assert Claim("count", value="3") in unsupported(
            refused, printed(three_findings(), "en"), catalogue("en")
        )


def test_one_sentence_is_checked_as_a_whole_report_is() -> None:
    english = catalogue("en")
    assert unsupported(three_findings(), "Pleural effusion: patient’s left side", english) == ()
    lie = unsupported(three_findings(), "Pneumonia: patient’s left side 48%, 97%", english)
    assert lie == (Claim("side", "pneumonia", "left"), Claim("probability", "pneumonia", "97%"))


REAL = (
    "chest-explicit",
    "chest-j2k-12bit",
    "chest-rle-16bit",
    "chest-8bit-jpeg",
    "cr-chest-monochrome1-10bit",
    "not-chest/hip-j2k",
)


@pytest.fixture(scope="module")
def eager() -> Session:
    """Raises many findings, so that many sentences are said."""
    return open_session(operating_point="sensitivity_90")


@pytest.fixture(scope="module")
def explained_phantoms(eager: Session, tmp_path_factory: pytest.TempPathFactory) -> list[Explanation]:
    folder = tmp_path_factory.mktemp("phantoms")
    explanations = []
    for seed, lesions in enumerate([[], [Lesion("mass", "left")], [Lesion("effusion", "right")]]):
        path = folder / f"{seed}.dcm"
        write_phantom_dicom(path, make_phantom(256, lesions, seed=seed))
        explanations.append(explain(path, eager))
    return explanations


@pytest.fixture(scope="module")
def explained_radiographs(eager: Session, shared_data: Path) -> list[Explanation]:
    return [explain(shared_data / "dicom" / f"{name}.dcm", eager) for name in REAL]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_unsupported_is_said_of_a_phantom(
    explained_phantoms: list[Explanation], language: str
) -> None:
    for subject in explained_phantoms:
        assert check_report(subject, catalogue(language)) == ReportCheck((), recovered=True)


@pytest.mark.shared_data
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_unsupported_is_said_of_a_radiograph(
    explained_radiographs: list[Explanation], language: str
) -> None:
    assert sum(len(subject.findings) for subject in explained_radiographs) > 20
    for subject in explained_radiographs:
        again = from_json(to_json(subject))
        assert check_report(again, catalogue(language)) == ReportCheck((), recovered=True)
