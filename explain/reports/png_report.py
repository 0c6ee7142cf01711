"""The explanation as one picture: the radiograph, the outlined evidence, and a legend below."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from string import ascii_uppercase

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from ..explanation import Explanation
from ..identity import Identity
from ..report_mark import KEYWORD, TEXT
from .catalogue import Catalogue
from .contours import Curve, evidence_curves, label_places
from .identity_band import title_with, under_band
from .lettering import Lettering, lettering
from .level_sentences import level_words, most_urgent, unstable_absent
from .marks import Mark, mark
from .sentences import (
    FindingWords,
    abstentions,
    cautions,
    finding_words,
    first_unsteady,
    impression,
    missed,
    title,
)

LONGER_SIDE = 1024  # of the radiograph in the picture, in pixels
NARROWEST = 720  # of the picture, so that the legend can be read

_PDF_QUALITY = 92  # of the JPEG in it
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


@dataclass(frozen=True)
class _Pen:
    """Writes on the overlay in pixels of the picture, from the side where the language begins."""

    draw: ImageDraw.ImageDraw
    letters: Lettering
    width: int

    def write(self, x: float, y: float, text: str, size: int, colour: str) -> None:
        self.letters.write(self.draw, (x * _FINE, y * _FINE), text, size * _FINE, colour)

    def begin(self, indent: float, y: float, text: str, size: int, colour: str) -> None:
        x = self.from_start(indent)
        self.write(x - self._leftward(text, size), y, text, size, colour)

    def centre(self, x: float, y: float, text: str, size: int, colour: str) -> None:
        self.write(x - self.letters.width(text, size) / 2, y, text, size, colour)

    def from_start(self, distance: float) -> float:
        """The place so far from the edge where lines begin."""
        return self.width - distance if self.letters.direction == "rtl" else distance

    def _leftward(self, text: str, size: int) -> float:
        return self.letters.width(text, size) if self.letters.direction == "rtl" else 0


def render_png(
    pixels: NDArray[np.float32],
    explanation: Explanation,
    catalogue: Catalogue,
    identity: Identity | None = None,
) -> bytes:
    """Draw the report as a PNG file; see `draw_report`."""
    file = BytesIO()
    written_by = PngInfo()
    written_by.add_text(KEYWORD, TEXT)
    draw_report(pixels, explanation, catalogue, identity).save(file, "PNG", pnginfo=written_by)
    return file.getvalue()


def render_pdf(
    pixels: NDArray[np.float32],
    explanation: Explanation,
    catalogue: Catalogue,
    identity: Identity | None = None,
) -> bytes:
    """The same as a PDF file of one page, within A4 (ISO 216: 210 x 297 mm)."""
    picture, file = draw_report(pixels, explanation, catalogue, identity), BytesIO()
    resolution = max(picture.width / (210 / 25.4), picture.height / (297 / 25.4))
    said = title_with(identity, title(explanation, catalogue), explanation.source_id)
    picture.save(file, "PDF", resolution=resolution, quality=_PDF_QUALITY, title=said, producer=TEXT)
    return file.getvalue()


def draw_report(
    pixels: NDArray[np.float32],
    explanation: Explanation,
    catalogue: Catalogue,
    identity: Identity | None = None,
) -> Image.Image:
    """Draw the report.

    Args:
        pixels: the radiograph, float32 [H, W] in [0, 1], 0 = black.
        identity: whose it is, for a band at the top; None leaves it out.

    Returns:
        An RGB picture: the radiograph with its longer side at `LONGER_SIDE`, strips above it, a legend
        below it; at least `NARROWEST` wide.
    """
    film = film_picture(pixels, LONGER_SIDE)
    width = max(NARROWEST, film.width)
    top = _STRIP * (2 if explanation.phantom else 1)
    letters = lettering(catalogue)
    lines = _legend(explanation, catalogue, letters, width - 2 * _MARGIN)
    height = top + film.height + sum(_step(line) for line in lines) + 2 * _MARGIN
    picture = Image.new("RGB", (width, height), _GROUND)
    left = (width - film.width) // 2
    picture.paste(film, (left, top))
    overlay = Image.new("RGBA", (width * _FINE, height * _FINE))
    pen = _Pen(ImageDraw.Draw(overlay), letters, width)
    _draw_strips(pen, explanation, catalogue, (left, width - left))
    _draw_outlines(pen, explanation, (left, top, film.width, film.height))
    _draw_legend(pen, lines, top + film.height + _MARGIN)
    picture.paste(*_shrunk(overlay, (width, height)))
    return under_band(picture, identity, catalogue) if identity else picture


def film_picture(pixels: NDArray[np.float32], longer_side: int) -> Image.Image:
    """The radiograph in 8-bit grey with its longer side at `longer_side` pixels."""
    grey = Image.fromarray(np.round(np.clip(pixels, 0.0, 1.0) * 255).astype(np.uint8))
    scale = longer_side / max(grey.size)
    size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
    return grey.resize(size, Image.Resampling.LANCZOS)


def _shrunk(overlay: Image.Image, size: tuple[int, int]) -> tuple[Image.Image, tuple[int, int], Image.Image]:
    small = overlay.resize(size, Image.Resampling.BOX)
    return small.convert("RGB"), (0, 0), small.getchannel("A")


def _draw_strips(pen: _Pen, explanation: Explanation, catalogue: Catalogue, film: tuple[int, int]) -> None:
    line = (_STRIP + _TITLE // 2) // 2 + 2
    if not explanation.abstained:
        right, left = catalogue.text("marker-right"), catalogue.text("marker-left")
        pen.write(film[0] + _MARGIN, line, right, _TITLE, _WHITE)
        pen.write(film[1] - _MARGIN - pen.letters.width(left, _TITLE), line, left, _TITLE, _WHITE)
    pen.centre(pen.width / 2, line, title(explanation, catalogue), _BODY, _GREY)
    if explanation.phantom:
        pen.centre(pen.width / 2, line + _STRIP, catalogue.text("phantom-banner"), _BODY, _WARNING)


def _draw_outlines(pen: _Pen, explanation: Explanation, frame: tuple[int, int, int, int]) -> None:
    outlines = [
        evidence_curves(present.evidence, explanation.placement, explanation.shape)
        for present in explanation.findings
    ]
    places = label_places(outlines)
    marks = [mark(index, present.unsteady) for index, present in enumerate(explanation.findings)]
    corner, size = np.array(frame[:2]), np.array(frame[2:])
    for index, curves in enumerate(outlines):
        for curve in curves:
            _draw_curve(pen.draw, (corner + curve * size) * _FINE, marks[index])
    for index, place in enumerate(places):
        if place is not None:
            x, y = (np.array(place) * size).clip(18, size - 18) + corner
            _badge(pen, (float(x), float(y)), ascii_uppercase[index], marks[index])


def _draw_curve(draw: ImageDraw.ImageDraw, curve: Curve, style: Mark) -> None:
    closed = np.vstack([curve, curve[:2]])
    draw.line([tuple(point) for point in closed], fill="#000000A0", width=6 * _FINE, joint="curve")
    for piece in _dashed(closed, [length * _FINE for length in style.dashes]):
        draw.line(
            [tuple(point) for point in piece],
            fill=style.colour,
            width=round(style.width * _FINE),
            joint="curve",
        )


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


def _legend(explanation: Explanation, catalogue: Catalogue, letters: Lettering, width: int) -> list[_Line]:
    lines: list[_Line] = []
    if not explanation.findings:
        lines.append(_Line(impression(explanation, catalogue), _TITLE, _WHITE))
    lines += [_Line(sentence, _TITLE, _WHITE) for sentence in most_urgent(explanation, catalogue)]
    lines += [_Line(sentence, _BODY, _WHITE) for sentence in missed(explanation, catalogue)]
    lines += [_Line(sentence, _BODY, _WHITE) for sentence in abstentions(explanation, catalogue)]
    for index, words in enumerate(finding_words(explanation, catalogue)):
        if explanation.findings[index] is first_unsteady(explanation):
            lines.append(_Line(catalogue.text("heading-unsteady"), _BODY, _WARNING, before=2 * _GAP))
        lines += _finding_lines(words, mark(index, words.unsteady))
        unstable = level_words(explanation, explanation.findings[index], catalogue).unstable
        lines += [_Line(unstable, _SMALL, _WARNING, _INDENT)] if unstable else []
    careful = (*cautions(explanation, catalogue), *unstable_absent(explanation, catalogue))
    lines += [_Line(sentence, _BODY, _WARNING, before=_GAP) for sentence in careful]
    for message in ("disclaimer", "review-status"):
        lines.append(_Line(catalogue.text(message), _SMALL, _GREY, before=_GAP // 2))
    return [part for line in lines for part in _broken(line, letters, width)]


def _finding_lines(words: FindingWords, style: Mark) -> list[_Line]:
    said = f"{words.name} · {words.likely}"
    size, colour = (_BODY, _GREY) if words.unsteady else (_TITLE, _WHITE)
    rest = (words.where, words.verdict, words.detection)
    return [
        _Line(said, size, colour, _INDENT, _GAP, words.letter, style),
        *(_Line(text, _SMALL, _GREY, _INDENT) for text in rest if text),
    ]


def _broken(line: _Line, letters: Lettering, width: int) -> list[_Line]:
    """The line as lines that fit the width; the mark stays with the first."""
    first, *rest = letters.wrap(line.text, line.size, width - line.indent)
    return [replace(line, text=first), *(_Line(text, line.size, line.colour, line.indent) for text in rest)]


def _step(line: _Line) -> int:
    return line.before + round(line.size * 1.4)


def _draw_legend(pen: _Pen, lines: list[_Line], top: int) -> None:
    y = top
    for line in lines:
        y += _step(line)
        if line.mark:
            _badge(pen, (pen.from_start(_MARGIN + 16), y - line.size * 0.36), line.letter, line.mark)
        pen.begin(_MARGIN + line.indent, y, line.text, line.size, line.colour)


def _badge(pen: _Pen, middle: tuple[float, float], letter: str, style: Mark) -> None:
    x, y = (part * _FINE for part in middle)
    half = 15 * _FINE
    pen.draw.rounded_rectangle(
        (x - half, y - half, x + half, y + half), 5 * _FINE, style.colour, "#000000", 2 * _FINE
    )
    pen.centre(middle[0], middle[1] + 8, letter, 22, "#000000")
