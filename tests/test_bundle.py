"""Bundles: what is written is read, and what was damaged, put in or made for another device is found."""

from __future__ import annotations

import dataclasses
import math
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny_bundle import DEVICE, edit, seal_tiny_bundle, tiny_files, tiny_manifest, write_document
from xvlm.errors import BundleDamaged, BundleError, BundleTooNew, WrongDevice
from xvlm.runtimes import (
    FindingCalibration,
    OperatingPoint,
    read_bundle,
    verify_bundle,
)
from xvlm.runtimes.bundle_writer import write_bundle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sealed bundle."""
    return seal_tiny_bundle(tmp_path / "tiny").path


def test_what_is_written_is_read(tmp_path: Path) -> None:
    written = seal_tiny_bundle(tmp_path / "deep" / "tiny")
    bundle = read_bundle(tmp_path / "deep" / "tiny", DEVICE)
    manifest = tiny_manifest()
    assert bundle == written
    for name in (
        "name",
        "version",
        "target",
        "engine",
        "graphs",
        "canvas_size",
        "calibration",
        "operating_point",
        "gate",
        "schema",
    ):
        assert getattr(bundle, name) == getattr(manifest, name)
    assert bundle.vocabulary["tokens"] == ("<end>", "Effusion")
    assert bundle.recipe["steps"][0]["bits"] == 8
    assert bundle.files.keys() == tiny_files().keys()
    assert bundle.graph_path("judge").read_bytes() == tiny_files()["graphs/judge.onnx"]
    assert {path.name for path in (tmp_path / "deep").iterdir()} == {"tiny"}


def test_a_bundle_is_read_only(folder: Path) -> None:
    bundle: Any = verify_bundle(folder)
    with pytest.raises(dataclasses.FrozenInstanceError):
        bundle.name = "other"
    for mapping in (bundle.gate, bundle.graphs, bundle.files, bundle.vocabulary, bundle.recipe["steps"][0]):
        with pytest.raises(TypeError):
            mapping["name"] = 1


def test_the_same_bundle_has_the_same_hash(tmp_path: Path) -> None:
    one, other = seal_tiny_bundle(tmp_path / "one"), seal_tiny_bundle(tmp_path / "other")
    assert one.sha256 == other.sha256
    assert seal_tiny_bundle(tmp_path / "third", version="1.0.1").sha256 != one.sha256


def test_a_bundle_is_found_from_anywhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    bundle = read_bundle(Path(), DEVICE)
    monkeypatch.chdir("/")
    assert bundle.graph_path("encode").is_file()


@given(st.floats(-1e6, 1e6))
def test_calibration(logit: float) -> None:
    finding = FindingCalibration("Effusion", slope=2.0, intercept=-1.0, threshold=0.5)
    expected = 0.0 if logit < -300 else 1 / (1 + math.exp(-(2 * logit - 1)))
    assert finding.probability(logit) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("point", "thresholds"),
    [("few_false_alarms", (0.4, 0.6)), ("best_f1", (0.2, 0.3)), ("sensitivity_90", (0.1, 0.15))],
)
def test_a_bundle_raises_findings_at_its_own_operating_point(
    tmp_path: Path, point: OperatingPoint, thresholds: tuple[float, float]
) -> None:
    bundle = seal_tiny_bundle(tmp_path / "tiny", operating_point=point)
    assert tuple(finding.threshold for finding in bundle.findings) == thresholds
    assert [finding.key for finding in bundle.findings] == ["Cardiomegaly", "Effusion"]


NAMES = sorted(tiny_files())


@pytest.mark.parametrize("name", NAMES)
def test_a_tampered_byte_is_found(folder: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(BundleDamaged, match=f"^tiny/{name}: is not as it was sealed"):
        read_bundle(folder, DEVICE)


@pytest.mark.parametrize("name", NAMES)
def test_a_truncated_file_is_found(folder: Path, name: str) -> None:
    os.truncate(folder / name, (folder / name).stat().st_size - 1)
    with pytest.raises(BundleDamaged, match=f"^tiny/{name}: is not as it was sealed"):
        read_bundle(folder, DEVICE)


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_file_is_found(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(BundleDamaged, match=f"^tiny/{name}: is missing"):
        read_bundle(folder, DEVICE)


@pytest.mark.parametrize("name", ["encode.bin", ".hidden", "graphs/more.onnx", "a/b/c"])
def test_a_file_that_was_put_in_is_found(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).touch()
    with pytest.raises(BundleDamaged, match=f"^tiny/{name}: is no part of the bundle"):
        read_bundle(folder, DEVICE)


def test_a_signature_is_no_stranger(folder: Path) -> None:
    (folder / "bundle.sig").write_bytes(b"a signature over the others")
    assert "bundle.sig" not in read_bundle(folder, DEVICE).files


@pytest.mark.parametrize("name", ["bundle.json", "encode.onnx", "graphs"])
def test_a_link_is_refused(folder: Path, tmp_path: Path, name: str) -> None:
    (folder / name).rename(tmp_path / "elsewhere")
    (folder / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BundleDamaged, match=f"^tiny/{name}: is a link"):
        read_bundle(folder, DEVICE)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_one_flipped_bit_anywhere_is_found(folder: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["bundle.json", "bundle.sha256", *sorted(tiny_files())]))
    whole = (folder / name).read_bytes()
    changed = bytearray(whole)
    changed[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    (folder / name).write_bytes(changed)
    try:
        with pytest.raises(BundleDamaged, match="is not as it was sealed"):
            read_bundle(folder, DEVICE)
    finally:
        (folder / name).write_bytes(whole)
    assert read_bundle(folder, DEVICE)


def test_the_hash_of_bundle_json_can_be_checked_without_xvlm(folder: Path) -> None:
    done = subprocess.run(["sha256sum", "--check", "bundle.sha256"], cwd=folder, capture_output=True)
    assert done.returncode == 0


def test_a_pipe_is_refused_and_not_waited_for(folder: Path) -> None:
    (folder / "encode.onnx").unlink()
    os.mkfifo(folder / "encode.onnx")
    with pytest.raises(BundleDamaged, match=r"encode\.onnx: is a link or a device"):
        read_bundle(folder, DEVICE)


def test_a_newer_format_is_told_from_damage(folder: Path) -> None:
    write_document(folder, b'{"schema": 3, "unheard": "of"}')
    with pytest.raises(BundleTooNew, match="version 3 of the bundle format") as told:
        read_bundle(folder, DEVICE)
    assert told.value.fix == "Update xvlm"


def make_older(folder: Path) -> None:
    """Give a bundle the first format's form."""

    def change(content: dict[str, Any]) -> None:
        content.update(schema=1, findings=content.pop("calibration"))
        del content["operating_point"]

    edit(folder, change)


