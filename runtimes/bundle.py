"""A bundle: the sealed folder that a clinic is given, and the checks at each load of it.

bundle.json     what the bundle is, and the sha256 of every other file
bundle.sha256   the sha256 of bundle.json
*.onnx          the graphs
fidelity.json   how its explanations compare with the original's
MODEL_CARD.md   for its reader
bundle.sig      a signature over the others, where there is one
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ..errors import BadConfig, BundleDamaged, BundleError, WrongDevice
from ..hardware_profiles import load_profile
from .device import Device, is_of_kind, this_device
from .json_field import FieldError
from .manifest import UNLISTED, Manifest, parse_files, parse_manifest, write_seal
from .signatures.bundle_keys import BundleKey, trusted_bundle_keys
from .signatures.bundle_signature import check_signature

_MANIFEST, _SEAL = "bundle.json", "bundle.sha256"
_MANIFEST_MAX_BYTES = 8_000_000
_FETCH_AGAIN = "Copy the bundle again from where it came"
_CHANGED = "is not as it was sealed: changed or cut short"


@dataclass(frozen=True, kw_only=True)
class Bundle(Manifest):
    """A manifest and the folder that it is true of.

    Attributes:
        path: the folder.
        files: sha256 of each file but `bundle.json`, `bundle.sha256` and `bundle.sig`, by its name.
        sha256: of the bytes of `bundle.json`, and through it of the whole bundle.
    """

    path: Path
    files: Mapping[str, str]
    sha256: str

    def graph_path(self, graph: str) -> Path:
        """The file of a graph."""
        return self.path / self.graphs[graph].file


def default_bundle_path() -> Path:
    """The bundle that comes with xvlm."""
    # The true folder: an editable install shows the files through links, which a bundle may not hold.
    return Path(__file__).resolve().parent / "bundles" / "default-cpu"


def read_bundle(
    path: Path, device: Device | None = None, trusted: Sequence[BundleKey] | None = None
) -> Bundle:
    """Read a bundle to run it: its files are checked, its signature, and that it is for this device.

    Args:
        path: the bundle's folder.
        device: the device to run it on; this one by default.
        trusted: it must be signed with one of these keys; signed or not where there is none. By
            default those that this clinic trusts, see `trusted_bundle_keys`.

    Raises:
        BundleError: when the folder holds no bundle, one of an earlier format, or is not readable.
        BundleTooNew: when it is of a later format.
        BundleDamaged: naming the file that is missing, changed, cut short or was put in.
        BundleUntrusted: when it is not signed with a key that is trusted.
        WrongDevice: when it was made for another architecture.
    """
    bundle = verify_bundle(path)
    keys = trusted_bundle_keys() if trusted is None else trusted
    if keys:
        check_signature(bundle, keys)
    _check_device(bundle, device or this_device())
    return bundle


def verify_bundle(path: Path) -> Bundle:
    """Read a bundle made for any device, to copy, list or measure it: see `read_bundle`."""
    path = path.absolute()
    try:
        bundle = _read_manifest(path)
        _check_files(bundle)
    except OSError as error:
        fix = "Check that you may read the folder, and that its disk is whole"
        raise BundleError(f"cannot be read: {error.strerror}", on=path.name, fix=fix) from error
    return bundle


def holds_only_a_bundle(path: Path) -> bool:
    """Whether a folder holds a bundle, damaged, old or neither, and nothing that is not part of it."""
    try:
        files = parse_files(_read_content(path))
        return _names_in(path) <= {*files, *UNLISTED}
    except (BundleError, FieldError, OSError):
        return False


def _read_manifest(path: Path) -> Bundle:
    try:
        content = _read_content(path)
        sha256 = hashlib.sha256(content).hexdigest()
        sealed = _is_sealed(path, sha256)
        manifest, files = parse_manifest(content)
    except FieldError as error:
        raise BundleDamaged(str(error), on=f"{path.name}/{_MANIFEST}", fix=_FETCH_AGAIN) from error
    except BundleError as error:
        raise type(error)(error.what, on=error.on or path.name, fix=error.fix) from error
    if not sealed:
        fix = f"{_FETCH_AGAIN}; one made before xvlm 0.2 has none: make it again with `xvlm compress`"
        raise BundleDamaged("is missing", on=f"{path.name}/{_SEAL}", fix=fix)
    return Bundle(**vars(manifest), path=path, files=MappingProxyType(files), sha256=sha256)


def _read_content(path: Path) -> bytes:
    """The bytes of a folder's `bundle.json`."""
    file = path / _MANIFEST
    if not path.is_dir() or not file.is_file():
        raise BundleError(
            "is not a bundle: it holds no bundle.json", on=path.name, fix="Give a bundle's folder"
        )
    with file.open("rb") as opened:
        content = opened.read(_MANIFEST_MAX_BYTES + 1)
    if len(content) > _MANIFEST_MAX_BYTES:
        raise FieldError("the document", "is too long")
    return content


def _is_sealed(path: Path, sha256: str) -> bool:
    """Whether a folder holds the hash of its `bundle.json`; another hash is refused.

    Raises:
        BundleDamaged: `bundle.json` or its hash was changed.
    """
    file = path / _SEAL
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        if opened.read(len(write_seal(sha256)) + 1) != write_seal(sha256):
            raise _damaged(path, _MANIFEST, f"{_CHANGED}, or its hash in {_SEAL} was")
    return True


def _check_files(bundle: Bundle) -> None:
    found = _names_in(bundle.path)
    for name in sorted(bundle.files.keys() - found):
        raise _damaged(bundle.path, name, "is missing")
    for name in sorted(found - bundle.files.keys() - set(UNLISTED)):
        raise _damaged(bundle.path, name, "is no part of the bundle")
    for name, sha256 in bundle.files.items():
        with (bundle.path / name).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                raise _damaged(bundle.path, name, _CHANGED)


def _names_in(folder: Path) -> set[str]:
    """Names of all files in a bundle's folder, with `/` between the parts.

    Raises:
        BundleDamaged: when something is neither a folder nor a plain file: a link could lead out.
    """
    names = set()
    folders = [folder]
    while folders:
        for entry in os.scandir(folders.pop()):
            inside = Path(entry.path)
            name = inside.relative_to(folder).as_posix()
            if entry.is_dir(follow_symlinks=False):
                folders.append(inside)
            elif entry.is_file(follow_symlinks=False):
                names.add(name)
            else:
                raise _damaged(folder, name, "is a link or a device, not a file")
    return names


def _damaged(folder: Path, name: str, what: str) -> BundleDamaged:
    return BundleDamaged(what, on=f"{folder.name}/{name}", fix=_FETCH_AGAIN)


def _check_device(bundle: Bundle, device: Device) -> None:
    try:
        profile = load_profile(bundle.target)
    except BadConfig as error:
        what = f"was made for the device {bundle.target}, which this xvlm does not know"
        raise WrongDevice(what, on=bundle.path.name, fix="Update xvlm") from error
    if not is_of_kind(device, profile):
        what = f"was made for {profile.title} ({', '.join(profile.machines)}), and this is {device.machine}"
        fix = "Use a bundle made for this device, as `xvlm compress --target` makes one"
        raise WrongDevice(what, on=bundle.path.name, fix=fix)
