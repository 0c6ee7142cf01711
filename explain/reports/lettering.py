"""Lines of text on an image, in the letters of the reader's language.

The faces are Noto Sans under the SIL Open Font License, one file a script, cut to what the languages need;
each holds the plain Latin letters too. Where letters change shape beside each other or run from right to
left, Raqm sets them: Pillow brings it, and it takes FriBiDi from the system.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Literal

from PIL import ImageDraw, ImageFont, features

from ...errors import MissingPackage, XvlmError
from .catalogue import Catalogue, Direction

Point = tuple[float, float]
Script = Literal["latin", "arabic", "bengali", "devanagari", "ethiopic"]

_SCRIPTS: dict[str, Script] = {
    "am": "ethiopic", "ar": "arabic", "bn": "bengali", "hi": "devanagari", "ps": "arabic", "ur": "arabic",
}  # fmt: skip
_SET_LETTER_BY_LETTER = ("latin", "ethiopic")
_NOT_IN_ANY_FACE = "\U0010fffd"


def script(language: str) -> Script:
    """The script that a language is written in."""
    return _SCRIPTS.get(language, "latin")


@cache
def font_file(language: str) -> bytes:
    """The TrueType file that holds a language's letters."""
    return resources.files(__package__).joinpath("fonts", f"{script(language)}.ttf").read_bytes()


def can_letter(language: str) -> bool:
    """Whether this machine can set the language's letters on an image."""
    return not _needs_raqm(language) or bool(features.check("raqm"))


@dataclass(frozen=True)
class Lettering:
    """How one language is written on an image.

    Attributes:
        language: its code.
        direction: the way that it is written.
    """

    language: str
    direction: Direction

    def holds(self, letter: str) -> bool:
        """Whether the language's face can show a letter."""
        return _is_held(letter, self.language)

    def width(self, text: str, size: int) -> float:
        """Width of a line of text in pixels.

        Raises:
            XvlmError: a letter that the face does not hold.
        """
        return self._font(size).getlength(
            _checked(text, self.language), direction=self._set_direction, language=self._set_language
        )

    def wrap(self, text: str, size: int, width: float) -> list[str]:
        """Break a text into lines no wider than `width` pixels, between words."""
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.width(longer, size) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def write(self, draw: ImageDraw.ImageDraw, at: Point, text: str, size: int, colour: str) -> None:
        """Write one line; `at` is its left end, on the line that the letters stand on.

        Raises:
            XvlmError: a letter that the face does not hold.
        """
        draw.text(
            at,
            _checked(text, self.language),
            fill=colour,
            font=self._font(size),
            anchor="ls",
            direction=self._set_direction,
            language=self._set_language,
        )

    def _font(self, size: int) -> ImageFont.FreeTypeFont:
        return _font(self.language, size)

    @property
    def _set_direction(self) -> str | None:
        return self.direction if _needs_raqm(self.language) else None

    @property
    def _set_language(self) -> str | None:
        return self.language if _needs_raqm(self.language) else None


def lettering(catalogue: Catalogue) -> Lettering:
    """How the catalogue's language is written on an image.

    Raises:
        MissingPackage: this machine would write it wrongly.
    """
    if not can_letter(catalogue.language):
        raise MissingPackage(
            "this language's letters cannot be set on an image without FriBiDi",
            on=catalogue.language,
            fix="Install it (Debian: apt install libfribidi0), or use the HTML report",
        )
    return Lettering(catalogue.language, catalogue.direction)


def _needs_raqm(language: str) -> bool:
    return script(language) not in _SET_LETTER_BY_LETTER


@cache
def _font(language: str, size: int) -> ImageFont.FreeTypeFont:
    engine = ImageFont.Layout.RAQM if _needs_raqm(language) else ImageFont.Layout.BASIC
    return ImageFont.truetype(BytesIO(font_file(language)), size, layout_engine=engine)


def _checked(text: str, language: str) -> str:
    said = unicodedata.normalize("NFC", text)
    for letter in set(said):
        if not _is_held(letter, language):
            raise XvlmError(
                "the image's lettering has no such letter",
                on=f"U+{ord(letter):04X}",
                fix="Use the HTML report for this language",
            )
    return said


@cache
def _is_held(letter: str, language: str) -> bool:
    """Whether the face holds a letter; marks that only steer the others need no shape."""
    if unicodedata.category(letter) == "Cf":
        return True
    face = ImageFont.truetype(BytesIO(font_file(language)), 40, layout_engine=ImageFont.Layout.BASIC)
    return bytes(face.getmask(letter)) != bytes(face.getmask(_NOT_IN_ANY_FACE))
