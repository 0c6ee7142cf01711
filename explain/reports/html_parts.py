"""Pieces that the HTML page's sections share."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from html import escape
from io import BytesIO

from PIL import Image

from .catalogue import Catalogue
from .marks import mark

_JPEG_QUALITY = 85


def say(catalogue: Catalogue, message_id: str) -> str:
    """A message without variables."""
    return escape(catalogue.text(message_id))


def bullets(sentences: Iterable[str]) -> str:
    """Sentences as a list."""
    return "<ul>" + "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences) + "</ul>"


def badge(index: int, letter: str) -> str:
    """The letter of the finding at `index`, in its colour."""
    return f'<span class="badge" style="background: {mark(index).colour}">{letter}</span>'


def side_marks(catalogue: Catalogue) -> str:
    """The patient's sides, on a film."""
    return "".join(
        f'<span class="side {side}">{say(catalogue, f"marker-{side}")}</span>\n' for side in ("right", "left")
    )


def film_uri(film: Image.Image) -> str:
    """A grey picture inside the page."""
    file = BytesIO()
    film.save(file, "JPEG", quality=_JPEG_QUALITY)
    return f"data:image/jpeg;base64,{base64.b64encode(file.getvalue()).decode()}"


def map_uri(colours: Image.Image) -> str:
    """A small picture with transparency inside the page."""
    file = BytesIO()
    colours.save(file, "PNG")
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"
