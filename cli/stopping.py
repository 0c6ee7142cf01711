"""Ctrl-C: one line that says what was kept and how to go on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import Stopped

NOTHING = "nothing was written"


@contextmanager
def keeps(kept: str, go_on: str = "Run the command again") -> Iterator[None]:
    """Say what a command that is stopped inside has kept.

    Raises:
        Stopped: Ctrl-C was pressed.
    """
    try:
        yield
    except KeyboardInterrupt as pressed:
        raise Stopped(kept, fix=go_on) from pressed
