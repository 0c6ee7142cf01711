"""What the paths on a command line stand for: every file met, and whether it is to be read or why not.

::

    for met in discover([Path("archive"), Path("study.zip")]):
        ...  # a Source, a Skipped or an Unreadable

Folders are searched to their depths, links to folders followed once; zip archives and gzipped files are
opened; a DICOMDIR is followed to its files. What a file is, its first bytes tell, and never its name.
Nothing that is met stops the search.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ...errors import BadInput
from ..plain_text import plain_path
from ..report_mark import WITHIN_BYTES, is_report
from .archive import GZIP_MAGIC, ZIP_MAGICS, gunzip, members, read_member
from .dicom_directory import find_listed, is_directory, listed_files
from .file_kind import HEAD_BYTES, kind_of
from .source import STANDARD_INPUT, Source, first_bytes, not_readable, status

SkipReason = Literal["empty", "report", "index", "other"]

_HEAD = max(HEAD_BYTES, WITHIN_BYTES)
_PACKED_HEAD = 1 << 16  # more than enough to unpack a head from
_NO_FILE = "there is no such file"


@dataclass(frozen=True)
class Skipped:
    """A file that holds no radiograph: empty, a report of ours, a DICOMDIR, or of another kind."""

    source: Source
    reason: SkipReason


@dataclass(frozen=True)
class Unreadable:
    """A file, folder or archive that may hold a radiograph and cannot be looked into."""

    source: Source
    error: BadInput


Met = Source | Skipped | Unreadable


def discover(paths: Sequence[Path], leave_out: frozenset[Path] = frozenset()) -> Iterator[Met]:
    """Find every file that the paths stand for.

    Args:
        paths: folders, archives and DICOMDIRs, which are searched; files, which are taken as they are,
            and `STANDARD_INPUT`.
        leave_out: resolved paths of files that are passed over, such as those of the run's own output.

    Yields:
        In the order of `paths`, what is in a folder sorted; each file once.
    """
    folders: set[tuple[int, int]] = set()
    names: set[str] = set()
    for path in paths:
        for met in _given(path, folders, leave_out):
            name = (met if isinstance(met, Source) else met.source).name
            if name not in names:
                names.add(name)
                yield met


def find_images(paths: Sequence[Path]) -> list[Path]:
    """List the image files that the paths stand for, where each has to be usable.

    Args:
        paths: files, which are taken as they are, and folders, which are searched; not into archives.

    Returns:
        In the order of `paths`, each folder's files sorted.

    Raises:
        BadInput: a path is absent, a folder holds no image, or something in it may not be read.
    """
    found: list[Path] = []
    for path in paths:
        if not stat.S_ISDIR(status(path).st_mode):
            found.append(path)
            continue
        inside = [
            met.path for met in map(_refusing, discover([path])) if isinstance(met, Source) and not met.member
        ]
        if not inside:
            raise BadInput(
                "this folder holds no image",
                on=path,
                fix="Name a folder with DICOM, PNG, JPEG, TIFF or BMP files",
            )
        found += inside
    return found


def _refusing(met: Met) -> Met:
    if isinstance(met, Unreadable):
        raise met.error
    return met


def _given(path: Path, folders: set[tuple[int, int]], leave_out: frozenset[Path]) -> Iterator[Met]:
    """What one path of the command line stands for."""
    if path == STANDARD_INPUT:
        yield Source(path)
        return
    try:
        mode = status(path).st_mode
        head = first_bytes(path, _HEAD) if stat.S_ISREG(mode) else b""
    except BadInput as error:
        yield Unreadable(Source(path), error)
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(path, folders, leave_out)
    elif kind_of(head) == "DICOM" and is_directory(path, head):
        yield from _in_directory(path, with_those_there=True)
    elif head.startswith(ZIP_MAGICS):
        yield from _in_archive(path)
    else:
        yield Source(path)


def _in_folder(folder: Path, seen: set[tuple[int, int]], leave_out: frozenset[Path]) -> Iterator[Met]:
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            found = status(path)
            if not stat.S_ISDIR(found.st_mode):
                yield from () if leave_out and path.resolve() in leave_out else _look(path, found)
            elif (found.st_dev, found.st_ino) not in seen:
                seen.add((found.st_dev, found.st_ino))
                waiting += [path / name for name in sorted(os.listdir(path), reverse=True)]  # noqa: PTH208 - gives names, half the memory
        except BadInput as error:
            yield Unreadable(Source(path), error)
        except OSError as error:
            yield Unreadable(Source(path), not_readable(path, error))


def _look(path: Path, found: os.stat_result) -> Iterator[Met]:
    """A file met in a folder."""
    if not stat.S_ISREG(found.st_mode):
        yield Skipped(Source(path), "other")  # a pipe or a device, which may never end
        return
    head = first_bytes(path, _HEAD)
    if kind_of(head) == "DICOM" and is_directory(path, head):
        yield from _in_directory(path, with_those_there=False)
    elif head.startswith(ZIP_MAGICS):
        yield from _in_archive(path)
    elif head.startswith(GZIP_MAGIC):
        yield from _packed(path)
    else:
        yield _by_head(Source(path), head)


def _by_head(source: Source, head: bytes) -> Met:
    if not head:
        return Skipped(source, "empty")
    if is_report(head):
        return Skipped(source, "report")
    return Source(source.path, source.member) if kind_of(head) else Skipped(source, "other")


def _packed(path: Path) -> Iterator[Met]:
    try:
        yield _by_head(Source(path), gunzip(first_bytes(path, _PACKED_HEAD), _HEAD, whole=False))
    except BadInput as error:
        yield Unreadable(Source(path), type(error)(error.what, on=plain_path(str(path)), fix=error.fix))


def _in_archive(path: Path) -> Iterator[Met]:
    try:
        names = members(path)
    except BadInput as error:
        yield Unreadable(Source(path), error)
        return
    if names is None:
        yield Skipped(Source(path), "other")
        return
    for name in names:
        yield _member(Source(path, name))


def _member(source: Source) -> Met:
    try:
        head = read_member(source.path, source.member, _HEAD, whole=False)
    except BadInput as error:
        return Unreadable(source, error)
    if head.startswith((*ZIP_MAGICS, GZIP_MAGIC)):
        what = "an archive inside an archive is not opened"
        return Unreadable(source, BadInput(what, on=source.shown, fix="Unpack the outer one first"))
    if kind_of(head) == "DICOM" and is_directory(Path(source.member), head):
        return Skipped(source, "index")
    return _by_head(source, head)


def _in_directory(path: Path, with_those_there: bool) -> Iterator[Met]:
    """A DICOMDIR and the files that it lists; in a folder those that are there are met anyway."""
    try:
        listed = [find_listed(path.parent, parts) for parts in listed_files(Source(path).read())]
    except (BadInput, OSError) as error:
        if with_those_there:
            damaged = BadInput(
                "the DICOMDIR cannot be followed",
                on=plain_path(str(path)),
                fix="Name the folder that holds the images",
            )
            yield Unreadable(Source(path), damaged)
            return
        # The images beside it are met all the same.
        del error
        listed = []
    yield Skipped(Source(path), "index")
    for file in listed:
        if not file.is_file():
            what = f"{path.name} lists this file, and it is not there"
            error_there = BadInput(what, on=plain_path(str(file)), fix="Copy it again from its source")
            yield Unreadable(Source(file), error_there)
        elif with_those_there:
            yield Source(file)
