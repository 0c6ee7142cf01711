"""Tables of a dataset: CSV files, gzipped or not, and the files that they name."""

from __future__ import annotations

import csv
import gzip
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from ...errors import BadData

Row = dict[str, str]


def find_table(folder: Path, name: str) -> Path | None:
    """The file of this name (`*` stands for anything), gzipped or not; the last where there are several."""
    found = [*folder.glob(name), *folder.glob(f"{name}.gz")]
    return max(found, default=None)


def columns_of(folder: Path, name: str) -> tuple[str, ...]:
    """The columns of a table; none where it is absent.

    Raises:
        BadData: it cannot be read.
    """
    path = find_table(folder, name)
    if path is None:
        return ()
    with _opened(path) as reader:
        return tuple(reader.fieldnames or ())


def read_rows(folder: Path, name: str, dataset: str, required: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a table one after another; a cell that is not there is empty.

    Args:
        folder, name: of the table, see `find_table`.
        dataset: whose table it is, for the message.
        required: columns that must be there.

    Raises:
        BadData: it is absent, cannot be read, or a column is missing.
    """
    path = find_table(folder, name)
    if path is None:
        raise BadData(f"this table of {dataset} is absent", on=name, fix="Restore the folder as distributed")
    with _opened(path) as reader:
        missing = sorted(set(required) - set(reader.fieldnames or ()))
        if missing:
            what = f"columns of {dataset} are missing: {', '.join(missing)}"
            raise BadData(what, on=path.name, fix="Add them, or restore the file")
        yield from reader


def files_by_name(folder: Path) -> dict[str, Path]:
    """Every file in a folder and the folders in it; of files with one name, the first in order of folders."""
    found: dict[str, Path] = {}
    for here, folders, names in os.walk(folder, followlinks=True):
        folders.sort()
        for name in names:
            found.setdefault(name, Path(here) / name)
    return found


@contextmanager
def _opened(path: Path) -> Iterator[csv.DictReader[str]]:
    try:
        with _open(path) as file:
            yield csv.DictReader(file, restval="")
    except (OSError, EOFError, UnicodeDecodeError, csv.Error, zlib.error) as fault:
        raise BadData(f"cannot be read ({fault})", on=path.name, fix="Restore the file") from fault


def _open(path: Path) -> TextIO:
    # A byte-order mark, which Excel writes, would become part of the first column's name.
    if path.suffix == ".gz":
        return gzip.open(path, "rt", newline="", encoding="utf-8-sig")
    return path.open(newline="", encoding="utf-8-sig")
