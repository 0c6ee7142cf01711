"""Recipes of all devices, and what a bundle for a device that is not here says and holds."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper
from xvlm.compress.export import INPUTS, OUTPUTS, example_inputs, export_graphs
from xvlm.compress.half import halve_graph
from xvlm.compress.pipeline import DEFAULT_TEACHER, Compressed, compress
from xvlm.compress.qdq import check_for_tensorrt
from xvlm.compress.recipe import Parity, Quantize, Recipe
from xvlm.compress.recipe_file import read_recipe, recipe_for
from xvlm.compress.steps.seal import SHIPPED_CARD
from xvlm.errors import BadConfig, WrongDevice, XvlmError
from xvlm.hardware_profiles import list_profiles, load_profile
from xvlm.models.network.weights import load_network
from xvlm.runtimes import Device, default_bundle_path, read_bundle

LAPTOP = Device("x86_64", "a laptop", 2, None, "Linux")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Compressed:
    quantize = Quantize(calibration_images=8, search_seconds=0)
    recipe = Recipe("jetson-orin-nano-8gb", "tensorrt", quantize=quantize, parity=Parity(images=4))
    return compress(recipe, tmp_path_factory.mktemp("jetson") / "bundle")


@pytest.mark.parametrize("name", [*list_profiles(), "jetson", "raspberry-pi"])
def test_each_device_has_a_recipe_that_it_can_run(name: str) -> None:
    recipe = recipe_for(name)
    profile = load_profile(name)
    assert recipe.target == profile.name
    assert recipe.engine in profile.engines
    assert recipe.quantize.precision in profile.precisions


def test_what_a_device_cannot_do_is_told_before_any_work(tmp_path: Path) -> None:
    recipe = tmp_path / "recipe.toml"
    recipe.write_text('target = "raspberry-pi"\nengine = "tensorrt"\n[quantize]\nprecision = "f16"\n')
    with pytest.raises(BadConfig, match=r"must be one of onnxruntime, not «tensorrt»; .*compute in f16"):
        read_recipe(recipe)
    recipe.write_text('target = "abacus"\nengine = "beads"\n[quantize]\nprecision = "int2"\n')
    with pytest.raises(
        BadConfig, match=r"no hardware profile .*abacus.*; .*precision` must be one of int8, f16"
    ):
        read_recipe(recipe)


def test_a_bundle_for_a_device_that_is_not_here_says_so(made: Compressed) -> None:
    assert (made.bundle.target, made.bundle.engine) == ("jetson-orin-nano-8gb", "tensorrt")
    assert not made.run_on_target
    assert set(made.parity) == {"onnxruntime", "openvino"}
    fidelity = json.loads((made.bundle.path / "fidelity.json").read_text())
    assert fidelity["run_on_target"] is False
    # The project's card is of the bundle for processors.
    card = (made.bundle.path / "MODEL_CARD.md").read_text()
    assert card.startswith(f"**{made.bundle.name} was not measured on patients.**")
    assert SHIPPED_CARD.read_text() in card
    with pytest.raises(WrongDevice, match=r"NVIDIA Jetson Orin Nano 8 GB \(aarch64\), and this is x86_64"):
        read_bundle(made.bundle.path, LAPTOP)


def test_every_graph_of_a_jetson_s_bundle_is_fit_for_tensorrt(made: Compressed) -> None:
    for graph in made.bundle.graphs:
        check_for_tensorrt(made.bundle.graph_path(graph))


def test_all_that_tensorrt_would_refuse_or_change_is_told(tmp_path: Path) -> None:
    model = onnx.load(read_bundle(default_bundle_path(), LAPTOP).graph_path("judge"))
    model.opset_import[0].version = 17
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    model.graph.initializer.append(numpy_helper.from_array(np.ones(1), "precise"))
    onnx.save(model, tmp_path / "judge.onnx")
    with pytest.raises(XvlmError) as told:
        check_for_tensorrt(tmp_path / "judge.onnx")
    for words in ("opset 17", "«com.microsoft»", "«precise» is of type DOUBLE", "judge.onnx"):
        assert words in str(told.value)


def test_fp16_is_strongly_typed_and_answers_as_fp32_does(tmp_path: Path) -> None:
    model = load_network(DEFAULT_TEACHER)[0]
    for name, path in export_graphs(model, tmp_path).items():
        halved = halve_graph(path, tmp_path / f"{name}.f16.onnx")
        kinds = {tensor.data_type for tensor in onnx.load(halved).graph.initializer}
        assert TensorProto.FLOAT16 in kinds
        onnx.checker.check_model(str(halved))
        check_for_tensorrt(halved)
        example = example_inputs(model, batch=3, past=5)[name]
        inputs = {key: value.numpy() for key, value in zip(INPUTS[name], example, strict=True)}
        answers = [onnxruntime.InferenceSession(file).run(None, inputs) for file in (path, halved)]
        for output, full, half in zip(OUTPUTS[name], *answers, strict=True):
            assert half.dtype == full.dtype == np.float32
            assert np.abs(half - full).max() < 5e-3 * max(np.abs(full).max(), 1), (name, output)
