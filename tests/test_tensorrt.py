"""TensorRT's plans: built once on the device, checked, kept whole, and never run where they do not fit.

No Jetson is here: the calls are checked against a fake of the API, which computes with ONNX Runtime. With
tensorrt-rtx installed, the shipped graphs are really parsed and built, which needs no GPU.
"""

from __future__ import annotations

import errno
import json
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import fake_tensorrt
import numpy as np
import pytest
from typer.testing import CliRunner
from xvlm.bench.install import Installed, install
from xvlm.cli.app import app
from xvlm.errors import EngineError, MissingPackage, WrongDevice
from xvlm.runtimes import (
    Bundle,
    Manifest,
    default_bundle_path,
    device,
    engines,
    open_engine,
    read_bundle,
    verify_bundle,
)
from xvlm.runtimes import cuda_driver as driver
from xvlm.runtimes.bundle_writer import write_bundle
from xvlm.runtimes.tensorrt.build import MOST_IMAGES, build_plan
from xvlm.runtimes.tensorrt.logger import process_logger

GRAPHS = ("encode", "judge", "narrate")


@pytest.fixture
def jetson(tmp_path: Path) -> Iterator[None]:
    """As far as xvlm can tell, a Jetson with JetPack 6.2 and an empty cache."""
    with pretended_jetson(tmp_path / "cache"):
        yield


@contextmanager
def pretended_jetson(cache: Path, version: str = fake_tensorrt.JETPACK_6) -> Iterator[None]:
    fake_tensorrt.reset(version)
    gpu = fake_tensorrt.FakeDriver()
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "tensorrt", fake_tensorrt)
        patch.setattr(driver, "_load", lambda: gpu)
        patch.setattr(platform, "machine", lambda: "aarch64")
        patch.setattr(device, "_board", lambda: "NVIDIA Jetson Orin Nano Developer Kit")
        patch.setenv("XDG_CACHE_HOME", str(cache))
        device.this_device.cache_clear()
        process_logger.cache_clear()
        yield
    device.this_device.cache_clear()


@pytest.fixture(scope="module")
def bundle_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seal_jetson_bundle(tmp_path_factory.mktemp("jetson") / "bundle")


@dataclass(frozen=True)
class FirstInstall:
    done: Installed
    calls: list[tuple[Any, ...]]
    cache: Path


@pytest.fixture(scope="module")
def first_install(bundle_path: Path, tmp_path_factory: pytest.TempPathFactory) -> FirstInstall:
    """A bundle installed where there was none."""
    cache = tmp_path_factory.mktemp("installed") / "cache"
    with pretended_jetson(cache):
        done = install(bundle_path)
    return FirstInstall(done, list(fake_tensorrt.calls), cache)


@pytest.fixture
def installed(
    jetson: None,  # noqa: ARG001
    first_install: FirstInstall,
    bundle_path: Path,
    tmp_path: Path,
) -> Bundle:
    """The same, for a test to do with as it likes."""
    shutil.copytree(first_install.cache, tmp_path / "cache")
    return read_bundle(bundle_path)


def seal_jetson_bundle(folder: Path, **files: bytes) -> Path:
    """The shipped graphs, for a Jetson."""
    shipped = verify_bundle(default_bundle_path())
    facts = {field.name: getattr(shipped, field.name) for field in fields(Manifest)}
    facts |= {"target": "jetson-orin-nano-8gb", "engine": "tensorrt"}
    content: dict[str, Path | bytes] = {name: shipped.path / name for name in shipped.files}
    content |= {f"{graph}.onnx": model for graph, model in files.items()}
    return write_bundle(folder, Manifest(**facts), content).path


def canvases(bundle: Bundle, count: int) -> np.ndarray:
    draw = np.random.default_rng(count)
    return draw.random((count, 1, bundle.canvas_size, bundle.canvas_size), np.float32)


def assert_not_built(bundle: Bundle) -> None:
    with pytest.raises(EngineError, match=r"is not built for this device\. Run `xvlm install`"):
        open_engine(bundle).run("encode", {"canvas": canvases(bundle, 1)})


