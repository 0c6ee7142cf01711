"""Text from a file's header or name as it may be shown: nothing in it steers the terminal or the page."""

from __future__ import annotations

import unicodedata

# UAX 9: what turns the direction of the text after it. Joiners stay, for letters need them.
_TURNS_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_BREAKS = ("Cc", "Zl", "Zp")
LONGEST_PATH = 240


def plain(text: str, longest: int) -> str:
    """Text on one line, without control characters, composed (NFC), of `longest` characters at most."""
    said = " ".join("".join(_plain_letter(letter) for letter in text).split())
    said = unicodedata.normalize("NFC", said)
    return said if len(said) <= longest else said[: longest - 1] + "…"


def plain_path(text: str) -> str:
    """A path, of which the end tells more than the beginning."""
    said = plain(text, len(text) * 6 + 1)
    return said if len(said) <= LONGEST_PATH else "…" + said[-LONGEST_PATH + 1 :]


def _plain_letter(letter: str) -> str:
    if (
        letter in _TURNS_DIRECTION or ord(letter) & 0xFFFE == 0xFFFE
    ):  # the latter is no character (Unicode 23.7)
        return ""
    kind = unicodedata.category(letter)
    if kind in _LINE_BREAKS:
        return " "
    # A byte of a name that is no UTF-8.
    return letter.encode("ascii", "backslashreplace").decode() if kind == "Cs" else letter
