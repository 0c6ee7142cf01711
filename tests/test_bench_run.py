"""Timing a bundle: the clock, what a few runs say of all, the counters, and the file it leaves."""

from __future__ import annotations

import json
import platform
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from jsonschema import Draft202012Validator
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from xvlm.bench.run.clock import LEAST_QUERIES, WARM_UP_SECONDS, Patience
from xvlm.bench.run.costs import count_costs, count_graph
from xvlm.bench.run.energy import NoMeter
from xvlm.bench.run.energy.rapl import RaplMeter
from xvlm.bench.run.energy.tegrastats import input_watts
from xvlm.bench.run.json_file import read_run, write_run
from xvlm.bench.run.measure import measure
from xvlm.bench.run.reason import WHYS, Reason
from xvlm.bench.run.result import Run
from xvlm.bench.run.scenarios import COLD_START, MULTI_STREAM, SCENARIOS, SINGLE_STREAM, WHOLE_JOB
from xvlm.cli import main
from xvlm.errors import BadData, EngineError
from xvlm.explain import Session
from xvlm.hardware_profiles import load_profile
from xvlm.runtimes.device import Device, difference
from xvlm.runtimes.engine import Engine
from xvlm.runtimes.specs import GraphSpec, TensorSpec
from xvlm.runtimes.tensorrt.build import MOST_IMAGES

ROOT = Path(__file__).resolve().parents[1]
SHORT = Patience(seconds=0.2, precision=0.01)


def write_zone(folder: Path, count: int, name: str = "package-0") -> None:
    folder.mkdir(exist_ok=True)
    (folder / "name").write_text(f"{name}\n")
    (folder / "energy_uj").write_text(f"{count}\n")
    (folder / "max_energy_range_uj").write_text("999999\n")


def test_rapl_sums_packages_and_counts_on_when_a_counter_wraps(tmp_path: Path) -> None:
    write_zone(tmp_path / "intel-rapl:0", 900_000)
    write_zone(tmp_path / "intel-rapl:1", 100_000)
    write_zone(tmp_path / "intel-rapl:0:0", 5, "core")
    write_zone(tmp_path / "intel-rapl:2", 0, "psys")
    meter = RaplMeter.find(tmp_path)
    assert isinstance(meter, RaplMeter)
    meter.start()
    write_zone(tmp_path / "intel-rapl:0", 200_000)
    write_zone(tmp_path / "intel-rapl:1", 150_000)
    # The whole platform counts both packages again.
    write_zone(tmp_path / "intel-rapl:2", 800_000, "psys")
    assert meter.stop() == pytest.approx(0.35)


def test_a_machine_without_counters_says_so(tmp_path: Path) -> None:
    found = RaplMeter.find(tmp_path)
    assert isinstance(found, NoMeter)
    assert found.reason == Reason("no-rapl")


def test_a_line_of_tegrastats_gives_the_module_s_power() -> None:
    """The form of JetPack 6's lines, as NVIDIA's developer guide prints them."""
    line = (
        "RAM 2448/7620MB (lfb 5x4MB) SWAP 0/3810MB CPU [3%@729,0%@729] GR3D_FREQ 0% cpu@47.1C "
        "VDD_IN 4943mW/4966mW VDD_CPU_GPU_CV 483mW/483mW VDD_SOC 1369mW/1376mW"
    )
    assert input_watts(line) == 4.943
    assert input_watts("RAM 2448/7620MB POM_5V_IN 2532/2698 POM_5V_GPU 0/0") == 2.532
    assert input_watts("RAM 2448/7620MB") is None
    agx = "VDD_GPU_SOC 18000mW/18000mW VDD_CPU_CV 4000mW/4000mW VIN_SYS_5V0 5200mW/5200mW VDDQ 9mW/9mW"
    assert input_watts(agx) == pytest.approx(27.2)
    assert input_watts("VDD_GPU_SOC 18000mW/18000mW VIN_SYS_5V0 5200mW/5200mW") is None


def test_no_scenario_asks_more_images_at_once_than_a_plan_takes() -> None:
    assert max(scenario.samples for scenario in SCENARIOS) <= MOST_IMAGES


