"""Checks of the bundle that is to run: its files and its signature."""

from __future__ import annotations

from collections.abc import Iterator

from ...errors import BadInput
from ..bundle import read_bundle, verify_bundle
from ..signatures.bundle_keys import trusted_bundle_keys
from ..signatures.bundle_signature import check_signature
from .result import Case, Result


def check_bundle(case: Case) -> Iterator[Result]:
    """Whether every file of the bundle is as it was sealed, for this device."""
    if not case.runs or case.bundle is None:
        return
    try:
        bundle = read_bundle(case.bundle, case.device, trusted=())
    except BadInput as error:
        yield Result("bundle", "bad", _without_fix(error), error.fix)
    else:
        yield Result("bundle", "good", f"{bundle.name} {bundle.version}, sha256 {bundle.sha256[:12]}, whole")


def check_trust(case: Case) -> Iterator[Result]:
    """Whether this clinic trusts a key, and the bundle is signed with it."""
    if not case.runs or case.bundle is None:
        return
    try:
        trusted = trusted_bundle_keys(case.public_keys)
        if not trusted:
            fix = "To run signed bundles alone, see `xvlm bundle --help`"
            yield Result("signature", "note", "no key is trusted here: a bundle needs no signature", fix)
            return
        signer = check_signature(verify_bundle(case.bundle), trusted)
    except BadInput as error:
        yield Result("signature", "bad", _without_fix(error), error.fix)
    else:
        yield Result("signature", "good", f"by the trusted key {signer.fingerprint[:16]}")


def _without_fix(error: BadInput) -> str:
    return f"{error.on}: {error.what}" if error.on else error.what
