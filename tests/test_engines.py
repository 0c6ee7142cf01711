"""Engines run a bundle's graphs alike, check what they are given, and say what they lack."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from fake_tensorrt import FakeDriver
from onnx import helper, numpy_helper
from packaging.requirements import Requirement
from tiny_bundle import SIDE, TOKENS, encode, judge, seal_tiny_bundle, tiny_files, tiny_manifest
from xvlm.errors import BadInput, EngineError, MissingPackage
from xvlm.runtimes import Bundle, engines, open_engine
from xvlm.runtimes.bundle_writer import write_bundle
from xvlm.runtimes.onnxruntime_engine import OnnxRuntimeEngine
from xvlm.runtimes.openvino_engine import OpenVinoEngine
from xvlm.strict_toml import read_toml

ENGINES = ["onnxruntime", "openvino"]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache, empty."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    return seal_tiny_bundle(tmp_path / "tiny")


def image(batch: int = 1) -> np.ndarray[Any, np.dtype[np.float32]]:
    return np.random.default_rng(batch).random((batch, 1, SIDE, SIDE), np.float32)


def run_python(code: str, *arguments: object) -> str:
    """Run code in a fresh interpreter; returns what it printed."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("batch", [1, 5])
def test_an_engine_computes_what_the_graphs_say(bundle: Bundle, name: str, batch: int) -> None:
    engine = open_engine(bundle, name, precision="f32")
    tokens = engine.run("encode", {"image": image(batch)})["tokens"]
    np.testing.assert_allclose(tokens, encode(image(batch)), atol=1e-6)
    wanted = np.arange(batch)[:, None] % 2 == 0
    outputs = engine.run("judge", {"tokens": tokens, "wanted": wanted})
    assert outputs.keys() == {"logits", "same_logits"}
    np.testing.assert_allclose(outputs["logits"], judge(tokens, wanted), atol=1e-5)
    np.testing.assert_array_equal(outputs["logits"], outputs["same_logits"])


@pytest.mark.parametrize("made_for", ENGINES)
def test_onnxruntime_rounds_no_tensor_of_a_bundle_that_was_made_for_it(tmp_path: Path, made_for: str) -> None:
    """It would compute in floating point behind the rounding all the same; other bundles stay as they are."""
    step = 0.25
    graph = onnx.load_from_string(tiny_files()["encode.onnx"])
    nodes = [
        helper.make_node("QuantizeLinear", ["image", "step", "zero"], ["whole"]),
        helper.make_node("DequantizeLinear", ["whole", "step", "zero"], ["rounded"]),
    ]
    graph.graph.node[0].input[0] = "rounded"
    flatten_and_on = list(graph.graph.node)
    del graph.graph.node[:]
    graph.graph.node.extend([*nodes, *flatten_and_on])
    constants = (np.array(step, np.float32), "step"), (np.array(0, np.int8), "zero")
    graph.graph.initializer.extend(numpy_helper.from_array(*constant) for constant in constants)
    files = tiny_files() | {"encode.onnx": graph.SerializeToString()}
    bundle = write_bundle(tmp_path / "rounding", tiny_manifest(engine=made_for), files)
    tokens = open_engine(bundle, "onnxruntime").run("encode", {"image": image()})["tokens"]
    read = image() if made_for == "onnxruntime" else (image() / step).round() * step
    np.testing.assert_allclose(tokens, encode(read), atol=1e-6)


def test_the_engines_agree(bundle: Bundle) -> None:
    tokens = [open_engine(bundle, name).run("encode", {"image": image(3)})["tokens"] for name in ENGINES]
    np.testing.assert_allclose(tokens[0], tokens[1], atol=1e-6)


@pytest.mark.parametrize("name", ENGINES)
def test_the_caller_owns_the_outputs(bundle: Bundle, name: str) -> None:
    engine = open_engine(bundle, name)
    first = engine.run("encode", {"image": image()})["tokens"]
    before = first.copy()
    engine.run("encode", {"image": image() * 0})
    np.testing.assert_array_equal(first, before)


@pytest.mark.parametrize("name", ENGINES)
def test_the_number_of_images_may_change_from_run_to_run(bundle: Bundle, name: str) -> None:
    engine, images = open_engine(bundle, name, precision="f32"), image(7)
    for start, end in ((0, 1), (0, 3), (3, 4), (4, 7)):
        tokens = engine.run("encode", {"image": images[start:end]})["tokens"]
        np.testing.assert_allclose(tokens, encode(images[start:end]), atol=1e-6)


