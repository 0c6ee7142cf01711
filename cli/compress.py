"""`xvlm compress`: trained weights into a bundle for a target."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from .extras import needs_extra
from .progress import progress_bar

if TYPE_CHECKING:
    from ..compress.pipeline import Compressed

EPILOG = """Examples:

  xvlm compress --target cpu

  xvlm compress --target jetson --out jetson-bundle

  xvlm compress model.safetensors --data radiographs/ --out my-bundle

  xvlm compress teacher.safetensors --fp32 --out teacher-bundle"""


def command(
    teacher: Annotated[
        Path | None, typer.Argument(help="Weights that `xvlm train` wrote; the shipped ones if not given.")
    ] = None,
    target: Annotated[
        str, typer.Option(help="Device to compress for, see `xvlm targets list`; a --recipe names its own.")
    ] = "cpu",
    data: Annotated[
        Path | None, typer.Option(help="Radiographs that calibrate and compare; phantoms if not given.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder of the bundle.")] = Path("xvlm-bundle"),
    recipe: Annotated[Path | None, typer.Option(help="TOML recipe; the target's own if not given.")] = None,
    fp32: Annotated[
        bool, typer.Option("--fp32", help="Quantize nothing: the model as it is, to measure it on an engine.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take the place of a bundle that is there.")
    ] = False,
) -> None:
    """Compress a model into a bundle of engine graphs, and check each on the engine."""
    from ..compress import recipe as recipes

    if recipe:
        chosen = recipes.read_recipe(recipe)
    else:
        chosen = recipes.read_recipe(recipes.shipped_recipe(target)).for_target(target)
    if fp32:
        chosen = chosen.without_quantization()
    with needs_extra("compressing"):
        from ..compress import pipeline
    start = time.monotonic()
    with progress_bar(Console(stderr=True)) as bar:

        def show(items: Iterable[Any], name: str) -> Iterable[Any]:
            return bar.track(list(items), description=name)

        result = pipeline.compress(chosen, out, teacher or pipeline.DEFAULT_TEACHER, data, replace, show)
    _print(result, time.monotonic() - start)


def _print(result: Compressed, seconds: float) -> None:
    from ..hardware_profiles import load_profile

    console = Console()
    table = Table(title=f"{result.bundle.name} in {result.bundle.path.name}/", title_justify="left")
    for heading, side in (
        ("graph", "left"),
        ("size", "right"),
        *((f"{e} p50", "right") for e in result.milliseconds),
    ):
        table.add_column(heading, justify=side)  # type: ignore[arg-type]
    for name in result.bundle.graphs:
        times = [f"{ms[name]:.2f} ms" for ms in result.milliseconds.values()]
        table.add_row(name, f"{result.sizes[name] / 1e6:.2f} MB", *times)
    table.add_row(
        "bundle", f"{result.sizes['bundle'] / 1e6:.2f} MB", *[""] * len(result.milliseconds), end_section=True
    )
    console.print(table)
    parity = Table(title=f"Against the teacher in PyTorch, on {result.measured_on}", title_justify="left")
    parity.add_column("figure")
    for engine in result.parity:
        parity.add_column(engine, justify="right")
    columns = [figures.as_dict() for figures in result.parity.values()]
    for name in columns[0]:
        parity.add_row(name.replace("_", " "), *(f"{column[name]:.4g}" for column in columns))
    console.print(parity)
    if not result.run_on_target:
        device = load_profile(result.bundle.target).title
        console.print(
            f"Not run on this kind of device: {device}. The figures are those of the same graphs on this "
            "machine; its times are no times of that device.",
            highlight=False,
        )
    console.print(f"Done in {seconds:.0f} s. Every bound of the recipe holds.", highlight=False)
