"""`xvlm compress`: trained weights into a bundle for a target."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from . import completion
from .extras import needs_extra
from .messages import print_note
from .options import DEVICE_NAMES
from .progress import progress_bar
from .stopping import keeps

if TYPE_CHECKING:
    from ..compress.pipeline import Compressed

GO_ON = "The same command goes on from there"
EPILOG = """Examples:

  xvlm compress --target cpu

  xvlm compress --target jetson --out jetson-bundle

  xvlm compress model.safetensors --data radiographs/ --out my-bundle

  xvlm compress model.safetensors --recipe smaller.toml --data dataset/ --work steps/

  xvlm compress teacher.safetensors --fp32 --out teacher-bundle

A run that was stopped goes on from its last finished step. --recipe also takes a bundle: the recipe in it."""


def command(
    teacher: Annotated[
        Path | None, typer.Argument(help="Weights that `xvlm train` wrote; the shipped ones if not given.")
    ] = None,
    target: Annotated[
        str,
        typer.Option(
            *DEVICE_NAMES,
            autocompletion=completion.devices,
            help="Device to compress for, see `xvlm targets list`; a --recipe names its own.",
        ),
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
    work: Annotated[
        Path | None,
        typer.Option(help="Folder that keeps finished steps; beside --out, until it is done, if not given."),
    ] = None,
    accept_failing: Annotated[
        bool,
        typer.Option("--accept-failing", help="Seal a bundle that breaks a bound: each explanation says so."),
    ] = False,
) -> None:
    """Compress a model into a bundle of engine graphs, and check each on the engine."""
    from ..compress.recipe_file import read_recipe, recipe_for

    chosen = read_recipe(recipe) if recipe else recipe_for(target)
    if fp32:
        chosen = chosen.without_quantization()
    with needs_extra("compressing"):
        from ..compress import pipeline
    start = time.monotonic()
    kept = f"finished steps are kept in {pipeline.work_folder(out, work)}"
    with keeps(kept, GO_ON), progress_bar(Console(stderr=True)) as bar:
        result = pipeline.compress(
            chosen,
            out,
            teacher or pipeline.DEFAULT_TEACHER,
            data,
            replace,
            work,
            accept_failing,
            _Bars(bar),
        )
    _print(result, time.monotonic() - start)


class _Bars:
    """A bar for the step at hand."""

    def __init__(self, bar: Progress) -> None:
        self.bar = bar
        self.task = bar.add_task("starting", total=None)

    def track(self, items: Iterable[Any], name: str) -> Iterable[Any]:
        """Go through the items of a step."""
        every = list(items)
        self.bar.reset(self.task, total=len(every), description=name)
        return self.bar.track(every, task_id=self.task, total=len(every), description=name)

    def at(self, done: float, total: float, name: str) -> None:
        """So much of a step is done."""
        if self.bar.tasks[0].total != total or self.bar.tasks[0].completed > done:
            self.bar.reset(self.task)
        self.bar.update(self.task, total=total, completed=done, description=name)


def _print(result: Compressed, seconds: float) -> None:
    from ..hardware_profiles import load_profile

    console = Console()
    console.print(_graphs(result), _parity(result), *_bounds(result))
    for entry in result.log:
        console.print(f"{entry.step}: {entry.did}. Why: {entry.why}.", highlight=False, style="dim")
    for broken in result.broken:
        print_note(f"{broken}; the bundle says so on every explanation")
    if not result.run_on_target:
        device = load_profile(result.bundle.target).title
        print_note(
            f"not run on {device}: figures are those of the same graphs here, times are not that device's"
        )
    console.print(f"Done in {seconds:.0f} s. {result.said}.", highlight=False, markup=False)


def _graphs(result: Compressed) -> Table:
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
    return table


def _bounds(result: Compressed) -> Iterable[Table]:
    """The gate's bounds, where the recipe has any."""
    from ..compress.verdict import MEANING, bounds_table

    if result.bounds:
        title = f"Against the model that it was made from, in FP32, on {result.measured_on}"
        headings, *rows = bounds_table(result.bounds)
        table = Table(title=title, title_justify="left", caption=MEANING, caption_justify="left")
        table.add_column("figure, bound", min_width=33, overflow="fold")
        for engine in headings[4:]:
            table.add_column(engine)
        for figure, bound, reference, no_change, *measured in rows:
            known = ((reference, "the reference"), (no_change, "no change"))
            beside = "; ".join(f"{name} {value}" for value, name in known if value != "–")
            cells = (value.replace(" (", "\n").removesuffix(")") for value in measured)
            table.add_row(f"{figure}\n{bound}; {beside}", *cells)
        yield table


def _parity(result: Compressed) -> Table:
    from ..bench.on_device.bounds import parity_bounds

    table = Table(title=f"Against the same weights in PyTorch, on {result.measured_on}", title_justify="left")
    table.add_column("figure")
    for engine in result.parity:
        table.add_column(engine, justify="right")
    table.add_column("bound")
    bounds = parity_bounds(result.bundle)
    columns = [figures.as_dict() for figures in result.parity.values()]
    for name in columns[0]:
        cells = (f"{column[name]:.4g}" for column in columns)
        table.add_row(name.replace("_", " "), *cells, str(bounds.get(name, "")))
    return table
