"""Compression, really done, on the shipped weights."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from xvlm.bench.bounds import Bound
from xvlm.bench.material import open_candidate
from xvlm.bench.studies import canvases_to_measure
from xvlm.compress.export import INPUTS, OUTPUTS, example_inputs, export_graphs, graph_modules
from xvlm.compress.parity import measure_parity
from xvlm.compress.pipeline import DEFAULT_TEACHER, Compressed, compress
from xvlm.compress.qdq import check_symmetric
from xvlm.compress.recipe import Gate, Parity, Quantize, Recipe
from xvlm.compress.recipe_file import read_recipe, shipped_recipe
from xvlm.errors import BundleError
from xvlm.models.network.vlm import XrayVLM
from xvlm.models.network.weights import load_network
from xvlm.runtimes.bundle import default_bundle_path, read_bundle

QUICK = Recipe(
    "cpu",
    "onnxruntime",
    quantize=Quantize(calibration_images=24),
    parity=Parity(images=8),
    gate=Gate(
        8, 8, 1, {"evidence.spearman": Bound(at_least=0.95), "diagnosis.auroc_loss": Bound(at_most=0.01)}
    ),
)
ENGINES = ("onnxruntime", "openvino")


@pytest.fixture(scope="module")
def model() -> XrayVLM:
    return load_network(DEFAULT_TEACHER)[0]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Compressed:
    folder = tmp_path_factory.mktemp("compressed")
    made = compress(QUICK, folder / "bundle")
    assert [path.name for path in folder.iterdir()] == ["bundle"], "a work folder was left"
    return made


@pytest.mark.parametrize("graph", ["encode", "judge", "narrate"])
def test_exported_graphs_answer_as_pytorch_does(model: XrayVLM, tmp_path: Path, graph: str) -> None:
    """FP32, on both engines, with a batch and a cache of other lengths than at export."""
    import onnxruntime
    import openvino

    path = str(export_graphs(model, tmp_path)[graph])
    inputs = example_inputs(model, batch=3, past=5)[graph]
    with torch.no_grad():
        expected = graph_modules(model)[graph](*inputs)
    named = {name: tensor.numpy() for name, tensor in zip(INPUTS[graph], inputs, strict=True)}
    by_onnxruntime = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"]).run(
        list(OUTPUTS[graph]), named
    )
    compiled = openvino.Core().compile_model(path, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    by_openvino = compiled(named)
    for index, (name, tensor) in enumerate(zip(OUTPUTS[graph], expected, strict=True)):
        size = float(tensor.abs().max())
        for answer in (by_onnxruntime[index], by_openvino[name]):
            assert np.abs(answer - tensor.numpy()).max() < 1e-4 * max(size, 1), (graph, name)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_shipped_bundle_answers_as_pytorch_does(model: XrayVLM, engine: str) -> None:
    bundle = read_bundle(default_bundle_path())
    canvases, _ = canvases_to_measure(None, bundle.canvas_size, 6, seed=77)
    calibration = [(finding.slope, finding.intercept) for finding in bundle.findings]
    figures = measure_parity(model, open_candidate(bundle, engine), canvases, calibration)
    assert figures.broken(read_recipe(shipped_recipe("cpu")).parity) == []
    assert figures.sum_error < 1e-4


def test_the_shipped_bundle_is_what_the_command_makes(made: Compressed) -> None:
    shipped = read_bundle(default_bundle_path())
    assert shipped.teacher_sha256 == made.bundle.teacher_sha256
    assert (shipped.gate, shipped.findings, shipped.graphs) == (
        made.bundle.gate,
        made.bundle.findings,
        made.bundle.graphs,
    )
    assert shipped.vocabulary == made.bundle.vocabulary
    written = json.loads((shipped.path / "bundle.json").read_text())["recipe"]
    assert set(written.pop("held_out")) == {"share", "seed"}
    assert written == json.loads(json.dumps(read_recipe(shipped_recipe("cpu")).as_dict()))


def test_a_bundle_holds_what_it_should(made: Compressed) -> None:
    assert {"encode.onnx", "judge.onnx", "narrate.onnx", "fidelity.json", "MODEL_CARD.md"} <= set(
        made.bundle.files
    )
    assert {"sbom.cdx.json", "reference.npz"} <= set(made.bundle.files)
    assert made.sizes["bundle"] < 15e6
    assert set(made.parity) == set(ENGINES)
    written = json.loads((made.bundle.path / "fidelity.json").read_text())
    assert written["measured_on"] == "phantoms"
    assert [entry["step"] for entry in written["log"]] == [
        "export",
        "reference",
        "quantize",
        "search",
        "gate",
    ]
    assert written["unmeasured"] == ["diagnosis.auroc_loss"], "phantoms have no labels"
    assert written["verdict"] == "5 of 6 bounds checked, all hold; not checked here: diagnosis.auroc_loss"
    evidence, auroc = written["bounds"]
    assert evidence["bound"] == {"at_least": 0.95, "at_most": None}
    assert evidence["unchanged"]["value"] == pytest.approx(1)
    assert set(evidence["measured"]) == set(ENGINES)
    assert (auroc["unchanged"], auroc["measured"]) == (None, {})
    card = (made.bundle.path / "MODEL_CARD.md").read_text()
    assert written["verdict"] in card
    assert "| evidence.spearman | ≥ 0.95 |" in card
    assert set(written["fidelity"]) == set(ENGINES)
    for report in written["fidelity"].values():
        assert "evidence.spearman" in {figure["name"] for figure in report["figures"]}
    assert made.bundle.failed == ()
    assert read_recipe(made.bundle.path) == QUICK


def test_every_quantizer_is_symmetric_int8_and_nothing_tells_of_the_maker(made: Compressed) -> None:
    for graph in made.bundle.graphs:
        content = onnx.load(made.bundle.graph_path(graph))
        quantized = any(node.op_type == "QuantizeLinear" for node in content.graph.node)
        assert quantized == (graph in QUICK.quantize.graphs)
        check_symmetric(content)
        assert (
            str(Path(__file__).resolve().parents[1]).encode()
            not in made.bundle.graph_path(graph).read_bytes()
        )


def test_no_product_of_weights_overflows_without_vnni(made: Compressed) -> None:
    """Two products of a weight and an activation must fit in 16 bits: 2 · 64 · 255 < 2¹⁵."""
    for graph in QUICK.quantize.graphs:
        content = onnx.load(made.bundle.graph_path(graph)).graph
        stored = {tensor.name: onnx.numpy_helper.to_array(tensor) for tensor in content.initializer}
        read = [stored.get(node.input[0]) for node in content.node if node.op_type == "DequantizeLinear"]
        weights = [array for array in read if array is not None]
        assert weights
        assert max(int(np.abs(array.astype(int)).max()) for array in weights) <= 64


def test_real_images_can_calibrate(tmp_path: Path) -> None:
    from xvlm.explain.phantom_dicom import write_phantom_dicom
    from xvlm.models.phantom import make_phantom

    (tmp_path / "images").mkdir()
    for seed in range(6):
        write_phantom_dicom(tmp_path / "images" / f"{seed}.dcm", make_phantom(128, seed=seed))
    result = compress(QUICK, tmp_path / "bundle", data=tmp_path / "images")
    assert result.measured_on == "radiographs"


def test_something_else_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "bundle").mkdir()
    (tmp_path / "bundle" / "thesis.txt").write_text("years of work")
    with pytest.raises(BundleError, match="bundle"):
        compress(QUICK, tmp_path / "bundle", replace=True)
    assert (tmp_path / "bundle" / "thesis.txt").read_text() == "years of work"


@pytest.mark.parametrize("after", [1.5, 6.0])
def test_a_killed_compression_leaves_no_bundle(tmp_path: Path, after: float) -> None:
    code = "from xvlm.cli import main; main()"
    command = [sys.executable, "-c", code, "compress", "--out", str(tmp_path / "bundle")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert not (tmp_path / "bundle").exists()
