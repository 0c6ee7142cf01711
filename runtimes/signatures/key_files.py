"""Keys as PEM files: where a user's are kept, and how a pair is written."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import BadInput

# The package is imported where a key is used: explaining without one starts faster.
if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def config_folder() -> Path | None:
    """Where this user's keys are kept: `%APPDATA%` on Windows, else `$XDG_CONFIG_HOME` or `~/.config`.

    None for a user without a home.
    """
    base = os.environ.get("APPDATA" if os.name == "nt" else "XDG_CONFIG_HOME")
    try:
        return (Path(base) if base else Path.home() / ".config") / "xvlm"
    except RuntimeError:
        return None


def own_key_file(name: str) -> Path | None:
    """A key's file of this user, where it is there.

    Raises:
        BadInput: that cannot be seen: a key that is perhaps trusted must not be passed over.
    """
    folder = config_folder()
    if folder is None:
        return None
    try:
        (folder / name).stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as fault:
        what = f"this user may not look for a key here ({fault.strerror})"
        raise BadInput(what, on=folder, fix="Set HOME to this user's own folder") from fault
    return folder / name


def public_beside(private: Path) -> Path:
    """Where the public key of a pair is kept: `key.pub.pem` beside `key.pem`."""
    return private.with_name(f"{private.stem}.pub.pem")


def read_key_file(path: Path) -> bytes:
    """The content of a key's file.

    Raises:
        BadInput: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as fault:
        raise BadInput(f"cannot be read ({fault.strerror})", on=path.name, fix="Name a key in PEM") from fault


def write_key_pair(key: Ed25519PrivateKey | EllipticCurvePrivateKey, private: Path) -> None:
    """Write a private key (PKCS #8, RFC 5958) that only its owner can read, and its public key beside it.

    Raises:
        OSError: they cannot be written.
    """
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
        PublicFormat,
    )

    # The public key first: a private one that is there has its public one beside it.
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    _write_private(public_beside(private), public)
    _write_private(private, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def _write_private(path: Path, content: bytes) -> None:
    """Write a whole file that only its owner can read."""
    handle, unfinished = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)  # mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(unfinished).replace(path)
    finally:
        Path(unfinished).unlink(missing_ok=True)
