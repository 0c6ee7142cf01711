"""Zip archives and gzipped files, opened within bounds: a small one may unpack to more than a disk holds."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from ...errors import TooLarge, UnreadableImage, UnsupportedEncoding
from ..plain_text import plain_path

ZIP_MAGICS = (b"PK\x03\x04", b"PK\x05\x06")  # with members, and empty (APPNOTE.TXT sections 4.3.7, 4.3.16)
GZIP_MAGIC = b"\x1f\x8b"  # RFC 1952 section 2.3.1

MOST_MEMBERS = 20_000
"""Of one archive: several hundred studies."""
MOST_UNPACKED = 200
"""Times an archive's own size that its members may unpack to; radiographs pack to a tenth at best."""

_ENCRYPTED = 0x1  # APPNOTE.TXT section 4.4.4
# Documents and programs that are zip archives underneath; what is in them is no study.
_OF_ANOTHER_KIND = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "AndroidManifest.xml")
# What zipfile raises on broken archives.
_FAILURES = (
    BadZipFile,
    EOFError,
    zlib.error,
    struct.error,
    NotImplementedError,
    ValueError,
    LookupError,
    OSError,
)


def members(path: Path) -> tuple[str, ...] | None:
    """Names of the files in an archive, sorted; None where it is a document or a program of another kind.

    Raises:
        UnreadableImage: it is damaged.
        TooLarge: it holds or unpacks to more than the bounds allow.
    """
    on = plain_path(str(path))
    listed = _infos(path)
    if any(info.filename in _OF_ANOTHER_KIND for info in listed):
        return None
    if len({info.filename for info in listed}) < len(listed):
        what = "the archive holds two files of one name"
        raise UnreadableImage(what, on=on, fix="Unpack it first")
    if len(listed) > MOST_MEMBERS:
        raise TooLarge(f"the archive holds more than {MOST_MEMBERS:,} files", on=on, fix="Unpack it first")
    unpacked = sum(info.file_size for info in listed)
    if unpacked > MOST_UNPACKED * max(path.stat().st_size, 1 << 20):
        raise TooLarge(
            f"the archive would unpack to more than {MOST_UNPACKED} times its size",
            on=on,
            fix="Pack the radiographs anew",
        )
    return tuple(sorted(info.filename for info in listed))


def read_member(path: Path, member: str, count: int, whole: bool = True) -> bytes:
    """The bytes of a member: all of them, or with `whole` off its first `count`.

    Raises:
        UnsupportedEncoding: it is encrypted, or packed in a way that is not known here.
        TooLarge: it has more than `count` bytes.
        UnreadableImage: it is damaged, or not there.
    """
    on = plain_path(f"{path}:{member}")
    try:
        archive = _opened(path)
        info = archive.getinfo(member)
        if info.flag_bits & _ENCRYPTED:
            raise UnsupportedEncoding(
                "it is encrypted", on=on, fix="Unpack the archive with its password first"
            )
        with archive.open(info) as file:
            data = file.read(count + whole)
    except NotImplementedError:
        raise UnsupportedEncoding(
            "it is packed in a way that is not known here", on=on, fix="Unpack the archive first"
        ) from None
    except _FAILURES:
        raise _damaged(on) from None
    if len(data) > count:
        raise TooLarge(
            f"it unpacks to more than {count >> 20} MB", on=on, fix="Unpack the archive and look at it"
        )
    return data


def gunzip(packed: bytes, count: int, whole: bool = True) -> bytes:
    """A gzipped file's bytes: all of them, or with `whole` off its first `count`.

    Raises:
        TooLarge: more than `count` bytes.
        UnreadableImage: it is damaged or cut.
    """
    stream = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        data = stream.decompress(packed, count + whole)
    except zlib.error:
        raise UnreadableImage("the packed file is damaged", fix="Copy it again from its source") from None
    if len(data) > count:
        raise TooLarge(f"the file unpacks to more than {count >> 20} MB", fix="Unpack it and look at it")
    if not stream.eof and (whole or not data):
        raise UnreadableImage("the packed file ends too early", fix="Copy it again from its source")
    return data


def _infos(path: Path) -> list[ZipInfo]:
    try:
        return [info for info in _opened(path).infolist() if not info.is_dir()]
    except _FAILURES:
        raise _damaged(plain_path(str(path))) from None


def _opened(path: Path) -> ZipFile:
    found = path.stat()
    return _opened_once(path, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=1)
def _opened_once(path: Path, changed: int, size: int) -> ZipFile:  # noqa: ARG001 - a changed file is opened anew
    """The archive read last, kept open, for its list of members may be long."""
    return ZipFile(path)


def _damaged(on: str) -> UnreadableImage:
    return UnreadableImage("the archive is damaged", on=on, fix="Copy it again from its source")
