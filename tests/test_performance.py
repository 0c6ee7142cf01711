"""What was measured of a bundle: counted, kept in it, and said of each finding."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO

import numpy as np
import pytest
from explanations import evidence, explanation, present
from rich.console import Console
from xvlm.bench.diagnosis import Diagnoses
from xvlm.bench.performance import count_performance
from xvlm.explain import open_session
from xvlm.explain.claims import Claim, read_claims, unsupported
from xvlm.explain.dialogue import Question, understand
from xvlm.explain.explanation import Evaluation, Explanation
from xvlm.explain.levels import impression_of
from xvlm.explain.reports.catalogue import Catalogue, available_languages
from xvlm.explain.reports.json_report import from_json, to_json
from xvlm.explain.reports.text_report import render_text
from xvlm.models.findings import keys
from xvlm.runtimes.bundle import default_bundle_path, verify_bundle
from xvlm.runtimes.calibration import OPERATING_POINTS
from xvlm.runtimes.json_field import FieldError
from xvlm.runtimes.performance import Count, Detection, parse_performance, read_performance

SEEN = Detection(Count(22, 100), Count(4, 100))
BLIND = Detection(Count(0, 37), Count(1, 1461))
WORTH = Evaluation("tiny-cpu 1.0.0", 1498, 349, {"possible": Count(153, 1472), "probable": Count(141, 435)})


def measured(*raised: str) -> Explanation:
    """All findings measured, edema never found; those raised stand at 30 %."""
    image = explanation(tuple(present(key, 0.30, evidence(key, 7, 7)) for key in raised))
    findings = tuple(replace(one, detection=SEEN) for one in image.findings)
    absent = tuple(replace(one, detection=BLIND if one.key == "edema" else SEEN) for one in image.absent)
    return replace(image, findings=findings, absent=absent, evaluation=WORTH)


def printed(image: Explanation, language: str) -> str:
    console = Console(file=(text := StringIO()), width=80)
    console.print(render_text(image, Catalogue(language)))
    return text.getvalue()


@pytest.mark.parametrize(
    ("count", "low", "high"),
    # Newcombe, Stat. Med. 17 (1998), table I, method 3: 81/263, 15/148, 0/20, 1/29.
    [
        (Count(81, 263), 0.2553, 0.3662),
        (Count(15, 148), 0.0624, 0.1605),
        (Count(0, 20), 0.0, 0.1611),
        (Count(1, 29), 0.0061, 0.1718),
    ],
)
def test_wilson_intervals_are_newcombes(count: Count, low: float, high: float) -> None:
    assert count.interval == pytest.approx((low, high), abs=6e-5)


def test_counts_are_of_labelled_images_and_rare_findings_are_left_out() -> None:
    """Of 40 images 20 have the first finding, half of them raised; 10 have the second; none has a third."""
    probabilities, labels = np.zeros((40, len(keys()))), np.full((40, len(keys())), np.nan)
    labels[:, 0], labels[:, 1] = np.arange(40) < 20, np.arange(40) < 10
    probabilities[:10, 0], probabilities[20:25, 0] = 0.6, 0.3
    thresholds = {point: np.full(len(keys()), 0.25) for point in OPERATING_POINTS}
    bundle = verify_bundle(default_bundle_path())
    told = count_performance(Diagnoses(probabilities, labels, np.arange(40)), thresholds, bundle, "val")
    point = told.points["best_f1"]
    assert point.findings == {keys()[0]: Detection(Count(10, 20), Count(5, 20))}
    assert point.words == {"probable": Count(0, 5), "very_likely": Count(10, 10)}
    assert parse_performance(told.as_json().encode()) == told


@pytest.mark.parametrize("change", [{"schema": 2}, {"images": 0}, {"points": {}}, {"bundle": "<b>"}])
def test_what_is_no_such_document_is_refused(change: dict[str, object]) -> None:
    shipped = (default_bundle_path() / "performance.json").read_bytes()
    with pytest.raises(FieldError):
        parse_performance(json.dumps(json.loads(shipped) | change).encode())


def test_the_shipped_bundle_was_measured_and_its_figures_are_of_its_weights() -> None:
    bundle = verify_bundle(default_bundle_path())
    performance = read_performance(bundle)
    assert performance is not None
    assert performance.teacher_sha256 == bundle.teacher_sha256
    assert (
        open_session().detections["effusion"] == performance.points["few_false_alarms"].findings["effusion"]
    )
    assert "hernia" not in performance.points["few_false_alarms"].findings  # seven cases


@pytest.mark.parametrize("language", available_languages())
@pytest.mark.parametrize("raised", [(), ("effusion", "mass")])
def test_every_word_about_it_is_supported(raised: tuple[str, ...], language: str) -> None:
    image = measured(*raised)
    text = printed(image, language)
    assert unsupported(image, text, Catalogue(language)) == ()
    claims = read_claims(text, Catalogue(language))
    assert Claim("blind", "edema") in claims
    assert Claim("absent", "edema") not in claims
    assert (Claim("evaluation", value="79") in claims) == (not raised)
    if raised:
        assert Claim("detection", "mass", "22 15 31 100 4") in claims
        assert Claim("right", value="possible 10 1472") in claims
    other = replace(
        image, absent=tuple(replace(one, detection=None) for one in image.absent), evaluation=None
    )
    assert unsupported(other, text, Catalogue(language))


def test_what_was_not_measured_is_said_so() -> None:
    assert "How many findings the model misses was not measured." in printed(explanation(), "en")


def test_it_comes_back_from_json() -> None:
    image = measured("effusion")
    again = from_json(json.loads(json.dumps(to_json(image))))
    assert again.evaluation == WORTH
    assert [one.detection for one in again.absent] == [one.detection for one in image.absent]


@pytest.mark.parametrize(
    ("probability", "urgency", "lowered"), [(0.13, "soon", True), (0.25, "now", False), (0.6, "now", False)]
)
def test_a_pneumothorax_is_for_now_only_where_it_is_probable(
    probability: float, urgency: str, lowered: bool
) -> None:
    impression = impression_of(explanation((present("pneumothorax", probability, evidence("mass", 7, 7)),)))
    assert impression is not None
    assert (impression.urgency, impression.matters[0].lowered) == (urgency, lowered)


def test_a_finding_shown_as_its_threshold_is_just_above_it_in_words() -> None:
    image = explanation((present("mass", 0.252, evidence("mass", 7, 7)),))
    text = printed(image, "en")
    assert "25%, probable  (just above its threshold)" in text
    assert unsupported(image, text, Catalogue("en")) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("क्या निमोनिया है?", "hi"), ("هل يوجد التهاب رئوي؟", "ar"), ("کیا یہ سنگین ہے؟", "ur"),
        ("څه وکړم؟", "ps"), ("ይህ አሳሳቢ ነው?", "am"), ("এটা কি গুরুতর?", "bn"),
        ("apakah ada pneumonia?", "id"), ("shin akwai ciwon huhu?", "ha"), ("có viêm phổi không?", "vi"),
    ],
)  # fmt: skip
def test_a_language_that_cannot_be_asked_is_known(text: str, language: str) -> None:
    assert understand(text) == Question(language, "other_language")


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("what should I do next?", "en", "next"), ("is this serious?", "en", "serious"),
        ("que dois-je faire ?", "fr", "next"), ("c'est grave ?", "fr", "serious"),
        ("¿qué debo hacer ahora?", "es", "next"), ("¿es urgente?", "es", "serious"),
        ("o que devo fazer a seguir?", "pt", "next"), ("é perigoso?", "pt", "serious"),
        ("nifanye nini?", "sw", "next"), ("je, ni hatari?", "sw", "serious"),
    ],
)  # fmt: skip
def test_what_to_do_and_how_serious_it_is_can_be_asked(text: str, language: str, kind: str) -> None:
    question = understand(text)
    assert (question.language, question.kind) == (language, kind)
