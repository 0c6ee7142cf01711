"""Damaged pictures are refused, and whole ones, whatever is drawn on them, are not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image
from xvlm.bench.intake.damage import DAMAGES, measure_damage
from xvlm.bench.studies import draw_studies, read_studies
from xvlm.errors import UnreadableImage
from xvlm.explain import Session
from xvlm.explain.door import read_radiograph
from xvlm.explain.door.integrity import check_jpeg, check_pixels, check_run_lengths, is_partly_blank
from xvlm.models.phantom import make_phantom

DETECTED = [name for name in DAMAGES if name not in ("whole", "four bytes changed")]


def chest(size: int = 256) -> NDArray[np.uint8]:
    pixels = make_phantom(seed=5, size=size).pixels + np.random.default_rng(0).normal(0, 0.01, (size, size))
    return np.rint(pixels.clip(0.01, 0.99) * 255).astype(np.uint8)


def jpeg(grey: NDArray[np.uint8], **options: object) -> bytes:
    stream = BytesIO()
    Image.fromarray(grey).save(stream, "JPEG", **options)
    return stream.getvalue()


@pytest.mark.parametrize(
    "options",
    [{}, {"progressive": True}, {"optimize": True}, {"restart_marker_rows": 1}, {"quality": 5}],
    ids=str,
)
@pytest.mark.parametrize("bordered", [False, True])
def test_a_whole_jpeg_passes(options: dict[str, object], bordered: bool) -> None:
    check_jpeg(jpeg(np.pad(chest(), 64) if bordered else chest(), **options))


@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
def test_a_whole_jpeg_in_colour_passes(mode: str) -> None:
    stream = BytesIO()
    Image.fromarray(chest()).convert(mode).save(stream, "JPEG")
    check_jpeg(stream.getvalue())


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("name", DETECTED)
def test_a_damaged_jpeg_is_refused(name: str, progressive: bool, tmp_path: Path) -> None:
    path = tmp_path / "scan.jpg"
    path.write_bytes(DAMAGES[name](jpeg(chest(), progressive=progressive)))
    with pytest.raises(UnreadableImage, match="Copy it again"):
        read_radiograph(path)


@pytest.mark.shared_data
def test_damaged_real_radiographs_are_refused(shared_data: Path, session: Session) -> None:
    studies = draw_studies(read_studies(shared_data, "val"), 8, seed=1)
    for (file, damage), outcomes in measure_damage(session, studies).items():
        if damage == "whole":
            assert outcomes["answered, unchanged"] == outcomes.total() > 0, file
        elif damage in DETECTED:
            assert outcomes["answered, changed"] == 0, (file, damage)


@pytest.mark.parametrize("start", [256 * 100 + 77, 256 * 200 + 130])
@pytest.mark.parametrize("value", [0, 255])
def test_a_sector_that_was_lost_is_found(start: int, value: int) -> None:
    words = chest()
    words.ravel()[start : start + 512] = value
    with pytest.raises(UnreadableImage):
        check_pixels(words)


def test_a_tail_that_was_lost_is_found() -> None:
    words = chest()
    words.ravel()[256 * 180 + 90 :] = 0
    with pytest.raises(UnreadableImage):
        check_pixels(words)


def test_a_lower_third_of_one_grey_is_found() -> None:
    words = chest()
    words[170:] = 128
    with pytest.raises(UnreadableImage):
        check_pixels(words)


def _label(words: NDArray[np.uint8]) -> NDArray[np.uint8]:
    words[8:40, 8:150] = 0
    words[16:30, 20:60] = 255
    return words


def _caption(words: NDArray[np.uint8]) -> NDArray[np.uint8]:
    caption = np.zeros((40, words.shape[1]), np.uint8)
    caption[20:30, 10:60] = 255
    return np.concatenate([words, caption])


def _bars(value: int) -> Callable[[NDArray[np.uint8]], NDArray[np.uint8]]:
    return lambda words: np.pad(words, ((30, 30), (60, 60)), constant_values=value)


@pytest.mark.parametrize(
    "drawn",
    [
        _label, _caption, _bars(0), _bars(128), _bars(255),
        lambda words: np.pad(words, ((0, 60), (9, 0))), lambda words: np.clip(words, 90, 160),
        np.zeros_like, lambda words: words * 0 + 128,
    ],
)  # fmt: skip
def test_what_is_drawn_or_cut_straight_is_not_damage(
    drawn: Callable[[NDArray[np.uint8]], NDArray[np.uint8]],
) -> None:
    check_pixels(drawn(chest()))


@pytest.mark.parametrize(
    ("padding", "blank"),
    [
        (((0, 0), (0, 0)), False),
        (((0, 60), (0, 0)), True),
        (((60, 0), (0, 0)), True),
        (((60, 60), (0, 0)), False),
    ],
)
def test_a_picture_blank_at_one_end_is_told(padding: tuple[tuple[int, int], ...], blank: bool) -> None:
    assert is_partly_blank(np.pad(chest() / np.float32(255), padding)) is blank


def _packed(data: bytes, literal: int) -> bytes:
    """PackBits of literal runs alone, each of at most so many bytes."""
    parts = [data[i : i + literal] for i in range(0, len(data), literal)]
    return b"".join(bytes([len(part) - 1]) + part for part in parts)


@given(st.binary(min_size=1, max_size=500), st.integers(1, 128), st.integers(0, 3))
def test_run_lengths_are_counted(data: bytes, literal: int, padding: int) -> None:
    plane = _packed(data, literal) + bytes(padding)
    check_run_lengths(plane, len(data))
    with pytest.raises(UnreadableImage):
        check_run_lengths(plane, len(data) + padding + 1)
    with pytest.raises(UnreadableImage):
        check_run_lengths(plane + b"\x00\x07", len(data))


def test_the_command_prints_each_kind(tmp_path: Path) -> None:
    for seed in range(2):
        Image.fromarray(chest(128 + seed)).save(tmp_path / f"{seed}.png")
    figures = tmp_path / "figures.json"
    command = [
        sys.executable,
        "-m",
        "xvlm.bench.intake",
        "--data",
        str(tmp_path),
        "--kinds",
        "damage,formats",
    ]
    done = subprocess.run([*command, "--json", str(figures)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told = json.loads(figures.read_text())
    assert {"JPEG, a packet lost", "TIFF: same findings"} <= {figure["kind"] for figure in told}
    assert all(figure["of"] == 2 and 0 <= figure["right"] <= 2 for figure in told)