@pytest.mark.parametrize("name", ENGINES)
def test_inputs_that_must_not_be_written_are_read(bundle: Bundle, name: str) -> None:
    given = {"tokens": encode(image(2)).astype(np.float32), "wanted": np.array([[True], [False]])}
    for array in given.values():
        array.setflags(write=False)
    logits = open_engine(bundle, name, precision="f32").run("judge", given)["logits"]
    np.testing.assert_allclose(logits, judge(given["tokens"], given["wanted"]), atol=1e-5)


@pytest.mark.parametrize("name", ENGINES)
def test_inputs_may_be_views(bundle: Bundle, name: str) -> None:
    view = image(6)[::2].transpose(0, 1, 3, 2)
    tokens = open_engine(bundle, name).run("encode", {"image": view})["tokens"]
    np.testing.assert_allclose(tokens, encode(view), atol=1e-6)


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({}, r"takes the inputs \['tokens', 'wanted'\], not \[\]"),
        ({"tokens": 0, "wanted": 0, "more": 0}, r"not \['more', 'tokens', 'wanted'\]"),
        ({"tokens": [[0.0]], "wanted": 0}, rf"takes tokens float32 \[batch, {TOKENS}\], not a list"),
        ({"tokens": np.zeros((1, TOKENS)), "wanted": 0}, r"tokens float32 .* not float64 \[1, 4096\]"),
        ({"tokens": np.zeros((1, TOKENS), ">f4"), "wanted": 0}, r"tokens float32 .* not >f4 \[1, 4096\]"),
        ({"tokens": np.zeros(TOKENS, np.float32), "wanted": 0}, r"not float32 \[4096\]"),
        ({"tokens": np.zeros((1, 7), np.float32), "wanted": 0}, r"not float32 \[1, 7\]"),
        (
            {"tokens": np.zeros((2, TOKENS), np.float32), "wanted": np.zeros((3, 1), np.bool_)},
            r"takes wanted bool \[batch, 1\] with \{'batch': 2\}, not bool \[3, 1\]",
        ),
    ],
)
def test_wrong_inputs_are_refused(bundle: Bundle, inputs: dict[str, Any], message: str) -> None:
    with pytest.raises(EngineError, match=message):
        open_engine(bundle).run("judge", inputs)


def test_an_unknown_graph_is_refused(bundle: Bundle) -> None:
    with pytest.raises(EngineError, match=r"narrate: .* has \['encode', 'judge'\]"):
        open_engine(bundle).run("narrate", {})


@pytest.mark.parametrize("name", ENGINES)
def test_a_graph_is_compiled_when_it_is_first_run(tmp_path: Path, name: str) -> None:
    files = tiny_files() | {"graphs/judge.onnx": b"no graph at all"}
    engine = open_engine(write_bundle(tmp_path / "tiny", tiny_manifest(), files), name)
    tokens = engine.run("encode", {"image": image()})["tokens"]
    with pytest.raises(EngineError, match=r"judge\.onnx: .* refuses it"):
        engine.run("judge", {"tokens": tokens, "wanted": np.ones((1, 1), np.bool_)})


@pytest.mark.parametrize("name", ENGINES)
def test_a_file_with_other_tensors_is_refused(tmp_path: Path, name: str) -> None:
    files = tiny_files()
    files["encode.onnx"] = files["graphs/judge.onnx"]
    engine = open_engine(write_bundle(tmp_path / "tiny", tiny_manifest(), files), name)
    with pytest.raises(EngineError, match=r"encode\.onnx: has the inputs .*wanted.*, not \['image'\]"):
        engine.run("encode", {"image": image()})


