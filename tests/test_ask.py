"""`xvlm ask` as a clinician and as a script meet it, on the shipped bundle."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from xvlm.explain import Session, open_session
from xvlm.explain.claims import unsupported_answer
from xvlm.explain.dialogue import Answer, Conversation, Study, open_study, sentences
from xvlm.explain.hiding import MOST_ENCODES
from xvlm.explain.phantom_dicom import write_phantom_dicom
from xvlm.explain.reports.catalogue import Catalogue
from xvlm.models.phantom import Lesion, make_phantom

TALK = (
    "what do you see?",
    "why?",
    "why mass rather than pneumonia?",
    "and where?",
    "¿qué tan seguro estás?",
    "et si on le masquait ?",
    "inaweza kuwa nini kingine?",
    "há uma fratura?",
)


def xvlm(*arguments: object, given: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from xvlm.cli import main; main()", "ask", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, input=given)


@pytest.fixture(scope="module")
def eager() -> Session:
    """Raises many findings, so that there is much to ask about."""
    return open_session(operating_point="sensitivity_90")


@pytest.fixture(scope="module")
def phantom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One with a mass in its left lung."""
    path = tmp_path_factory.mktemp("phantom") / "phantom.dcm"
    write_phantom_dicom(path, make_phantom(256, [Lesion("mass", "left")], seed=3))
    return path


@pytest.fixture(scope="module")
def study(eager: Session, phantom: Path) -> Study:
    return open_study(phantom, eager)


def supported(reply: Answer, language: str) -> bool:
    catalogue = Catalogue(language)
    return unsupported_answer(reply.facts, " ".join(sentences(reply, catalogue)), catalogue) == ()