def test_a_convolution_and_a_product_are_counted_by_hand(tmp_path: Path) -> None:
    """3 x 3 over 4 channels to 8 on 6 x 6: 2 x 8 x 36 x 4 x 9 operations; then 288 x 5 of a matrix."""
    weights = [numpy_helper.from_array(np.ones((8, 4, 3, 3), np.float32), "w")]
    weights.append(numpy_helper.from_array(np.ones((288, 5), np.float32), "m"))
    nodes = [
        helper.make_node("Conv", ["x", "w"], ["c"], pads=[1, 1, 1, 1]),
        helper.make_node("Flatten", ["c"], ["f"]),
        helper.make_node("MatMul", ["f", "m"], ["y"]),
    ]
    x = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["batch", 4, 6, 6])
    y = helper.make_tensor_value_info("y", TensorProto.FLOAT, ["batch", 5])
    graph = helper.make_graph(nodes, "g", [x], [y], weights)
    opset = [helper.make_opsetid("", 18)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=10), tmp_path / "g.onnx")
    spec = GraphSpec("g.onnx", (TensorSpec("x", "float32", ("batch", 4, 6, 6)),), ())
    cost = count_graph(tmp_path / "g.onnx", spec)
    assert cost.float_ops == 2 * 8 * 36 * 4 * 9 + 2 * 288 * 5
    assert (cost.int8_ops, cost.products) == (0, 2)
    assert cost.weight_bytes == 4 * (8 * 4 * 9 + 288 * 5)
    assert cost.activation_bytes == 4 * (4 * 36 + 288 + 288 + 5)


def test_the_shipped_bundle_is_mostly_int8(session: Session) -> None:
    costs = count_costs(session.bundle)
    for graph in ("encode", "judge"):
        size = session.bundle.graph_path(graph).stat().st_size
        assert 0.9 * size < costs[graph].weight_bytes < size
    assert costs["encode"].int8_ops > 4 * (costs["encode"].float_ops + costs["judge"].float_ops)
    assert costs["judge"].int8_ops == costs["narrate"].int8_ops == 0


class Fails:
    """An engine that has broken down."""

    name, fallback_from = "onnxruntime", None

    def run(self, graph: str, _inputs: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        raise EngineError("broke down", on=graph)


def test_a_scenario_that_fails_takes_nothing_from_the_others(session: Session) -> None:
    broken = replace(session, engine=Fails())
    run = measure(broken, 2, [], (SINGLE_STREAM, COLD_START), Patience(0.1))
    assert [measured.name for measured in run.scenarios] == ["cold-start"]
    assert [(left.name, left.reason) for left in run.not_measured] == [
        ("single-stream", Reason("failed", "broke down"))
    ]
    assert run.complete


class StopsAfter:
    """An engine during one of whose runs, some seconds after its first, somebody presses Ctrl-C."""

    def __init__(self, engine: Engine, seconds: float) -> None:
        self.engine, self.seconds, self.end = engine, seconds, np.inf
        self.name, self.fallback_from = engine.name, engine.fallback_from

    def run(self, graph: str, inputs: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        self.end = min(self.end, time.perf_counter() + self.seconds)
        if time.perf_counter() > self.end:
            self.end = np.inf
            raise KeyboardInterrupt
        return self.engine.run(graph, inputs)


@pytest.fixture(scope="module")
def run(session: Session) -> Run:
    return measure(session, 2, [], (SINGLE_STREAM, WHOLE_JOB), SHORT)


def test_a_run_says_what_was_measured_on_what(run: Run, session: Session) -> None:
    assert run.complete
    assert [measured.name for measured in run.scenarios] == ["single-stream", "whole-job"]
    assert (run.bundle.sha256, run.data.kind) == (session.bundle.sha256, "phantoms")
    single, whole = run.scenarios
    assert single.model_seconds is None
    assert whole.model_seconds is not None
    assert 0 < whole.model_seconds < whole.p99.value * 2
    assert whole.graph_runs["encode"] >= 1
    for measured in run.scenarios:
        assert len(measured.seconds) >= LEAST_QUERIES
        assert measured.figure == measured.p90
        assert measured.memory.steady_mb
        assert measured.memory.steady_mb > 30
        assert measured.energy.joules is None or measured.energy.joules > 0
        assert (measured.energy.joules is None) == (measured.energy.reason is not None)


def test_the_file_follows_the_published_schema_and_is_read_back(run: Run) -> None:
    document = json.loads(write_run(run))
    schema = json.loads((ROOT / "docs" / "bench-run.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(document)
    assert schema["$defs"]["reason"]["properties"]["why"]["enum"] == list(WHYS)
    assert write_run(read_run(document, "run.json")) == write_run(run)


def test_no_name_of_the_machine_or_of_a_file_is_in_it(run: Run) -> None:
    import getpass
    import platform

    text = write_run(run)
    assert platform.node() not in text
    assert str(Path.home()) not in text
    assert getpass.getuser() not in json.loads(text)["machine"].values()
    assert ".dcm" not in text


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"schema_version": "9"}, "version 9"),
        ({"complete": "yes"}, r"\$\.complete"),
        ({"hostname": "a"}, "hostname"),
    ],
)
def test_a_file_of_another_form_is_one_error(run: Run, change: dict[str, Any], says: str) -> None:
    with pytest.raises(BadData, match=says):
        read_run(json.loads(write_run(run)) | change, "run.json")


