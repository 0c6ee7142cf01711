"""`xvlm verify`: a bundle measured once more on this device, before it is relied on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from ..errors import BadInput, GateFailed
from .json_output import JsonOption, put_json
from .messages import print_note
from .options import EngineOption, PublicKeyOption, SplitOption
from .progress import progress_bar

if TYPE_CHECKING:
    from ..bench.on_device import Verification

EPILOG = """Examples:

  xvlm verify my-bundle

  xvlm verify my-bundle --public-key ministry.pub.pem --data our-patients --json"""


def command(
    bundle: Annotated[Path, typer.Argument(metavar="BUNDLE", help="Folder of a bundle.")],
    data: Annotated[
        Path | None, typer.Option(help="Folder with index.csv and labelled radiographs, to measure on too.")
    ] = None,
    split: SplitOption = None,
    engine: EngineOption = None,
    public_key: PublicKeyOption = None,
    json_file: JsonOption = None,
) -> None:
    """Check a bundle's files and signature, and measure it on this device, before it is relied on.

    The engine is compared with what the model answered in full precision when the bundle was made, and held
    to the bounds of its recipe. With --data its findings are measured too, beside its model card's figures.
    Exit codes: 0 all holds, 2 the bundle cannot be used, 3 a bound of the recipe does not hold here.
    """
    from ..bench.json_text import to_json
    from ..bench.on_device import verify
    from ..runtimes.bundle import read_bundle
    from ..runtimes.signatures.bundle_keys import trusted_bundle_keys

    if split and not data:
        raise BadInput("there is nothing to split", on="--split", fix="Add --data")
    trusted = trusted_bundle_keys(public_key or ())
    sealed = read_bundle(bundle, trusted=trusted)
    with progress_bar(Console(stderr=True)) as bar:
        result = verify(
            sealed,
            engine,
            data,
            split,
            lambda names: bar.track(list(names), description="engines"),
            lambda studies: bar.track(list(studies), description="explaining"),
        )
    if not put_json(json_file, to_json({"signature_checked": bool(trusted)} | result.as_dict())):
        _print(result, bool(trusted))
    if result.broken:
        fix = "Do not rely on it on this device; try another --engine, or make a bundle for this device"
        raise GateFailed("; ".join(result.broken), on=sealed.path.name, fix=fix)


def _print(result: Verification, signed: bool) -> None:
    console = Console()
    bundle, device = result.bundle, result.device
    console.print(
        f"{bundle.name} {bundle.version}, sha256 {bundle.sha256[:12]}: every file is as it was sealed, "
        f"{'signed with a trusted key' if signed else 'the signature was not checked'}",
        highlight=False,
        soft_wrap=True,
    )
    console.print(f"on {device.cpu_model}, {device.os}", highlight=False, markup=False, soft_wrap=True)
    console.print(_parity(result))
    if result.data:
        console.print(_data(result))
    for check in result.engines:
        if check.broken and not check.in_use:
            print_note(f"not the engine in use, but: {'; '.join(map(str, check.broken))}")
    if result.unmeasured:
        print_note(
            "what is not checked here needs the teacher: fidelity.json tells what was, when it was sealed"
        )
    if bundle.failed:
        print_note(f"it was sealed although it broke bounds: {'; '.join(bundle.failed)}")
    if not result.broken:
        console.print(f"{result.said}.", highlight=False)


def _parity(result: Verification) -> Table:
    title = f"Against the model in PyTorch, FP32, on {result.images} phantoms"
    table = Table(title=title, title_justify="left")
    table.add_column("figure")
    for check in result.engines:
        name = f"{check.engine}{' (in use)' if check.in_use else ''}"
        for heading in ("sealed", "here"):
            table.add_column(f"{name}\n{heading}", justify="right")
    table.add_column("bound")
    for figure in result.engines[0].figures:
        cells = []
        for check in result.engines:
            before = result.sealed.get(check.engine, {}).get(figure)
            cells += ["–" if before is None else f"{before:.4g}", f"{check.figures[figure]:.4g}"]
        table.add_row(figure.replace("_", " "), *cells, str(result.bounds.get(figure, "")))
    return table


def _data(result: Verification) -> Table:
    table = Table(title="On labelled radiographs", title_justify="left")
    for heading in ("figure", "model card", "here"):
        table.add_column(heading)
    for figure in result.data:
        table.add_row(figure.name, figure.on_card or "–", str(figure.here))
    return table
