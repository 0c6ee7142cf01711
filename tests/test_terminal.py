"""Old code pages, full disks, readers that have gone, Ctrl-C: one plain line, and nothing half-written."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from unicodedata import combining, normalize

import pytest
from xvlm.explain.phantom_dicom import write_phantom_dicom
from xvlm.explain.reports.catalogue import available_languages
from xvlm.models.phantom import make_phantom

COMMAND = [sys.executable, "-c", "from xvlm.cli import main; main()"]
LATIN = ("en", "es", "fr", "ha", "id", "pt", "sw", "vi")


def xvlm(*arguments: object, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, env=os.environ | more)


@pytest.fixture(scope="module")
def phantom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("phantom") / "phantom.dcm"
    write_phantom_dicom(path, make_phantom(256, seed=3))
    return path


@pytest.mark.parametrize("lang", available_languages())
def test_an_old_terminal_gets_every_letter_or_one_error(phantom: Path, lang: str) -> None:
    done = xvlm("explain", phantom, "--lang", lang, PYTHONIOENCODING="ascii")
    assert b"Traceback" not in done.stderr
    assert b"??" not in done.stdout
    if lang in LATIN:
        assert done.returncode == 0
        assert done.stdout.count(b"\\u") == 0
        whole = normalize("NFKD", xvlm("explain", phantom, "--lang", lang).stdout.decode())
        plain = "".join(letter for letter in whole if not combining(letter))
        same = sum(line in done.stdout.decode().splitlines() for line in plain.splitlines())
        assert same > len(plain.splitlines()) // 3
    else:
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"PYTHONIOENCODING=utf-8" in done.stderr
        assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp437"])
def test_json_keeps_its_meaning_in_any_encoding(encoding: str) -> None:
    done = xvlm("languages", "list", "--json", PYTHONIOENCODING=encoding)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.decode(encoding)) == json.loads(xvlm("languages", "list", "--json").stdout)


def test_a_list_of_scripts_is_shown_without_their_letters() -> None:
    done = xvlm("languages", "list", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert b"Amharic" in done.stdout


def test_a_name_in_another_script_is_told_in_escapes() -> None:
    done = xvlm("explain", "胸.dcm", PYTHONIOENCODING="ascii")
    assert done.returncode == 2
    assert rb"\u80f8.dcm" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux alone has a disk that is always full")
@pytest.mark.parametrize("arguments", [("findings", "list"), ("targets", "list", "--json"), ("--help",)])
def test_a_full_disk_is_one_line(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "No space left on device" in done.stderr


def test_a_reader_that_has_gone_is_no_fault() -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "w") as closed:
        done = subprocess.run(
            [*COMMAND, "targets", "list", "--json"], stdout=closed, stderr=subprocess.PIPE, text=True
        )
    assert done.stderr == ""


def stop_once_busy(tmp_path: Path, *arguments: str, makes: str | None = None) -> tuple[int, str]:
    """Press Ctrl-C a moment after the command has begun its work, or has made a file of that name."""
    process = subprocess.Popen(
        [*COMMAND, *arguments], cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )
    deadline = time.monotonic() + (5 if makes is None else 60)
    while time.monotonic() < deadline and not (makes and (tmp_path / makes).exists()):
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    return process.returncode, told


def test_ctrl_c_says_what_compress_has_kept(tmp_path: Path) -> None:
    code, told = stop_once_busy(tmp_path, "compress", "--out", "bundle", makes=".bundle.xvlm-work")
    assert code == 130
    assert told.count("\n") == 1
    assert "kept in .bundle.xvlm-work" in told
    assert {path.name for path in tmp_path.iterdir()} <= {".bundle.xvlm-work"}


@pytest.mark.shared_data
@pytest.mark.parametrize("command", ["calibrate --out c.json", "bench evaluate --json e.json"])
def test_ctrl_c_leaves_nothing_half_written(command: str, tmp_path: Path, shared_data: Path) -> None:
    code, told = stop_once_busy(tmp_path, *command.split(), "--data", str(shared_data))
    assert (code, told) == (130, "stopped nothing was written. Run the command again\n")
    assert list(tmp_path.iterdir()) == []


AFTER_OPENVINO = """
import gc, os, signal
import numpy as np
from xvlm.explain import open_session

first, second = open_session(engine="openvino"), open_session(engine="openvino")
for session in (first, second):
    session.encode(np.zeros((1, 128, 128), np.float32))
del session, first
gc.collect()
del second
gc.collect()
try:
    os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt:
    print("stopped")
"""


def test_ctrl_c_is_heard_after_openvino() -> None:
    done = subprocess.run([sys.executable, "-c", AFTER_OPENVINO], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "stopped\n"), done.stderr