def test_a_run_cut_short_keeps_what_it_has(session: Session) -> None:
    scenarios = (MULTI_STREAM, SINGLE_STREAM, WHOLE_JOB)
    watched = replace(session, engine=StopsAfter(session.engine, WARM_UP_SECONDS + 4))
    run = measure(watched, 2, [], scenarios, Patience(60, 1e-6))
    assert not run.complete
    assert [measured.stopped for measured in run.scenarios] == ["interrupted"]
    assert {left.name: left.reason for left in run.not_measured} == {
        "single-stream": Reason("cut-short"),
        "whole-job": Reason("cut-short"),
    }
    assert read_run(json.loads(write_run(run)), "run.json").complete is False


def test_the_command_times_a_scenario(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "run.json"
    profile = ["--device", "raspberry-pi-5", "--as-if"]
    command = ["bench", "run", "--scenario", "cold-start", "--seconds", "0.1", "--json", str(file), *profile]
    monkeypatch.setattr(sys, "argv", ["xvlm", *command])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert not stopped.value.code
    printed = capsys.readouterr().out
    assert "cold-start" in printed
    assert "an estimate: timed on" in printed
    run = read_run(json.loads(file.read_text()), "run.json")
    cold = run.scenario("cold-start")
    assert cold is not None
    assert cold.memory.peak_mb
    assert cold.memory.peak_mb > 50
    assert run.device is not None
    assert (run.device.name, run.device.price) == ("raspberry-pi-5", 175)
    assert run.as_if
    assert run.title.startswith("≈")


def test_an_unknown_scenario_lists_those_that_there_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["xvlm", "bench", "run", "--scenario", "server"])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert "single-stream" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--device", "raspberry-pi-5"], "architecture"),
        (["--device", "intel-n100"], "N100"),
        (["--device", "nvidia-l4"], "no GPU"),
        (["--as-if"], "--device"),
    ],
)
@pytest.mark.skipif(platform.machine() != "x86_64", reason="the profiles are told from this architecture")
def test_another_machine_than_this_is_refused(
    tmp_path: Path,
    options: list[str],
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["xvlm", "bench", "run", *options, "--json", str(tmp_path / "run.json")])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    told = capsys.readouterr().err
    assert says in told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("profile", "cpu", "machine", "gpu", "is_it"),
    [
        ("raspberry-pi-5", "Raspberry Pi 5 Model B Rev 1.0", "aarch64", None, True),
        ("raspberry-pi-5", "Raspberry Pi 4 Model B Rev 1.4", "aarch64", None, False),
        ("jetson-orin-nano-8gb", "NVIDIA Jetson Orin Nano Developer Kit", "aarch64", "Orin", True),
        ("jetson-orin-nx-16gb", "NVIDIA Jetson Orin Nano Developer Kit", "aarch64", "Orin", False),
        ("nvidia-a10", "AMD EPYC 7763", "x86_64", "NVIDIA A10", True),
        ("nvidia-a10", "AMD EPYC 7763", "x86_64", "NVIDIA A100-SXM4-40GB", False),
        ("nvidia-l4", "AMD EPYC 7763", "x86_64", None, False),
        ("intel-n100", "Intel(R) N100", "x86_64", None, True),
        ("cpu", "any", "x86_64", None, True),
    ],
)
def test_a_device_is_known_by_what_it_calls_itself(
    profile: str, cpu: str, machine: str, gpu: str | None, is_it: bool
) -> None:
    device = Device(machine=machine, cpu_model=cpu, cores=4, memory_bytes=None, os="Linux")
    assert (difference(load_profile(profile), device, gpu) is None) == is_it
