"""`xvlm doctor`: before any work, whether it will run here, or whether what bundles are made with is here."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from .. import __version__
from ..errors import BadInput
from . import completion
from .json_output import JsonOption, put_json
from .options import DEVICE_NAMES, BundleOption, PublicKeyOption

if TYPE_CHECKING:
    from ..runtimes.doctor import Case, Result

EPILOG = """Examples:

  xvlm doctor

  xvlm doctor --bundle my-bundle --public-key ministry.pub.pem

  xvlm doctor --target cpu --json"""
_STYLES = {"good": "green", "note": "yellow", "bad": "bold red", "on the device": "cyan"}


def command(
    target: Annotated[
        str | None,
        typer.Option(
            *DEVICE_NAMES,
            autocompletion=completion.devices,
            help="Also say whether what bundles for this device are made with is here.",
        ),
    ] = None,
    bundle: BundleOption = None,
    public_key: PublicKeyOption = None,
    json_file: JsonOption = None,
) -> None:
    """Say before any work whether it will run here: the machine, the packages, the engines, the bundle.

    With --target also whether what making a bundle for that device needs is here. Whether the bundle keeps
    its recipe's bounds, only making it shows; what can be seen on the device alone is called so.
    Exit codes: 0 nothing stops the work, 2 something does.
    """
    from ..runtimes.doctor import Case, examine, will_work

    case = Case.of(bundle, target, public_key or ())
    results = examine(case)
    works = will_work(results)
    told = {"works": works, "xvlm": __version__, "device": asdict(case.device), "target": target}
    if not put_json(json_file, told | {"checks": [asdict(result) for result in results]}):
        _print(case, results, works)
    if not works:
        sys.exit(BadInput.exit_code)


def _print(case: Case, results: tuple[Result, ...], works: bool) -> None:
    console = Console()
    title = f"xvlm {__version__} on {case.device.machine}, {case.device.os}"
    table = Table(title=title, title_justify="left")
    for heading in ("check", "", "found", "what to do"):
        table.add_column(heading, overflow="fold")
    for result in results:
        state = Text(result.state, style=_STYLES[result.state])
        table.add_row(result.check, state, Text(result.found), Text(result.fix))
    console.print(table)
    console.print(_verdict(case, results, works), highlight=False)


def _verdict(case: Case, results: tuple[Result, ...], works: bool) -> str:
    if not works:
        return "It will not work here."
    if not case.builds:
        return "It will work here."
    elsewhere = any(result.state == "on the device" for result in results)
    runs = ", and whether it runs, on the device" if elsewhere else ""
    return (
        f"What making a bundle for {case.profile.name} needs is here. "
        f"Whether the bundle keeps its bounds shows when it is made{runs}."
    )
