"""Which files a folder stands for."""

from __future__ import annotations

from pathlib import Path

import pytest
from door_files import SOUND
from xvlm.errors import BadInput
from xvlm.explain.door import find_images


def test_images_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "b" / "deep").mkdir(parents=True)
    images = [tmp_path / "b" / "deep" / "IM000001", tmp_path / "b" / "scan.png", tmp_path / "z.jpg"]
    for path, name in zip(images, ("native", "png", "jpeg"), strict=True):
        path.write_bytes(SOUND[name])
    (tmp_path / "b" / "DICOMDIR").write_bytes(SOUND["native"])
    (tmp_path / "a.txt").write_text("notes")
    (tmp_path / "fake.dcm").write_text("no image")
    assert find_images([tmp_path]) == images


def test_files_are_taken_as_they_are_and_in_order(tmp_path: Path) -> None:
    notes, image = tmp_path / "notes.txt", tmp_path / "image"
    notes.write_text("notes")
    image.write_bytes(SOUND["png"])
    assert find_images([notes, image]) == [notes, image]


def test_a_folder_without_images(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("notes")
    with pytest.raises(BadInput, match="no image"):
        find_images([tmp_path])


def test_an_absent_path(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such file"):
        find_images([tmp_path / "absent"])
