"""Files that xvlm writes: whole or not at all, and refused before the work where they cannot be."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from .errors import BadInput


def prepare_folder(folder: Path) -> None:
    """Make a folder that files can be written to.

    Raises:
        BadInput: it is no folder, or nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise _refused(folder, fault) from fault
    if not os.access(folder, os.W_OK | os.X_OK):
        raise BadInput("nothing may be written to this folder", on=folder, fix="Name another")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and rename it, so that no half of it is ever there.

    Raises:
        BadInput: it cannot be written, for want of space or of permission.
    """
    unfinished = path.with_name(f"{path.name}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as fault:
        with suppress(OSError):
            unfinished.unlink()
        raise _refused(path, fault) from fault


def append_line(path: Path, line: str) -> None:
    """Add a line to a file, made if absent.

    Raises:
        BadInput: it cannot be written.
    """
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
    except OSError as fault:
        raise _refused(path, fault) from fault


def _refused(path: Path, fault: OSError) -> BadInput:
    return BadInput(f"cannot be written ({fault.strerror})", on=path, fix="Name another place, or make room")
