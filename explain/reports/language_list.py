"""The languages of the reports, as a list for people and scripts."""

from __future__ import annotations

from dataclasses import dataclass

from babel import Locale

from .catalogue import Catalogue, Direction, ReviewStatus, available_languages
from .lettering import can_letter


@dataclass(frozen=True)
class Language:
    """One language.

    Attributes:
        code: ISO 639.
        english, own: its name in English and in itself, as the CLDR has them.
        direction: the way that it is written.
        messages: how many its catalogue holds.
        review_status: whether a clinician has reviewed the catalogue.
        review: the sentence about that in the language, as the reports show it.
        png: whether this machine can set its letters on an image.
    """

    code: str
    english: str
    own: str
    direction: Direction
    messages: int
    review_status: ReviewStatus
    review: str
    png: bool


def languages() -> tuple[Language, ...]:
    """Every language that has a catalogue."""
    return tuple(_language(code) for code in available_languages())


def _language(code: str) -> Language:
    catalogue, locale = Catalogue(code), Locale.parse(code)
    return Language(
        code,
        locale.get_display_name("en") or code,
        locale.get_display_name(code) or code,
        catalogue.direction,
        len(catalogue.variables()),
        catalogue.review_status,
        catalogue.text("review-status"),
        can_letter(code),
    )
