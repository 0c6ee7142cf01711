"""The signs that speak for each condition: whole, and any two that stand side by side can be told apart."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from xvlm.errors import BadConfig, BadInput
from xvlm.models import findings, signs

SHIPPED = Path(signs.__file__).with_name("signs.toml")


def changed(folder: Path, old: str, new: str) -> Path:
    """The shipped table with one thing wrong."""
    text = SHIPPED.read_text("utf-8")
    assert text.count(old) == 1
    path = folder / "signs.toml"
    path.write_text(text.replace(old, new), "utf-8")
    return path


def test_every_finding_and_every_differential_has_two_signs_or_more() -> None:
    assert set(signs.table()) == findings.terms()
    assert len(findings.terms()) == 41
    assert {len(of_one) for of_one in signs.table().values()} <= {2, 3, 4}


@pytest.mark.parametrize("key", findings.keys())
def test_a_finding_and_all_to_consider_besides_it_can_be_told_apart(key: str) -> None:
    for one, other in combinations((key, *findings.table()[key].differentials), 2):
        assert signs.telling_apart(one, other) != ((), ())


def test_what_tells_two_conditions_apart_is_what_only_one_of_them_has() -> None:
    of_heart, of_injury = signs.telling_apart("heart_failure", "ards")
    assert "kerley_lines" in of_heart
    assert "normal_heart" in of_injury
    assert signs.telling_apart("ards", "heart_failure") == (of_injury, of_heart)
    both = signs.telling_apart("heart_failure", "valve_disease")
    assert not any("enlarged_heart" in side for side in both)
    assert signs.telling_apart("mass", "mass") == ((), ())


@pytest.mark.parametrize(("one", "other"), [("gout", "mass"), ("mass", "")])
def test_an_unknown_condition_lists_those_that_there_are(one: str, other: str) -> None:
    with pytest.raises(BadInput, match="ards, aspiration, asthma"):
        signs.telling_apart(one, other)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('ards = ["patchy_both", "air_bronchogram", "normal_heart"]\n', "", "`conditions.ards` is missing"),
        ("\nards = ", '\ngout = ["tophus"]\nards = ', "`conditions.gout` is no term"),
        ('"valve_calcium", "volume_kept"', '"volume_kept"', "`valve_calcium` is not in `signs`"),
        ('\n  "air_bronchogram",', '\n  "tophus", "air_bronchogram",', "`tophus` is a sign of nothing"),
        (', "enlarged_both"]', "]", "`cardiomegaly` and `cardiomyopathy` have the same signs"),
        ('["small_round", "nipple_level"]', '["nipple_level", "nipple_level"]', "each once"),
        ('["small_round", "nipple_level"]', "[]", "`conditions.nipple_shadow` must be one sign"),
        ('version = "1"', "version = 1", "`version` must be text"),
        ('version = "1"', 'version = "1"\nmore = "2"', "unknown key `more`"),
    ],
)
def test_a_table_with_one_thing_wrong_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(BadConfig) as error:
        signs.read_signs(changed(tmp_path, old, new))
    assert said in str(error.value)
