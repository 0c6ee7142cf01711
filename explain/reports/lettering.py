"""Letters on an image with the face that comes with Pillow.

That face (Aileron) has the Latin letters without accents. The accents are drawn here, stroke by
stroke, so that no font has to be shipped or found on the device.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from string import ascii_letters, digits, punctuation

from PIL import ImageDraw, ImageFont

from ...errors import XvlmError

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
Point = tuple[float, float]

_IN_THE_FACE = frozenset(ascii_letters + digits + punctuation + " «»°±·‘’“”…‹›")
_WRITTEN_AS = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "\xa0": " ", "\u202f": " ", "–": "-", "−": "-"})

# Strokes of each combining mark, in hundredths of the letter size: x from the letter's middle, y up
# from its top, or down from the line for the cedilla.
_STROKES: dict[str, tuple[tuple[Point, Point], ...]] = {
    "\u0300": (((-9, 19), (4, 8)),),
    "\u0301": (((9, 19), (-4, 8)),),
    "\u0302": (((-10, 8), (0, 18)), ((0, 18), (10, 8))),
    "\u0303": (((-11, 9), (-3, 14)), ((-3, 14), (3, 9)), ((3, 9), (11, 14))),
    "\u0308": (((-8, 12), (-7, 12)), ((7, 12), (8, 12))),
}
_CEDILLA = "\u0327"
_CEDILLA_STROKES: tuple[tuple[Point, Point], ...] = (
    ((0, 0), (0, -8)),
    ((0, -8), (5, -14)),
    ((5, -14), (-5, -19)),
)


@cache
def font(size: int) -> Font:
    """The built-in face at a size in pixels."""
    return ImageFont.load_default(size)


def text_width(text: str, size: int) -> float:
    """Width of a line of text in pixels."""
    return font(size).getlength(_parts(text)[0])


def wrap(text: str, size: int, width: float) -> list[str]:
    """Break a text into lines no wider than `width` pixels, between words."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def write(draw: ImageDraw.ImageDraw, at: Point, text: str, size: int, colour: str) -> None:
    """Write one line; `at` is the left end of the line that the letters stand on.

    Raises:
        XvlmError: a letter that neither the face nor an accent can make.
    """
    letters, marks = _parts(text)
    face = font(size)
    draw.text(at, letters, fill=colour, font=face, anchor="ls")
    for index, mark in marks:
        left, top, right, _ = face.getbbox(letters[index], anchor="ls")
        middle = at[0] + face.getlength(letters[:index]) + (left + right) / 2
        height = 0 if mark == _CEDILLA else -top
        for one, other in _CEDILLA_STROKES if mark == _CEDILLA else _STROKES[mark]:
            ends = [(middle + x * size / 100, at[1] - height - y * size / 100) for x, y in (one, other)]
            draw.line(ends, fill=colour, width=max(1, round(size * 0.08)))


def _parts(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The bare letters, and each accent with the index of the letter that bears it."""
    letters: list[str] = []
    marks: list[tuple[int, str]] = []
    for character in unicodedata.normalize("NFD", text.translate(_WRITTEN_AS)):
        if letters and (character in _STROKES or character == _CEDILLA):
            marks.append((len(letters) - 1, character))
        elif character in _IN_THE_FACE:
            letters.append(character)
        else:
            raise XvlmError(
                "the image's lettering has no such letter",
                on=f"U+{ord(character):04X}",
                fix="Use the HTML report for this language",
            )
    return "".join(letters), tuple(marks)
