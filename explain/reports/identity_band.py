"""The band that says whose radiograph it is, on pages and pictures; where nothing is said, which file.

It stands apart from the explanation, which knows nothing of the patient.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape

from PIL import Image, ImageDraw

from ..identity import Identity
from .catalogue import Catalogue
from .lettering import Lettering, can_letter, lettering

_AGE = re.compile(r"0*([0-9]+)([DWMY])")  # PS3.5 section 6.2, AS
SEXES = ("M", "F", "O")
AGE_UNITS = ("D", "W", "M", "Y")

# Languages whose faces together hold every letter that xvlm ships.
_FACES = ("en", "ar", "hi", "bn", "am")
_UNKNOWN_LETTER = "_"
_FINE, _MARGIN, _SIZE, _LINE, _BETWEEN = 2, 24, 21, 32, 28
_GROUND, _LABEL, _VALUE = "#24303A", "#B4BCC4", "#FFFFFF"


def band_fields(identity: Identity, catalogue: Catalogue) -> list[tuple[str, str]]:
    """Labels and values in the reader's language; the path where neither name nor ID is given."""
    said = [(name, _value(name, value, catalogue)) for name, value in identity.said()]
    if not (identity.name or identity.patient_id):
        said.append(("path", identity.file))
    return [(catalogue.text(f"identity-{name}"), value) for name, value in said]


def html_band(identity: Identity, catalogue: Catalogue) -> str:
    """The band for a page; each value is escaped and keeps its own direction."""
    rows = "".join(
        f"<div><dt>{escape(label)}</dt><dd><bdi>{escape(value)}</bdi></dd></div>"
        for label, value in band_fields(identity, catalogue)
    )
    return f'<dl class="identity">{rows}</dl>'


def under_band(picture: Image.Image, identity: Identity, catalogue: Catalogue) -> Image.Image:
    """A report's picture with the band above it, RGB."""
    lines = _lines(identity, catalogue, picture.width - 2 * _MARGIN)
    height = len(lines) * _LINE + _MARGIN
    band = Image.new("RGB", (picture.width * _FINE, height * _FINE), _GROUND)
    draw = ImageDraw.Draw(band)
    for row, line in enumerate(lines):
        _draw_line(draw, line, (row + 1) * _LINE, picture.width, catalogue)
    whole = Image.new("RGB", (picture.width, height + picture.height))
    whole.paste(band.resize((picture.width, height), Image.Resampling.BOX))
    whole.paste(picture, (0, height))
    return whole


def title_with(identity: Identity | None, title: str, source_id: str) -> str:
    """A page's title: whose study it is, before what the page is; the picture's id where that is left out."""
    # Between the isolates of UAX 9, so that a name keeps its direction and the title its own.
    whose = f"\u2068{identity.title}\u2069" if identity else source_id
    return f"{whose} · {title}"


Word = tuple[str, Lettering, str]  # text, how it is written, colour


def _value(name: str, value: str, catalogue: Catalogue) -> str:
    if name == "sex" and value.upper() in SEXES:
        return catalogue.text(f"sex-{value.upper()}")
    age = _AGE.fullmatch(value.upper()) if name == "age" else None
    return catalogue.text(f"age-{age[2]}", count=int(age[1])) if age else value


def _lines(identity: Identity, catalogue: Catalogue, width: int) -> list[list[Word]]:
    """Fields side by side, as many on a line as fit; a field that is wider than a line is broken."""
    own, said = lettering(catalogue), band_fields(identity, catalogue)
    lines: list[list[Word]] = [[]]
    for label, value in said:
        for words in _fitting([(label, own, _LABEL), *_broken(value, catalogue, width)], width):
            if lines[-1] and _width([*lines[-1], *words]) > width:
                lines.append([])
            lines[-1] += words
    if not all(_letters_for(value, catalogue).holds(letter) for _, value in said for letter in value):
        note = own.wrap(catalogue.text("identity-letters"), _SIZE * _FINE, width * _FINE)
        lines += [[(line, own, _LABEL)] for line in note]
    return lines


def _fitting(field: list[Word], width: int) -> list[list[Word]]:
    """A field on one line where it fits, else its label and the pieces of its value each on their own."""
    return [field] if _width(field) <= width else [[word] for word in field]


def _broken(value: str, catalogue: Catalogue, width: int) -> list[Word]:
    letters = _letters_for(value, catalogue)
    held = "".join(letter if letters.holds(letter) else _UNKNOWN_LETTER for letter in value)
    pieces = [""]
    for letter in held:
        if _extent(pieces[-1] + letter, letters) > width:
            pieces.append("")
        pieces[-1] += letter
    return [(piece, letters, _VALUE) for piece in pieces]


def _letters_for(value: str, catalogue: Catalogue) -> Lettering:
    """The face that holds most of a value's letters, the reader's own language first."""
    languages = [language for language in (catalogue.language, *_FACES) if can_letter(language)]
    leftward = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in value)
    faces = [Lettering(language, "rtl" if leftward else "ltr") for language in languages]
    return max(faces, key=lambda face: sum(map(face.holds, value)))


def _extent(text: str, letters: Lettering) -> float:
    """Width in pixels of the picture, of letters as they are drawn."""
    return letters.width(text, _SIZE * _FINE) / _FINE


def _width(words: list[Word]) -> float:
    return sum(_extent(text, letters) for text, letters, _ in words) + _BETWEEN * (len(words) - 1)


def _draw_line(draw: ImageDraw.ImageDraw, line: list[Word], y: int, width: int, catalogue: Catalogue) -> None:
    x = float(_MARGIN)
    for text, letters, colour in line:
        wide = _extent(text, letters)
        left = width - x - wide if catalogue.direction == "rtl" else x
        letters.write(draw, (left * _FINE, y * _FINE), text, _SIZE * _FINE, colour)
        x += wide + (_BETWEEN // 3 if colour == _LABEL else _BETWEEN)
