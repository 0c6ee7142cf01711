"""One run at a time writes to a folder.

The system takes the lock back when the run ends, however it ends, so none is ever left behind.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ..errors import BadInput


@contextmanager
def locked(lock: Path, folder: Path) -> Iterator[None]:
    """Hold the lock file of a folder.

    Raises:
        BadInput: another run holds it, or it cannot be made.
    """
    try:
        file = lock.open("a+b")
    except OSError as fault:
        what = f"nothing can be written to this folder ({fault.strerror})"
        raise BadInput(what, on=folder, fix="Name another") from fault
    with file:
        try:
            _lock(file)
        except OSError as fault:
            raise BadInput(
                "another run is writing to this folder",
                on=folder,
                fix="Wait until it has ended, or name another folder with --out",
            ) from fault
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
