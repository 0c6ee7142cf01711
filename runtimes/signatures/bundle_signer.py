"""Signing a bundle, and verifying it, through `model-signing`: the extra `sign`.

Offline: an EC key signs, no service is asked. Any tool that reads the library's format verifies the result.
"""

from __future__ import annotations

import importlib
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from ...errors import BundleError, BundleUntrusted
from ..packages import missing_package
from .bundle_keys import BundleKey, check_private_bundle_key
from .bundle_signature import SIGNATURE

if TYPE_CHECKING:
    from ..bundle import Bundle

PACKAGE = "model-signing"


def sign_bundle(bundle: Bundle, private: Path) -> None:
    """Write a bundle's `bundle.sig`; one that is there is replaced in one step.

    Args:
        bundle: as `verify_bundle` read it.
        private: PEM file of the key, see `bundle_keys`.

    Raises:
        BadInput: the file holds no such key.
        BundleError: the signature cannot be written.
        MissingPackage: the extra is not installed.
    """
    check_private_bundle_key(private)
    signing = _import("signing")
    try:
        # Beside the bundle: the folder that is signed must not change while it is read.
        with tempfile.TemporaryDirectory(prefix=".xvlm-sign-", dir=bundle.path.parent) as beside:
            unfinished = Path(beside) / SIGNATURE
            config = signing.Config().use_elliptic_key_signer(private_key=private)
            config.set_hashing_config(_all_files()).sign(bundle.path, unfinished)
            unfinished.replace(bundle.path / SIGNATURE)
    except OSError as fault:
        raise BundleError(f"cannot be signed ({fault.strerror})", on=bundle.path.name) from fault


def verify_with_library(bundle: Bundle, key: BundleKey) -> str:
    """Verify a bundle that `check_signature` believes a second time, by the library.

    Returns:
        The library and its version.

    Raises:
        BundleUntrusted: the library does not accept the signature.
        MissingPackage: the extra is not installed.
    """
    verifying = _import("verifying")
    config = verifying.Config().use_elliptic_key_verifier(public_key=key.path)
    try:
        config.set_hashing_config(_all_files()).verify(bundle.path, bundle.path / SIGNATURE)
    except Exception as error:  # The library raises whatever its parts raise; none of it is a yes.
        what = f"{PACKAGE} does not accept the signature ({error})"
        raise BundleUntrusted(
            what, on=bundle.path.name, fix="Copy the bundle again from where it came"
        ) from error
    return f"{PACKAGE} {version(PACKAGE)}"


def is_library_here() -> bool:
    """Whether the extra is installed; nothing is imported."""
    try:
        version(PACKAGE)
    except PackageNotFoundError:
        return False
    return True


def _all_files() -> object:
    """Every file of the folder but the signature itself."""
    return _import("hashing").Config().set_ignored_paths(paths=[SIGNATURE], ignore_git_paths=False)


def _import(module: str) -> ModuleType:
    try:
        return importlib.import_module(f"model_signing.{module}")
    except ModuleNotFoundError as absent:
        raise missing_package("signing", absent.name, "sign") from absent
