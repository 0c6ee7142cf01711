"""Sealing a bundle: after a power cut at any moment, there is the old one or the new one."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace as replaced
from pathlib import Path

from ..errors import BundleError
from .bundle import Bundle, holds_only_a_bundle, verify_bundle
from .folder_swap import clear_leftovers, put_in_place, sync_folder, temporary_beside
from .json_field import FieldError
from .manifest import Manifest, write_manifest, write_seal

_CHUNK = 1 << 20


def write_bundle(
    folder: Path, manifest: Manifest, files: Mapping[str, Path | bytes], *, replace: bool = False
) -> Bundle:
    """Seal a bundle into a folder.

    The files are written beside the folder, forced to the disk, read back and checked, and only
    then given the folder's name. What a killed writer left beside it is cleared by the next one.
    Two writers of one folder at the same time: one of them fails.

    Args:
        folder: where the bundle is to be; it must not exist, or be empty, or hold a bundle.
        manifest: what the bundle says about itself.
        files: content of each file, or the path to copy it from, by its name in the bundle; among
            them every graph, `fidelity.json` and `MODEL_CARD.md`.
        replace: take the place of the bundle that is there.

    Raises:
        BundleError: when the manifest breaks the format, when something else is in the way, or when
            the files cannot be written.
    """
    folder = folder.resolve()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        clear_leftovers(folder)
        check_place(folder, replace)
        return _write(folder, manifest, files)
    except FieldError as error:
        raise BundleError(f"cannot be sealed: {error}", on=folder.name) from error
    except OSError as error:
        raise BundleError(f"cannot be written: {error}", on=folder.name) from error


def check_place(folder: Path, replace: bool = False) -> None:
    """Refuse a folder that is not to be replaced: nothing but a bundle is ever deleted.

    Raises:
        BundleError: it holds something else, or a bundle that is not to be replaced.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    if not folder.is_dir() or not holds_only_a_bundle(folder):
        raise BundleError("holds something other than a bundle", on=folder.name, fix="Choose another folder")
    if not replace:
        raise BundleError(
            "holds a bundle already", on=folder.name, fix="Choose another folder, or replace it"
        )


def _write(folder: Path, manifest: Manifest, files: Mapping[str, Path | bytes]) -> Bundle:
    # Names are checked here, before one of them becomes a path.
    write_manifest(manifest, dict.fromkeys(files, "0" * 64))
    temporary = temporary_beside(folder)
    temporary.mkdir()
    try:
        hashes = {name: _write_file(temporary / name, content) for name, content in files.items()}
        content = write_manifest(manifest, hashes)
        _write_file(temporary / "bundle.sha256", write_seal(_write_file(temporary / "bundle.json", content)))
        _sync_folders(temporary)
        bundle = verify_bundle(temporary)
        put_in_place(temporary, folder)
    finally:
        # By now this is the unfinished bundle, or the old one, or nothing.
        shutil.rmtree(temporary, ignore_errors=True)
    return replaced(bundle, path=folder)


def _write_file(path: Path, content: Path | bytes) -> str:
    """Write a file through to the disk; returns its sha256."""
    path.parent.mkdir(parents=True, exist_ok=True)
    sha256 = hashlib.sha256()
    with path.open("xb") as target:
        for chunk in _chunks(content):
            sha256.update(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    return sha256.hexdigest()


def _chunks(content: Path | bytes) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as source:
        while chunk := source.read(_CHUNK):
            yield chunk


def _sync_folders(folder: Path) -> None:
    for inside in (folder, *folder.rglob("*")):
        if inside.is_dir():
            sync_folder(inside)