@pytest.mark.parametrize("name", ENGINES)
def test_a_graph_that_fails_is_told_once(
    tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    files = tiny_files() | {"encode.onnx": graph_for_one_image()}
    engine = open_engine(write_bundle(tmp_path / "tiny", tiny_manifest(), files), name)
    engine.run("encode", {"image": image(1)})
    with pytest.raises(EngineError, match=r"^encode: .* failed: "):
        engine.run("encode", {"image": image(2)})
    assert capfd.readouterr() == ("", "")


def graph_for_one_image() -> bytes:
    """A graph that is no use for the batches which its inputs allow."""
    content = tiny_files()["encode.onnx"]
    assert isinstance(content, bytes)
    graph = onnx.load_from_string(content)
    graph.graph.node[0].CopyFrom(helper.make_node("Reshape", ["image", "one_image"], ["flat"]))
    graph.graph.initializer.append(numpy_helper.from_array(np.array([1, SIDE * SIDE]), "one_image"))
    return bytes(graph.SerializeToString())


def test_an_engine_that_does_not_exist_is_refused(bundle: Bundle) -> None:
    with pytest.raises(BadInput, match="abacus: is not an engine"):
        open_engine(bundle, "abacus")


def test_the_bundles_engine_is_opened_first(tmp_path: Path) -> None:
    for name in ENGINES:
        engine = open_engine(seal_tiny_bundle(tmp_path / name, engine=name))
        assert (engine.name, engine.fallback_from) == (name, None)


def test_an_engine_of_a_later_version_is_fallen_back_from(tmp_path: Path) -> None:
    engine = open_engine(seal_tiny_bundle(tmp_path / "tiny", engine="abacus"))
    assert (engine.name, engine.fallback_from) == ("onnxruntime", "abacus")


def test_a_chosen_engine_is_no_fallback(bundle: Bundle) -> None:
    assert open_engine(bundle, "openvino").fallback_from is None


def test_all_engines_of_the_processor_are_available_here() -> None:
    found = {engine.name: engine for engine in engines()}
    assert found.keys() == {*ENGINES, "onnxruntime-cuda", "onnxruntime-tensorrt", "tensorrt"}
    assert all(found[name].version and found[name].missing is None for name in ENGINES)


@pytest.mark.parametrize("name", ["onnxruntime-cuda", "onnxruntime-tensorrt"])
def test_a_gpu_that_is_missing_is_said(bundle: Bundle, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(
        MissingPackage, match=rf"engine {name}: needs onnxruntime-gpu.* in place of onnxruntime"
    ):
        open_engine(bundle, name)
    monkeypatch.setattr("onnxruntime.get_available_providers", lambda: list(_WITH_GPU))
    monkeypatch.setattr("xvlm.runtimes.cuda_driver._load", FakeDriver.without_gpu)
    with pytest.raises(MissingPackage, match=rf"engine {name}: needs an NVIDIA GPU with its driver"):
        open_engine(bundle, name)


_WITH_GPU = ("TensorrtExecutionProvider", "CUDAExecutionProvider", "CPUExecutionProvider")


@pytest.mark.filterwarnings("ignore:Specified provider")
@pytest.mark.parametrize("name", ["onnxruntime-cuda", "onnxruntime-tensorrt"])
def test_a_silent_fall_to_the_processor_is_an_error(
    bundle: Bundle, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ONNX Runtime without the provider goes on with the processor: only what it claims is changed here."""
    monkeypatch.setattr("onnxruntime.get_available_providers", lambda: list(_WITH_GPU))
    monkeypatch.setattr("xvlm.runtimes.onnxruntime_gpu_engines.missing_gpu", lambda: None)
    engine = open_engine(bundle, name)
    with pytest.raises(
        EngineError, match=r"would run it on \['CPUExecutionProvider'\].*--engine onnxruntime"
    ):
        engine.run("encode", {"image": image()})


def test_a_bundle_for_a_gpu_does_not_go_to_the_processor_by_itself(tmp_path: Path) -> None:
    bundle = seal_tiny_bundle(tmp_path / "tiny", target="server", engine="onnxruntime-cuda")
    with pytest.raises(MissingPackage, match=r"onnxruntime-gpu.*or run it on the processor with --engine"):
        open_engine(bundle)
    assert open_engine(bundle, "onnxruntime").name == "onnxruntime"


def test_required_versions_are_those_of_the_project() -> None:
    project = read_toml(Path(__file__).parents[1] / "pyproject.toml")["project"]
    wanted = [Requirement(each) for each in project["dependencies"]]
    here = [f"{each.name}{each.specifier}" for each in wanted if not each.marker or each.marker.evaluate()]
    assert OnnxRuntimeEngine.requirement in here
    assert OpenVinoEngine.requirement in project["optional-dependencies"]["openvino"]


BLOCKED = """
import sys
from pathlib import Path
for package in sys.argv[2:]:
    sys.modules[package] = None
from xvlm.errors import MissingPackage
from xvlm.runtimes import engines, open_engine, verify_bundle
bundle = verify_bundle(Path(sys.argv[1]))
"""


def test_a_fallback_is_visible(tmp_path: Path) -> None:
    bundle = seal_tiny_bundle(tmp_path / "tiny", engine="openvino")
    code = BLOCKED + "engine = open_engine(bundle); print(engine.name, engine.fallback_from)"
    assert run_python(code, bundle.path, "openvino") == "onnxruntime openvino"


def test_what_is_missing_is_said_exactly(bundle: Bundle) -> None:
    code = BLOCKED + "print(*engines(), sep='\\n')"
    onnxruntime, openvino, *_ = run_python(code, bundle.path, "openvino").splitlines()
    assert onnxruntime.endswith("missing=None)")
    assert openvino == "Availability(name='openvino', version=None, missing='openvino==2026.4.1')"


TELL_ERROR = """
try:
    open_engine(bundle, NAME)
except MissingPackage as error:
    print(error)
"""


def test_a_chosen_engine_that_is_missing_is_not_replaced(bundle: Bundle) -> None:
    told = run_python(BLOCKED + TELL_ERROR.replace("NAME", "'openvino'"), bundle.path, "openvino")
    assert told == "engine openvino: needs openvino==2026.4.1. pip install openvino==2026.4.1"


def test_no_engine_at_all(bundle: Bundle) -> None:
    told = run_python(BLOCKED + TELL_ERROR.replace("NAME", "None"), bundle.path, *ENGINES)
    assert (
        told == f"tiny: no engine can run here. Install {OnnxRuntimeEngine.requirement} or openvino==2026.4.1"
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("raise ImportError('libgomp.so.1 is absent')", " (the one installed does not load: libgomp.so.1"),
        ("import a_dependency_that_is_absent", " (the one installed does not load: No module named"),
        ("", "'"),
    ],
)
def test_a_package_that_does_not_load_is_missing(tmp_path: Path, content: str, reason: str) -> None:
    package = tmp_path / "broken" / "openvino"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(content)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from xvlm.runtimes import engines; print(engines()[1])"
    )
    assert f"missing='openvino==2026.4.1{reason}" in run_python(code, package.parent).replace('"', "'")


def test_no_engine_is_imported_before_it_is_opened() -> None:
    code = """
import sys, xvlm.runtimes, xvlm.runtimes.bundle_writer
print({'onnxruntime', 'openvino', 'torch', 'scipy', 'matplotlib'} & sys.modules.keys())
"""
    assert run_python(code) == "set()"


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted in /proc")
def test_threads_are_those_asked_for(bundle: Bundle) -> None:
    code = """
import os, sys, numpy as np
from pathlib import Path
from xvlm.runtimes import open_engine, verify_bundle
count = lambda: len(os.listdir('/proc/self/task'))
before = count()
engine = open_engine(verify_bundle(Path(sys.argv[1])), 'onnxruntime', threads=int(sys.argv[2]))
engine.run('encode', {'image': np.zeros((1, 1, 4, 4), np.float32)})
print(count() - before)
"""
    counts = [int(run_python(code, bundle.path, threads)) for threads in (1, 4)]
    assert counts[1] - counts[0] == 3


def test_a_compiled_graph_is_kept(bundle: Bundle, cache: Path) -> None:
    tokens = open_engine(bundle, "openvino").run("encode", {"image": image()})["tokens"]
    (blob,) = cache.rglob("*.blob")
    written = blob.stat().st_mtime_ns
    again = open_engine(bundle, "openvino").run("encode", {"image": image()})["tokens"]
    np.testing.assert_array_equal(again, tokens)
    assert [path.stat().st_mtime_ns for path in cache.rglob("*.blob")] == [written]


@pytest.mark.parametrize("damage", ["zeros", "cut", "no_seal"])
def test_a_damaged_compiled_graph_is_not_run(bundle: Bundle, cache: Path, damage: str) -> None:
    tokens = open_engine(bundle, "openvino").run("encode", {"image": image()})["tokens"]
    (blob,) = cache.rglob("*.blob")
    content = blob.read_bytes()
    blob.chmod(0o600)
    middle = len(content) // 2
    if damage == "cut":
        blob.write_bytes(content[:middle])
    else:
        blob.write_bytes(content[:middle] + bytes(4096) + content[middle + 4096 :])
    if damage == "no_seal":
        (blob.parent / "sha256sums").unlink()
    again = open_engine(bundle, "openvino").run("encode", {"image": image()})["tokens"]
    np.testing.assert_array_equal(again, tokens)


def test_a_cache_that_cannot_be_written_does_no_harm(
    bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file" / "cache"))
    tokens = open_engine(bundle, "openvino").run("encode", {"image": image()})["tokens"]
    np.testing.assert_allclose(tokens, encode(image()), atol=1e-6)


def test_a_relative_cache_folder_is_ignored(
    bundle: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    open_engine(bundle, "openvino").run("encode", {"image": image()})
    assert not (tmp_path / "relative").exists()
    assert list((tmp_path / "home" / ".cache" / "xvlm" / "openvino" / bundle.sha256).rglob("*.blob"))
