"""What a clinic reads when the shipped bundle is not what it was: one plain error, and what to do."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tiny_bundle import edit
from xvlm.cli import main
from xvlm.errors import BundleError
from xvlm.runtimes import Device, default_bundle_path, read_bundle
from xvlm.runtimes.manifest import SCHEMA


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A copy of the bundle that comes with xvlm."""
    return shutil.copytree(default_bundle_path(), tmp_path / "clinic")


def with_keys(**changes: Any) -> Callable[[Path], None]:
    """Change keys of a bundle.json."""

    def change(folder: Path) -> None:
        edit(folder, lambda it: it.update(changes))

    return change


def tamper(folder: Path) -> None:
    """Change one bit of a weight."""
    content = bytearray((folder / "judge.onnx").read_bytes())
    content[len(content) // 2] ^= 1
    (folder / "judge.onnx").write_bytes(content)


def truncate(name: str) -> Callable[[Path], None]:
    return lambda folder: os.truncate(folder / name, (folder / name).stat().st_size // 2)


AGAIN = "Copy the bundle again from where it came"
DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "tampered": (tamper, f"clinic/judge.onnx: is not as it was sealed: changed or cut short. {AGAIN}"),
    "truncated": (
        truncate("encode.onnx"),
        f"clinic/encode.onnx: is not as it was sealed: changed or cut short. {AGAIN}",
    ),
    "truncated manifest": (truncate("bundle.json"), AGAIN),
    "empty manifest": (lambda folder: os.truncate(folder / "bundle.json", 0), AGAIN),
    "missing hash": (
        lambda folder: (folder / "bundle.sha256").unlink(),
        f"clinic/bundle.sha256: is missing. {AGAIN}; one made before xvlm 0.2 has none: "
        "make it again with `xvlm compress`",
    ),
    "missing": (lambda folder: (folder / "judge.onnx").unlink(), f"judge.onnx: is missing. {AGAIN}"),
    "stranger": (
        lambda folder: (folder / "pickle.bin").touch(),
        f"pickle.bin: is no part of the bundle. {AGAIN}",
    ),
    "newer": (
        with_keys(schema=9),
        f"clinic: uses version 9 of the bundle format, and this xvlm knows only {SCHEMA}. Update xvlm",
    ),
    "older": (
        with_keys(schema=1),
        "clinic: uses version 1 of the bundle format, which this xvlm no longer reads. "
        "Make it again with `xvlm compress`",
    ),
    "unknown device": (
        with_keys(target="abacus"),
        "clinic: was made for the device abacus, which this xvlm does not know. Update xvlm",
    ),
    "no bundle": (
        lambda folder: (folder / "bundle.json").unlink(),
        "clinic: is not a bundle: it holds no bundle.json. Give a bundle's folder",
    ),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_bundle_is_one_plain_error(
    shipped: Path,
    tmp_path: Path,
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    damage, told = DAMAGE[kind]
    damage(shipped)
    command = ["xvlm", "explain", "--demo", "--bundle", str(shipped), "--format", "text"]
    monkeypatch.setattr(sys, "argv", command)
    with pytest.raises(SystemExit) as left:
        main()
    printed, errors = capsys.readouterr()
    assert left.value.code == 2
    assert printed == ""
    assert errors.startswith("error clinic")
    assert errors.endswith(f"{told}\n")
    assert errors.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["clinic"]


def test_another_device_is_told_what_to_use(shipped: Path) -> None:
    other = Device(machine="sparc64", cpu_model="another", cores=1, memory_bytes=None, os="Solaris")
    with pytest.raises(BundleError) as told:
        read_bundle(shipped, other)
    assert "and this is sparc64. Use a bundle made for this device" in str(told.value)
    assert read_bundle(shipped).target == "cpu" or platform.machine() not in ("x86_64", "AMD64")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_bundle_that_may_not_be_read(shipped: Path) -> None:
    (shipped / "encode.onnx").chmod(0)
    with pytest.raises(BundleError, match="clinic: cannot be read: Permission denied") as told:
        read_bundle(shipped)
    assert told.value.fix
