"""A bundle is read whole and unchanged, or not at all; writing one leaves the old or the new."""

from __future__ import annotations

import copy
import dataclasses
import json
import math
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny_bundle import DEVICE, seal_tiny_bundle, tiny_files, tiny_manifest
from xvlm.errors import BundleDamaged, BundleError, BundleTooNew, WrongDevice
from xvlm.runtimes import (
    Bundle,
    FindingCalibration,
    Manifest,
    OperatingPoint,
    folder_swap,
    read_bundle,
    verify_bundle,
)
from xvlm.runtimes.bundle_writer import write_bundle
from xvlm.runtimes.manifest import parse_manifest, write_manifest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sealed bundle."""
    return seal_tiny_bundle(tmp_path / "tiny").path


def edit(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change what a bundle.json says."""
    file = folder / "bundle.json"
    content = json.loads(file.read_text())
    change(content)
    file.write_text(json.dumps(content))


def tree(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


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


def test_a_pipe_is_refused_and_not_waited_for(folder: Path) -> None:
    (folder / "encode.onnx").unlink()
    os.mkfifo(folder / "encode.onnx")
    with pytest.raises(BundleDamaged, match=r"encode\.onnx: is a link or a device"):
        read_bundle(folder, DEVICE)


def test_a_newer_format_is_told_from_damage(folder: Path) -> None:
    (folder / "bundle.json").write_text('{"schema": 3, "unheard": "of"}')
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
    (folder / "bundle.json").write_bytes(content)
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
    (folder / "bundle.json").write_bytes(content)
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
    (folder / "bundle.json").write_text(json.dumps(changed))
    try:
        bundle = read_bundle(folder, DEVICE)
    except BundleError:
        return
    finally:
        (folder / "bundle.json").write_bytes(original)
    assert parse_manifest(write_manifest(bundle, bundle.files)) == (manifest_of(bundle), bundle.files)


def manifest_of(bundle: Bundle) -> Manifest:
    return Manifest(**{field.name: getattr(bundle, field.name) for field in dataclasses.fields(Manifest)})


def test_a_bundle_is_replaced_only_when_asked(folder: Path) -> None:
    with pytest.raises(BundleError, match="holds a bundle already"):
        write_bundle(folder, tiny_manifest(version="2"), tiny_files())
    assert verify_bundle(folder).version == "1.0.0"
    replaced = write_bundle(folder, tiny_manifest(version="2"), tiny_files(), replace=True)
    assert verify_bundle(folder) == replaced
    assert [path.name for path in folder.parent.iterdir()] == ["tiny"]


def test_a_damaged_bundle_may_be_replaced(folder: Path) -> None:
    (folder / "encode.onnx").write_bytes(b"damaged")
    write_bundle(folder, tiny_manifest(), tiny_files(), replace=True)
    verify_bundle(folder)


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "tiny").mkdir()
    assert verify_bundle(seal_tiny_bundle(tmp_path / "tiny").path).name == "tiny"


@pytest.mark.parametrize("kind", ["file", "documents", "bundle among documents", "newer bundle"])
def test_nothing_but_a_bundle_is_deleted(folder: Path, kind: str) -> None:
    if kind == "file":
        folder = folder.parent / "letter.txt"
        folder.write_text("dear")
    elif kind == "newer bundle":
        edit(folder, lambda it: it.update(schema=3))
    else:
        (folder / "letter.txt").write_text("dear")
        if kind == "documents":
            (folder / "bundle.json").unlink()
    before = tree(folder.parent)
    with pytest.raises(BundleError, match="holds something other than a bundle"):
        write_bundle(folder, tiny_manifest(), tiny_files(), replace=True)
    assert tree(folder.parent) == before


