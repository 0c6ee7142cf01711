"""`xvlm install`: make a bundle ready on the device that will run it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from .json_output import JsonOption, put_json
from .progress import progress_bar

EPILOG = """Examples:

  xvlm install jetson-bundle

  xvlm install jetson-bundle --rebuild --json"""


def command(
    bundle: Annotated[Path, typer.Argument(help="Folder of a bundle made for this device.")],
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Build again what was built here before.")
    ] = False,
    json_file: JsonOption = None,
) -> None:
    """Make a bundle ready on this device, without a network, and check it as `xvlm verify` does.

    On a Jetson, TensorRT builds a plan of each graph: once for a device and a version of TensorRT, some
    minutes. Plans whose answers break a bound of the bundle's recipe are not kept. Other devices have nothing
    to build, and are only checked.
    """
    from ..bench.install import install

    with progress_bar(Console(stderr=True)) as bar:
        done = install(bundle, rebuild, lambda steps: bar.track(list(steps), description="building"))
    facts = {"bundle": done.bundle.name, "engine": done.engine, "device": done.device, "built": done.built}
    if put_json(json_file, facts | {"figures": done.check.figures}):
        return
    built = f"built {', '.join(done.built)}" if done.built else "nothing had to be built"
    print(f"{done.bundle.name} is ready on this device ({done.device}), on {done.engine}: {built}.")
    figures = ", ".join(f"{name.replace('_', ' ')} {value:.4g}" for name, value in done.check.figures.items())
    print(f"Against what the model answered in FP32: {figures}. Every bound holds.")
