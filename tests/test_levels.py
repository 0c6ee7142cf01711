"""From the picture up to the impression: what is read off an explanation, and what is asked to get it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest
from explanations import PLACEMENT, TESTED, evidence, explanation, present, three_findings
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from xvlm.explain import Session, explain, open_session
from xvlm.explain.association import CLEAR, associations
from xvlm.explain.evidence import strongest_area
from xvlm.explain.explanation import (
    AbsentFinding,
    Caution,
    EvidenceTest,
    Explanation,
    LungFields,
    Measures,
    SideEffect,
    ZoneShare,
)
from xvlm.explain.hiding import MOST_ENCODES, is_clear
from xvlm.explain.levels import impression_of, outline_of, weigh
from xvlm.explain.phantom_dicom import write_phantom_dicom
from xvlm.explain.second_look import look_again
from xvlm.explain.stability import shifted
from xvlm.models.canvas import lay
from xvlm.models.findings import Step, Urgency, keys, table, when_nothing_is_found
from xvlm.models.phantom import Lesion, make_phantom


def counting(session: Session) -> tuple[Session, list[int]]:
    """The session, and how many canvases each of its looks saw."""
    asked: list[int] = []

    class Counting:
        name, fallback_from = session.engine.name, None

        def run(self, graph: str, inputs: dict[str, Any]) -> dict[str, Any]:
            if graph == "encode":
                asked.append(len(inputs["canvas"]))
            return session.engine.run(graph, inputs)

    return Session(session.bundle, Counting(), operating_point=session.operating_point), asked


def lungs() -> LungFields:
    right = np.zeros((32, 32), bool)
    right[4:28, 3:14] = True
    return LungFields(right, np.flip(right, 1).copy())


class TestSecondLook:
    def test_a_shift_moves_every_pixel_by_one(self) -> None:
        canvas = np.random.default_rng(0).random((8, 8)).astype(np.float32)
        up, down, left, right = shifted(canvas)
        np.testing.assert_array_equal(up[:-1], canvas[1:])
        np.testing.assert_array_equal(down[1:], canvas[:-1])
        np.testing.assert_array_equal(left[:, :-1], canvas[:, 1:])
        np.testing.assert_array_equal(right[:, 1:], canvas[:, :-1])
        np.testing.assert_array_equal(right[:, 0], canvas[:, 0])

    @pytest.mark.parametrize("raised", [0, 1, 3, 6, 14])
    def test_it_stays_in_its_budget_in_one_batch(self, session: Session, raised: int) -> None:
        counted, asked = counting(session)
        canvas = lay(make_phantom(128).pixels, 128)[0]
        heat = np.random.default_rng(1).normal(size=(raised, 16, 16)).astype(np.float32)
        masks = {index: strongest_area(heat[index]) for index in range(raised)}
        again = look_again(counted, canvas, masks, lungs(), np.full(14, 0.5, np.float32))
        assert len(asked) == 1
        assert sum(asked) <= MOST_ENCODES == 16
        assert len(again.tests) == min(raised, 6)
        assert len(again.stability) == 14

    def test_a_study_is_looked_at_again_sixteen_times_at_most(self, session: Session, tmp_path: Path) -> None:
        """Also one that is not clearly upright, and is asked about its turn first."""
        canvas = lay(make_phantom(256, [Lesion("mass", "left")], seed=3).pixels, 128)[0]
        frontal = float(session.encode(canvas[None]).frontal[0])
        write_phantom_dicom(tmp_path / "p.dcm", make_phantom(256, [Lesion("mass", "left")], seed=3))
        for limit, turned in ((frontal - 100, []), (frontal - 1, [4])):
            bundle = replace(session.bundle, gate={**session.bundle.gate, "frontal_at_least": limit})
            counted, asked = counting(replace(session, bundle=bundle, operating_point="sensitivity_90"))
            explain(tmp_path / "p.dcm", counted)
            assert asked[:-1] == [1, *turned]
            assert sum(asked[1:]) <= MOST_ENCODES

    def test_the_range_is_that_of_the_four_shifts(self, session: Session) -> None:
        canvas = lay(make_phantom(128, [Lesion("mass", "left")], seed=3).pixels, 128)[0]
        again = look_again(session, canvas, {}, lungs(), np.full(14, 0.5, np.float32))
        answers = session.judge(session.encode(np.stack(shifted(canvas))).tokens).probabilities
        for index, stability in enumerate(again.stability):
            assert stability.lowest == pytest.approx(answers[:, index].min(), abs=1e-4)
            assert stability.highest == pytest.approx(answers[:, index].max(), abs=1e-4)

    def test_another_finding_changes_clearly_by_the_rule_of_the_test(self) -> None:
        assert is_clear(SideEffect("mass", before=0.5, hidden=0.2, elsewhere=0.5))
        assert is_clear(SideEffect("mass", before=0.5, hidden=0.8, elsewhere=0.5))
        # Hiding anything does this.
        assert not is_clear(SideEffect("mass", before=0.5, hidden=0.2, elsewhere=0.2))
        assert not is_clear(SideEffect("mass", before=0.5, hidden=0.45, elsewhere=0.5))


class TestUnstable:
    def test_a_finding_that_a_shift_takes_below_its_threshold(self) -> None:
        assert present("mass", 0.4, evidence("mass", 7, 7), lowest=0.24).unstable
        assert not present("mass", 0.4, evidence("mass", 7, 7), lowest=0.25).unstable

    def test_one_that_a_shift_would_raise(self) -> None:
        unstable = [absent.key for absent in explanation().absent if absent.unstable]
        assert unstable == ["pneumothorax"]

    def test_what_was_not_asked_is_not_called_so(self) -> None:
        assert not AbsentFinding("mass", 0.1, 0.3).unstable


class TestAssociations:
    def test_they_are_clear_of_findings_not_raised_and_in_order(self, session: Session) -> None:
        seen = session.encode(np.stack([lay(make_phantom(128, seed=s).pixels, 128)[0] for s in range(3)]))
        absent = [AbsentFinding(key, 0.1, 0.2) for key in ("atelectasis", "edema", "pneumonia")]
        told = [one for tokens in seen.tokens for one in associations(session, tokens, absent)]
        assert told
        for one in told:
            assert one.given in {finding.key for finding in absent}
            assert keys().index(one.given) < keys().index(one.finding)
            assert one.rise >= CLEAR

    def test_a_decoder_that_learned_from_preferences_tells_none(self, session: Session) -> None:
        tokens = session.encode(lay(make_phantom(128, seed=0).pixels, 128)[0][None]).tokens[0]
        absent = [AbsentFinding(key, 0.1, 0.2) for key in ("atelectasis", "edema", "pneumonia")]
        vocabulary = {**session.bundle.vocabulary, "preferred": True}
        preferred = replace(session, bundle=replace(session.bundle, vocabulary=vocabulary))
        assert associations(preferred, tokens, absent) == ()

    def test_nothing_is_learned_from_nothing(self, session: Session) -> None:
        tokens = session.encode(np.zeros((1, 128, 128), np.float32)).tokens[0]
        assert associations(session, tokens, []) == ()


def kinds(subject: Explanation, key: str = "effusion") -> tuple[list[str], list[str]]:
    (one,) = (finding for finding in subject.findings if finding.key == key)
    weighed = weigh(subject, one)
    return [r.kind for r in weighed.supports], [r.kind for r in weighed.against]


class TestWeighing:
    def test_what_was_measured_stands_on_its_side(self) -> None:
        assert kinds(three_findings()) == (["evidence_matters", "stated", "stable"], [])
        assert kinds(three_findings(), "pneumonia") == (
            [],
            ["evidence_does_not_matter", "not_stated", "unstable", "caution"],
        )

    @pytest.mark.parametrize(("share", "said"), [(0.5, False), (0.51, True)])
    def test_evidence_outside_the_lungs_speaks_against_a_finding_of_the_lungs(
        self, share: float, said: bool
    ) -> None:
        zones = (ZoneShare("outside_lungs", share), ZoneShare("left_lower", 1 - share))
        for key, wanted in (("effusion", said), ("cardiomegaly", False)):
            spot = replace(evidence(key, 7, 7), zones=zones)
            assert ("outside_lungs" in kinds(explanation((present(key, 0.8, spot),)), key)[1]) is wanted

    @pytest.mark.parametrize(
        ("ratio", "view", "cautions", "supports", "against"),
        [
            (0.54, "PA", (), True, False),
            (0.5, "PA", (), False, True),
            # An unknown view may be AP, which magnifies: a narrow heart still is narrow.
            (0.54, "unknown", (), False, False),
            (0.45, "unknown", (), False, True),
            (None, "AP", (), False, False),
            # The limit is that of adults.
            (0.54, "PA", ("child",), False, False),
        ],
    )
    def test_the_heart_s_width_is_weighed_where_it_says_something(
        self,
        ratio: float | None,
        view: str,
        cautions: tuple[Caution, ...],
        supports: bool,
        against: bool,
    ) -> None:
        heart = present("cardiomegaly", 0.6, evidence("cardiomegaly", 7, 7))
        subject = replace(
            explanation((heart,), cautions=cautions), measures=Measures(0.5, 0.5, ratio), view=view
        )
        supporting, speaking_against = kinds(subject, "cardiomegaly")
        assert ("heart_wide" in supporting, "heart_not_wide" in speaking_against) == (supports, against)
        other = present("mass", 0.6, evidence("mass", 7, 7))
        told = kinds(explanation((other,)), "mass")
        assert not {"heart_wide", "heart_not_wide"} & {*told[0], *told[1]}

    def test_only_cautions_that_bear_on_it_speak_against_a_finding(self) -> None:
        spot = present("pneumothorax", 0.6, evidence("pneumothorax", 7, 7))
        subject = explanation((spot,), cautions=("child", "under_exposed", "over_exposed"))
        against = weigh(subject, subject.findings[0]).against
        assert [reason.caution for reason in against] == ["child", "over_exposed"]


class TestImpression:
    def test_the_most_urgent_comes_first(self) -> None:
        subject = explanation(
            tuple(
                present(key, p, evidence(key, 7, 7))
                for key, p in (("fibrosis", 0.9), ("mass", 0.8), ("pneumothorax", 0.3))
            )
        )
        impression = impression_of(subject)
        assert impression is not None
        assert impression.urgency == "now"
        assert [matter.finding for matter in impression.matters] == ["pneumothorax", "mass", "fibrosis"]
        assert impression.next_steps[0] == "look_at_patient"
        assert len(set(impression.next_steps)) == len(impression.next_steps) <= 5

    def test_nothing_found_is_no_all_clear(self) -> None:
        impression = impression_of(explanation())
        assert impression is not None
        assert impression.urgency is None
        assert impression.next_steps == when_nothing_is_found()

    def test_a_refused_image_has_none(self) -> None:
        assert impression_of(explanation(abstained=("blank",))) is None

    def test_the_table_s_words_are_known(self) -> None:
        for finding in table().values():
            assert finding.urgency in get_args(Urgency)
            assert set(finding.next_steps) <= set(get_args(Step))
            assert finding.next_steps
            assert finding.doubted_by <= set(get_args(Caution))
        assert table()["pneumothorax"].urgency == "now"


class TestRegion:
    def test_the_outline_is_measured_on_the_radiograph(self) -> None:
        spot = evidence("mass", 7, 7)
        outline = outline_of(spot, PLACEMENT)
        assert outline is not None
        support = np.clip(spot.heatmap, 0, None)
        assert outline.support == pytest.approx(support[spot.mask].sum() / support.sum(), abs=1e-5)
        # None of this spot lies in the borders: 196 cells hold the whole canvas.
        assert outline.area == pytest.approx(spot.mask.sum() / 196 * 224 * 224 / (224 * 210))

    def test_there_is_none_where_nothing_supports(self) -> None:
        spot = evidence("mass", 7, 7)
        assert outline_of(replace(spot, mask=np.zeros_like(spot.mask)), PLACEMENT) is None

    def test_an_outline_around_all_of_the_support_holds_no_more_than_all(self) -> None:
        heat = np.full((4, 5), 5.78125, np.float32)
        heat[[0, 0, 0, 1, 1, 2], [0, 1, 2, 1, 2, 4]] = 0
        mask = np.ones((4, 5), bool)
        mask[0, 0] = False
        outline = outline_of(replace(evidence("mass", 7, 7), heatmap=heat, mask=mask), PLACEMENT)
        assert outline is not None
        assert outline.support == 1.0

    @given(arrays(np.float32, (14, 14), elements=st.floats(-2, 2, width=32)))
    def test_its_shares_are_shares(self, heatmap: np.ndarray) -> None:
        spot = replace(evidence("mass", 7, 7), heatmap=heatmap, mask=strongest_area(heatmap))
        outline = outline_of(spot, PLACEMENT)
        assert outline is None or (0 < outline.support <= 1 + 1e-6 and 0 <= outline.area <= 1)


def test_a_study_carries_all_levels(tmp_path: Path) -> None:
    """On the engine: tests of the evidence, shifts and associations, of a phantom with a lesion."""
    write_phantom_dicom(tmp_path / "p.dcm", make_phantom(256, [Lesion("effusion", "right")], seed=1))
    subject = explain(tmp_path / "p.dcm", open_session(operating_point="sensitivity_90"))
    assert subject.findings
    assert all(one.stability for one in (*subject.findings, *subject.absent))
    assert isinstance(subject.findings[0].evidence.tested, EvidenceTest)
    assert TESTED.others == ()
    assert impression_of(subject) is not None
