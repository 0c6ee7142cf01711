"""The keys that bundles are signed with, and those that this clinic trusts.

An EC key on one of the curves P-256, P-384 and P-521 (SEC 2: secp256r1, secp384r1, secp521r1), which are
those that `model-signing` knows, in a PEM file.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import BadInput
from .key_files import own_key_file, public_beside, read_key_file, write_key_pair

# The package is imported where a key is used: explaining without one starts faster.
if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey

TRUSTED_KEYS_VARIABLE = "XVLM_TRUSTED_KEYS"
TRUSTED_KEY_FILE = "trusted-bundle-key.pem"
_CURVES = ("secp256r1", "secp384r1", "secp521r1")
_MAKE_KEY = "Make a pair with `xvlm bundle keygen`"


@dataclass(frozen=True)
class BundleKey:
    """A public key whose signature on a bundle is believed.

    Attributes:
        path: its PEM file.
        fingerprint: sha256 of its PEM form, in hexadecimal, as `model-signing` names a signer.
        key: that verifies.
    """

    path: Path
    fingerprint: str
    key: EllipticCurvePublicKey


def make_bundle_key(private: Path) -> BundleKey:
    """Make a key to sign bundles with, on P-256, and its public key beside it.

    Args:
        private: where the private key is to be, readable by its owner alone.

    Raises:
        BadInput: one of the two files is there already, or cannot be written.
    """
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

    for path in (private, public_beside(private)):
        if path.exists():
            fix = "Name another file: what was signed with a lost key cannot be signed again"
            raise BadInput("is there already, and no key is written over", on=path.name, fix=fix)
    try:
        private.parent.mkdir(parents=True, exist_ok=True)
        write_key_pair(generate_private_key(SECP256R1()), private)
    except OSError as fault:
        what = f"a key cannot be kept here ({fault.strerror})"
        raise BadInput(what, on=private.parent, fix="Name another folder") from fault
    return read_bundle_key(public_beside(private))


def read_bundle_key(path: Path) -> BundleKey:
    """The public key in a PEM file.

    Raises:
        BadInput: it cannot be read, or holds no public key on a known curve.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

    try:
        key = load_pem_public_key(read_key_file(path))
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, EllipticCurvePublicKey) or key.curve.name not in _CURVES:
        raise BadInput("holds no public EC key (P-256, P-384 or P-521)", on=path.name, fix=_MAKE_KEY)
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return BundleKey(path, hashlib.sha256(pem).hexdigest(), key)


def check_private_bundle_key(path: Path) -> None:
    """Check that a PEM file holds a private key that bundles can be signed with.

    Raises:
        BadInput: it cannot be read, or holds none without a password.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(read_key_file(path), None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, EllipticCurvePrivateKey) or key.curve.name not in _CURVES:
        what = "holds no private EC key (P-256, P-384 or P-521) without a password"
        raise BadInput(what, on=path.name, fix=_MAKE_KEY)


def trusted_bundle_keys(given: Sequence[Path] = ()) -> tuple[BundleKey, ...]:
    """The keys that a bundle must be signed with one of; none where no signature is asked for.

    Args:
        given: PEM files. By default those named in `$XVLM_TRUSTED_KEYS`, separated as paths in `$PATH`
            are, or else `trusted-bundle-key.pem` in this user's folder where it is there.

    Raises:
        BadInput: a file that is named cannot be read or holds no such key.
    """
    return tuple(read_bundle_key(path) for path in given or _configured())


def _configured() -> list[Path]:
    named = os.environ.get(TRUSTED_KEYS_VARIABLE, "")
    if named:
        return [Path(path) for path in named.split(os.pathsep) if path]
    own = own_key_file(TRUSTED_KEY_FILE)
    return [own] if own else []
