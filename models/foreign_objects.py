"""Things in the picture that are no anatomy, painted onto radiographs: electrodes, ports, wires, letters.

Sizes in millimetres are those of the things, on a picture that is taken to be 400 mm wide.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

Map = NDArray[np.float32]
Point = tuple[float, float]
Draw = Callable[[ImageDraw.ImageDraw, Point, float, np.random.Generator], None]

PICTURE_MM = 400
# Painted so wide at least and shrunk, so that edges fall between pixels as they do on a detector.
PAINTED_WIDTH = 1024
# Pixels by which an edge is blurred.
SOFT = 0.6
LETTERS = ("R", "L", "AP", "PORTABLE", "SUPINE 12:40", "ERECT PA")


def paint(pixels: Map, kind: str, at: Point, rng: np.random.Generator) -> Map:
    """A radiograph with one thing more in it.

    Args:
        pixels: float32 [H, W] in [0, 1].
        kind: of `KINDS`.
        at: its middle, as shares of width and height.
        rng: how large, how dense, how it lies.
    """
    height, width = pixels.shape
    finer = max(1, round(PAINTED_WIDTH / width))
    density = Image.new("L", (width * finer, height * finer))
    KINDS[kind](
        ImageDraw.Draw(density),
        (at[0] * width * finer, at[1] * height * finer),
        width * finer / PICTURE_MM,
        rng,
    )
    shrunk = density.resize((width, height), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(SOFT))
    share = np.asarray(shrunk, np.float32) / 255
    white = max(float(np.percentile(pixels, 99.5)), 0.6)
    return np.asarray(pixels + share * np.maximum(white - pixels, 0), np.float32)


def _electrode(draw: ImageDraw.ImageDraw, at: Point, mm: float, rng: np.random.Generator) -> None:
    _disc(draw, at, rng.uniform(10, 14) * mm, int(rng.uniform(70, 120)))
    _disc(draw, at, rng.uniform(4, 6) * mm, int(rng.uniform(190, 255)))


def _port(draw: ImageDraw.ImageDraw, at: Point, mm: float, rng: np.random.Generator) -> None:
    outer = rng.uniform(11, 15) * mm
    _wire(draw, at, mm, rng)
    _disc(draw, at, outer, int(rng.uniform(170, 240)))
    _disc(draw, at, outer * 0.6, int(rng.uniform(80, 150)))


def _wire(draw: ImageDraw.ImageDraw, at: Point, mm: float, rng: np.random.Generator) -> None:
    heading, place, points = rng.uniform(0, 2 * np.pi), np.array(at), []
    for _ in range(30):
        points.append((float(place[0]), float(place[1])))
        heading += rng.normal(0, 0.15)
        place = place + 5 * mm * np.array([np.cos(heading), np.sin(heading)])
    draw.line(
        points, fill=int(rng.uniform(130, 220)), width=max(1, round(rng.uniform(1.5, 3) * mm)), joint="curve"
    )


def _pacemaker(draw: ImageDraw.ImageDraw, at: Point, mm: float, rng: np.random.Generator) -> None:
    wide, high = rng.uniform(18, 25) * mm, rng.uniform(16, 22) * mm
    _wire(draw, at, mm, rng)
    box = (at[0] - wide, at[1] - high, at[0] + wide, at[1] + high)
    draw.rounded_rectangle(box, radius=10 * mm, fill=int(rng.uniform(210, 255)))


def _letters(draw: ImageDraw.ImageDraw, at: Point, mm: float, rng: np.random.Generator) -> None:
    font = ImageFont.load_default(rng.uniform(10, 22) * mm)
    draw.text(at, str(rng.choice(LETTERS)), fill=255, font=font, anchor="mm")


def _disc(draw: ImageDraw.ImageDraw, at: Point, radius: float, density: int) -> None:
    draw.ellipse((at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius), fill=density)


KINDS: dict[str, Draw] = {
    "electrode": _electrode,
    "port": _port,
    "wire": _wire,
    "pacemaker": _pacemaker,
    "letters": _letters,
}
