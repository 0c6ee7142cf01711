"""Standard output as it is found: in another encoding, on a full disk, with a reader that has gone."""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata
from typing import TextIO

from ..errors import BadInput
from .messages import print_error

# What old code pages lack, as it is written without it. Accents and ligatures come off by themselves.
_PLAIN = str.maketrans(
    {
        "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "«": '"', "»": '"', "“": '"', "”": '"',
        "‘": "'", "’": "'", "ʼ": "'", "·": "-", "•": "-", "→": "->", "×": "x", "≥": ">=", "≤": "<=",
        "±": "+/-", "ρ": "rho", "ɓ": "b", "Ɓ": "B", "ɗ": "d", "Ɗ": "D", "ƙ": "k", "Ƙ": "K", "ƴ": "y",
        "Ƴ": "Y", "đ": "d", "Đ": "D", "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "°": " deg", "¿": "?",
        "¡": "!",
    }
)  # fmt: skip
# Scripts of the reports that nothing but their own letters can write.
_SCRIPTS = ("ARABIC", "BENGALI", "DEVANAGARI", "ETHIOPIC")
_ANOTHER_WAY = (
    "Set PYTHONIOENCODING=utf-8 if the terminal can show it; or write files with --out, or choose a "
    "language in Latin letters with --lang"
)


def prepare_streams() -> None:
    """Let no letter become «?»: what an encoding lacks is spelled, escaped, or refused where it is a report.

    Output is refused with a `BadInput` that says what to do; messages on the error stream never are.
    """
    codecs.register_error("xvlm-report", _spell_report)
    codecs.register_error("xvlm-message", _spell_message)
    for stream, errors in ((sys.stdout, "xvlm-report"), (sys.stderr, "xvlm-message")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def can_show(text: str) -> bool:
    """Whether standard output can show a text, be it without its accents."""
    try:
        text.encode(encoding_of(sys.stdout), "xvlm-report")
    except BadInput:
        return False
    return True


def encoding_of(stream: TextIO | None) -> str:
    """The encoding of a stream; a stream that is closed takes anything."""
    return getattr(stream, "encoding", None) or "utf-8"


def end_output(code: int) -> int:
    """Hand over what is still to be printed; the exit code, which is another where that fails."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
    except OSError as fault:
        _discard_output()
        print_error(cannot_write(fault))
        return code or BadInput.exit_code
    return code


def cannot_write(fault: OSError) -> BadInput:
    """A disk that is full, or a place that may not be written to."""
    place = fault.filename or "standard output"
    return BadInput(f"cannot be written ({fault.strerror})", on=place, fix="Name another place, or make room")


def _discard_output() -> None:
    """Else Python would try once more when it ends, and complain."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)


def _spell_report(error: UnicodeError) -> tuple[str, int]:
    return _spell(error, is_report=True)


def _spell_message(error: UnicodeError) -> tuple[str, int]:
    return _spell(error, is_report=False)


def _spell(error: UnicodeError, is_report: bool) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    script = next((known for letter in letters if (known := _script(letter))), None)
    if script and is_report:
        what = f"this terminal's encoding, {sys.stdout.encoding}, has no {script.title()} letters"
        raise BadInput(what, fix=_ANOTHER_WAY)
    return "".join(map(_spelled, letters)), error.end


def _script(letter: str) -> str | None:
    name = unicodedata.name(letter, "")
    return next((script for script in _SCRIPTS if name.startswith(script)), None)


def _spelled(letter: str) -> str:
    """A letter in ASCII: without its accent, by another sign, or as an escape."""
    if unicodedata.category(letter) in ("Mn", "Cf"):
        return ""
    parts = unicodedata.normalize("NFKD", letter.translate(_PLAIN)).translate(_PLAIN)
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return plain if plain.isascii() else plain.encode("ascii", "backslashreplace").decode("ascii")
