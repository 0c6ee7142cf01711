"""The search on made-up engines, and graphs with layers given back on a real one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from torch import Tensor, nn
from xvlm.bench.bounds import Broken
from xvlm.compress.qdq import check_symmetric
from xvlm.compress.quantize import as_samples, quantize_graph
from xvlm.compress.search.hunt import Plan, rank, search
from xvlm.compress.search.mixed_precision import Layer, give_back, quantized_layers, store_weights

KEPT_AS = ("int8_weights", "f16", "f32")


class MadeUp:
    """Layers that each harm so much when quantized, and a bound on the sum."""

    def __init__(self, harms: dict[str, float], allowed: float) -> None:
        self.harms, self.allowed = harms, allowed
        self.asked: list[Plan] = []

    def harm(self, plan: Plan) -> float:
        self.asked.append(plan)
        part = {"f32": 0.0, "f16": 0.01, "int8_weights": 0.1}
        return sum(harm * part[plan[name]] if name in plan else harm for name, harm in self.harms.items())

    def broken(self, plan: Plan) -> Sequence[Broken]:
        harm = self.harm(plan)
        return [] if harm <= self.allowed else [Broken("harm", harm, self.allowed, "at most")]


def layers(work: dict[str, int]) -> list[Layer]:
    return [Layer("encode", name, (name,), amount) for name, amount in work.items()]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 100)), min_size=1, max_size=12), st.floats(0.01, 3))
def test_the_search_keeps_every_bound_and_keeps_no_layer_for_nothing(
    drawn: list[tuple[float, int]], allowed: float
) -> None:
    work = {str(i): amount for i, (_, amount) in enumerate(drawn)}
    engine = MadeUp({f"encode/{i}": harm for i, (harm, _) in enumerate(drawn)}, allowed)
    found = search(layers(work), engine, 60, KEPT_AS)
    assert found.finished
    assert not found.best.broken
    if engine.harm({}) <= allowed:
        assert found.best.plan == {}
        assert found.trials == 1
    for name in found.best.plan:
        others = {other: "f32" for other in found.best.plan if other != name}
        assert engine.broken(others), "a layer is kept without which the bounds hold"


def test_only_the_layer_that_harms_is_kept_and_in_the_smallest_form() -> None:
    engine = MadeUp({"encode/good": 0.01, "encode/bad": 0.9, "encode/large": 0.02}, allowed=0.15)
    found = search(layers({"good": 5, "bad": 10, "large": 1000}), engine, 60, KEPT_AS)
    assert found.best.plan == {"encode/bad": "int8_weights"}
    assert max(found.harms, key=lambda name: found.harms[name]) == "encode/bad"


def test_out_of_time_the_best_so_far_is_given() -> None:
    engine = MadeUp({f"encode/{i}": 1.0 for i in range(50)}, allowed=0.5)
    found = search(layers({str(i): 1 for i in range(50)}), engine, 0, KEPT_AS)
    assert not found.finished
    assert found.trials == 1
    assert found.best.broken
    assert rank(layers({str(i): 1 for i in range(50)}), engine, 0).keys() == {"encode/0"}


def test_where_nothing_helps_the_least_bad_is_given() -> None:
    engine = MadeUp({"encode/a": 1.0, "encode/b": 1.0}, allowed=-1.0)
    found = search(layers({"a": 1, "b": 1}), engine, 60, KEPT_AS)
    assert found.finished
    assert found.best.plan == {"encode/a": "f32", "encode/b": "f32"}


class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.first = nn.Conv2d(1, 16, 3)
        self.second = nn.Conv2d(16, 16, 3)
        self.last = nn.Linear(16, 4)

    def forward(self, canvas: Tensor) -> Tensor:
        return self.last(self.second(self.first(canvas).relu()).relu().mean((2, 3)))


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> tuple[onnx.ModelProto, onnx.ModelProto]:
    """A small network before and after quantization."""
    folder = tmp_path_factory.mktemp("graphs")
    program = torch.onnx.export(
        Net().eval(), (torch.rand(1, 1, 16, 16),), dynamo=True, opset_version=18, input_names=["canvas"]
    )
    assert program is not None
    program.save(str(folder / "net.onnx"), external_data=False)
    quantize_graph(folder / "net.onnx", as_samples("canvas", pictures()), folder / "int8.onnx")
    return onnx.load(folder / "net.onnx"), onnx.load(folder / "int8.onnx")


def pictures() -> NDArray[np.float32]:
    return np.random.default_rng(0).random((8, 1, 16, 16), np.float32)


def answer(model: onnx.ModelProto, tmp_path: Path) -> NDArray[np.float32]:
    onnx.checker.check_model(model)
    onnx.save(model, tmp_path / "net.onnx")
    session = onnxruntime.InferenceSession(tmp_path / "net.onnx", providers=["CPUExecutionProvider"])
    return np.concatenate([session.run(None, {"canvas": one[None]})[0] for one in pictures()])


def every(graph: onnx.ModelProto, way: str) -> dict[str, str]:
    return {node.name: way for node in graph.graph.node}


def test_layers_are_named_by_their_modules_and_weighed(
    graphs: tuple[onnx.ModelProto, onnx.ModelProto],
) -> None:
    found = {layer.name: layer.work for layer in quantized_layers("net", *graphs)}
    assert found["net/first"] == 14 * 14 * 16 * 9
    assert found["net/second"] == 12 * 12 * 16 * 16 * 9


def test_a_graph_given_back_whole_answers_as_before(
    graphs: tuple[onnx.ModelProto, onnx.ModelProto], tmp_path: Path
) -> None:
    before, after = graphs
    whole = give_back(before, after, every(before, "f32"))
    assert not any("Quantize" in node.op_type for node in whole.graph.node)
    assert np.array_equal(answer(whole, tmp_path), answer(before, tmp_path))
    assert np.abs(answer(after, tmp_path) - answer(before, tmp_path)).max() > 1e-5


def test_one_layer_is_given_back_and_the_others_stay(
    graphs: tuple[onnx.ModelProto, onnx.ModelProto], tmp_path: Path
) -> None:
    before, after = graphs
    found = {layer.module: layer for layer in quantized_layers("net", before, after)}
    mixed = give_back(before, after, dict.fromkeys(found["second"].nodes, "f32"))
    check_symmetric(mixed)
    left = {layer.module for layer in quantized_layers("net", before, mixed)}
    assert left == found.keys() - {"second"}
    assert not np.array_equal(answer(mixed, tmp_path), answer(after, tmp_path))


@pytest.mark.parametrize(("way", "error"), [("f16", 1e-3), ("int8_weights", 2e-2)])
def test_weights_in_a_smaller_form_answer_nearly_the_same(
    graphs: tuple[onnx.ModelProto, onnx.ModelProto], tmp_path: Path, way: str, error: float
) -> None:
    before, after = graphs
    right = answer(before, tmp_path)
    given = give_back(before, after, every(before, way))
    stored = onnx.ModelProto()
    stored.CopyFrom(before)
    store_weights(stored, way)
    for smaller in (given, stored):
        assert smaller.ByteSize() < 0.75 * before.ByteSize()
        assert 0 < np.abs(answer(smaller, tmp_path) - right).max() < error
