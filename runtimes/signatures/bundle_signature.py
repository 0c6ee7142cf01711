"""Checking the signature on a bundle, at each load, with `cryptography` alone.

`bundle.sig` is what `model-signing` writes: a Sigstore bundle (v0.3) around a DSSE envelope (v1.0.0) whose
payload is an in-toto statement (v1) that lists the sha256 of each file. The library itself would take longer
to import than a study takes to be explained; `bundle_signer` verifies with it.

Sources: github.com/secure-systems-lab/dsse, protocol.md; github.com/in-toto/attestation, spec/v1;
github.com/sigstore/model-transparency, docs/model_signing_format.md.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import BundleUntrusted
from ..json_field import Field, FieldError, parse_json, read_sha256
from ..manifest import write_seal
from .bundle_keys import BundleKey

if TYPE_CHECKING:
    from ..bundle import Bundle

SIGNATURE = "bundle.sig"
_MAX_BYTES = 8_000_000
_PAYLOAD_TYPE = "application/vnd.in-toto+json"
_STATEMENT, _PREDICATE = "https://in-toto.io/Statement/v1", "https://model_signing/signature/v1.0"
_FETCH_AGAIN = "Copy the bundle again from where it came"
_ASK = "Ask whoever made the bundle for a signed one, or sign it yourself with `xvlm bundle sign`"
_OTHER_KEY = "If you trust whoever signed it, give their public key with --public-key or $XVLM_TRUSTED_KEYS"


@dataclass(frozen=True)
class Signature:
    """What a `bundle.sig` says, not yet believed.

    Attributes:
        signer: fingerprint of the key that it says it was made with.
        value: ECDSA (FIPS 186-5), in DER.
        payload: the statement that was signed.
        files: sha256 of each file that the statement lists, by name.
    """

    signer: str
    value: bytes
    payload: bytes
    files: Mapping[str, str]


def read_signature(folder: Path) -> Signature | None:
    """Read a bundle's signature; None where there is none.

    Raises:
        BundleUntrusted: it cannot be read.
    """
    path = folder / SIGNATURE
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            return _parse(file.read(_MAX_BYTES))
    except (FieldError, ValueError, RecursionError, OSError) as error:
        raise _untrusted(folder, f"the signature cannot be read ({error})", _FETCH_AGAIN) from error


def check_signature(bundle: Bundle, trusted: Sequence[BundleKey]) -> BundleKey:
    """The key that signed a bundle, which must be one of those that are trusted.

    The bundle's files have been checked against its `bundle.json`; so it is enough that the signed list
    names `bundle.json`, its hash and those files with the same hashes.

    Raises:
        BundleUntrusted: it is not signed, signed with another key, or is not what was signed.
    """
    signature = read_signature(bundle.path)
    if signature is None:
        raise _untrusted(bundle.path, "is not signed, and here only a signed bundle is trusted", _ASK)
    signer = next((key for key in trusted if key.fingerprint == signature.signer), None)
    if signer is None:
        what = f"is signed with a key that is not trusted here ({signature.signer[:16]})"
        raise _untrusted(bundle.path, what, _OTHER_KEY)
    seal = hashlib.sha256(write_seal(bundle.sha256)).hexdigest()
    sealed = {**bundle.files, "bundle.json": bundle.sha256, "bundle.sha256": seal}
    if signature.files != sealed or not _is_signed_with(signer, signature):
        raise _untrusted(
            bundle.path, "is not what was signed: the bundle or its signature was changed", _FETCH_AGAIN
        )
    return signer


def _is_signed_with(signer: BundleKey, signature: Signature) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
    from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512, HashAlgorithm

    hashes: dict[int, HashAlgorithm] = {256: SHA256(), 384: SHA384(), 521: SHA512()}
    # DSSE's pre-authentication encoding.
    signed = b"DSSEv1 %d %s %d %s" % (
        len(_PAYLOAD_TYPE),
        _PAYLOAD_TYPE.encode(),
        len(signature.payload),
        signature.payload,
    )
    try:
        signer.key.verify(signature.value, signed, ECDSA(hashes[signer.key.curve.key_size]))
    except InvalidSignature:
        return False
    return True


def _parse(content: bytes) -> Signature:
    root = parse_json(content).table()
    material = _child(root, "verificationMaterial").table()
    envelope = _child(root, "dsseEnvelope").table()
    _child(envelope, "payloadType").choice((_PAYLOAD_TYPE,))
    payload = _bytes(_child(envelope, "payload"))
    signatures = _child(envelope, "signatures").array()
    if len(signatures) != 1:
        raise FieldError("dsseEnvelope.signatures", "should hold one signature")
    return Signature(
        signer=read_sha256(_child(_child(material, "publicKey").table(), "hint")),
        value=_bytes(_child(signatures[0].table(), "sig")),
        payload=payload,
        files=_parse_statement(payload),
    )


def _parse_statement(payload: bytes) -> dict[str, str]:
    statement = parse_json(payload).table()
    _child(statement, "_type").choice((_STATEMENT,))
    _child(statement, "predicateType").choice((_PREDICATE,))
    predicate = _child(statement, "predicate").table()
    files = {}
    for resource in _child(predicate, "resources").array():
        listed = resource.table()
        _child(listed, "algorithm").choice(("sha256",))
        name = _child(listed, "name").text("[!-~]+", "a name in printable ASCII")
        files[name] = read_sha256(_child(listed, "digest"))
    return files


def _child(table: Mapping[str, Field], key: str) -> Field:
    if key not in table:
        raise FieldError(key, "is missing")
    return table[key]


def _bytes(field: Field) -> bytes:
    try:
        return base64.b64decode(field.text("[A-Za-z0-9+/=]+", "base64"), validate=True)
    except binascii.Error as error:
        raise FieldError(field.key, "should be base64") from error


def _untrusted(folder: Path, what: str, fix: str) -> BundleUntrusted:
    return BundleUntrusted(what, on=folder.name, fix=fix)