def plans(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache").rglob("plan"))


def test_an_install_builds_checks_and_keeps_each_plan(first_install: FirstInstall) -> None:
    done = first_install.done
    assert (done.engine, done.built) == ("tensorrt", GRAPHS)
    assert done.device == "NVIDIA Jetson Orin Nano Developer Kit"
    assert done.check.figures["tokens_cosine"] > 0.98
    assert done.check.figures["words_alike"] == 1
    assert done.check.broken == ()
    assert len(list(first_install.cache.rglob("plan"))) == len(GRAPHS)


def test_plans_are_built_as_the_bundle_says_and_in_bounded_memory(first_install: FirstInstall) -> None:
    builds = [call for call in first_install.calls if call[0] == "build"]
    assert len(builds) == len(GRAPHS)
    for _, flags, set_flags, ranges in builds:
        assert flags == 1 << fake_tensorrt.NetworkDefinitionCreationFlag.STRONGLY_TYPED
        assert set_flags == frozenset()
        for least, usual, most in ranges.values():
            assert (least[0], usual[0], most[0]) == (1, 1, MOST_IMAGES)
    limits = {call[2] for call in first_install.calls if call[0] == "set_memory_pool_limit"}
    assert limits == {1_000_000_000}  # the budget of the Orin Nano's profile


@pytest.mark.parametrize("version", [fake_tensorrt.JETPACK_7, fake_tensorrt.ELEVEN])
def test_later_versions_build_and_run_the_same_plans(
    version: str, bundle_path: Path, tmp_path: Path, first_install: FirstInstall
) -> None:
    """No precision is a flag there any more: each tensor's type is in the file."""
    with pretended_jetson(tmp_path / "cache", version):
        done = install(bundle_path)
        assert done.built == GRAPHS
        assert done.check.figures == first_install.done.check.figures
        assert fake_tensorrt.calls == first_install.calls
        assert open_engine(read_bundle(bundle_path)).name == "tensorrt"
    assert all(f"tensorrt-{version}" in str(plan) for plan in plans(tmp_path))


def test_the_fake_has_what_each_version_has() -> None:
    fake_tensorrt.reset(fake_tensorrt.ELEVEN)
    assert not hasattr(fake_tensorrt.BuilderFlag, "INT8")
    assert not hasattr(fake_tensorrt.NetworkDefinitionCreationFlag, "EXPLICIT_BATCH")
    fake_tensorrt.reset()
    assert hasattr(fake_tensorrt.BuilderFlag, "INT8")


def test_an_installed_bundle_answers_as_its_graphs_do(installed: Bundle) -> None:
    engine, reference = open_engine(installed), open_engine(installed, "onnxruntime")
    assert (engine.name, engine.fallback_from) == ("tensorrt", None)
    for count in (1, 5, 16, 2):
        inputs = {"canvas": canvases(installed, count)}
        answer, expected = (each.run("encode", inputs) for each in (engine, reference))
        for name, array in expected.items():
            np.testing.assert_allclose(answer[name], array, atol=1e-5)


def test_the_caller_owns_the_outputs(installed: Bundle) -> None:
    engine = open_engine(installed)
    first = engine.run("encode", {"canvas": canvases(installed, 1)})["tokens"]
    before = first.copy()
    engine.run("encode", {"canvas": canvases(installed, 1) * 0})
    np.testing.assert_array_equal(first, before)


def test_a_second_install_builds_nothing(installed: Bundle) -> None:
    assert install(installed.path).built == ()
    assert install(installed.path, rebuild=True).built == GRAPHS


@pytest.mark.usefixtures("jetson")
def test_a_bundle_that_is_not_installed_says_what_to_do(bundle_path: Path) -> None:
    assert_not_built(read_bundle(bundle_path))


@pytest.mark.parametrize(("changed", "to"), [("__version__", "11.0.0"), ("capability", "8.9")])
def test_a_plan_is_not_run_on_another_device_or_version(
    installed: Bundle, monkeypatch: pytest.MonkeyPatch, changed: str, to: str
) -> None:
    monkeypatch.setattr(fake_tensorrt, changed, to)
    assert_not_built(installed)


@pytest.mark.parametrize("damage", ["changed", "cut", "no seal"])
def test_a_damaged_plan_is_not_run(installed: Bundle, tmp_path: Path, damage: str) -> None:
    for plan in plans(tmp_path):
        content = plan.read_bytes()
        if damage == "no seal":
            (plan.parent / "sha256sums").unlink()
        else:
            plan.write_bytes(content[:-9] if damage == "cut" else content[:-9] + b"unlike it")
    assert_not_built(installed)


@pytest.mark.usefixtures("jetson")
def test_a_plan_that_answers_otherwise_is_not_kept(
    bundle_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fake_tensorrt, "drift", 0.5)
    with pytest.raises(
        EngineError, match=r"answers otherwise than the model did: .*tokens_cosine on tensorrt is"
    ):
        install(bundle_path)
    assert plans(tmp_path) == []


def test_a_full_disk_leaves_the_plans_that_were_there(
    installed: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = {plan: plan.read_bytes() for plan in plans(tmp_path)}
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", refuse)
        with pytest.raises(EngineError, match=r"cannot be kept: No space left on device\. Make room"):
            install(installed.path, rebuild=True)
    assert {plan: plan.read_bytes() for plan in plans(tmp_path)} == before
    assert install(installed.path).built == ()


@pytest.mark.usefixtures("jetson")
def test_a_graph_that_tensorrt_refuses_is_told_with_its_reason(tmp_path: Path) -> None:
    path = seal_jetson_bundle(tmp_path / "bundle", judge=b"no graph at all")
    with pytest.raises(EngineError, match=r"judge\.onnx: TensorRT cannot parse it: Failed to parse"):
        install(path)
    assert plans(tmp_path) == []


def test_more_images_than_the_plan_takes_are_refused(installed: Bundle) -> None:
    with pytest.raises(EngineError, match=r"takes no canvas of shape \[33, 1, 128, 128\]: .*out of range"):
        open_engine(installed).run("encode", {"canvas": canvases(installed, MOST_IMAGES + 1)})


def test_a_script_and_a_person_install(installed: Bundle) -> None:
    facts = json.loads(CliRunner().invoke(app, ["install", str(installed.path), "--json"]).stdout)
    assert (facts["engine"], facts["built"]) == ("tensorrt", [])
    said = CliRunner().invoke(app, ["install", str(installed.path)]).stdout
    assert "is ready on this device (NVIDIA Jetson Orin Nano Developer Kit), on tensorrt" in said
    assert "nothing had to be built" in said


@pytest.mark.usefixtures("jetson")
def test_a_jetson_without_its_gpu_s_driver_says_so(
    bundle_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "_load", fake_tensorrt.FakeDriver.without_gpu)
    with pytest.raises(MissingPackage, match=r"an NVIDIA GPU .*finds no GPU.*--engine onnxruntime"):
        install(bundle_path)


def test_elsewhere_it_is_the_wrong_device(bundle_path: Path) -> None:
    with pytest.raises(WrongDevice, match=r"Jetson Orin Nano .* \(aarch64\), and this is x86_64"):
        read_bundle(bundle_path, device.Device("x86_64", "a computer", 2, None, "Linux"))


def test_a_computer_without_tensorrt_says_what_is_missing() -> None:
    found = {engine.name: engine for engine in engines()}["tensorrt"]
    assert found.missing == "tensorrt 10.3 or newer, which JetPack brings"


@pytest.mark.parametrize("graph", GRAPHS)
def test_tensorrt_rtx_parses_and_builds_the_shipped_graphs(graph: str) -> None:
    """Another member of TensorRT's family, of the same parser; it builds without a GPU."""
    rtx = pytest.importorskip("tensorrt_rtx", reason="tensorrt-rtx-cu13 is not installed")
    bundle = read_bundle(default_bundle_path())
    plan = build_plan(rtx, bundle.graphs[graph], bundle.graph_path(graph), 500_000_000)
    assert len(plan) > bundle.graph_path(graph).stat().st_size
