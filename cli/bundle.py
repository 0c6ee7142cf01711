"""`xvlm bundle`: keys, signatures, and what a bundle says of itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from ..errors import BadInput
from .json_output import JsonOption, put_json
from .messages import print_note
from .options import PublicKeyOption

if TYPE_CHECKING:
    from ..runtimes.bundle import Bundle

EPILOG = """Examples:

  xvlm bundle keygen --out ministry.pem

  xvlm bundle sign my-bundle --key ministry.pem

  xvlm bundle verify my-bundle --public-key ministry.pub.pem

A clinic that trusts one maker puts that public key into ~/.config/xvlm/trusted-bundle-key.pem, or names it
in $XVLM_TRUSTED_KEYS. From then on no bundle without that signature is run."""

app = typer.Typer(
    help="Sign a bundle, check its signature, and show what it says of itself.",
    epilog=EPILOG,
    no_args_is_help=True,
)
BundleArgument = Annotated[Path, typer.Argument(metavar="BUNDLE", help="Folder of a bundle.")]


@app.command("keygen", epilog="Example: xvlm bundle keygen --out ministry.pem")
def keygen(
    out: Annotated[Path, typer.Option(help="File of the private key; the public one goes beside it.")] = Path(
        "bundle-key.pem"
    ),
) -> None:
    """Make a pair of keys (EC, P-256) to sign bundles with.

    Keep the private key to yourself, and a copy of it in a safe place. Give the public key (KEY.pub.pem) to
    the clinics, by another way than the bundles.
    """
    from ..runtimes.signatures.bundle_keys import make_bundle_key

    made = make_bundle_key(out)
    print(f"private key  {out}")
    print(f"public key   {made.path}")
    print(f"fingerprint  {made.fingerprint}")


@app.command("sign", epilog="Example: xvlm bundle sign my-bundle --key ministry.pem")
def sign(
    bundle: BundleArgument,
    key: Annotated[Path, typer.Option(help="Private key (PEM) that `xvlm bundle keygen` made.")] = Path(
        "bundle-key.pem"
    ),
) -> None:
    """Sign a bundle, offline: its files are checked first, and its `bundle.sig` is written."""
    from ..runtimes.bundle import verify_bundle
    from ..runtimes.signatures.bundle_signature import read_signature
    from ..runtimes.signatures.bundle_signer import sign_bundle

    sealed = verify_bundle(bundle)
    sign_bundle(sealed, key)
    signature = read_signature(sealed.path)
    assert signature is not None
    print(f"{sealed.path.name} is signed by {signature.signer}")


@app.command("verify", epilog="Example: xvlm bundle verify my-bundle --public-key ministry.pub.pem")
def verify(bundle: BundleArgument, public_key: PublicKeyOption = None, json_file: JsonOption = None) -> None:
    """Check a bundle's files and its signature; made for whatever device.

    xvlm checks the signature itself, as at each load; where the extra `sign` is installed, model-signing
    checks it once more.
    """
    from ..runtimes.bundle import verify_bundle
    from ..runtimes.signatures.bundle_keys import trusted_bundle_keys
    from ..runtimes.signatures.bundle_signature import check_signature
    from ..runtimes.signatures.bundle_signer import is_library_here, verify_with_library

    trusted = trusted_bundle_keys(public_key or ())
    if not trusted:
        raise BadInput("no key is trusted here, so nothing can be verified", fix="Give one with --public-key")
    sealed = verify_bundle(bundle)
    signer = check_signature(sealed, trusted)
    checked_by = ["xvlm", *([verify_with_library(sealed, signer)] if is_library_here() else [])]
    told = {"bundle": sealed.name, "sha256": sealed.sha256, "signer": signer.fingerprint}
    if put_json(json_file, told | {"checked_by": checked_by}):
        return
    print(f"{sealed.path.name}: every file is as it was sealed")
    print(f"signed by {signer.fingerprint} ({signer.path.name}), checked by {' and '.join(checked_by)}")


@app.command("inspect", epilog="Example: xvlm bundle inspect my-bundle --json")
def inspect(bundle: BundleArgument, json_file: JsonOption = None) -> None:
    """Show what a bundle says of itself, after its files are checked. Its signature is shown, not checked."""
    from ..runtimes.bundle import verify_bundle

    sealed = verify_bundle(bundle)
    facts, files = _facts(sealed), _files(sealed)
    if put_json(json_file, facts | {"files": files, "recipe": _plain(sealed.recipe)}):
        return
    console = Console()
    about = Table(show_header=False)
    about.add_column("fact")
    about.add_column("value", overflow="fold")
    for name, value in facts.items():
        about.add_row(name.replace("_", " "), "none" if value is None else str(value))
    console.print(about)
    listed = Table()
    for heading in ("file", "bytes", "sha256"):
        listed.add_column(heading, justify="right" if heading == "bytes" else "left")
    for name, file in files.items():
        listed.add_row(name, str(file["bytes"]), file["sha256"][:16])
    console.print(listed)
    if facts["signed_by"]:
        print_note("the signature was not checked; `xvlm bundle verify` checks it")


def _facts(bundle: Bundle) -> dict[str, Any]:
    from ..runtimes.signatures.bundle_signature import read_signature

    signature = read_signature(bundle.path)
    return {
        "name": bundle.name,
        "version": bundle.version,
        "target": bundle.target,
        "engine": bundle.engine,
        "format": bundle.schema,
        "sha256": bundle.sha256,
        "teacher_sha256": bundle.teacher_sha256,
        "findings": len(bundle.calibration),
        "operating_point": bundle.operating_point,
        "signed_by": signature.signer if signature else None,
    }


def _files(bundle: Bundle) -> dict[str, dict[str, Any]]:
    return {
        name: {"bytes": (bundle.path / name).stat().st_size, "sha256": sha256}
        for name, sha256 in sorted(bundle.files.items())
    }


def _plain(value: Any) -> Any:
    """Read-only mappings and tuples as what JSON can write."""
    if hasattr(value, "items"):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
