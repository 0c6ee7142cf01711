"""How errors and notes look on the terminal."""

from __future__ import annotations

from contextlib import suppress

from rich.console import Console
from rich.text import Text

from ..errors import XvlmError


def print_error(error: XvlmError) -> None:
    """One plain message on the error stream; file names and brackets stay as they are."""
    _print("error ", "bold red", str(error))


def print_note(note: str, word: str = "note") -> None:
    """A remark on the error stream, out of the way of a pipe; `word` says in its language that it is one."""
    _print(f"{word} ", "yellow", note)


def _print(word: str, style: str, text: str) -> None:
    # Where the error stream takes nothing either, the exit code is all that is left to tell.
    with suppress(OSError):
        Console(stderr=True, soft_wrap=True).print(Text.assemble((word, style), text))
