"""One explanation in four forms: text, JSON, PNG and HTML say the same, in every language."""

from __future__ import annotations

import base64
import dataclasses
import io
import json
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from explanations import PLACEMENT, SHAPE, every_word, evidence, explanation, film, present, three_findings
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from jsonschema import Draft202012Validator
from PIL import Image
from rich.cells import cell_len
from rich.console import Console
from xvlm.errors import BadInput, EngineError
from xvlm.explain.explanation import EvidenceTest, Explanation
from xvlm.explain.reports.catalogue import Catalogue, available_languages
from xvlm.explain.reports.html_report import render_html
from xvlm.explain.reports.json_report import from_json, to_json
from xvlm.explain.reports.lettering import can_letter
from xvlm.explain.reports.marks import mark
from xvlm.explain.reports.png_report import LONGER_SIDE, NARROWEST, render_png
from xvlm.explain.reports.text_report import render_text

SCHEMA = json.loads((Path(__file__).parents[1] / "docs" / "explanation.schema.json").read_text("utf-8"))
LANGUAGES = available_languages()


catalogue_of = cache(Catalogue)


def printed(subject: Explanation, language: str, width: int = 80) -> str:
    """The text as it comes out of a pipe."""
    console = Console(file=io.StringIO(), width=width)
    console.print(render_text(subject, catalogue_of(language)))
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def flat(text: str) -> str:
    return " ".join(text.split())


def visible_text(page: str) -> str:
    """What a reader of the page sees, without tags and styles."""
    body = ElementTree.fromstring(page).find("body")
    assert body is not None
    return flat(" ".join(body.itertext()))


class TestText:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_names_figures_and_the_disclaimer_are_there(self, language: str) -> None:
        catalogue, text = Catalogue(language), flat(printed(three_findings(), language, 120))
        for finding in three_findings().findings:
            assert catalogue.text(f"finding-{finding.key}") in text
            assert flat(catalogue.percent(finding.probability)) in text
        for message in ("disclaimer", "review-status", "verdict-does_not_matter", "untested", "stated-no"):
            assert catalogue.text(message) in text

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("subject", every_word(), ids=["full", "none", "abstained"])
    def test_it_fits_eighty_columns_and_is_plain_in_a_pipe(self, subject: Explanation, language: str) -> None:
        text = printed(subject, language)
        assert max(map(cell_len, text.splitlines())) <= 80
        assert "\x1b" not in text
        assert not set(text) & set("│─┌┐└┘├┤┬┴┼━┃╭╮╰╯")

    def test_the_evidence_test_is_told_in_figures(self) -> None:
        text = flat(printed(three_findings(), "en"))
        assert "82%; with this area hidden 31%; with an equal area hidden elsewhere 79%" in text
        assert "patient’s left side: left lower zone 70%, outside the lungs 25%" in text

    def test_a_heart_finding_has_no_side(self) -> None:
        text = flat(printed(three_findings(), "en"))
        assert "centre of the chest" not in text

    def test_what_was_not_found_is_listed(self) -> None:
        text = flat(printed(three_findings(), "en"))
        assert "Pneumothorax 4% not measured" in text

    def test_what_was_measured_is_told_with_its_source(self) -> None:
        text = flat(printed(three_findings(), "en"))
        assert "MEASURED - Cardiothoracic ratio 0.54 (measured on the picture, PA view)" in text
        assert "Danzer 1919" in text

    def test_a_turned_picture_is_told_how_to_be_set_upright(self) -> None:
        text = flat(printed(explanation(abstained=("turned",)), "en"))
        assert "give it a quarter turn clockwise (90°) and try again" in text
        assert "MEASURED" not in text

    def test_an_abstention_gives_its_reasons_and_no_findings(self) -> None:
        text = printed(explanation(abstained=("blank",)), "en")
        assert "The image is blank" in text
        assert "%" not in text

    def test_a_phantom_says_so(self) -> None:
        assert "SYNTHETIC" in printed(explanation(phantom=True), "en")
        assert "SYNTHETIC" not in printed(explanation(), "en")


