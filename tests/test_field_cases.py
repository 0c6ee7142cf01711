"""Files as they were reported from the field, each with one property that readers stumble over.

The cases and what is right for each are made from a real radiograph by `../shared/field/make_cases.py`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from xvlm.errors import UnreadableImage
from xvlm.explain import Session
from xvlm.explain.door import read_radiograph
from xvlm.explain.explanation import Explanation
from xvlm.explain.pipeline import explain_radiograph
from xvlm.explain.radiograph import Radiograph

pytestmark = pytest.mark.shared_data

# What is said of a file and true of it, though its picture is the same.
TRUE_OF = {"window_too_wide_16bit": {"window_ignored"}}

# What a refusal has to name, by a part of the case's name.
CAUSES = {
    "cut_in_header": "ends before",
    "cut_60_percent": "ends before",
    "cut_last_byte": "ends before",
    "bits12_alloc12_packed": "12 bits",
    "icon_only": "no picture",
    "frames_two": "2 frames",
}


@dataclass(frozen=True)
class Answer:
    """What came out: an explanation, or the error instead."""

    given: Explanation | None
    refusal: str = ""

    @property
    def probabilities(self) -> dict[str, float]:
        """By finding; none where there was no answer."""
        given = self.given
        return {f.key: f.probability for f in (*given.findings, *given.absent)} if given else {}

    @property
    def findings(self) -> set[str]:
        """Keys of the findings raised."""
        return {finding.key for finding in self.given.findings} if self.given else set()

    @property
    def cautions(self) -> set[str]:
        """All that are said."""
        return set(self.given.cautions) if self.given else set()

    @property
    def is_refusal(self) -> bool:
        """No findings were given."""
        return self.given is None or bool(self.given.abstained)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Path:
    """The folder of the cases, written once."""
    folder = tmp_path_factory.mktemp("field")
    converter = folder / "gdcmconv"
    code = "from _gdcm.scripts.gdcmconv import main\nraise SystemExit(main())\n"
    converter.write_text(f"#!{sys.executable}\n{code}")
    converter.chmod(0o755)
    script = shared_data.parent / "field" / "make_cases.py"
    environment = os.environ | {"GDCMCONV": str(converter)}
    subprocess.run([sys.executable, script, folder], env=environment, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def expected(cases: Path) -> dict[str, str]:
    """What is right for each case, in words."""
    found: dict[str, str] = json.loads((cases / "expect.json").read_text())
    assert len(found) > 130
    return found


@pytest.fixture(scope="module")
def answer(cases: Path, session: Session) -> Callable[[str], Answer]:
    """Explains a case by its name; pictures that are alike to the bit are explained once."""
    known: dict[tuple[bytes, str], Explanation] = {}

    def explained(radiograph: Radiograph) -> Explanation:
        what_is_said_of_it = str(
            replace(radiograph, pixels=np.zeros(0, np.float32), source_id="", encoding="")
        )
        key = radiograph.pixels.tobytes(), what_is_said_of_it
        if key not in known:
            known[key] = explain_radiograph(radiograph, session)
        return known[key]

    def answer(name: str) -> Answer:
        try:
            return Answer(explained(read_radiograph(cases / f"{name}.dcm")))
        except UnreadableImage as error:
            return Answer(None, str(error))

    return answer


def is_same(found: Answer, plain: Answer, within: float = 0.01) -> bool:
    """Whether the findings are the same, each as probable."""
    return (
        found.findings == plain.findings
        and found.probabilities.keys() == plain.probabilities.keys()
        and all(abs(p - plain.probabilities[key]) <= within for key, p in found.probabilities.items())
    )


def named(expected: dict[str, str], start: str) -> list[str]:
    names = [name for name, right in expected.items() if right.startswith(start)]
    assert names, start
    return names


def test_what_shows_the_same_is_answered_the_same(
    expected: dict[str, str], answer: Callable[[str], Answer]
) -> None:
    plain = answer("plain")
    assert plain.findings
    wrong = {}
    for name in (name for name, right in expected.items() if right == "same"):
        found = answer(name)
        same = is_same(found, plain) and found.cautions - plain.cautions <= TRUE_OF.get(name, set())
        if not same:
            wrong[name] = (found.refusal, found.findings, found.cautions)
    assert not wrong


def test_what_holds_no_one_whole_radiograph_is_refused(
    expected: dict[str, str], answer: Callable[[str], Answer]
) -> None:
    refused = {name: answer(name) for name in named(expected, "refuse") if not name.startswith("refused")}
    assert not [name for name, found in refused.items() if not found.is_refusal]
    for name, cause in CAUSES.items():
        assert cause in refused[name].refusal, name


def test_no_other_findings_are_given_in_silence(
    expected: dict[str, str], answer: Callable[[str], Answer]
) -> None:
    plain = answer("plain")
    silent = []
    for name in named(expected, "same, or"):
        found = answer(name)
        if not (found.is_refusal or found.cautions - plain.cautions or is_same(found, plain, 0.02)):
            silent.append(name)
    assert not silent


@pytest.mark.parametrize(
    ("name", "caution"),
    [
        ("age_3M", "child"),
        ("age_blank_birth", "child"),
        ("body_part_abdomen", "says_other_body_part"),
        ("for_processing_raw_mono1", "for_processing"),
        ("window_first_bad_second_good", "window_ignored"),
        ("window_width_one", "window_ignored"),
    ],
)
def test_what_makes_it_less_sure_is_said(name: str, caution: str, answer: Callable[[str], Answer]) -> None:
    assert caution in answer(name).cautions


def test_an_age_that_was_never_set_makes_no_child(answer: Callable[[str], Answer]) -> None:
    found = answer("age_000Y")
    assert is_same(found, answer("plain"))
    assert "child" not in found.cautions


@pytest.mark.parametrize(
    ("name", "reason"),
    [("says_lateral_by_sct_code", "other_view"), ("mono2_wrong_shape_inverse", "negative")],
)
def test_what_the_file_or_its_picture_says_is_the_reason(
    name: str, reason: str, answer: Callable[[str], Answer]
) -> None:
    given = answer(name).given
    assert given is not None
    assert given.abstained == (reason,)
