"""Giving a finished folder the name of another in one step."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import secrets
import shutil
from pathlib import Path

# From <linux/fcntl.h> and <stdio.h>; see renameat2(2).
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_CANNOT_EXCHANGE = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP)


def temporary_beside(target: Path) -> Path:
    """A name for a folder in the making, on the file system of `target`."""
    return _beside(target, "new")


def clear_leftovers(target: Path) -> None:
    """Clear what killed writers of `target` left, and put back what one of them had put aside."""
    pattern = re.compile(rf"\.{re.escape(target.name)}\.xvlm-(new|old)-[0-9a-f]{{8}}")
    for path in sorted(target.parent.iterdir()):
        match = pattern.fullmatch(path.name)
        if not match:
            continue
        if match[1] == "old" and not target.exists():
            path.rename(target)
        else:
            shutil.rmtree(path)


def put_in_place(new: Path, target: Path) -> None:
    """Give the folder `new` the name `target`; what had that name gets the name `new`.

    On Linux, where the file system can exchange two names (ext4, XFS, Btrfs, FAT), there is no
    moment without a `target`. Elsewhere there is one between two renames: the old folder is then
    beside it and `clear_leftovers` puts it back.
    """
    if not target.exists():
        new.rename(target)
    elif not _exchange(new, target):
        _replace_in_steps(new, target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk."""
    if os.name == "nt":
        return  # Windows opens no folders; it writes names through by itself.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _beside(target: Path, kind: str) -> Path:
    return target.with_name(f".{target.name}.xvlm-{kind}-{secrets.token_hex(4)}")


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False where the system or the file system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, TypeError):
        return False  # no such call in this C library, or no C library to ask
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(one))


def _replace_in_steps(new: Path, target: Path) -> None:
    aside = _beside(target, "old")
    target.rename(aside)
    try:
        new.rename(target)
    except OSError:
        aside.rename(target)
        raise
    aside.rename(new)