def examples() -> st.SearchStrategy[Explanation]:
    """Explanations with any finite figures."""
    fraction = st.floats(0, 1)
    heatmap = arrays(np.float32, (4, 5), elements=st.floats(-8, 8, width=32))
    tested = st.none() | st.builds(EvidenceTest, fraction, fraction, fraction, st.just("matters_little"))
    spot = st.builds(
        lambda heat, mask, test: dataclasses.replace(
            evidence("mass", 7, 7), heatmap=heat, mask=mask, tested=test
        ),
        heatmap,
        arrays(np.bool_, (4, 5)),
        tested,
    )
    found = st.builds(lambda probability, one: present("mass", probability, one), fraction, spot)
    return st.builds(lambda one, phantom: explanation((one,), phantom=phantom), found, st.booleans())


class TestJson:
    def test_the_schema_is_a_schema(self) -> None:
        Draft202012Validator.check_schema(SCHEMA)

    @pytest.mark.parametrize("subject", [*every_word(), three_findings()])
    def test_it_is_valid(self, subject: Explanation) -> None:
        Draft202012Validator(SCHEMA).validate(to_json(subject))

    @given(examples())
    @settings(max_examples=40, deadline=None)
    def test_it_comes_back_as_it_was(self, subject: Explanation) -> None:
        text = json.dumps(to_json(subject), allow_nan=False)
        Draft202012Validator(SCHEMA).validate(json.loads(text))
        back = from_json(json.loads(text))
        ours, theirs = subject.findings[0].evidence, back.findings[0].evidence
        np.testing.assert_allclose(theirs.heatmap, ours.heatmap, atol=0.5e-4 + 1e-6)
        np.testing.assert_array_equal(theirs.mask, ours.mask)
        assert back.lungs is not None
        assert subject.lungs is not None
        np.testing.assert_array_equal(back.lungs.right, subject.lungs.right)
        assert to_json(back) == to_json(subject)
        assert back.placement == PLACEMENT

    def test_codes_are_written_beside_the_key(self) -> None:
        codes = to_json(three_findings())["findings"][0]["codes"]
        assert ("SCT", "60046008") in {(code["system"], code["code"]) for code in codes}

    def test_the_levels_are_written(self) -> None:
        data = to_json(three_findings())
        effusion, pneumonia, _ = data["findings"]
        assert data["impression"]["urgency"] == "soon"
        assert effusion["supports"] == [{"kind": "evidence_matters"}, {"kind": "stated"}, {"kind": "stable"}]
        assert {"kind": "caution", "caution": "low_contrast"} in pneumonia["against"]
        assert pneumonia["stability"] == {"lowest": 0.21, "highest": 0.48, "unstable": True}
        assert [other["falls"] for other in effusion["evidence"]["tested"]["others"]] == [True]
        assert [one["given"] for one in data["associations"]] == ["edema", "atelectasis"]
        assert [absent["key"] for absent in data["absent"] if absent["stability"]["unstable"]] == [
            "pneumothorax"
        ]

    @pytest.mark.parametrize("bad", [float("nan"), float("inf")])
    def test_a_figure_that_is_not_finite_is_never_written(self, bad: float) -> None:
        spot = evidence("mass", 7, 7)
        heatmap = spot.heatmap.copy()
        heatmap[0, 0] = bad
        for finding in (
            present("mass", bad, spot),
            present("mass", 0.5, dataclasses.replace(spot, heatmap=heatmap)),
        ):
            with pytest.raises(EngineError, match="not finite"):
                to_json(explanation((finding,)))

    def test_another_schema_version_is_refused(self) -> None:
        with pytest.raises(BadInput, match=r"schema version is not 1\.4"):
            from_json(to_json(explanation()) | {"schema_version": "2.0"})

    @pytest.mark.parametrize("part", sorted(set(SCHEMA["required"]) - {"schema_version"}))
    def test_a_missing_part_is_refused(self, part: str) -> None:
        data = to_json(three_findings())
        del data[part]
        with pytest.raises(BadInput, match="not a whole explanation"):
            from_json(data)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"abstained": ["tired"]},
            {"abstained": ["turned"]},
            {"turn": 90},
            {"abstained": ["turned"], "turn": 45},
            {"measures": {"cardiothoracic_ratio": 0.5}},
            {"shape": [1]},
            {"findings": [{}]},
            {"placement": {"size": 1}},
        ],
    )
    def test_a_wrong_part_is_refused(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(BadInput, match="not a whole explanation"):
            from_json(to_json(three_findings()) | wrong)


def opened(file: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(file))
    picture.load()
    return picture


class TestPng:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("subject", every_word(), ids=["full", "none", "abstained"])
    def test_every_language_can_be_lettered(self, subject: Explanation, language: str) -> None:
        if not can_letter(language):
            pytest.skip("needs FriBiDi on this machine")
        picture = opened(render_png(film(), subject, Catalogue(language)))
        assert picture.mode == "RGB"
        assert picture.width == round(LONGER_SIDE * SHAPE[1] / SHAPE[0])
        assert picture.height > LONGER_SIDE

    def test_a_narrow_radiograph_leaves_room_for_the_legend(self) -> None:
        picture = opened(render_png(film((400, 100)), explanation(), Catalogue("en")))
        assert picture.width == NARROWEST

    def test_the_outlines_have_their_own_colours_and_lie_on_the_evidence(self) -> None:
        subject = explanation((present("effusion", 0.8, evidence("effusion", 10.5, 10.5)),))
        marked = np.asarray(opened(render_png(film(), subject, Catalogue("en"))), np.int16)
        colour = np.array([int(mark(0).colour[i : i + 2], 16) for i in (1, 3, 5)])
        on_film = np.argwhere(np.abs(marked[:LONGER_SIDE] - colour).max(axis=2) < 12)
        height, width = marked[:LONGER_SIDE].shape[:2]
        assert len(on_film) > 500
        assert on_film[:, 0].min() > height * 0.5
        assert on_film[:, 1].min() > width * 0.5

    def test_the_radiograph_is_not_changed_away_from_the_outlines(self) -> None:
        plain = np.asarray(opened(render_png(film(), explanation(), Catalogue("en"))))
        marked = np.asarray(opened(render_png(film(), three_findings(), Catalogue("en"))))
        quiet = (slice(50, 400), slice(None))
        np.testing.assert_array_equal(plain[quiet], marked[quiet])

    def test_an_unstable_finding_is_marked_in_the_colour_of_a_caution(self) -> None:
        def yellow(lowest: float) -> int:
            subject = explanation((present("effusion", 0.8, evidence("effusion", 7, 7), lowest=lowest),))
            picture = np.asarray(opened(render_png(film(), subject, Catalogue("en"))), np.int16)
            return int((np.abs(picture[LONGER_SIDE:] - np.array([240, 228, 66])).max(axis=2) < 12).sum())

        assert yellow(0.2) > yellow(0.3) + 100

    def test_no_two_findings_are_marked_alike(self) -> None:
        assert len({mark(index) for index in range(12)}) == 12


class Links(HTMLParser):
    """Collects what a page would load or lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        names = ("href", "src", "srcset", "action", "data", "poster", "xlink:href")
        self.found += [value for name, value in attrs if name in names and value]


class TestHtml:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("subject", [*every_word(), three_findings()])
    def test_it_is_one_well_formed_file_that_needs_nothing(self, subject: Explanation, language: str) -> None:
        page = render_html(film(), subject, Catalogue(language))
        root = ElementTree.fromstring(page)
        assert root.attrib == {"lang": language, "dir": Catalogue(language).direction}
        assert "http" not in page
        assert page.count("url(") == page.count("url(data:font/ttf;base64,")
        links = Links()
        links.feed(page)
        names = [part.attrib["id"] for part in root.iter() if "id" in part.attrib]
        assert len(names) == len(set(names))
        within = [link for link in links.found if link.startswith("#")]
        assert {link[1:] for link in within} <= set(names)
        pictures = [link.partition(",")[0] for link in links.found if not link.startswith("#")]
        maps = len(subject.findings)
        assert pictures == ["data:image/jpeg;base64", *["data:image/png;base64"] * maps]
        assert not links.tags & {"script", "link", "iframe", "object"}
        assert 'name="viewport"' in page

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_names_figures_and_the_disclaimer_are_there(self, language: str) -> None:
        catalogue = Catalogue(language)
        text = visible_text(render_html(film(), three_findings(), catalogue))
        for finding in three_findings().findings:
            assert catalogue.text(f"finding-{finding.key}") in text
            assert flat(catalogue.percent(finding.probability)) in text
        for message in ("disclaimer", "review-status", "verdict-does_not_matter", "limits-tuberculosis"):
            assert catalogue.text(message) in text
        assert "SNOMED CT 60046008" in text
        assert catalogue.ratio(0.54) in text

    @pytest.mark.parametrize(
        ("language", "own"), [("en", False), ("vi", False), ("am", True), ("ur", True), ("hi", True)]
    )
    def test_letters_that_a_device_may_lack_are_in_the_page(self, language: str, own: bool) -> None:
        page = render_html(film(), explanation(), Catalogue(language))
        assert ("@font-face" in page) is own
        assert len(page) < 400_000

    def test_the_radiograph_is_not_mirrored_from_right_to_left(self) -> None:
        root = ElementTree.fromstring(render_html(film(), three_findings(), Catalogue("ar")))
        (picture,) = (part for part in root.iter("div") if part.get("class") == "film")
        assert picture.attrib["dir"] == "ltr"

    def test_every_outline_has_its_own_switch(self) -> None:
        root = ElementTree.fromstring(render_html(film(), three_findings(), Catalogue("en")))
        switches = [box.attrib["id"] for box in root.iter("input") if box.attrib["type"] == "checkbox"]
        groups = [group.attrib["class"] for group in root.iter("g")]
        assert switches == ["show-A", "show-B", "show-C"]
        assert [group for group in groups if group.startswith("mark")] == ["mark-A", "mark-B", "mark-C"]

    def test_each_finding_has_its_levels_and_the_ways_between_them(self) -> None:
        root = ElementTree.fromstring(render_html(film(), three_findings(), Catalogue("en")))
        impression = next(part for part in root.iter("section") if part.get("id") == "impression")
        # All three are as urgent: the most probable first.
        assert [link.attrib["href"] for link in impression.iter("a")] == ["#A", "#B", "#C"]
        for article in root.iter("article"):
            radios = [box for box in article.iter("input") if box.attrib["type"] == "radio"]
            assert len({box.attrib["name"] for box in radios}) == 1
            assert [box.attrib["class"] for box in radios] == ["to-finding", "to-region", "to-pixels"]
            assert [box.get("checked") for box in radios] == ["checked", None, None]
            panels = [
                part.attrib["class"] for part in article.iter("div") if "panel" in part.get("class", "")
            ]
            assert panels == ["panel finding-level", "panel region-level", "panel pixels-level"]
            assert "#impression" in {link.attrib["href"] for link in article.iter("a")}
            assert all(
                part.attrib["dir"] == "ltr" for part in article.iter("div") if "film" in part.attrib["class"]
            )

    def test_the_map_is_drawn_where_the_canvas_lies(self) -> None:
        """The canvas is 224 pixels wide and shows the radiograph 7 pixels from its left, 210 wide."""
        subject = explanation((present("mass", 0.8, evidence("mass", 10, 4)),))
        root = ElementTree.fromstring(render_html(film(), subject, Catalogue("en")))
        (heat,) = (part for part in root.iter("image") if part.get("class") == "heat")
        width = 1024 * SHAPE[1] / SHAPE[0]
        assert float(heat.attrib["x"]) == pytest.approx(-7 * width / 210, abs=0.1)
        assert float(heat.attrib["width"]) == pytest.approx(224 * width / 210, abs=0.1)
        file = base64.b64decode(heat.attrib["href"].partition(",")[2])
        colours = np.asarray(opened(file), np.int16)
        assert colours.shape == (14, 14, 4)
        # What raised the answer is orange and strongest at the spot; what lowered it is blue.
        assert colours[10, 4, 0] > colours[10, 4, 2]
        assert colours[0, 13, 0] < colours[0, 13, 2]
        assert colours[10, 4, 3] == colours[..., 3].max()

    def test_what_comes_from_outside_is_escaped(self) -> None:
        subject = dataclasses.replace(explanation(), source_id="<script>alert('&')</script>")
        page = render_html(film(), subject, Catalogue("en"))
        assert "<script" not in page
        assert "<script>alert('&')</script>" in visible_text(page)

    def test_an_abstention_shows_no_figures_and_no_sides(self) -> None:
        text = visible_text(render_html(film(), explanation(abstained=("no_lungs_seen",)), Catalogue("en")))
        assert "No lungs could be seen" in text
        assert "%" not in text
        assert "Looked for" not in text

    def test_the_picture_keeps_its_shape(self) -> None:
        page = render_html(film((100, 300)), explanation(), Catalogue("en"))
        assert 'viewBox="0 0 1024 341"' in page
