"""A clinic's own calibration: fitted on its images, signed, and refused when anything about it is wrong."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny_bundle import seal_tiny_bundle, thresholds
from xvlm.errors import BadInput
from xvlm.runtimes import Calibration, verify_bundle
from xvlm.runtimes.calibration_overlay import (
    CalibrationOverlay,
    LocalCalibration,
    LocalFinding,
    Quality,
    read_overlay,
    sign_overlay,
)
from xvlm.runtimes.signatures.calibration_keys import (
    public_key_of,
)

SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


TRUSTED = frozenset({public_key_of(SIGNER)})


CHANGED = "was changed after it was signed"


FUZZ = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def a_calibration(**changes: Any) -> LocalCalibration:
    """Of the tiny bundle: one finding refitted, one kept."""
    calibration = LocalCalibration(
        bundle="tiny",
        bundle_version="1.0.0",
        bundle_sha256="0" * 64,
        engine="onnxruntime",
        made="2026-02-03",
        images=80,
        patients=70,
        refused=2,
        operating_point="few_false_alarms",
        findings=(
            LocalFinding("Cardiomegaly", 3, 67, Quality(0.2, None, 0.9), kept="3 patients with it"),
            LocalFinding(
                "Effusion",
                33,
                37,
                Quality(0.2, 0.5, 0.9),
                Calibration("Effusion", 0.75, -1.5, thresholds(0.2)),
                Quality(0.1, 0.6, 0.85),
            ),
        ),
    )
    return dataclasses.replace(calibration, **changes)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A signed calibration."""
    path = tmp_path / "clinic.calibration.json"
    path.write_bytes(sign_overlay(a_calibration(), SIGNER))
    return path


def test_what_is_signed_is_read(file: Path) -> None:
    overlay = read_overlay(file, TRUSTED)
    assert overlay.as_json() == a_calibration().as_json()
    assert overlay.findings == a_calibration().findings
    assert overlay.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert {overlay.public_key} == TRUSTED


def leaves(value: object) -> list[tuple[Any, ...]]:
    """Paths to the values in a JSON value that hold no others."""
    if not isinstance(value, dict | list):
        return [()]
    items = value.items() if isinstance(value, dict) else enumerate(value)
    return [(key, *rest) for key, item in items for rest in leaves(item)]


LEAVES = leaves(json.loads(sign_overlay(a_calibration(), SIGNER)))


@pytest.mark.parametrize("place", LEAVES, ids=lambda place: ".".join(map(str, place)))
def test_every_changed_value_is_found(file: Path, place: tuple[Any, ...]) -> None:
    content = json.loads(file.read_bytes())
    *path, last = place
    parent = content
    for key in path:
        parent = parent[key]
    old = parent[last]
    parent[last] = old[:-1] + ("1" if old[-1] == "0" else "0") if isinstance(old, str) else 0.123
    file.write_text(json.dumps(content, sort_keys=True, indent=1) + "\n")
    says = "not trusted here" if last == "public_key" else CHANGED
    with pytest.raises(BadInput, match=f"^{file.name}: .*{says}"):
        read_overlay(file, TRUSTED)


@FUZZ
@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_every_changed_byte_is_found(file: Path, place: int, bit: int) -> None:
    content = bytearray(original := sign_overlay(a_calibration(), SIGNER))
    content[place % len(content)] ^= 1 << bit
    file.write_bytes(content)
    with pytest.raises(BadInput):
        read_overlay(file, TRUSTED)
    file.write_bytes(original)
    assert read_overlay(file, TRUSTED)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content + b" ",
        lambda content: content.replace(b"0.75", b"0.750"),
        lambda content: content.replace(b'"images": 80', b'"images": 9, "images": 80'),
    ],
)
def test_the_same_values_written_otherwise_are_a_change(file: Path, change: Callable[[bytes], bytes]) -> None:
    content = file.read_bytes()
    assert change(content) != content
    file.write_bytes(change(content))
    with pytest.raises(BadInput, match=CHANGED):
        read_overlay(file, TRUSTED)


def test_an_unknown_signer_is_refused(file: Path) -> None:
    file.write_bytes(sign_overlay(a_calibration(), Ed25519PrivateKey.generate()))
    with pytest.raises(BadInput, match="signed with a key that is not trusted here") as told:
        read_overlay(file, TRUSTED)
    assert "--trust" in told.value.fix
    with pytest.raises(BadInput, match="not trusted here"):
        read_overlay(file, frozenset())


def test_a_later_format_is_told_from_a_change(file: Path) -> None:
    file.write_bytes(sign_overlay(a_calibration(schema=2), SIGNER))
    with pytest.raises(BadInput, match="another version of the format"):
        read_overlay(file, TRUSTED)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"made": "yesterday"}, "made should be a day"),
        ({"images": -1}, "images should be a whole number"),
        ({"findings": a_calibration().findings[1:] * 2}, "findings should name nothing twice"),
        ({"bundle_sha256": "short"}, "bundle_sha256 should be a sha256"),
    ],
)
def test_a_signature_makes_nothing_whole(file: Path, wrong: dict[str, Any], says: str) -> None:
    file.write_bytes(sign_overlay(a_calibration(**wrong), SIGNER))
    with pytest.raises(BadInput, match=says):
        read_overlay(file, TRUSTED)


@FUZZ
@given(st.binary() | st.sampled_from([b"[" * 99_999, b'{"overlay": {}, "signature": 1}', b" " * 1_000_001]))
def test_any_other_file_is_one_plain_error(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(BadInput, match=f"^{file.name}: is "):
        read_overlay(file, TRUSTED)


def test_a_missing_file_is_one_plain_error(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.json", tmp_path):
        with pytest.raises(BadInput, match="cannot be read"):
            read_overlay(path, TRUSTED)


def read_for(folder: Path, file: Path) -> CalibrationOverlay:
    """The overlay, made for the bundle in a folder."""
    sha256 = verify_bundle(folder).sha256
    file.write_bytes(sign_overlay(a_calibration(bundle_sha256=sha256), SIGNER))
    return read_overlay(file, TRUSTED)


def test_only_what_was_refitted_takes_the_bundle_s_place(tmp_path: Path, file: Path) -> None:
    bundle = seal_tiny_bundle(tmp_path / "tiny")
    kept, refitted = read_for(bundle.path, file).over(bundle)
    assert kept == bundle.calibration[0]
    assert refitted == a_calibration().findings[1].refitted


def test_another_bundle_is_refused(tmp_path: Path, file: Path) -> None:
    overlay = read_for(seal_tiny_bundle(tmp_path / "tiny").path, file)
    other = seal_tiny_bundle(tmp_path / "other", version="1.0.1")
    with pytest.raises(
        BadInput, match=r"made for the bundle tiny 1\.0\.0, sha256 .* this one is tiny 1\.0\.1"
    ):
        overlay.over(other)
