"""Recipes: read whole, refused whole, the same again out of their bundle."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner
from xvlm.bench.bounds import Bound, broken_bounds
from xvlm.bench.fidelity.catalogue import problem_of_name
from xvlm.cli.app import app
from xvlm.compress.recipe import Recipe
from xvlm.compress.recipe_file import list_recipes, read_recipe, shipped_recipe
from xvlm.errors import BadConfig

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
def test_the_shipped_recipes_are_whole(name: str) -> None:
    recipe = read_recipe(shipped_recipe(name))
    assert isinstance(recipe, Recipe)
    assert recipe.gate.bounds


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
