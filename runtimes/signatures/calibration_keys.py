"""Signatures over what a clinic makes for itself: Ed25519 (RFC 8032), keys as PEM files.

Public keys (32 bytes) and signatures (64) are passed around as text, in hexadecimal.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import BadInput
from .key_files import config_folder, own_key_file, public_beside, read_key_file, write_key_pair

# The package is imported where a key is used: explaining without one starts faster.
if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

PRIVATE = "calibration-key.pem"
_OTHER_KEY = "Give a key of your own with --key"
_MAKE_KEY = "Make one with `openssl genpkey -algorithm ed25519 -out key.pem`"
_MAKE_PUBLIC = "Make it with `openssl pkey -in key.pem -pubout -out public.pem`"


def own_private_key() -> Ed25519PrivateKey:
    """This user's key, made at first use and readable by nobody else.

    Raises:
        BadInput: it can neither be read nor written.
    """
    own = own_key_file(PRIVATE)
    return read_private_key(own) if own else _make_own_key()


def read_private_key(path: Path) -> Ed25519PrivateKey:
    """The private key in a PEM file (PKCS #8, RFC 5958) without a password.

    Raises:
        BadInput: there is none.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(read_key_file(path), None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise BadInput("holds no Ed25519 private key without a password", on=path.name, fix=_MAKE_KEY)
    return key


def read_public_key(path: Path) -> str:
    """The public key in a PEM file.

    Raises:
        BadInput: there is none.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(read_key_file(path))
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise BadInput("holds no Ed25519 public key", on=path.name, fix=_MAKE_PUBLIC)
    return _as_text(key)


def trusted_keys(paths: Sequence[Path] = ()) -> frozenset[str]:
    """The public keys in the given PEM files or, where none is given, this user's own if there is one.

    Raises:
        BadInput: a file holds no public key.
    """
    own = own_key_file(public_beside(Path(PRIVATE)).name)
    chosen = paths or ([own] if own else [])
    return frozenset(read_public_key(path) for path in chosen)


def public_key_of(private: Ed25519PrivateKey) -> str:
    """The public key that belongs to a private one."""
    return _as_text(private.public_key())


def is_signed(content: bytes, signature: str, public: str) -> bool:
    """Whether the signature is over these bytes and by this key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), content)
    except (InvalidSignature, ValueError):
        return False
    return True


def sign(content: bytes, private: Ed25519PrivateKey) -> str:
    """The signature over these bytes."""
    return private.sign(content).hex()


def _make_own_key() -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    folder = config_folder()
    if folder is None:
        raise BadInput("this user has no folder for a key", fix=_OTHER_KEY)
    key = Ed25519PrivateKey.generate()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_key_pair(key, folder / PRIVATE)
    except OSError as fault:
        what = f"a key cannot be kept here ({fault.strerror})"
        raise BadInput(what, on=folder, fix=_OTHER_KEY) from fault
    return key


def _as_text(public: Ed25519PublicKey) -> str:
    return public.public_bytes_raw().hex()
