"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

BundleOption = Annotated[Path | None, typer.Option(help="Folder of a bundle; the shipped one if not given.")]
EngineOption = Annotated[
    str | None,
    typer.Option(
        help="onnxruntime, openvino, onnxruntime-cuda, onnxruntime-tensorrt or tensorrt; the bundle's choice "
        "if not given."
    ),
]
