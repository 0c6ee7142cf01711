"""Bundles are written whole or not at all, and take the place of nothing that was not meant."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from tiny_bundle import edit, seal_tiny_bundle, tiny_files, tiny_manifest
from xvlm.errors import BundleError
from xvlm.runtimes import (
    folder_swap,
    verify_bundle,
)
from xvlm.runtimes.bundle_writer import write_bundle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sealed bundle."""
    return seal_tiny_bundle(tmp_path / "tiny").path


def tree(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


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
