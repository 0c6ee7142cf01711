"""A bundle small enough to be sealed and run in every test."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from xvlm.runtimes import Bundle, Calibration, Device, GraphSpec, Manifest, TensorSpec
from xvlm.runtimes.bundle_writer import write_bundle
from xvlm.runtimes.manifest import write_seal

SIDE, TOKENS, FINDINGS = 4, 4096, 3

# What the shipped profile `cpu` describes, so that tests read bundles on any machine.
DEVICE = Device(machine="x86_64", cpu_model="a computer", cores=2, memory_bytes=None, os="Linux")

_random = np.random.default_rng(7)
ENCODE_WEIGHTS = _random.normal(size=(SIDE * SIDE, TOKENS)).astype(np.float32)
JUDGE_WEIGHTS = _random.normal(size=(TOKENS, FINDINGS)).astype(np.float32)

GRAPHS = {
    "encode": GraphSpec(
        "encode.onnx",
        (TensorSpec("image", "float32", ("batch", 1, SIDE, SIDE)),),
        (TensorSpec("tokens", "float32", ("batch", TOKENS)),),
    ),
    "judge": GraphSpec(
        "graphs/judge.onnx",
        (TensorSpec("tokens", "float32", ("batch", TOKENS)), TensorSpec("wanted", "bool", ("batch", 1))),
        (
            TensorSpec("logits", "float32", ("batch", FINDINGS)),
            TensorSpec("same_logits", "float32", ("batch", FINDINGS)),
        ),
    ),
}


def encode(image: NDArray[np.float32]) -> NDArray[Any]:
    """What the graph `encode` computes, in double precision."""
    scores = image.reshape(len(image), -1).astype(np.float64) @ ENCODE_WEIGHTS.astype(np.float64)
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def judge(tokens: NDArray[np.float32], wanted: NDArray[np.bool_]) -> NDArray[Any]:
    """What the graph `judge` computes, in double precision."""
    return np.where(wanted, tokens.astype(np.float64) @ JUDGE_WEIGHTS.astype(np.float64), 0.0)


def thresholds(few_false_alarms: float) -> dict[str, float]:
    """A threshold for each operating point, the others below the one given."""
    few = few_false_alarms
    return {"few_false_alarms": few, "best_f1": few / 2, "sensitivity_90": few / 4}


def tiny_manifest(**changes: Any) -> Manifest:
    manifest = Manifest(
        name="tiny",
        version="1.0.0",
        target="cpu",
        engine="onnxruntime",
        graphs=GRAPHS,
        canvas_size=SIDE,
        calibration=(
            Calibration("Cardiomegaly", 1.5, -0.25, thresholds(0.4)),
            Calibration("Effusion", 0.5, 0.0, thresholds(0.6)),
        ),
        gate={"chest": 0.5},
        vocabulary={"tokens": ["<end>", "Effusion"], "grammar": {"first": [1]}},
        recipe={"steps": [{"name": "quantize", "bits": 8}]},
        teacher_sha256="ab" * 32,
        findings_version="1.0",
    )
    return replace(manifest, **changes)


def tiny_files() -> dict[str, Path | bytes]:
    return {
        "encode.onnx": _encode_graph(),
        "graphs/judge.onnx": _judge_graph(),
        "fidelity.json": b"{}\n",
        "MODEL_CARD.md": b"# tiny\n",
    }


def seal_tiny_bundle(folder: Path, **changes: Any) -> Bundle:
    return write_bundle(folder, tiny_manifest(**changes), tiny_files())


def edit(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change what a bundle.json says."""
    file = folder / "bundle.json"
    content = json.loads(file.read_text())
    change(content)
    write_document(folder, json.dumps(content).encode())


def write_document(folder: Path, content: bytes) -> None:
    """Put another bundle.json into a bundle, with its hash."""
    (folder / "bundle.json").write_bytes(content)
    (folder / "bundle.sha256").write_bytes(write_seal(hashlib.sha256(content).hexdigest()))


def _encode_graph() -> bytes:
    nodes = [
        helper.make_node("Flatten", ["image"], ["flat"]),
        helper.make_node("MatMul", ["flat", "weights"], ["scores"]),
        helper.make_node("Softmax", ["scores"], ["tokens"], axis=1),
    ]
    return _serialize("encode", nodes, ENCODE_WEIGHTS)


def _judge_graph() -> bytes:
    nodes = [
        helper.make_node("MatMul", ["tokens", "weights"], ["all"]),
        helper.make_node("Cast", ["wanted"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["all", "mask"], ["logits"]),
        helper.make_node("Identity", ["logits"], ["same_logits"]),
    ]
    return _serialize("judge", nodes, JUDGE_WEIGHTS)


def _serialize(name: str, nodes: list[onnx.NodeProto], weights: NDArray[np.float32]) -> bytes:
    spec = GRAPHS[name]
    graph = helper.make_graph(
        nodes,
        name,
        [_value(tensor) for tensor in spec.inputs],
        [_value(tensor) for tensor in spec.outputs],
        [numpy_helper.from_array(weights, "weights")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    return bytes(model.SerializeToString())


def _value(tensor: TensorSpec) -> onnx.ValueInfoProto:
    dtype = helper.np_dtype_to_tensor_dtype(np.dtype(tensor.dtype))
    return helper.make_tensor_value_info(tensor.name, dtype, tensor.shape)
