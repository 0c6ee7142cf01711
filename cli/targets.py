"""`xvlm targets`: the devices that xvlm knows, and where each figure about them comes from."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from . import completion
from .json_output import JsonOption, put_json

if TYPE_CHECKING:
    from ..hardware_profiles import Figure, HardwareProfile

EPILOG = """Examples:

  xvlm targets list

  xvlm targets show jetson

  xvlm targets list --json | jq '.[].name'"""
NEVER_RUN = "xvlm has not been run on this device"
# What a profile holds of a device: the field, its heading and its unit.
FIGURES = (
    ("peak_int8_tops", "INT8", "TOPS"),
    ("peak_f16_tflops", "FP16", "TFLOPS"),
    ("peak_f32_tflops", "FP32", "TFLOPS"),
    ("bandwidth_gb_s", "bandwidth", "GB/s"),
    ("memory_gb", "memory", "GB"),
    ("memory_budget_mb", "memory for xvlm", "MB"),
    ("power_w", "power", "W"),
)
IN_LIST = ("peak_int8_tops", "memory_gb", "power_w")

app = typer.Typer(help="Devices to compress for, with the source of each figure.", no_args_is_help=True)


@app.command("list", epilog=EPILOG)
def list_targets(json_file: JsonOption = None) -> None:
    """List the devices. A figure that was not measured on the device is an estimate, and marked ~."""
    from ..hardware_profiles import list_profiles, load_profile

    profiles = [load_profile(name) for name in list_profiles()]
    if put_json(json_file, [_as_json(profile) for profile in profiles]):
        return
    table = Table(caption_justify="left")
    # A name that is cut short cannot be typed.
    table.add_column("target", no_wrap=True)
    table.add_column("device")
    columns = [(field, heading, unit) for field, heading, unit in FIGURES if field in IN_LIST]
    for _, heading, unit in columns:
        table.add_column(f"{heading}\n{unit}", justify="right")
    table.add_column("price", justify="right")
    for profile in profiles:
        figures = [_short(getattr(profile, field)) for field, _, _ in columns]
        table.add_row("\n".join((profile.name, *profile.aliases)), profile.title, *figures, _price(profile))
    table.caption = "~ estimate: not measured on the device. `xvlm targets show` names each source."
    Console().print(table)


@app.command("show", epilog=EPILOG)
def show_target(
    target: Annotated[
        str,
        typer.Argument(
            autocompletion=completion.devices, help="A device of `xvlm targets list`, such as jetson."
        ),
    ],
    json_file: JsonOption = None,
) -> None:
    """Show all that is known of a device, and where each figure comes from."""
    from ..hardware_profiles import load_profile

    profile = load_profile(target)
    if put_json(json_file, _as_json(profile)):
        return
    console = Console(highlight=False)
    console.print(f"[bold]{profile.name}[/bold]  {profile.title}")
    for heading, words in (
        ("also called", profile.aliases),
        ("architectures", profile.machines),
        ("engines", profile.engines),
        ("precisions", profile.precisions),
    ):
        if words:
            console.print(f"{heading}: {', '.join(words)}")
    console.print(f"run there: {profile.tested or NEVER_RUN}")
    table = Table("figure", "value", "kind", "source")
    for field, heading, unit in FIGURES:
        figure: Figure | None = getattr(profile, field)
        if figure:
            table.add_row(heading, f"{figure.value:g} {unit}", _kind(figure), figure.source)
    if profile.price:
        table.add_row("price", _price(profile), "", profile.price.source)
    if table.row_count:
        console.print(table)
    unknown = [heading for field, heading, _ in FIGURES if getattr(profile, field) is None]
    unknown += [] if profile.price else ["price"]
    if unknown:
        console.print(f"not known: {', '.join(unknown)}")


def _as_json(profile: HardwareProfile) -> dict[str, Any]:
    """All of a profile; a figure says itself whether it was measured."""
    content = asdict(profile)
    if profile.price:
        content["price"]["date"] = profile.price.date.isoformat()
    return content


def _short(figure: Figure | None) -> str:
    return "" if figure is None else f"{'' if figure.measured else '~'}{figure.value:g}"


def _kind(figure: Figure) -> str:
    return "measured" if figure.measured else "estimate"


def _price(profile: HardwareProfile) -> str:
    price = profile.price
    return f"{price.amount:g} {price.currency}\n{price.date:%Y-%m}" if price else ""
