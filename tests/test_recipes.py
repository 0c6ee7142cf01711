"""Recipes: read whole, refused whole, the same again out of their bundle."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner
from xvlm.bench.bounds import Bound, broken_bounds
from xvlm.bench.fidelity.catalogue import problem_of_name
from xvlm.cli.app import app
from xvlm.compress.recipe import Recipe
from xvlm.compress.recipe_file import BASE, list_recipes, read_recipe, shipped_recipe, whole_recipe
from xvlm.compress.recipe_text import recipe_text
from xvlm.errors import BadConfig
from xvlm.strict_toml import read_toml

EVERYTHING = """
target = "cpu"
engine = "openvino"
[distil]
init = "small.safetensors"
network = { stem = [8, 8, 16], inner = [8, 8, 8, 8] }
imitation = { attention = 0.5 }
[prune]
channels = 0.5
[prune.finetune.optimiser]
epochs = 3
[quantize]
graphs = ["encode"]
rest = "f16"
[gate.bounds]
"evidence.spearman.worst" = { at_least = 0.9 }
"""


def test_a_recipe_tells_all_that_is_wrong_with_it(tmp_path: Path) -> None:
    path = tmp_path / "recipe.toml"
    path.write_text(
        'target = "toaster"\ncolour = 1\n'
        '[quantize]\ngraphs = ["dream"]\nbits = 3\nrest = "int3"\n'
        "[distil]\nseed = 1\n"
        '[prune]\nworst = 2.0\ndrop_path = 1.0\ninit = "student.safetensors"\n'
        '[parity]\nimages = "many"\n'
        "[gate]\nimages = 0\n[gate.bounds]\n"
        '"evidence.charm" = { at_least = 0.5 }\n'
        '"mood.auroc" = { at_most = 1 }\n'
        '"evidence.spearman.wrost" = { at_least = 0.9 }\n'
        '"evidence.reference_spearman" = { at_least = 0.9 }\n'
        '"evidence.spearman" = { at_least = 0.9, at_most = 0.1 }\n'
        '"diagnosis.flips" = {}\n'
    )
    with pytest.raises(BadConfig) as caught:
        read_recipe(path)
    for word in (
        "toaster", "colour", "dream", "quantize.bits", "int3", "prune.worst", "prune.drop_path", "prune.init",
        "takes nothing out",
        "parity.images", "engine", "gate.images", "evidence.charm", "mood.auroc", "wrost",
        "evidence.reference_spearman", "never hold",
        "`at_least` or `at_most`",
    ):  # fmt: skip
        assert word in str(caught.value), word


def test_a_recipe_is_read_again_from_its_bundle(tmp_path: Path) -> None:
    path = tmp_path / "everything.toml"
    path.write_text(EVERYTHING)
    recipe = read_recipe(path)
    assert recipe.distil is not None
    assert recipe.distil.network.inner == (8, 8, 8, 8)
    assert recipe.prune is not None
    assert recipe.prune.finetune.optimiser.epochs == 3
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (bundle / "bundle.json").write_text(json.dumps({"recipe": recipe.as_dict() | {"held_out": {}}}))
    assert read_recipe(bundle) == recipe
    (bundle / "bundle.json").write_text("[]")
    with pytest.raises(BadConfig, match="holds no recipe"):
        read_recipe(bundle)


@pytest.mark.parametrize("name", list_recipes())
def test_the_shipped_recipes_are_whole_and_stand_on_one_base(name: str) -> None:
    recipe = read_recipe(shipped_recipe(name))
    assert isinstance(recipe, Recipe)
    base = whole_recipe(shipped_recipe(BASE))[0]
    assert recipe.gate.bounds.keys() == base["gate"]["bounds"].keys()
    assert whole_recipe(shipped_recipe(name))[1][-1] == shipped_recipe(BASE).resolve()
    assert BASE not in list_recipes()


def test_what_a_recipe_says_itself_takes_the_place_of_what_it_stands_on(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(
        'extends = "cpu"\n[gate]\nimages = 900\n[gate.bounds]\n"diagnosis.flips" = { at_most = 0.02 }\n'
    )
    (tmp_path / "mine.toml").write_text('extends = "ours.toml"\n[quantize]\ngraphs = ["encode", "judge"]\n')
    cpu, mine = read_recipe(shipped_recipe("cpu")), read_recipe(tmp_path / "mine.toml")
    assert mine.quantize == replace(cpu.quantize, graphs=("encode", "judge"))
    assert mine.gate.images == 900
    assert dict(mine.gate.bounds) == dict(cpu.gate.bounds) | {"diagnosis.flips": Bound(at_most=0.02)}
    assert (mine.target, mine.engine, mine.parity) == (cpu.target, cpu.engine, cpu.parity)


@pytest.mark.parametrize(
    ("extends", "says"),
    [
        ('"mine.toml"', r"stands on itself: mine\.toml on mine\.toml"),
        ('"round.toml"', r"stands on itself: mine\.toml on round\.toml on mine\.toml"),
        ('"nowhere"', "no recipe called «nowhere»"),
        ('"nowhere.toml"', "nowhere.toml: this is no readable TOML"),
        ("3", "`extends` must be text, not 3"),
        ('""', "`extends` must be text"),
    ],
)
def test_a_recipe_stands_on_one_that_is_there_and_not_on_itself(
    tmp_path: Path, extends: str, says: str
) -> None:
    (tmp_path / "round.toml").write_text('extends = "mine.toml"')
    (tmp_path / "mine.toml").write_text(f"extends = {extends}")
    with pytest.raises(BadConfig, match=says):
        read_recipe(tmp_path / "mine.toml")


def test_what_is_wrong_below_is_told_with_the_files_that_it_may_stand_in(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text('extends = "base"\n[gate]\nimagse = 3\n')
    (tmp_path / "mine.toml").write_text('extends = "ours.toml"\n[quantize]\nbits = 3\n')
    with pytest.raises(BadConfig) as told:
        read_recipe(tmp_path / "mine.toml")
    for word in (
        "mine.toml on ours.toml on base.toml",
        "gate.imagse",
        "quantize.bits",
        "`target` is missing",
    ):
        assert word in str(told.value), word


def test_a_bound_on_the_good_side_is_refused(tmp_path: Path) -> None:
    """`faithfulness.deletion` is a gain: a bound from above would let all of it go."""
    path = tmp_path / "recipe.toml"
    path.write_text('extends = "cpu"\n[gate.bounds]\n"faithfulness.deletion" = { at_most = 0.5 }\n')
    with pytest.raises(BadConfig, match="more of it is better: give `at_least`"):
        read_recipe(path)


KEYS = st.text(max_size=8)
VALUES = st.recursive(
    st.integers() | st.floats(allow_nan=False) | st.booleans() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


@given(tables=st.dictionaries(KEYS, VALUES, max_size=4))
def test_a_recipe_s_text_is_toml_of_the_same_tables(
    tables: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "tables.toml"
    path.write_text(recipe_text(tables, "any"), encoding="utf-8")
    assert read_toml(path) == tables


@pytest.mark.parametrize("name", list_recipes())
def test_what_is_shown_is_the_whole_recipe(name: str, tmp_path: Path) -> None:
    shown = CliRunner().invoke(app, ["recipes", "show", name]).stdout
    assert "extends" not in shown
    (tmp_path / "shown.toml").write_text(shown)
    assert read_recipe(tmp_path / "shown.toml") == read_recipe(shipped_recipe(name))


def test_the_command_lists_and_shows() -> None:
    run = CliRunner().invoke
    rows = json.loads(run(app, ["recipes", "list", "--json"]).stdout)
    steps = "export, quantize, gate"
    assert {"recipe": "cpu", "target": "cpu", "engine": "onnxruntime", "steps": steps} in rows
    assert isinstance(run(app, ["recipes", "show", "none"]).exception, BadConfig)


@given(st.floats(-1, 1), st.floats(0, 0.5), st.floats(-1, 1))
def test_a_bound_holds_for_the_worse_end_of_an_interval(value: float, half: float, limit: float) -> None:
    ends = {"a": (value - half, value + half)}
    low = broken_bounds(ends, {"a": Bound(at_least=limit)})
    high = broken_bounds(ends, {"a": Bound(at_most=limit)})
    assert [one.value for one in low] == ([] if value - half >= limit else [value - half])
    assert [one.value for one in high] == ([] if value + half <= limit else [value + half])
    assert all(one.excess >= 0 for one in low + high)


def test_a_figure_that_is_no_number_holds_for_no_bound() -> None:
    nothing = float("nan")
    broken = broken_bounds({"a": (nothing, nothing)}, {"a": Bound(0.0, 1.0), "b": Bound(0.0)})
    assert [one.relation for one in broken] == ["at least", "at most"]


@pytest.mark.parametrize(
    "name",
    ["evidence.spearman", "evidence.spearman.worst", "evidence.spearman.effusion",
     "diagnosis.auroc_loss.worst_group", "diagnosis.reference_auroc.sex_F",
     "calibration.error_loss.age_under_18"],
)  # fmt: skip
def test_a_figure_that_a_report_can_hold_may_be_bounded(name: str) -> None:
    assert problem_of_name(name) == ""


@pytest.mark.parametrize(
    "name",
    ["evidence.spearman.pnuemonia", "evidence.spearman.", "diagnosis.flips_loss", "diagnosis.auroc_loss.",
     "diagnosis.auroc.shoe_43", "faithfulness.deletion_gain", "diagnosis.reference_auroc_loss"],
)  # fmt: skip
def test_a_figure_that_no_report_holds_may_not(name: str) -> None:
    assert problem_of_name(name)
