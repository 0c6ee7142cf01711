"""The page: it opens anywhere, runs nothing, and says the same in every language."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from bench_runs import MACHINE, NANO, PI, gathered, make_run
from xvlm.bench.report.page.examples import Example, make_examples
from xvlm.bench.report.page.page import render_page
from xvlm.bench.report.page.pdf import BROWSERS, render_pdf
from xvlm.bench.report.page.plots.chart import Scale
from xvlm.bench.report.words import LANGUAGES, Words
from xvlm.bench.run.reason import WHYS, Reason
from xvlm.bench.statistics import Interval
from xvlm.errors import BadInput, MissingPackage
from xvlm.explain import Session


class Checked(HTMLParser):
    """Collects what a page would fetch, and its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.fetched += [value or "" for name, value in attrs if name in ("src", "href", "xlink:href")]


@pytest.fixture(scope="module")
def examples(session: Session) -> tuple[Example, ...]:
    """Two phantoms, explained twice by one bundle."""
    return make_examples(session, session)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_small_fetches_nothing_and_runs_nothing(
    language: str, examples: tuple[Example, ...]
) -> None:
    figures = gathered(make_run(), make_run(profile=None), profiles=(PI, NANO))
    page = render_page(figures, Words(language), examples)
    assert len(page.encode()) < 2_000_000
    checked = Checked()
    checked.feed(page)
    assert checked.fetched
    assert all(value.startswith("data:") for value in checked.fetched)
    assert "script" not in checked.tags
    assert "default-src 'none'" in page
    assert not re.search(r"@import|url\(|https?://", page)
    assert page.count("<figure>") == 4
    assert f'lang="{language}"' in page


def test_nothing_from_a_file_can_become_markup() -> None:
    evil = '<img src=x onerror="alert(1)">'
    run = make_run(profile=None, machine=replace(MACHINE, cpu=evil, governor=evil))
    page = render_page(gathered(run), Words("en"))
    assert evil not in page
    assert "&lt;img" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_report_says_the_same(language: str) -> None:
    english, words = Words("en").variables(), Words(language)
    assert words.variables() == english
    for message_id, names in english.items():
        text = words.text(message_id, **{name: 2 if name == "devices" else f"[{name}]" for name in names})
        assert text.strip() == text != ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_something_was_not_measured_is_said_in_the_report_s_language(language: str) -> None:
    words, english = Words(language), Words("en")
    said = [
        words.reason(Reason(why, "a driver’s words" if why in ("no-nvml-energy", "failed") else ""))
        for why in WHYS
    ]
    assert len(set(said)) == len(WHYS)
    page = render_page(gathered(make_run()), words)
    for why in ("no-rapl", "no-cache-drop"):
        assert words.reason(Reason(why)) in page
        assert language == "en" or english.reason(Reason(why)) not in page


def test_the_report_does_not_speak_every_language() -> None:
    with pytest.raises(BadInput, match="en"):
        Words("de")


def test_figures_are_written_as_the_language_does() -> None:
    assert Words("en").duration(0.0123) == "12 ms"
    assert Words("en").number(1234.5) == "1,234"
    assert Words("en").money(1234.5, "USD") == "$1,234"
    assert Words("en").money(5.339, "USD") == "$5.34"
    assert "upper" not in Words("en").durations(Interval(1, 0.9, 1.1))
    assert "too few runs" in Words("en").durations(Interval(1, 0.9, np.nan))


def test_ticks_are_round_and_inside() -> None:
    assert Scale(0, 1, "").ticks() == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 1])
    assert Scale(3, 2000, "", logarithmic=True).ticks() == pytest.approx([10, 100, 1000])


@pytest.mark.skipif(not any(map(shutil.which, BROWSERS)), reason="needs a browser to print with")
def test_a_browser_prints_the_page() -> None:
    pdf = render_pdf(render_page(gathered(make_run()), Words("en")))
    assert pdf.startswith(b"%PDF")
    assert len(pdf) > 5000


def test_without_a_browser_there_is_one_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingPackage, match=r"needs a browser.*Write \.html"):
        render_pdf("<p>")
