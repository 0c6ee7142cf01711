"""The explanation as one picture: the radiograph, the outlined evidence, and a legend below."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from string import ascii_uppercase

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ..explanation import Explanation
from .catalogue import Catalogue
from .contours import Curve, evidence_curves, label_places
from .lettering import text_width, wrap, write
from .marks import Mark, mark
from .sentences import FindingWords, abstentions, cautions, finding_words, impression, title

LONGER_SIDE = 1024  # of the radiograph in the picture, in pixels
NARROWEST = 720  # of the picture, so that the legend can be read

_FINE = 2  # everything but the film is drawn this much larger and shrunk, for smooth edges
_MARGIN, _STRIP, _INDENT, _GAP = 24, 44, 48, 18
_TITLE, _BODY, _SMALL = 26, 21, 18
_GROUND, _WHITE, _GREY, _WARNING = "#101418", "#FFFFFF", "#B4BCC4", "#F0E442"


@dataclass(frozen=True)
class _Line:
    """A line of the legend, `before` pixels below the last; a mark puts its boxed letter before it."""

    text: str
    size: int
    colour: str
    indent: int = 0
    before: int = 0
    letter: str = ""
    mark: Mark | None = None


def render_png(pixels: NDArray[np.float32], explanation: Explanation, catalogue: Catalogue) -> bytes:
    """Draw the report.

    Args:
        pixels: the radiograph, float32 [H, W] in [0, 1], 0 = black.

    Returns:
        A PNG file: the radiograph with its longer side at `LONGER_SIDE`, strips above it, a legend
        below it; at least `NARROWEST` wide.
    """
    film = film_picture(pixels, LONGER_SIDE)
    width = max(NARROWEST, film.width)
    top = _STRIP * (2 if explanation.phantom else 1)
    lines = _legend(explanation, catalogue, width - 2 * _MARGIN)
    height = top + film.height + sum(_step(line) for line in lines) + 2 * _MARGIN
    picture = Image.new("RGB", (width, height), _GROUND)
    left = (width - film.width) // 2
    picture.paste(film, (left, top))
    overlay = Image.new("RGBA", (width * _FINE, height * _FINE))
    draw = ImageDraw.Draw(overlay)
    _draw_strips(draw, explanation, catalogue, (left, width - left, width))
    _draw_outlines(draw, explanation, (left, top, film.width, film.height))
    _draw_legend(draw, lines, top + film.height + _MARGIN)
    picture.paste(*_shrunk(overlay, (width, height)))
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def film_picture(pixels: NDArray[np.float32], longer_side: int) -> Image.Image:
    """The radiograph in 8-bit grey with its longer side at `longer_side` pixels."""
    grey = Image.fromarray(np.round(np.clip(pixels, 0.0, 1.0) * 255).astype(np.uint8))
    scale = longer_side / max(grey.size)
    size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
    return grey.resize(size, Image.Resampling.LANCZOS)


def _shrunk(overlay: Image.Image, size: tuple[int, int]) -> tuple[Image.Image, tuple[int, int], Image.Image]:
    small = overlay.resize(size, Image.Resampling.BOX)
    return small.convert("RGB"), (0, 0), small.getchannel("A")


def _draw_strips(
    draw: ImageDraw.ImageDraw, explanation: Explanation, catalogue: Catalogue, across: tuple[int, int, int]
) -> None:
    film_left, film_right, width = across
    line = (_STRIP + _TITLE // 2) // 2 + 2
    if not explanation.abstained:
        right, left = catalogue.text("marker-right"), catalogue.text("marker-left")
        _write(draw, (film_left + _MARGIN, line), right, _TITLE, _WHITE)
        at = film_right - _MARGIN - text_width(left, _TITLE)
        _write(draw, (at, line), left, _TITLE, _WHITE)
    _centre(draw, line, title(explanation, catalogue), _GREY, width)
    if explanation.phantom:
        _centre(draw, line + _STRIP, catalogue.text("phantom-banner"), _WARNING, width)


def _draw_outlines(
    draw: ImageDraw.ImageDraw, explanation: Explanation, frame: tuple[int, int, int, int]
) -> None:
    outlines = [
        evidence_curves(present.evidence, explanation.placement, explanation.shape)
        for present in explanation.findings
    ]
    places = label_places(outlines)
    corner, size = np.array(frame[:2]), np.array(frame[2:])
    for index, curves in enumerate(outlines):
        for curve in curves:
            _draw_curve(draw, (corner + curve * size) * _FINE, mark(index))
    for index, place in enumerate(places):
        if place is not None:
            x, y = (np.array(place) * size).clip(18, size - 18) + corner
            _badge(draw, (float(x), float(y)), ascii_uppercase[index], mark(index))


def _draw_curve(draw: ImageDraw.ImageDraw, curve: Curve, style: Mark) -> None:
    closed = np.vstack([curve, curve[:2]])
    draw.line([tuple(point) for point in closed], fill="#000000A0", width=6 * _FINE, joint="curve")
    for piece in _dashed(closed, [length * _FINE for length in style.dashes]):
        draw.line([tuple(point) for point in piece], fill=style.colour, width=3 * _FINE, joint="curve")


def _dashed(curve: Curve, dashes: list[int]) -> list[Curve]:
    """Cut a curve into the pieces that are drawn: lengths of line and gap in turn."""
    if not dashes:
        return [curve]
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(curve, axis=0), axis=1))])
    edges = np.cumsum(np.tile(dashes, int(along[-1] // sum(dashes)) + 1))
    starts = np.concatenate([[0], edges[1:-1:2]])
    pieces = []
    for start, end in zip(starts, edges[::2], strict=True):
        stops = np.concatenate([[start], along[(along > start) & (along < end)], [min(end, along[-1])]])
        points = [np.interp(stops, along, curve[:, axis]) for axis in (0, 1)]
        pieces.append(np.stack(points, axis=1))
    return [piece for piece, start in zip(pieces, starts, strict=True) if start < along[-1]]


def _legend(explanation: Explanation, catalogue: Catalogue, width: int) -> list[_Line]:
    lines: list[_Line] = []
    if not explanation.findings:
        lines += _wrapped(impression(explanation, catalogue), _TITLE, _WHITE, width)
    for sentence in abstentions(explanation, catalogue):
        lines += _wrapped(sentence, _BODY, _WHITE, width)
    for index, words in enumerate(finding_words(explanation, catalogue)):
        lines += _finding_lines(words, mark(index), width - _INDENT)
    for sentence in cautions(explanation, catalogue):
        lines += _wrapped(sentence, _BODY, _WARNING, width, before=_GAP)
    for message in ("disclaimer", "review-status"):
        lines += _wrapped(catalogue.text(message), _SMALL, _GREY, width, before=_GAP // 2)
    return lines


def _finding_lines(words: FindingWords, style: Mark, width: int) -> list[_Line]:
    said = f"{words.name} · {words.probability}, {words.certainty}"
    first, *rest = _wrapped(said, _TITLE, _WHITE, width, indent=_INDENT, before=_GAP)
    lines = [replace(first, letter=words.letter, mark=style), *rest]
    for text in (words.where, words.verdict):
        lines += _wrapped(text, _SMALL, _GREY, width, indent=_INDENT)
    return lines


def _wrapped(
    text: str, size: int, colour: str, width: int, *, indent: int = 0, before: int = 0
) -> list[_Line]:
    first, *rest = wrap(text, size, width)
    return [_Line(first, size, colour, indent, before), *(_Line(line, size, colour, indent) for line in rest)]


def _step(line: _Line) -> int:
    return line.before + round(line.size * 1.4)


def _draw_legend(draw: ImageDraw.ImageDraw, lines: list[_Line], top: int) -> None:
    y = top
    for line in lines:
        y += _step(line)
        if line.mark:
            _badge(draw, (_MARGIN + 16, y - line.size * 0.36), line.letter, line.mark)
        _write(draw, (_MARGIN + line.indent, y), line.text, line.size, line.colour)


def _badge(draw: ImageDraw.ImageDraw, middle: tuple[float, float], letter: str, style: Mark) -> None:
    x, y = (part * _FINE for part in middle)
    half = 15 * _FINE
    draw.rounded_rectangle(
        (x - half, y - half, x + half, y + half), 5 * _FINE, style.colour, "#000000", 2 * _FINE
    )
    offset = text_width(letter, 22) / 2
    _write(draw, (middle[0] - offset, middle[1] + 8), letter, 22, "#000000")


def _centre(draw: ImageDraw.ImageDraw, y: int, text: str, colour: str, width: int) -> None:
    _write(draw, ((width - text_width(text, _BODY)) / 2, y), text, _BODY, colour)


def _write(draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int, colour: str) -> None:
    write(draw, (at[0] * _FINE, at[1] * _FINE), text, size * _FINE, colour)
