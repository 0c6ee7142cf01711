"""A folder in the user's cache whose files are used again only when they are as they were left.

An engine that finds its compiled graph in a cache runs it as it is. A file that a failing disk or a
power cut has damaged then gives wrong numbers without an error (OpenVINO 2026.4 does), and so a
wrong explanation.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_SEAL = "sha256sums"
_CHUNK = 1 << 20


@dataclass(frozen=True)
class SealedCache:
    """A folder for one engine's files of one graph."""

    folder: Path

    @classmethod
    def open(cls, folder: Path) -> SealedCache | None:
        """Make the folder, or empty it when a file in it has changed; None where it cannot be written."""
        cache = cls(folder)
        try:
            if folder.is_dir() and cache._read_seal() != cache._hashes():
                shutil.rmtree(folder)
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return None
        return cache if os.access(folder, os.W_OK) else None

    def seal(self) -> None:
        """Note the content of the files that are there now."""
        # A seal that is missing or cut short fits no files: at the next start the folder is emptied.
        with suppress(OSError):
            (self.folder / _SEAL).write_text(self._hashes(), encoding="utf-8")

    def _hashes(self) -> str:
        lines = []
        for path in sorted(self.folder.iterdir()):
            if path.name != _SEAL:
                lines.append(f"{hash_file(path)}  {path.name}\n")
        return "".join(lines)

    def _read_seal(self) -> str:
        seal = self.folder / _SEAL
        return seal.read_text(encoding="utf-8", errors="replace") if seal.is_file() else ""


def hash_file(path: Path) -> str:
    """sha256 of a file's content, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def cache_folder() -> Path | None:
    """The folder of xvlm in the user's cache, or None for a user without a home.

    Source: XDG Base Directory Specification 0.8; a relative XDG_CACHE_HOME is to be ignored.
    """
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if given.is_absolute():
        return given / "xvlm"
    try:
        return Path.home() / ".cache" / "xvlm"
    except RuntimeError:
        return None
