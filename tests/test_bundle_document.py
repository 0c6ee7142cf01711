"""`bundle.json`: whatever it says, it is a bundle or one plain error."""

from __future__ import annotations

import copy
import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny_bundle import DEVICE, edit, seal_tiny_bundle, write_document
from xvlm.errors import BundleDamaged, BundleError
from xvlm.runtimes import (
    Bundle,
    Manifest,
    read_bundle,
)
from xvlm.runtimes.manifest import parse_manifest, write_manifest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sealed bundle."""
    return seal_tiny_bundle(tmp_path / "tiny").path


WRONG_VALUES: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda it: it.pop("canvas_size"), "canvas_size is missing"),
    (lambda it: it.pop("schema"), "schema is missing"),
    (lambda it: it.update(extra=1), "extra is no key we know"),
    (lambda it: it.update({"two\nlines": 1}), r"'two\\nlines' is no key we know"),
    (lambda it: it.update(schema=True), "schema should be a whole number"),
    (lambda it: it.update(schema=0), "schema should be a whole number, 1 or above"),
    (lambda it: it.update(name="../tiny"), "name should be a word"),
    (lambda it: it.update(canvas_size=224.5), "canvas_size should be a whole number"),
    (lambda it: it.update(teacher_sha256="AB"), "teacher_sha256 should be a sha256"),
    (lambda it: it["gate"].update(chest="0.5"), r"gate\.chest should be a number"),
    (lambda it: it["gate"].update(chest=10**400), r"gate\.chest should be a number"),
    (
        lambda it: it["calibration"][1]["thresholds"].update(best_f1=1.5),
        r"calibration\[1\]\.thresholds\.best_f1 should .* from 0 to 1",
    ),
    (lambda it: it["calibration"][1]["thresholds"].pop("best_f1"), r"thresholds\.best_f1 is missing"),
    (lambda it: it["calibration"][1]["thresholds"].update(luck=0.1), r"thresholds\.luck is no key we know"),
    (lambda it: it["calibration"][1].update(slope=0), r"calibration\[1\]\.slope should be above 0"),
    (lambda it: it["calibration"][0].update(key="Effusion"), "calibration should name nothing twice"),
    (lambda it: it.update(operating_point="luck"), "operating_point should be one of few_false_alarms"),
    (
        lambda it: it["graphs"]["encode"]["inputs"][0].update(dtype="object"),
        r"inputs\[0\]\.dtype should be one",
    ),
    (lambda it: it["graphs"]["encode"]["inputs"][0].update(shape=[-1]), r"inputs\[0\]\.shape\[0\] should be"),
    (lambda it: it["graphs"]["encode"].update(file="other.onnx"), r"graphs\.encode\.file should be one of"),
    (lambda it: it["files"].pop("fidelity.json"), r"files should list fidelity\.json"),
    (lambda it: it["files"].update({"bundle.json": "0" * 64}), r"files should not list bundle\.json"),
    (lambda it: it["files"].update({"../escaped": "0" * 64}), "'../escaped' should be named by a plain file"),
    (lambda it: it["files"].update({"/etc/passwd": "0" * 64}), "'/etc/passwd' should be named by a plain"),
    (lambda it: it["files"].update({"a/../../b": "0" * 64}), "should be named by a plain file name"),
    (lambda it: it["files"].update({"a\0b": "0" * 64}), r"'a\\x00b' should be named by a plain file name"),
]


@pytest.mark.parametrize(("change", "message"), WRONG_VALUES)
def test_the_wrong_key_is_named(
    folder: Path, change: Callable[[dict[str, Any]], object], message: str
) -> None:
    edit(folder, change)
    with pytest.raises(BundleDamaged, match=rf"^tiny/bundle\.json: .*{message}"):
        read_bundle(folder, DEVICE)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff", b"[" * 100_000, b'{"schema": NaN}', b"1" * 5000, b"null", b" " * 9_000_000],
    ids=["empty", "cut", "not text", "deep", "NaN", "long number", "null", "large"],
)
def test_a_bundle_json_that_is_no_document(folder: Path, content: bytes) -> None:
    write_document(folder, content)
    with pytest.raises(BundleDamaged, match=r"^tiny/bundle\.json: "):
        read_bundle(folder, DEVICE)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("a" * 64),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(), inside, max_size=4),
    max_leaves=12,
)


FUZZ = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@FUZZ
@given(st.one_of(st.binary(), JSON_VALUES.map(lambda value: json.dumps(value).encode())))
def test_any_bundle_json_gives_a_plain_error(folder: Path, content: bytes) -> None:
    write_document(folder, content)
    with pytest.raises(BundleError):
        read_bundle(folder, DEVICE)


def places(value: object) -> list[tuple[Any, ...]]:
    """Paths to all values inside a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(key, *rest) for key, item in items for rest in [(), *places(item)]]


@FUZZ
@given(st.data())
def test_any_one_wrong_value_gives_a_bundle_or_a_plain_error(folder: Path, data: st.DataObject) -> None:
    original = (folder / "bundle.json").read_bytes()
    content = json.loads(original)
    *path, last = data.draw(st.sampled_from(places(content)))
    changed = copy.deepcopy(content)
    parent = changed
    for key in path:
        parent = parent[key]
    parent[last] = data.draw(JSON_VALUES)
    write_document(folder, json.dumps(changed).encode())
    try:
        bundle = read_bundle(folder, DEVICE)
    except BundleError:
        return
    finally:
        write_document(folder, original)
    assert parse_manifest(write_manifest(bundle, bundle.files)) == (manifest_of(bundle), bundle.files)


def manifest_of(bundle: Bundle) -> Manifest:
    return Manifest(**{field.name: getattr(bundle, field.name) for field in dataclasses.fields(Manifest)})