class TestConversation:
    def test_it_goes_on_about_the_finding_spoken_of_last(self, eager: Session, study: Study) -> None:
        talk = Conversation(eager, study)
        first, second = (present.key for present in study.explanation.findings[:2])
        named = Catalogue("en").text(f"finding-{second}")
        assert talk.ask("why?").question.findings == ()
        assert talk.ask(f"why {named}?").question.findings == (second,)
        assert talk.ask("and where?").question.findings == (second,)
        assert talk.ask("what about the fracture?").question.kind == "unknown"
        follow_up = talk.ask(f"and {Catalogue('en').text(f'finding-{first}')}?").question
        assert (follow_up.kind, follow_up.findings) == ("where", (first,))
        assert talk.ask(f"rather than {named}?").question.findings == (first, second)

    def test_counterfactuals_are_asked_of_the_engine_within_the_budget(
        self, eager: Session, study: Study, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looks: list[int] = []
        seen = Session.encode
        monkeypatch.setattr(
            Session, "encode", lambda self, canvases: looks.append(len(canvases)) or seen(self, canvases)
        )
        (one,) = Conversation(eager, study).ask("what if the mass were absent?").facts.counterfactuals
        assert one.after.keys() == one.before.keys()
        assert one.after["mass"] != one.before["mass"]
        assert len(looks) == 1
        assert Conversation(eager, study).ask("what if they were hidden?").facts.counterfactuals
        assert max(looks) <= MOST_ENCODES

    def test_findings_joined_by_and_are_each_hidden(self, eager: Session, study: Study) -> None:
        first, second = (present.key for present in study.explanation.findings[:2])
        one, other = (Catalogue("en").text(f"finding-{key}") for key in (first, second))
        reply = Conversation(eager, study).ask(f"what if we cover the {one} and the {other}?")
        assert [asked.hidden for asked in reply.facts.counterfactuals] == [first, second]
        assert supported(reply, "en")

    def test_of_three_the_first_two_are_weighed_and_none_is_left_out(
        self, eager: Session, study: Study
    ) -> None:
        named = [Catalogue("en").text(f"finding-{one.key}") for one in study.explanation.findings[:3]]
        reply = Conversation(eager, study).ask(" or ".join(named) + "?")
        assert [asked.hidden for asked in reply.facts.counterfactuals] == list(reply.question.findings[:2])
        said = {remark.values["finding"] for remark in reply.remarks if remark.message == "ask-raised"}
        assert said == set(reply.question.findings)
        assert len(said) == 3

    def test_only_findings_later_in_the_table_are_asked_of_the_decoder(self, phantom: Path) -> None:
        strict = open_session()
        talk = Conversation(strict, open_study(phantom, strict))
        reply = talk.ask("what if pleural thickening were present?")
        assert [supposed.asked for supposed in reply.facts.suppositions] == [("pneumonia", "pneumothorax")]
        assert supported(reply, "en")
        reply = talk.ask("what if a pneumothorax were present?")
        assert reply.remarks[-1].message == "ask-cannot-tell"
        assert not reply.told

    def test_hiding_again_gives_what_the_explanation_gave(self, eager: Session, study: Study) -> None:
        """The report hid the same area of that finding."""
        talk = Conversation(eager, study)
        present = next(one for one in study.explanation.findings if one.evidence.tested)
        named = Catalogue("en").text(f"finding-{present.key}")
        (asked,) = talk.ask(f"what if {named} were hidden?").facts.counterfactuals
        assert present.evidence.tested is not None
        assert asked.after[present.key] == pytest.approx(present.evidence.tested.hidden, abs=1e-4)

    @pytest.mark.parametrize("language", ["en", "ur", "bn"])
    def test_all_that_is_said_of_a_phantom_is_supported(
        self, eager: Session, study: Study, language: str
    ) -> None:
        talk = Conversation(eager, study)
        assert all(supported(talk.ask(text), language) for text in TALK)

    def test_a_phantom_and_itself_are_the_same_image(self, eager: Session, study: Study) -> None:
        reply = Conversation(eager, study, study).ask("what has changed?")
        assert [remark.message for remark in reply.remarks] == ["ask-prior-same"]

    def test_a_lesion_that_came_is_found_beside_the_image_before(
        self, eager: Session, study: Study, tmp_path: Path
    ) -> None:
        write_phantom_dicom(tmp_path / "before.dcm", make_phantom(256, [], seed=3))
        talk = Conversation(eager, study, open_study(tmp_path / "before.dcm", eager))
        reply = talk.ask("what has changed?")
        assert reply.facts.comparison is not None
        change = {one.finding: one for one in reply.facts.comparison.changes}["mass"]
        assert change.now > change.then
        assert change.kind in ("appeared", "risen")
        assert supported(reply, "en")


class TestCommand:
    def test_a_question_is_answered_in_its_language(self, phantom: Path) -> None:
        done = xvlm(phantom, "pourquoi une masse plutôt qu'une pneumonie ?")
        assert done.returncode == 0, done.stderr
        assert "IMAGE SYNTHÉTIQUE" in done.stdout
        assert "Si l’on masque" in done.stdout
        assert done.stderr == ""

    def test_a_pipe_gets_a_line_of_json_for_each_question(self, phantom: Path) -> None:
        asked = ["why is there a mass?", "and where?", "", "should I give antibiotics?", "x" * 10_000]
        done = xvlm(phantom, "--json", "--language", "sw", given="\n".join(asked) + "\n")
        assert done.returncode == 0, done.stderr
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        assert [line["question"] for line in lines] == asked
        assert [line["kind"] for line in lines] == ["why", "where", "unknown", "unknown", "unknown"]
        assert lines[1]["findings"] == ["mass"]
        assert {line["language"] for line in lines} == {"sw"}
        assert [line["told"] for line in lines] == [True, True, False, False, False]
        assert lines[0]["remarks"][0]["finding"] == "mass"
        assert done.stderr == ""

    def test_what_is_no_chest_radiograph_is_said_and_nothing_else(self, tmp_path: Path) -> None:
        noise = np.random.default_rng(0).integers(0, 255, (300, 300), np.uint8)
        Image.fromarray(noise).save(tmp_path / "noise.png")
        done = xvlm(tmp_path / "noise.png", "is there pneumonia?")
        assert done.returncode == 4
        assert "does not look like a frontal chest radiograph" in done.stdout
        assert "neumonia" not in done.stdout

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [(["absent.dcm", "why?"], "absent.dcm"), (["absent.dcm", "why?", "--language", "xx"], "am, ar, bn")],
    )
    def test_bad_input_is_one_plain_error(self, arguments: list[str], says: str) -> None:
        done = xvlm(*arguments)
        assert done.returncode == 2
        assert says in done.stderr
        assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def views(shared_data: Path) -> dict[str, list[str]]:
    """The radiographs by their view."""
    with (shared_data / "dicom" / "index.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {view: [row["file"] for row in rows if row["view"] == view] for view in ("AP", "PA")}


@pytest.mark.shared_data
def test_real_radiographs_are_talked_about(
    eager: Session, shared_data: Path, views: dict[str, list[str]]
) -> None:
    now, then = (open_study(shared_data / "dicom" / name, eager) for name in views["AP"][:2])
    talk = Conversation(eager, now, then)
    for text in (
        "why?",
        "pneumonia or effusion?",
        "what else?",
        "what has changed?",
        "has the effusion grown?",
    ):
        reply = talk.ask(text)
        assert reply.told, text
        assert supported(reply, "en"), text
    assert reply.question.findings == ("effusion",)


@pytest.mark.shared_data
def test_views_that_differ_are_not_compared(
    eager: Session, shared_data: Path, views: dict[str, list[str]]
) -> None:
    now, then = (open_study(shared_data / "dicom" / views[view][0], eager) for view in ("AP", "PA"))
    assert {now.explanation.view, then.explanation.view} == {"AP", "PA"}
    reply = Conversation(eager, now, then).ask("what has changed?")
    assert [remark.message for remark in reply.remarks] == ["ask-prior-views"]
    assert supported(reply, "sw")


@pytest.mark.shared_data
def test_an_earlier_image_that_is_refused_is_said_to_be(
    eager: Session, shared_data: Path, views: dict[str, list[str]]
) -> None:
    now = open_study(shared_data / "dicom" / views["AP"][0], eager)
    then = open_study(shared_data / "dicom" / "not-chest" / "hip-j2k.dcm", eager)
    reply = Conversation(eager, now, then).ask("what has changed?")
    assert [remark.message for remark in reply.remarks] == ["ask-prior-refused", "prior-abstentions"]
    assert supported(reply, "pt")
