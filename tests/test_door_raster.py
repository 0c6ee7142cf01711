"""PNG and JPEG at the door."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from xvlm.errors import ColourImage, MultiFrame, TooLarge, UnreadableImage
from xvlm.explain.door import read_radiograph
from xvlm.explain.radiograph import Radiograph

STEPS = np.array([[0, 51, 102], [153, 204, 255]], "u1")
FIFTHS = np.array([[0, 0.2, 0.4], [0.6, 0.8, 1]])


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """Save a picture and read it."""

    def save_and_read(image: Image.Image, file_format: str = "PNG", **options: Any) -> Radiograph:
        path = tmp_path / "image"
        image.save(path, file_format, **options)
        return read_radiograph(path)

    return save_and_read


def noise(*shape: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
    return np.random.default_rng(0).integers(0, 256, shape, np.uint8)


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "LA", "P"])
def test_grey_in_every_mode(read: Any, mode: str) -> None:
    radiograph = read(Image.fromarray(STEPS).convert(mode))
    np.testing.assert_allclose(radiograph.pixels, FIFTHS, atol=1e-6)
    assert radiograph.pixels.dtype == np.float32
    assert (radiograph.encoding, radiograph.view, radiograph.spacing_mm) == ("PNG", "unknown", None)


def test_one_bit(read: Any) -> None:
    np.testing.assert_array_equal(read(Image.fromarray(np.array([[True, False]]))).pixels, [[1, 0]])


def test_sixteen_bits(read: Any) -> None:
    image = Image.fromarray(STEPS.astype("u2") * 257)
    np.testing.assert_allclose(read(image).pixels, FIFTHS, atol=1e-6)


def test_twelve_bits_in_sixteen(read: Any) -> None:
    image = Image.fromarray(np.array([[0, 819, 4095]], "u2"))
    np.testing.assert_allclose(read(image).pixels, [[0, 0.2, 1]], atol=1e-6)


def test_a_black_picture_of_sixteen_bits(read: Any) -> None:
    np.testing.assert_array_equal(read(Image.fromarray(np.zeros((2, 2), "u2"))).pixels, np.zeros((2, 2)))


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparent_parts_are_black(read: Any, mode: str) -> None:
    image = Image.new("L", (3, 1), 200).convert(mode)
    image.putalpha(Image.fromarray(np.array([[255, 51, 0]], "u1")))
    np.testing.assert_allclose(read(image).pixels, [[200 / 255, 40 / 255, 0]], atol=0.5 / 255)


def test_a_transparent_palette_colour_is_black(read: Any) -> None:
    image = Image.fromarray(np.array([[0, 1]], "u1"), "L").convert("P")
    image.putpalette([250, 250, 250, 51, 51, 51])
    np.testing.assert_allclose(read(image, transparency=0).pixels, [[0, 0.2]], atol=1e-6)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_jpeg(read: Any, mode: str) -> None:
    ramp = np.tile(np.arange(256, dtype="u1"), (64, 1))
    radiograph = read(Image.fromarray(ramp).convert(mode), "JPEG", quality=95)
    np.testing.assert_allclose(radiograph.pixels, ramp / 255, atol=0.03)
    assert radiograph.encoding == "JPEG"


@pytest.mark.parametrize(
    ("orientation", "shown"),
    [
        (1, [[0, 1, 2], [3, 4, 5]]),
        (2, [[2, 1, 0], [5, 4, 3]]),
        (3, [[5, 4, 3], [2, 1, 0]]),
        (6, [[3, 0], [4, 1], [5, 2]]),
        (8, [[2, 5], [1, 4], [0, 3]]),
    ],
)
def test_exif_orientation(read: Any, orientation: int, shown: list[list[int]]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    radiograph = read(Image.fromarray(STEPS), exif=exif)
    np.testing.assert_allclose(radiograph.pixels * 5, shown, atol=1e-5)


@pytest.mark.parametrize("file_format", ["PNG", "JPEG"])
def test_real_colour_is_refused(read: Any, file_format: str) -> None:
    with pytest.raises(ColourImage):
        read(Image.fromarray(noise(32, 32, 3)), file_format)


def test_a_coloured_palette_is_refused(read: Any) -> None:
    with pytest.raises(ColourImage):
        read(Image.fromarray(noise(32, 32, 3)).quantize(16))


def test_a_small_coloured_mark_on_a_grey_picture_passes(read: Any) -> None:
    picture = np.repeat(noise(100, 100, 1), 3, axis=2)
    picture[:5, :5] = (255, 0, 0)
    assert read(Image.fromarray(picture)).pixels.shape == (100, 100)


def test_an_animation_is_refused(read: Any) -> None:
    with pytest.raises(MultiFrame):
        read(Image.fromarray(noise(8, 8)), save_all=True, append_images=[Image.fromarray(255 - noise(8, 8))])


def test_too_many_pixels_are_refused(read: Any) -> None:
    with pytest.raises(TooLarge, match="8000 x 6000"):
        read(Image.new("1", (8000, 6000)))


@pytest.mark.parametrize("file_format", ["PNG", "JPEG"])
def test_a_whole_file_with_broken_bytes_is_called_damaged(tmp_path: Path, file_format: str) -> None:
    file = BytesIO()
    Image.fromarray(noise(32, 32)).save(file, file_format)
    data = file.getvalue()
    path = tmp_path / "image"
    path.write_bytes(data[:20] + bytes(80) + data[100:])
    with pytest.raises(UnreadableImage, match="is damaged"):
        read_radiograph(path)


def test_bytes_behind_the_end_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "image"
    Image.fromarray(STEPS).save(path, "PNG")
    path.write_bytes(path.read_bytes() + bytes(500))
    np.testing.assert_allclose(read_radiograph(path).pixels, FIFTHS, atol=1e-6)


@pytest.mark.shared_data
def test_a_plain_rendition_is_read_as_it_is(shared_data: Path) -> None:
    path = next((shared_data / "cxr" / "nih512").glob("*.jpg"))
    with Image.open(path) as image:
        expected = np.asarray(image.convert("L"), np.float32) / 255
    np.testing.assert_allclose(read_radiograph(path).pixels, expected, atol=1e-6)
