"""Cut, damaged and hostile files: a plain refusal, soon and in bounded memory."""

from __future__ import annotations

import struct
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from door_files import GREY, SOUND, data_set, dicom, encode, read, refusal, run_python
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian, ImplicitVRLittleEndian
from xvlm.errors import NoPixels, NotAnImage, TooLarge, Truncated, UnreadableImage
from xvlm.explain.door import read_radiograph
from xvlm.explain.radiograph import Radiograph


@pytest.mark.parametrize("name", SOUND)
def test_a_file_cut_anywhere_is_refused_as_cut(name: str) -> None:
    """Within the preamble nothing tells what it was; between two elements no pixels have come yet. The mark
    at the end of compressed pixels is left out by some writers, and so left out here."""
    sound = SOUND[name].removesuffix(struct.pack("<HHL", 0xFFFE, 0xE0DD, 0))
    magic = {"png": 8, "jpeg": 3}.get(name, 132)
    cut = {Truncated} if magic < 132 else {Truncated, NoPixels}
    for length in {*range(0, len(sound) - 30, 11), *range(len(sound) - 30, len(sound))}:
        assert type(refusal(sound[:length])) in ({NotAnImage} if length < magic else cut), length


@pytest.mark.parametrize("name", ["native", "rle", "jpeg 2000", "deflated"])
def test_a_dicom_file_cut_within_its_pixels_is_truncated(name: str) -> None:
    assert type(refusal(SOUND[name][: -len(SOUND[name]) // 4])) is Truncated


def test_a_preamble_alone_is_truncated() -> None:
    assert type(refusal(SOUND["native"][:132])) is Truncated


def nested(depth: int, *, undefined_length: bool) -> Dataset:
    inner = Dataset()
    inner.CodeValue = "1"
    for _ in range(depth):
        outer = Dataset()
        outer.ProcedureCodeSequence = Sequence([inner])
        outer["ProcedureCodeSequence"].is_undefined_length = undefined_length
        inner.is_undefined_length_sequence_item = undefined_length
        inner = outer
    return inner


@pytest.mark.parametrize("undefined_length", [True, False])
def test_deep_nesting(undefined_length: bool) -> None:
    dataset = data_set(GREY)
    dataset.update(nested(200, undefined_length=undefined_length))
    assert type(refusal(encode(dataset, GREY, ExplicitVRLittleEndian))) is TooLarge


@pytest.mark.parametrize("undefined_length", [True, False])
def test_usual_nesting_is_read(undefined_length: bool) -> None:
    dataset = data_set(GREY)
    dataset.update(nested(6, undefined_length=undefined_length))
    assert read(encode(dataset, GREY, ExplicitVRLittleEndian)).pixels.shape == GREY.shape


def test_a_crowd_of_elements() -> None:
    empty_private_elements = b"".join(
        struct.pack("<HHL", 0x0009, number & 0xFFFF, 0) for number in range(150_000)
    )
    head = dicom(GREY, ImplicitVRLittleEndian)
    place = head.index(struct.pack("<HH", 0x0010, 0x0010))
    assert type(refusal(head[:place] + empty_private_elements + head[place:])) is TooLarge


def test_an_attribute_of_megabytes() -> None:
    data = dicom(GREY, ImplicitVRLittleEndian, WindowCenter=1, WindowWidth=1)
    place = data.index(struct.pack("<HH", 0x0028, 0x1050))
    endless = struct.pack("<HHL", 0x0028, 0x1050, 5 * 2**20) + b"1\\" * (5 * 2**19)
    assert type(refusal(data[:place] + endless + data[place:])) is TooLarge


BOUNDED_READ = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1500 * 2**20,) * 2)
from pathlib import Path
from xvlm.errors import UnreadableImage
from xvlm.explain.door import read_radiograph
try:
    read_radiograph(Path(sys.argv[1]))
except UnreadableImage as error:
    print(type(error).__name__)
# Not getrusage: what it gives a child begins at its parent's peak.
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(peak.split()[1]) * 1024 < 600 * 2**20)
"""


def deflate_bomb() -> bytes:
    """A quarter of a megabyte that inflates to a quarter of a gigabyte."""
    sound = SOUND["deflated"]
    meta_end = 144 + struct.unpack_from("<L", sound, 140)[0]  # by its group length, PS3.10 section 7.1
    deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    pixels = struct.pack("<HH2sHL", 0x7FE0, 0x0010, b"OW", 0, 2**28) + bytes(2**28)
    return sound[:meta_end] + deflate.compress(pixels) + deflate.flush()


def jpeg_2000_bomb() -> bytes:
    """A stream that calls itself 60,000 x 60,000."""
    data = bytearray(SOUND["jpeg 2000"])
    stream = data.index(b"\xff\x4f\xff\x51")
    struct.pack_into(">2L", data, stream + 8, 60_000, 60_000)
    struct.pack_into(">2L", data, stream + 24, 60_000, 60_000)
    return bytes(data)


def png_bomb() -> bytes:
    file = BytesIO()
    Image.new("L", (20_000, 20_000)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.skipif(sys.platform != "linux", reason="reads a process's peak memory from /proc")
@pytest.mark.parametrize(
    ("bomb", "refused_as"),
    [(deflate_bomb, "TooLarge"), (jpeg_2000_bomb, "UnreadableImage"), (png_bomb, "TooLarge")],
)
def test_bombs_are_refused_in_bounded_memory(
    tmp_path: Path, bomb: Callable[[], bytes], refused_as: str
) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(bomb())
    assert path.stat().st_size < 2**20
    assert run_python(BOUNDED_READ, path).split() == [refused_as, "True"]


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "image"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(TooLarge):
        read_radiograph(path)


@st.composite
def damaged_files(draw: st.DrawFn) -> bytes:
    """A sound file with bytes changed, bits flipped, parts cut out or put in, or its end cut off."""
    data = bytearray(draw(st.sampled_from(sorted(SOUND.items())))[1])
    header = st.integers(min(132, len(data) // 2), min(900, len(data) - 1))
    places = header | st.integers(0, len(data) - 1)
    for _ in range(draw(st.integers(1, 6))):
        place = draw(places)
        change = draw(st.sampled_from(["byte", "bit", "cut", "insert", "undefined length", "end"]))
        if change == "byte":
            data[place : place + 1] = draw(st.binary(min_size=1, max_size=1))
        elif change == "bit":
            data[place : place + 1] = bytes(
                byte ^ 1 << draw(st.integers(0, 7)) for byte in data[place : place + 1]
            )
        elif change == "cut":
            del data[place : place + draw(st.integers(1, 40))]
        elif change == "insert":
            data[place:place] = draw(st.binary(min_size=1, max_size=12))
        elif change == "undefined length":
            data[place : place + 4] = b"\xff" * 4
        else:
            del data[place:]
    return bytes(data)


@settings(max_examples=400, deadline=None)
@given(data=damaged_files() | st.binary(max_size=400).map(lambda tail: bytes(128) + b"DICM" + tail))
def test_whatever_the_bytes_a_radiograph_or_a_plain_refusal_comes_out(data: bytes) -> None:
    with suppress(UnreadableImage):
        assert_sound(read(data))


def assert_sound(radiograph: Radiograph) -> None:
    pixels = radiograph.pixels
    assert pixels.dtype == np.float32
    assert pixels.ndim == 2
    assert pixels.size > 0
    assert np.isfinite(pixels).all()
    assert pixels.min() >= 0
    assert pixels.max() <= 1
    assert radiograph.spacing_mm is None or min(radiograph.spacing_mm) > 0
