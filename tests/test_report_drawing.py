"""Outlines and letters on the radiograph."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest
from explanations import PLACEMENT, SHAPE, evidence
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image, ImageDraw, features
from xvlm.errors import MissingPackage, XvlmError
from xvlm.explain.reports.catalogue import Catalogue, available_languages
from xvlm.explain.reports.contours import evidence_curves, label_places
from xvlm.explain.reports.lettering import Lettering, can_letter, lettering

LANGUAGES = available_languages()


class TestContours:
    def test_a_round_spot_gives_one_curve_around_its_mask(self) -> None:
        spot = evidence("nodule", 5, 8)
        (curve,) = evidence_curves(spot, PLACEMENT, SHAPE)
        middle = curve.mean(axis=0)
        expected = PLACEMENT.box_to_radiograph(8 / 14, 5 / 14, 9 / 14, 6 / 14)
        assert abs(middle[0] - (expected[0] + expected[2] / 2)) < 0.02
        assert abs(middle[1] - (expected[1] + expected[3] / 2)) < 0.02
        x, y = curve[:, 0], curve[:, 1]
        area = abs(float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)))) / 2
        assert area == pytest.approx(spot.mask.mean() * 224 / 210, rel=0.15)

    def test_two_spots_give_two_curves(self) -> None:
        one, other = evidence("mass", 3, 3, spread=1), evidence("mass", 10, 10, spread=1)
        heatmap, mask = np.maximum(one.heatmap, other.heatmap), one.mask | other.mask
        both = dataclasses.replace(one, heatmap=heatmap, mask=mask)
        assert len(evidence_curves(both, PLACEMENT, SHAPE)) == 2

    def test_evidence_at_the_edge_stays_on_the_radiograph(self) -> None:
        for curve in evidence_curves(evidence("effusion", 13, 0), PLACEMENT, SHAPE):
            assert curve.min() >= 0
            assert curve.max() <= 1

    def test_nothing_is_drawn_for_an_empty_mask(self) -> None:
        spot = evidence("mass", 5, 5)
        empty = dataclasses.replace(spot, mask=np.zeros_like(spot.mask))
        assert evidence_curves(empty, PLACEMENT, SHAPE) == ()
        assert label_places([()]) == (None,)

    def test_letters_of_findings_in_one_place_do_not_meet(self) -> None:
        curves = evidence_curves(evidence("mass", 7, 7), PLACEMENT, SHAPE)
        places = np.array(label_places([curves] * 3))
        gaps = [np.linalg.norm(places[a] - places[b]) for a, b in ((0, 1), (0, 2), (1, 2))]
        assert min(gaps) > 0.07

    @given(arrays(np.float32, (6, 6), elements=st.floats(-4, 4, width=32)))
    @settings(max_examples=40, deadline=None)
    def test_any_heatmap_gives_closed_finite_curves(self, heatmap: np.ndarray[Any, Any]) -> None:
        spot = dataclasses.replace(evidence("mass", 7, 7), heatmap=heatmap, mask=heatmap > 1)
        for curve in evidence_curves(spot, PLACEMENT, SHAPE):
            assert np.isfinite(curve).all()
            assert len(curve) >= 4
            assert np.linalg.norm(curve[0] - curve[-1]) < 0.03


def letters_of(language: str) -> Lettering:
    """How a language is written; the test is skipped where this machine cannot."""
    if not can_letter(language):
        pytest.skip("needs FriBiDi on this machine")
    return lettering(Catalogue(language))


class TestLettering:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_face_holds_every_letter_that_a_report_may_need(self, language: str) -> None:
        catalogue, letters = Catalogue(language), letters_of(language)
        for message_id, names in catalogue.variables().items():
            filled = {name: 2 if name == "count" else "onnxruntime 1.0-b" for name in names}
            assert letters.width(catalogue.text(message_id, **filled), 20) > 0

    @pytest.mark.parametrize("language", ["en", "ar", "hi"])
    def test_a_letter_that_cannot_be_made_is_an_error(self, language: str) -> None:
        letters = letters_of(language)
        with pytest.raises(XvlmError, match=r"U\+0416"):
            letters.width("Ж", 20)

    @pytest.mark.parametrize(
        ("language", "joined", "apart"),
        [("ur", "پھیپھڑے", " ".join("پھیپھڑے")), ("hi", "क्ष", "क ् ष"), ("bn", "ক্ষ", "ক ্ ষ")],
    )
    def test_letters_change_shape_beside_each_other(self, language: str, joined: str, apart: str) -> None:
        letters = letters_of(language)
        spaces = apart.count(" ") * letters.width(" ", 40)
        assert letters.width(joined, 40) < letters.width(apart, 40) - spaces - 2

    def test_a_language_from_right_to_left_begins_at_the_right(self) -> None:
        """The first word of the line has the rightmost ink."""
        letters = letters_of("ar")
        whole, first = self.ink(letters, "القلب xvlm"), self.ink(letters, "xvlm")
        assert np.flatnonzero(whole.any(0))[0] == np.flatnonzero(first.any(0))[0]

    def test_lines_are_broken_between_words_and_fit(self) -> None:
        text = "La réponse ne repose pas sur cette région de l’image"
        letters = lettering(Catalogue("fr"))
        lines = letters.wrap(text, 20, 150)
        assert " ".join(lines) == text
        assert len(lines) > 2
        assert all(letters.width(line, 20) <= 150 for line in lines)

    def test_a_machine_that_would_set_letters_wrongly_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(features, "check", lambda _: False)
        assert lettering(Catalogue("vi")).width("ngực", 20) > 0
        with pytest.raises(MissingPackage, match="FriBiDi"):
            lettering(Catalogue("ur"))

    @staticmethod
    def ink(letters: Lettering, text: str) -> np.ndarray[Any, Any]:
        picture = Image.new("L", (400, 80))
        letters.write(ImageDraw.Draw(picture), (20, 60), text, 40, "#FFFFFF")
        return np.asarray(picture) > 64
