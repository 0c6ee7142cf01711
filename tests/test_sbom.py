"""The list of a bundle's parts is valid CycloneDX 1.6, names them all, and is the same each time."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from tiny_bundle import seal_tiny_bundle
from xvlm.compress.sbom import write_sbom
from xvlm.compress.steps.seal import DEFAULT_TEACHER
from xvlm.errors import BadConfig
from xvlm.runtimes import Bundle, default_bundle_path, verify_bundle


def content_of(bundle: Bundle, weights: Path) -> bytes:
    return write_sbom(bundle, {name: bundle.graph_path(name) for name in bundle.graphs}, weights)


@pytest.fixture(scope="module")
def written() -> bytes:
    """Of the shipped bundle."""
    return content_of(verify_bundle(default_bundle_path()), DEFAULT_TEACHER)


@pytest.fixture(scope="module")
def parts(written: bytes) -> dict[str, Any]:
    return {part["bom-ref"]: part for part in json.loads(written)["components"]}


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """Someone's own weights."""
    path = tmp_path / "model.safetensors"
    path.write_bytes(b"weights")
    return path


def test_it_is_valid(written: bytes) -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(written.decode()) is None
    broken = json.loads(written) | {"components": [{"type": "none", "name": "x"}]}
    assert validator.validate_str(json.dumps(broken)) is not None


def test_the_same_parts_give_the_same_bytes(written: bytes) -> None:
    time.sleep(1.1)  # A date would differ by now.
    assert content_of(verify_bundle(default_bundle_path()), DEFAULT_TEACHER) == written


def test_other_parts_have_another_number(written: bytes, weights: Path) -> None:
    other = json.loads(content_of(verify_bundle(default_bundle_path()), weights))
    assert other["serialNumber"] != json.loads(written)["serialNumber"]
    assert other["serialNumber"].startswith("urn:uuid:")


def test_the_model_has_the_hash_of_its_weights(written: bytes) -> None:
    model = json.loads(written)["metadata"]["component"]
    assert model["type"] == "machine-learning-model"
    (source,) = model["components"]
    digest = hashlib.sha256(DEFAULT_TEACHER.read_bytes()).hexdigest()
    assert source["hashes"] == [{"alg": "SHA-256", "content": digest}]


def test_graphs_have_the_hashes_of_the_bundle(parts: dict[str, Any]) -> None:
    bundle = verify_bundle(default_bundle_path())
    for name in ("encode.onnx", "judge.onnx", "narrate.onnx"):
        assert parts[f"file:{name}"]["hashes"][0]["content"] == bundle.files[name]


def test_packages_have_their_versions(parts: dict[str, Any]) -> None:
    assert parts["package:onnxruntime"]["version"] == "1.32.0"
    assert parts["package:onnxruntime"]["scope"] == "required"
    assert parts["package:openvino"]["scope"] == "optional"
    assert parts["package:numpy"]["purl"].startswith("pkg:pypi/numpy@")
    assert not {"package:torch", "package:pytest"} & parts.keys()


def test_what_taught_the_shipped_weights_is_as_their_card_tells(parts: dict[str, Any]) -> None:
    card = (default_bundle_path() / "MODEL_CARD.md").read_text()
    data = {name: part for name, part in parts.items() if part["type"] == "data"}
    assert len(data) == 5
    for word in ("NIH ChestX-ray14", "Kermany et al., Cell 2018", "arXiv 2006.11988", "V7 Labs"):
        assert word in card
        assert any(word in name for name in data)
    assert data["data:V7 Labs lung masks"]["licenses"] == [{"license": {"id": "CC-BY-4.0"}}]


def test_nobody_knows_what_taught_other_weights(tmp_path: Path, weights: Path) -> None:
    parts = json.loads(content_of(seal_tiny_bundle(tmp_path / "tiny"), weights))["components"]
    (data,) = (part for part in parts if part["type"] == "data")
    assert data["licenses"] == [{"license": {"name": "not known"}}]
    assert "no datasets.toml" in data["description"]


def test_who_trains_may_tell(tmp_path: Path, weights: Path) -> None:
    bundle = seal_tiny_bundle(tmp_path / "tiny")
    own = '[[datasets]]\nname = "ours"\ngave = "adults"\nlicence = "CC0-1.0"\n'
    (tmp_path / "datasets.toml").write_text(own)
    parts = {part["bom-ref"]: part for part in json.loads(content_of(bundle, weights))["components"]}
    assert parts["data:ours"]["licenses"] == [{"license": {"id": "CC0-1.0"}}]
    (tmp_path / "datasets.toml").write_text(own.replace("gave", "give"))
    with pytest.raises(BadConfig, match=r"unknown key .*give"):
        content_of(bundle, weights)


def test_nothing_of_the_maker_is_told(written: bytes, tmp_path: Path) -> None:
    moved = shutil.copytree(default_bundle_path(), tmp_path / "elsewhere")
    assert content_of(verify_bundle(moved), DEFAULT_TEACHER) == written
    assert str(Path(__file__).resolve().parents[1]).encode() not in written


def test_an_engine_that_is_not_here_is_listed_with_what_it_needs(weights: Path) -> None:
    code = f"""
import sys; sys.modules['openvino'] = None
from pathlib import Path
from xvlm.compress.sbom import write_sbom
from xvlm.runtimes import default_bundle_path, verify_bundle
bundle = verify_bundle(default_bundle_path())
graphs = {{name: bundle.graph_path(name) for name in bundle.graphs}}
print(write_sbom(bundle, graphs, Path({str(weights)!r})).decode())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    parts = {part["bom-ref"]: part for part in json.loads(done.stdout)["components"]}
    assert parts["engine:openvino"]["description"] == "needs openvino==2026.4.1"
    assert "version" not in parts["engine:openvino"]
