"""`xvlm bench cold-start`: a fresh process from the command line to the printed result."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EPILOG = "Example: xvlm bench cold-start scan.dcm"


def command(
    image: Annotated[Path, typer.Argument(help="A radiograph.")],
    runs: Annotated[int, typer.Option(min=1, help="Processes to time, after one that is not counted.")] = 7,
) -> None:
    """Time whole processes from the command line to the printed result, and their memory."""
    from ...bench.cold_start import measure_cold_start
    from ...explain.door import read_radiograph

    read_radiograph(image)
    result = measure_cold_start(["explain", str(image), "--format", "text"], runs)
    median, least, most = result.wall_s
    print(f"xvlm explain {image.name} --format text, {result.runs} fresh processes, bytecode compiled")
    print(f"wall {median:.2f} s (from {least:.2f} to {most:.2f}), peak memory {result.peak_rss_mb:.0f} MB")
    time, memory = median / result.imports_s, result.peak_rss_mb / result.imports_rss_mb
    print(
        f"{time:.2f} times as long as «import numpy, onnxruntime» ({result.imports_s:.2f} s), "
        f"{memory:.2f} times its memory"
    )
