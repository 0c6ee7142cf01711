"""Every file that is met is to be read, skipped with a reason, or said to be unreadable."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from door_files import SOUND, write_directory
from hypothesis import given
from hypothesis import strategies as st
from xvlm.errors import BadInput, XvlmError
from xvlm.explain.door import Met, Skipped, Source, Unreadable, discover
from xvlm.explain.door.archive import gunzip
from xvlm.explain.door.dicom_directory import listed_files


def told(*paths: Path) -> dict[str, str]:
    """What is said of each file met, by its name: read, a reason for skipping, or what is wrong."""
    return dict(map(_told, discover(paths)))


def _told(met: Met) -> tuple[str, str]:
    if isinstance(met, Source):
        return met.stem, "read"
    if isinstance(met, Skipped):
        return met.source.name.rpartition("/")[2], met.reason
    return met.source.name.rpartition("/")[2], met.error.what


def test_every_file_of_a_folder_is_accounted_for(tmp_path: Path) -> None:
    files: dict[str, bytes] = {
        "IM0001": SOUND["native"], "empty.dcm": b"", "notes.txt": b"notes", "scan.png": SOUND["png"],
        "gone.dcm.gz": gzip.compress(SOUND["native"]), "half.gz": b"\x1f\x8b\xff", "half.zip": b"PK\x03\x04",
    }  # fmt: skip
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    assert told(tmp_path) == {
        "IM0001": "read",
        "empty.dcm": "empty",
        "notes.txt": "other",
        "scan": "read",
        "gone": "read",
        "half.gz": "the packed file ends too early",
        "half.zip": "the archive is damaged",
        "link": "this link leads to no file",
        "pipe": "other",
    }


def test_a_wrong_name_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "scan.png").write_bytes(SOUND["png"])
    said = told(tmp_path / "absent", tmp_path / "\0", tmp_path / "scan.png")
    assert list(said.values()) == ["there is no such file", "there is no such file", "read"]


def test_links_to_folders_are_followed_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "scan.png").write_bytes(SOUND["png"])
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "itself").symlink_to(tmp_path / "itself")
    assert told(tmp_path) == {"scan": "read", "itself": "it cannot be read from its disk"}


@pytest.fixture
def folder_with_a_deep_one(tmp_path: Path) -> Iterator[Path]:
    """As deep as a path may be; taken away again, because pytest's own tidying is not up to it."""
    folder = tmp_path
    while len(str(folder)) <= 3900:
        folder /= "d"
        folder.mkdir()
    (folder / "scan.png").write_bytes(SOUND["png"])
    yield tmp_path
    (folder / "scan.png").unlink()
    while folder != tmp_path:
        folder.rmdir()
        folder = folder.parent


def test_a_deep_folder_is_searched(folder_with_a_deep_one: Path) -> None:
    assert told(folder_with_a_deep_one) == {"scan": "read"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="becomes another user")
def test_a_folder_that_may_not_be_read_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o700)
    (tmp_path / "scan.png").write_bytes(SOUND["png"])
    (tmp_path / "shut.png").write_bytes(SOUND["png"])
    (tmp_path / "shut.png").chmod(0o600)
    for folder in (tmp_path, *list(tmp_path.parents)[:-2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    code = (
        "import os, sys; from pathlib import Path; import xvlm.explain.door as d; os.setuid(65534)\n"
        "for m in d.discover([Path(sys.argv[1])]): print(type(m).__name__, getattr(m, 'error', ''))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True)
    assert done.stderr == ""
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["Unreadable", "Source", "Unreadable"]
    assert done.stdout.count("it may not be read") == 2


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_members_of_an_archive_are_sources(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"a": b"a"}).read_bytes()
    (tmp_path / "inner.zip").unlink()
    files = {
        "A/B/IM1": SOUND["native"],
        "n.txt": b"notes",
        "in.zip": inner,
        "e": b"",
        "A/DICOMDIR": SOUND["native"],
    }
    study = zipped(tmp_path / "study.zip", files)
    assert (
        told(tmp_path)
        == told(study)
        == {
            "DICOMDIR": "index",
            "IM1": "read",
            "study.zip:e": "empty",
            "study.zip:in.zip": "an archive inside an archive is not opened",
            "study.zip:n.txt": "other",
        }
    )
    (source,) = (met for met in discover([study]) if isinstance(met, Source))
    assert source.name == f"{study}:A/B/IM1"
    assert source.read() == SOUND["native"]


def test_an_encrypted_member_says_so(tmp_path: Path) -> None:
    study = zipped(tmp_path / "study.zip", {"IM1": SOUND["native"]})
    data = bytearray(study.read_bytes())
    data[6] |= 1  # the general purpose flags of the local header and of the central directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    study.write_bytes(data)
    assert told(study) == {"study.zip:IM1": "it is encrypted"}


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "bomb.zip", {f"IM{i}": bytes(60 << 20) for i in range(4)})
    assert told(bomb) == {"bomb.zip": "the archive would unpack to more than 200 times its size"}
    with pytest.raises(XvlmError, match="unpacks to more than"):
        gunzip(gzip.compress(bytes(3 << 20)), 2 << 20)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_no_member_is_lost_behind_another_of_its_name(tmp_path: Path) -> None:
    study = zipped(tmp_path / "study.zip", {"IM1": SOUND["native"]})
    with zipfile.ZipFile(study, "a") as archive:
        archive.writestr("IM1", SOUND["png"])
    assert told(study) == {"study.zip": "the archive holds two files of one name"}


def test_a_document_is_one_file(tmp_path: Path) -> None:
    zipped(tmp_path / "letter.docx", {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    assert told(tmp_path) == {"letter.docx": "other"}


def test_a_dicomdir_is_followed_to_the_files_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "pat1").mkdir()
    (tmp_path / "pat1" / "im1").write_bytes(SOUND["native"])
    path = write_directory(tmp_path, ["PAT1", "IM1"], ["PAT1", "IM2"], ["..", "OUT"])
    missing = {"IM2": "DICOMDIR lists this file, and it is not there"}
    assert told(path) == told(tmp_path) == {"DICOMDIR": "index", "im1": "read", **missing}


def test_a_damaged_dicomdir_loses_no_image_beside_it(tmp_path: Path) -> None:
    (tmp_path / "IM1").write_bytes(SOUND["native"])
    path = write_directory(tmp_path, ["IM1"])
    path.write_bytes(path.read_bytes()[:-30])
    assert told(tmp_path) == {"DICOMDIR": "index", "IM1": "read"}
    assert told(path) == {"DICOMDIR": "the DICOMDIR cannot be followed"}


@given(st.binary(max_size=400))
def test_listed_files_survives_any_bytes(data: bytes) -> None:
    head = SOUND["native"][:132]
    try:
        listed: Any = listed_files(head + data)
    except BadInput:
        return
    assert all(".." not in parts for parts in listed)


def test_a_file_met_twice_is_read_once(tmp_path: Path) -> None:
    image = tmp_path / "scan.png"
    image.write_bytes(SOUND["png"])
    assert len(list(discover([tmp_path, image, tmp_path]))) == 1
    assert list(discover([tmp_path], frozenset({image.resolve()}))) == []


def test_a_link_named_on_the_command_line_says_where_it_fails(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    (met,) = discover([tmp_path / "link"])
    assert isinstance(met, Unreadable)
    assert "leads to no file" in met.error.what
