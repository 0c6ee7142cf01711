"""The work folder: a step that was finished once is not done again, and a killed run goes on.

Each step has a folder named after it and after all that its result depends on. It is filled under another
name and renamed when the step is done, so that a folder with its own name is always whole.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from .. import __version__

_DIGITS = 16
_LOG = "log.json"


@dataclass(frozen=True)
class Entry:
    """What a step did, and why; kept in the bundle."""

    step: str
    did: str
    why: str


@dataclass
class Work:
    """A folder of steps.

    Attributes:
        folder: made when the first step begins.
        log: what the steps so far did, in their order, those of an earlier run too.
    """

    folder: Path
    log: list[Entry] = field(default_factory=list)

    def step(self, name: str, inputs: dict[str, Any], do: Callable[[Path], list[Entry]]) -> Path:
        """Do a step, unless it was done before on the same inputs.

        Args:
            name: of the step.
            inputs: all that its result depends on, as JSON.
            do: fills a folder, and says what it did. A step that was killed finds what it had left there.

        Returns:
            The folder of its result.
        """
        done = self.folder / f"{name}-{_key(inputs)}"
        if not done.is_dir():
            unfinished = done.with_suffix(".part")
            unfinished.mkdir(parents=True, exist_ok=True)
            entries = do(unfinished)
            text = json.dumps([vars(entry) for entry in entries], indent=1)
            (unfinished / _LOG).write_text(text, encoding="utf-8")
            unfinished.rename(done)
        self.log += [Entry(**entry) for entry in json.loads((done / _LOG).read_text(encoding="utf-8"))]
        return done

    def clear(self) -> None:
        """Remove the folder and all that is in it."""
        shutil.rmtree(self.folder, ignore_errors=True)


def hash_folder(folder: Path | None) -> str:
    """sha256 over names, sizes and dates of all files below a folder: reading them all would take minutes."""
    digest = hashlib.sha256()
    for path in sorted(_files(folder)) if folder else ():
        facts = path.stat()
        digest.update(f"{path}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


@cache
def _versions() -> dict[str, str]:
    """xvlm and the libraries that a step's result may depend on; an engine that came since changes it too."""
    found = {"xvlm": __version__}
    for package in ("torch", "onnx", "nncf", "onnxruntime", "openvino"):
        with suppress(PackageNotFoundError):
            found[package] = version(package)
    return found


def _key(inputs: dict[str, Any]) -> str:
    content = json.dumps({**_versions(), **inputs}, sort_keys=True, default=str)
    return hashlib.sha256(content.encode()).hexdigest()[:_DIGITS]
