"""Figures as a language writes them, found in its text and written as English writes them."""

from __future__ import annotations

import re
from functools import lru_cache

from ..reports.catalogue import Catalogue

_SENTINEL = "\ue000"


def plain(text: str) -> str:
    """A text with single spaces, and without the marks that only steer its direction and joins."""
    return " ".join("".join(letter for letter in text if not _is_steering(letter)).split())


def lower(text: str) -> str:
    """A text in lower case, letter for letter."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


@lru_cache(maxsize=64)
def percent_pattern(catalogue: Catalogue) -> str:
    """A regular expression, without groups, for whatever `Catalogue.percent` writes."""
    share = share_pattern(catalogue)
    bounds = (_bound(catalogue, side).replace(_SENTINEL, share) for side in ("under", "over"))
    return f"(?:{'|'.join((*bounds, share))})"


@lru_cache(maxsize=64)
def share_pattern(catalogue: Catalogue) -> str:
    """A regular expression for whatever `Catalogue.share` writes."""
    return re.sub(r"\d+", r"\\d{1,3}", re.escape(plain(catalogue.share(0.27))))


@lru_cache(maxsize=64)
def count_pattern(catalogue: Catalogue) -> str:
    """A regular expression, without groups, for whatever `Catalogue.number` and `of_hundred` write."""
    bounds = (_bound(catalogue, side).replace(_SENTINEL, r"\d{1,2}") for side in ("under", "over"))
    return rf"(?:{'|'.join(bounds)}|\d{{1,9}})"


def ratio_pattern(catalogue: Catalogue) -> str:
    """A regular expression for whatever `Catalogue.ratio` writes."""
    return re.sub(r"\d+", r"\\d+", re.escape(plain(catalogue.ratio(0.54))))


def percent_in_english(text: str, catalogue: Catalogue) -> str:
    """27% for what `percent_pattern` found."""
    share = share_pattern(catalogue)
    whole = f"{int(''.join(letter for letter in text if letter.isdecimal()))}%"
    for side, sign in (("under", "<"), ("over", ">")):
        if re.fullmatch(_bound(catalogue, side).replace(_SENTINEL, share), text, re.IGNORECASE):
            return f"{sign} {whole}"
    return whole


def count_in_english(text: str, catalogue: Catalogue) -> str:
    """27, or < 1, for what `count_pattern` found."""
    whole = str(int("".join(letter for letter in text if letter.isdecimal())))
    for side, sign in (("under", "<"), ("over", ">")):
        if re.fullmatch(_bound(catalogue, side).replace(_SENTINEL, r"\d{1,2}"), text, re.IGNORECASE):
            return f"{sign} {whole}"
    return whole


def ratio_in_english(text: str) -> str:
    """0.54 for what `ratio_pattern` found."""
    return ".".join("".join(str(int(digit)) for digit in run) for run in re.findall(r"\d+", text))


@lru_cache(maxsize=64)
def _bound(catalogue: Catalogue, side: str) -> str:
    return re.escape(plain(catalogue.text(f"percent-{side}", percent=_SENTINEL)))


def _is_steering(letter: str) -> bool:
    return letter in "\u061c\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069"