@pytest.mark.parametrize(
    ("manifest", "files", "message"),
    [
        ({}, {"../escaped": b""}, "should be named by a plain file name"),
        ({}, {"bundle.sig": b""}, r"files should not list bundle\.sig"),
        ({}, {"more.onnx": Path("absent.onnx")}, "cannot be written"),
        ({"graphs": {}, "canvas_size": 0}, {}, "canvas_size should be"),
        ({"gate": {"chest": math.nan}}, {}, "cannot be written as JSON"),
        ({"recipe": {"step": object()}}, {}, "object has no form in JSON"),
    ],
)
def test_a_bundle_that_cannot_be_sealed_changes_nothing(
    folder: Path, manifest: dict[str, Any], files: dict[str, Path | bytes], message: str
) -> None:
    before = tree(folder.parent)
    with pytest.raises(BundleError, match=f"^tiny: .*{message}"):
        write_bundle(folder, tiny_manifest(**manifest), tiny_files() | files, replace=True)
    assert tree(folder.parent) == before


def test_a_linked_folder_is_replaced_behind_its_link(folder: Path) -> None:
    link = folder.parent / "current"
    link.symlink_to(folder)
    write_bundle(link, tiny_manifest(version="2"), tiny_files(), replace=True)
    assert link.is_symlink()
    assert verify_bundle(folder).version == "2"


WRITER = """
import itertools, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from tiny_bundle import tiny_files, tiny_manifest
from xvlm.runtimes.bundle_writer import write_bundle
folder, files = Path(sys.argv[2]), tiny_files()
files |= {"encode.onnx": Path(sys.argv[3])} if sys.argv[3:] else {}
for version in itertools.count(2):
    write_bundle(folder, tiny_manifest(version=str(version)), files, replace=True)
"""


def start_writer(*arguments: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", WRITER, str(Path(__file__).parent), *map(str, arguments)])


def kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    assert process.wait() == -signal.SIGKILL


def test_a_writer_killed_in_the_middle_leaves_the_old_bundle(folder: Path) -> None:
    # The writer copies encode.onnx from a pipe: once it has taken the first bytes, it is surely
    # in the middle, and there it waits for more.
    pipe = folder.parent / "pipe"
    os.mkfifo(pipe)
    old = verify_bundle(folder)
    writer = start_writer(folder, pipe)
    with pipe.open("wb", buffering=0) as feed:
        feed.write(b"the first bytes")
        leftovers = list(folder.parent.glob(".tiny.xvlm-new-*"))
        kill(writer)
    pipe.unlink()
    assert verify_bundle(folder) == old
    assert [path for path in folder.parent.iterdir() if path != folder] == leftovers
    assert len(leftovers) == 1
    write_bundle(folder, tiny_manifest(version="2"), tiny_files(), replace=True)
    assert list(folder.parent.iterdir()) == [folder]


@pytest.mark.skipif(sys.platform != "linux", reason="folders are exchanged in one step on Linux")
def test_a_writer_killed_at_any_moment_leaves_a_whole_bundle(folder: Path) -> None:
    for attempt in range(3):
        writer = start_writer(folder)
        inode, replaced = folder.stat().st_ino, 0
        while replaced < 6:  # each look also tests that there is a folder at every moment
            before, inode = inode, folder.stat().st_ino
            replaced += inode != before
            assert writer.poll() is None
        time.sleep(attempt * 0.003)
        kill(writer)
        verify_bundle(folder)


def test_a_bundle_is_replaced_where_names_cannot_be_exchanged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_swap, "_exchange", lambda _one, _other: False)
    write_bundle(folder, tiny_manifest(version="2"), tiny_files(), replace=True)
    assert verify_bundle(folder).version == "2"
    assert list(folder.parent.iterdir()) == [folder]


def test_a_bundle_put_aside_by_a_killed_writer_is_put_back(folder: Path) -> None:
    folder.rename(folder.parent / ".tiny.xvlm-old-0123abcd")
    with pytest.raises(BundleError, match="holds a bundle already"):
        write_bundle(folder, tiny_manifest(version="2"), tiny_files())
    assert verify_bundle(folder).version == "1.0.0"


def test_folders_of_other_names_are_left_alone(folder: Path) -> None:
    others = [folder.parent / name for name in (".tiny.xvlm-new-mine", ".tin.xvlm-new-0123abcd", "tiny.old")]
    for other in others:
        other.mkdir()
    write_bundle(folder, tiny_manifest(), tiny_files(), replace=True)
    assert all(other.is_dir() for other in others)