def test_an_older_format_says_what_to_do(folder: Path) -> None:
    make_older(folder)
    with pytest.raises(BundleError, match=r"^tiny: uses version 1 of the bundle format") as told:
        read_bundle(folder, DEVICE)
    assert not isinstance(told.value, BundleDamaged)
    assert "xvlm compress" in told.value.fix


def test_an_older_bundle_may_be_replaced(folder: Path) -> None:
    make_older(folder)
    write_bundle(folder, tiny_manifest(version="2"), tiny_files(), replace=True)
    assert verify_bundle(folder).version == "2"


def test_another_device_is_refused(folder: Path) -> None:
    with pytest.raises(WrongDevice, match=r"x86_64.*this is aarch64"):
        read_bundle(folder, dataclasses.replace(DEVICE, machine="aarch64"))
    assert verify_bundle(folder).target == "cpu"


def test_an_unknown_device_is_refused(tmp_path: Path) -> None:
    bundle = seal_tiny_bundle(tmp_path / "tiny", target="abacus")
    with pytest.raises(WrongDevice, match="the device abacus, which this xvlm does not know"):
        read_bundle(bundle.path, DEVICE)


@pytest.mark.parametrize("kind", ["nothing", "file", "empty folder", "folder of other things"])
def test_what_is_no_bundle(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "thing"
    if kind == "file":
        path.touch()
    elif kind != "nothing":
        path.mkdir()
    if kind == "folder of other things":
        (path / "scan.dcm").touch()
    with pytest.raises(BundleError, match=r"^thing: is not a bundle") as told:
        read_bundle(path, DEVICE)
    assert type(told.value) is BundleError
