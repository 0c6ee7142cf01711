"""Where a radiograph's bytes come from: a file, a gzipped file, a member of a zip archive, standard input."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from ...errors import BadInput
from ..plain_text import plain_path
from .archive import GZIP_MAGIC, gunzip, read_member
from .limits import MAX_BYTES
from .refusals import too_large

STANDARD_INPUT = Path("-")


@dataclass(frozen=True)
class Source:
    """One place that a radiograph can be read from.

    Attributes:
        path: the file as it was given or met; `STANDARD_INPUT` for standard input.
        member: the name inside it where the file is an archive.
    """

    path: Path
    member: str = ""

    @property
    def name(self) -> str:
        """The path as it was given; a member of an archive as «study.zip:IM0001»."""
        return f"{self.path}:{self.member}" if self.member else str(self.path)

    @property
    def shown(self) -> str:
        """The same on one line, without control characters."""
        return plain_path(self.name)

    @property
    def stem(self) -> str:
        """What files that are made of it are named after."""
        if self.path == STANDARD_INPUT:
            return "stdin"
        name = Path(self.member.replace("\\", "/")).name if self.member else self.path.name
        return Path(name.removesuffix(".gz")).stem

    def read(self) -> bytes:
        """Its bytes, unpacked.

        Raises:
            BadInput: it is absent, no regular file, or may not be read.
            TooLarge: more than `limits.MAX_BYTES`.
            UnreadableImage: it cannot be unpacked.
        """
        if self.member:
            return read_member(self.path, self.member, MAX_BYTES)
        data = _read_standard_input() if self.path == STANDARD_INPUT else _read_file(self.path)
        return gunzip(data, MAX_BYTES) if data.startswith(GZIP_MAGIC) else data


def first_bytes(path: Path, count: int) -> bytes:
    """The first bytes of a file.

    Raises:
        BadInput: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(count)
    except OSError as error:
        raise not_readable(path, error) from error


def status(path: Path) -> os.stat_result:
    """What the disk says of a path, a link followed.

    Raises:
        BadInput: there is nothing, or it may not be asked.
    """
    try:
        return path.stat()
    except OSError as error:
        raise not_readable(path, error) from error
    except ValueError as error:  # a zero byte in the name
        raise BadInput("there is no such file", on=path, fix="Check the name and the folder") from error


def not_readable(path: Path, error: OSError) -> BadInput:
    """Why the disk does not give a file or a folder."""
    on = plain_path(str(path))
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return BadInput("this link leads to no file", on=on, fix="Copy the file that it was made for")
        return BadInput("there is no such file", on=on, fix="Check the name and the folder")
    if isinstance(error, PermissionError):
        return BadInput("it may not be read", on=on, fix="Ask for the right to read it")
    return BadInput("it cannot be read from its disk", on=on, fix="Copy it to this device first")


def _read_file(path: Path) -> bytes:
    found, on = status(path), plain_path(str(path))
    if stat.S_ISDIR(found.st_mode):
        raise BadInput("this is a folder", on=on, fix="Name one image in it")
    if not stat.S_ISREG(found.st_mode):
        raise BadInput("this is no regular file", on=on, fix="Copy the image to a file first")
    if found.st_size > MAX_BYTES:
        raise too_large(f"the file is larger than {MAX_BYTES >> 20} MB")
    return first_bytes(path, MAX_BYTES)


def _read_standard_input() -> bytes:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if not data:
        raise BadInput(
            "standard input is empty", on="-", fix="Send one image to it: xvlm explain - < scan.dcm"
        )
    if len(data) > MAX_BYTES:
        raise too_large(f"standard input gives more than {MAX_BYTES >> 20} MB")
    return data
