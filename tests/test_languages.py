"""Every language says everything, and nothing is ever shown raw."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import get_args

import pytest
from xvlm.errors import BadInput, XvlmError
from xvlm.explain.certainty import certainty_word
from xvlm.explain.explanation import AbstentionReason, Caution, Certainty, Side, Turn, Verdict, ZoneKey
from xvlm.explain.reports.catalogue import Catalogue, available_languages
from xvlm.models.findings import table
from xvlm.runtimes import OPERATING_POINTS

LANGUAGES = available_languages()
NEEDED = {
    *(f"finding-{key}" for key in table()),
    *(f"finding-{key}" for finding in table().values() for key in finding.differentials),
    *(f"zone-{zone}" for zone in get_args(ZoneKey)),
    *(f"side-{side}" for side in get_args(Side)),
    *(f"certainty-{certainty}" for certainty in get_args(Certainty)),
    *(f"verdict-{verdict}" for verdict in get_args(Verdict)),
    *(f"abstention-{reason}" for reason in get_args(AbstentionReason)),
    *(f"caution-{caution}" for caution in get_args(Caution)),
    *(f"turn-{turn}" for turn in get_args(Turn)),
    *(f"heart-ratio-{said}" for said in ("PA", "AP", "unknown", "none")),
    *(f"operating-point-{point}" for point in OPERATING_POINTS),
}

# Findings whose French name the Human Phenotype Ontology has made official.
HPO = {
    "atelectasis": "HP:0100750",
    "cardiomegaly": "HP:0001640",
    "consolidation": "HP:0032177",
    "edema": "HP:0100598",
    "effusion": "HP:0002202",
    "emphysema": "HP:0002097",
    "fibrosis": "HP:0002206",
    "infiltration": "HP:0002113",
    "pleural_thickening": "HP:0031944",
    "pneumonia": "HP:0002090",
    "pneumothorax": "HP:0002107",
}
HERNIA = "HP:0100790"


def official_french(vocabulary: Path) -> dict[str, str]:
    with vocabulary.open(encoding="utf-8", newline="") as file:
        return {
            row["hpo_id"]: row["translation"]
            for row in csv.DictReader(file)
            if row["language"] == "fr" and row["status"] == "OFFICIAL"
        }


def test_english_french_and_swahili_are_there() -> None:
    assert LANGUAGES == ("en", "fr", "sw")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_messages_and_variables(language: str) -> None:
    assert Catalogue(language).variables() == Catalogue("en").variables()


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_be_said_has_a_message(language: str) -> None:
    assert set(Catalogue(language).variables()) >= NEEDED


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_written(language: str) -> None:
    catalogue = Catalogue(language)
    for message_id, names in catalogue.variables().items():
        text = catalogue.text(message_id, **{name: 2 if name == "count" else f"[{name}]" for name in names})
        assert text.strip() == text != ""
        assert "{" not in text
        assert all(f"[{name}]" in text for name in names - {"count"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_have_names_of_their_own(language: str) -> None:
    catalogue = Catalogue(language)
    names = [catalogue.text(f"finding-{key}") for key in table()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_certainty_words_differ(language: str) -> None:
    catalogue = Catalogue(language)
    assert len({catalogue.text(f"certainty-{word}") for word in get_args(Certainty)}) == 3


def test_one_and_many_findings_are_told_apart() -> None:
    french = Catalogue("fr")
    assert french.text("impression-some", count=1, findings="X") == "Une anomalie dépasse son seuil : X."
    assert french.text("impression-some", count=2, findings="X, Y").startswith("2 anomalies dépassent")


@pytest.mark.parametrize(("language", "written"), [("en", "27%"), ("fr", "27\xa0%"), ("sw", "27%")])
def test_percent_follows_the_language(language: str, written: str) -> None:
    assert Catalogue(language).percent(0.274) == written


@pytest.mark.parametrize(
    ("probability", "written"),
    [(0.0, "< 1%"), (0.004, "< 1%"), (0.006, "1%"), (0.994, "99%"), (0.996, "> 99%"), (1.0, "> 99%")],
)
def test_no_probability_is_shown_as_certain(probability: float, written: str) -> None:
    assert Catalogue("en").percent(probability) == written


def test_an_unknown_language_lists_those_that_there_are() -> None:
    with pytest.raises(BadInput, match="en, fr, sw"):
        Catalogue("de")


@pytest.mark.parametrize("language", ["", "..", "en/../fr", "EN"])
def test_a_language_is_no_path(language: str) -> None:
    with pytest.raises(BadInput):
        Catalogue(language)


def test_a_missing_message_is_an_error() -> None:
    with pytest.raises(XvlmError, match="finding-gout"):
        Catalogue("en").text("finding-gout")


@pytest.mark.parametrize("variables", [{}, {"treshold": "3%"}, {"threshold": "3%", "more": "x"}])
def test_wrong_variables_are_an_error(variables: dict[str, str]) -> None:
    with pytest.raises(XvlmError, match="threshold"):
        Catalogue("en").text("label-threshold", **variables)


@pytest.mark.shared_data
def test_french_names_are_the_official_ones(shared_data: Path) -> None:
    official = official_french(shared_data / "vocab" / "hpo_chest_terms.csv")
    french = Catalogue("fr")
    assert {key: french.text(f"finding-{key}") for key in HPO} == {key: official[HPO[key]] for key in HPO}
    assert french.text("finding-hernia").startswith(official[HERNIA])


@pytest.mark.parametrize(
    ("probability", "word"),
    [(0.0, "possible"), (0.329, "possible"), (0.33, "probable"), (0.659, "probable"), (0.66, "very_likely")],
)
def test_certainty_words_begin_where_they_say(probability: float, word: str) -> None:
    assert certainty_word(probability) == word
