"""How datasets write findings, ages, sexes and reports; whatever they write, it is read or refused."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from dataset_lookalikes import known_labels, present_findings
from hypothesis import given
from hypothesis import strategies as st
from xvlm.errors import BadData
from xvlm.models import findings
from xvlm.models.datasets import mimic, nih, padchest
from xvlm.models.datasets.fields import age_of, fraction_of, sex_of


@given(st.lists(st.sampled_from(sorted(set().union(*padchest.FINDINGS.values()))), min_size=1))
def test_every_term_of_padchest_raises_its_findings_and_no_other(terms: list[str]) -> None:
    raised = {key for key, names in padchest.FINDINGS.items() if not names.isdisjoint(terms)}
    assert present_findings(padchest.read_labels(str(terms))) == raised


@pytest.mark.parametrize("term", ["subcutaneous emphysema", "pseudonodule", "mediastinal mass", "fracture"])
def test_a_term_that_is_no_finding_denies_them_all(term: str) -> None:
    assert known_labels(padchest.read_labels(str([term]))) == dict.fromkeys(findings.keys(), 0)


@pytest.mark.parametrize("text", ["", "nan", "[]", "['']", "['a'", "{'normal'}", "__import__('os')", "[nan]"])
def test_what_is_no_list_of_words_says_nothing(text: str) -> None:
    assert np.isnan(padchest.read_labels(text)).all()


@given(st.text() | st.lists(st.text()).map(str))
def test_any_text_in_place_of_labels_is_read_or_refused(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Python's, of odd escapes in what it parses
        assert set(known_labels(padchest.read_labels(text)).values()) <= {0, 1}
    if not text.replace("|", "").strip():
        assert np.isnan(nih.read_labels(text)).all()
    else:
        with pytest.raises(BadData):
            nih.read_labels(text)


@given(st.sets(st.sampled_from(sorted(nih.FINDINGS)), min_size=1))
def test_nih_s_names_are_read_in_any_order(names: set[str]) -> None:
    assert present_findings(nih.read_labels("|".join(names))) == {name.lower() for name in names}


def test_an_unknown_finding_is_refused_lest_it_count_as_healthy() -> None:
    with pytest.raises(BadData, match="Fracture"):
        nih.read_labels("Effusion|Fracture")


@pytest.mark.parametrize(
    ("text", "years"),
    [("58", 58), ("058Y", 58), ("61.0", 61), ("018M", 1.5), ("0", 0), ("child", None), ("411", None)],
)
def test_ages_as_datasets_write_them(text: str, years: float | None) -> None:
    assert age_of(text) == years


@given(st.text() | st.from_regex(r"\d+[YMWD]?", fullmatch=True))
def test_an_age_is_never_impossible(text: str) -> None:
    age = age_of(text)
    assert age is None or 0 <= age <= 120


def test_sexes_as_datasets_write_them() -> None:
    assert [sex_of(text) for text in ("M", "Female", "male", "Unknown")] == ["M", "F", "M", ""]


def test_the_draw_of_patients_never_changes() -> None:
    """The patients held out from the shipped weights were drawn so."""
    assert fraction_of("0:nih-1377") == pytest.approx(0.378833561742529)


@given(st.lists(st.sampled_from(["FINDINGS", "IMPRESSION", "INDICATION", "COMPARISON"])))
def test_a_report_keeps_what_was_found_and_concluded_alone(names: list[str]) -> None:
    text = "".join(f" {name}:  said\n under {name.lower()} {n}\n\n" for n, name in enumerate(names))
    told = enumerate(names)
    kept = [f"said under {name.lower()} {n}" for n, name in told if name in ("FINDINGS", "IMPRESSION")]
    assert mimic.told_sections(text) == " ".join(kept)
