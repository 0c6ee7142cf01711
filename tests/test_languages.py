"""Every language says everything, and nothing is ever shown raw."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from xvlm.errors import BadInput, XvlmError
from xvlm.explain.certainty import certainty_word
from xvlm.explain.reports.catalogue import Catalogue, available_languages, shipped_catalogues
from xvlm.explain.reports.catalogue_check import check_language
from xvlm.explain.reports.written_terms import shortened
from xvlm.models.findings import terms
from xvlm.models.signs import signs

LANGUAGES = available_languages()

# Terms that the Human Phenotype Ontology has. Its «Hernia» is wider than ours, and so is its bulla: there
# our name must begin with its name. Its tuberculosis is that of the lungs and its heart failure congestive:
# there its name must begin with ours.
HPO = {
    "ards": "HP:0033677",
    "atelectasis": "HP:0100750",
    "bulla": "HP:0032446",
    "cardiomegaly": "HP:0001640",
    "consolidation": "HP:0032177",
    "copd": "HP:0006510",
    "edema": "HP:0100598",
    "effusion": "HP:0002202",
    "emphysema": "HP:0002097",
    "empyema": "HP:0011919",
    "fibrosis": "HP:0002206",
    "heart_failure": "HP:0001635",
    "hernia": "HP:0100790",
    "infiltration": "HP:0002113",
    "interstitial_lung_disease": "HP:0006530",
    "lung_abscess": "HP:0025044",
    "mass": "HP:0033821",
    "nodule": "HP:0033608",
    "pleural_thickening": "HP:0031944",
    "pneumonia": "HP:0002090",
    "pneumothorax": "HP:0002107",
    "raised_diaphragm": "HP:6000008",
    "tuberculosis": "HP:0032262",
}
WIDER, NARROWER = {"bulla", "hernia"}, {"heart_failure", "tuberculosis"}
HONEYCOMB = "HP:0025175"  # the one sign that it has under a name of its own


def official_names(vocabulary: Path, language: str) -> dict[str, str]:
    """The official names in a language, by the ontology's identifier.

    Those of a label that the ontology has since given up are left out: «Chronic pulmonary obstruction».
    """
    with vocabulary.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["status"] == "OFFICIAL"]
    label = {row["hpo_id"]: row["english"] for row in rows if row["language"] == "fr"}
    return {
        row["hpo_id"]: row["translation"]
        for row in rows
        if row["language"] == language and row["english"] == label.get(row["hpo_id"], row["english"])
    }


def test_the_fourteen_languages_are_there() -> None:
    assert " ".join(LANGUAGES) == "am ar bn en es fr ha hi id ps pt sw ur vi"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wrong_with_a_catalogue(language: str) -> None:
    assert check_language(language) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_catalogue_says_that_no_clinician_has_reviewed_it(language: str) -> None:
    assert Catalogue(language).review_status == "drafted"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_written(language: str) -> None:
    catalogue = Catalogue(language)
    for message_id, names in catalogue.variables().items():
        text = catalogue.text(message_id, **{name: 2 if name == "count" else f"[{name}]" for name in names})
        assert text.strip() == text != ""
        assert "{" not in text
        assert all(f"[{name}]" in text for name in names - {"count"})


def test_one_and_many_findings_are_told_apart() -> None:
    french = Catalogue("fr")
    assert french.text("impression-some", count=1, findings="X") == "Une anomalie dépasse son seuil : X."
    assert french.text("impression-some", count=2, findings="X, Y").startswith("2 anomalies dépassent")


@pytest.mark.parametrize(
    ("count", "words"), [(1, "نتيجة واحدة"), (2, "نتيجتان"), (3, "نتائج"), (11, "نتيجة عتباتها")]
)
def test_arabic_counts_in_its_four_forms(count: int, words: str) -> None:
    assert words in Catalogue("ar").text("impression-some", count=count, findings="X")


@pytest.mark.parametrize(
    ("language", "percent", "ratio"),
    [
        ("en", "27%", "0.54"),
        ("fr", "27\xa0%", "0,54"),
        ("sw", "27%", "0.54"),
        ("es", "27\xa0%", "0,54"),
        ("vi", "27%", "0,54"),
        ("ur", "27%", "0.54"),
        ("ps", "۲۷٪", "۰٫۵۴"),
        ("bn", "২৭%", "০.৫৪"),
    ],
)
def test_numbers_follow_the_language(language: str, percent: str, ratio: str) -> None:
    assert (Catalogue(language).percent(0.274), Catalogue(language).ratio(0.54)) == (percent, ratio)


@pytest.mark.parametrize(("language", "count"), [("bn", "১২টি"), ("ps", "۱۲"), ("hi", "12")])
def test_counts_are_in_the_language_s_own_digits(language: str, count: str) -> None:
    assert count in Catalogue(language).text("impression-some", count=12, findings="X")


@pytest.mark.parametrize("language", LANGUAGES)
def test_latin_names_keep_their_place_among_letters_from_right_to_left(language: str) -> None:
    catalogue = Catalogue(language)
    text = catalogue.text("provenance-image", source="a1b2", view=catalogue.text("view-PA"))
    assert ("\u2066a1b2\u2069" in text) is (catalogue.direction == "rtl")
    assert catalogue.direction == ("rtl" if language in ("ar", "ps", "ur") else "ltr")


@pytest.mark.parametrize(
    ("probability", "written"),
    [(0.0, "< 1%"), (0.004, "< 1%"), (0.006, "1%"), (0.994, "99%"), (0.996, "> 99%"), (1.0, "> 99%")],
)
def test_no_probability_is_shown_as_certain(probability: float, written: str) -> None:
    assert Catalogue("en").percent(probability) == written


def test_an_unknown_language_lists_those_that_there_are() -> None:
    with pytest.raises(BadInput, match="am, ar, bn, en, es, fr"):
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
@pytest.mark.parametrize(("language", "known"), [("es", 23), ("fr", 18), ("pt", 2)])
def test_names_are_the_official_ones(shared_data: Path, language: str, known: int) -> None:
    official = official_names(shared_data / "vocab" / "hpo_chest_terms.csv", language)
    catalogue = Catalogue(language)
    there = {key: official[term].casefold() for key, term in HPO.items() if term in official}
    assert len(there) == known
    for key, name in there.items():
        said = catalogue.text(f"finding-{key}").casefold()
        if key in NARROWER:
            assert name.startswith(f"{said} ")
        else:
            assert said.startswith(name) if key in WIDER else said == name
    if HONEYCOMB in official:
        assert catalogue.text("sign-honeycombing").replace("’", "'") == official[HONEYCOMB].casefold()


@pytest.mark.shared_data
@pytest.mark.parametrize("language", ["es", "fr", "pt"])
def test_no_official_name_of_ours_is_left_unchecked(shared_data: Path, language: str) -> None:
    """Whatever the ontology calls officially as we call a term is in the list above."""
    catalogue = Catalogue(language)
    ours = {catalogue.text(f"finding-{key}").casefold(): key for key in terms()}
    for term, name in official_names(shared_data / "vocab" / "hpo_chest_terms.csv", language).items():
        if name.casefold() in ours:
            assert HPO.get(ours[name.casefold()]) == term, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_terms_share_a_name(language: str) -> None:
    """Neither conditions nor signs, nor one of each; what stands in brackets is no help."""
    catalogue = Catalogue(language)
    messages = [*(f"finding-{key}" for key in terms()), *(f"sign-{sign}" for sign in signs())]
    assert len(messages) == 41 + 73
    assert len({shortened(catalogue.text(message)) for message in messages}) == len(messages)


@pytest.mark.parametrize(
    ("probability", "word"),
    [(0.0, "possible"), (0.249, "possible"), (0.25, "probable"), (0.499, "probable"), (0.5, "very_likely")],
)
def test_certainty_words_begin_where_they_say(probability: float, word: str) -> None:
    assert certainty_word(probability) == word


class TestCheck:
    """A translator's copy of a catalogue, with one thing wrong."""

    @pytest.fixture
    def copy(self, tmp_path: Path) -> Path:
        for language in ("ar", "sw"):
            (tmp_path / language).mkdir()
            for file in shipped_catalogues().joinpath(language).iterdir():
                (tmp_path / language / file.name).write_text(file.read_text(encoding="utf-8"), "utf-8")
        return tmp_path

    @pytest.mark.parametrize(
        ("language", "file", "old", "new", "kind", "message"),
        [
            ("sw", "findings", "finding-asthma = pumu\n", "", "missing", "finding-asthma"),
            ("sw", "report", "show = ", "remark = x\nshow = ", "extra", "remark"),
            ("sw", "report", "{ $threshold }", "{ $treshold }", "variables", "label-threshold"),
            ("sw", "findings", "finding-asthma", "finding-gout = jongo\nfinding-asthma", "unknown term",
             "finding-gout"),
            ("ar", "report", "{ finding-tuberculosis }", "TB", "term", "limits-tuberculosis"),
            ("sw", "report", "show = ", "show = pumu: ", "written out", "show"),
            ("ar", "report", "limits-place = ", "limits-place = التهاب رئوي. ", "written out",
             "limits-place"),
            ("sw", "signs", "sign-reticular = ", "sign-reticular = kwenye pumu ", "written out",
             "sign-reticular"),
            ("sw", "signs", "tundu lenye ukuta mnene", "pumu (tundu)", "alike", "sign-thick_cavity"),
            ("sw", "signs", "sign-reticular", "sign-gout = jongo\nsign-reticular", "extra", "sign-gout"),
            ("sw", "report", "kubwa sana\n", "kubwa\n", "alike", "certainty-very_likely"),
            ("sw", "report", ".status = drafted", ".status = fine", "status", "review-status"),
            ("sw", "report", "show = ", "= =\nshow = ", "syntax", ""),
            ("ar", "report", "    [two] تجاوزت نتيجتان عتبتيهما: { $findings }.\n", "", "plural",
             "impression-some"),
        ],
    )  # fmt: skip
    def test_it_is_found(
        self, copy: Path, language: str, file: str, old: str, new: str, kind: str, message: str
    ) -> None:
        assert check_language(language, copy) == ()
        path = copy / language / f"{file}.ftl"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        assert (kind, message) in {(p.kind, p.message) for p in check_language(language, copy)}
