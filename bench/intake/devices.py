"""How often things painted over the chest are seen, and how often a caution is given without any.

    python -m xvlm.bench.intake.devices --data DATASET --split val --count 100

Real radiographs hold real devices and letters, so that cautions on unpainted ones are not all false.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from ...explain import open_session
from ...explain.anatomy import clean_fields
from ...explain.door import read_radiograph
from ...explain.explanation import LungFields
from ...explain.foreign_objects import find_foreign_objects
from ...explain.session import Session
from ...models.canvas import Placement, lay
from ...models.foreign_objects import KINDS, Point, paint
from ..studies import Study, draw_studies, read_studies

Map = NDArray[np.float32]
Progress = Callable[[Iterable[Study]], Iterable[Study]]
UNPAINTED = "nothing painted"


def measure_devices(
    session: Session, studies: list[Study], seed: int = 0, progress: Progress = iter
) -> dict[str, tuple[int, int, int]]:
    """By what was painted at a random place of the lungs: pictures, and those with either caution.

    Returns:
        How many radiographs; on how many a device is seen; on how many letters are.

    Raises:
        UnreadableImage: an image cannot be read.
    """
    rng, told = np.random.default_rng(seed), dict.fromkeys((UNPAINTED, *KINDS), (0, 0, 0))
    for study in progress(studies):
        pixels = read_radiograph(study.path).pixels
        canvas, placement = lay(pixels, session.bundle.canvas_size)
        lungs = clean_fields(session.encode(canvas[None]).lungs[0])
        if lungs is None:
            continue
        for kind, (images, devices, letters) in told.items():
            painted = pixels if kind == UNPAINTED else paint(pixels, kind, _place(lungs, placement, rng), rng)
            seen = find_foreign_objects(painted).over(lungs)
            told[kind] = images + 1, devices + int(seen.devices.any()), letters + int(seen.letters.any())
    return told


def _place(lungs: LungFields, placement: Placement, rng: np.random.Generator) -> Point:
    """A random place in the lung fields, as shares of the picture's width and height."""
    row, column = rng.choice(np.argwhere(lungs.right | lungs.left))
    cell = 1 / len(lungs.right)
    x, y, *_ = placement.box_to_radiograph(column * cell, row * cell, (column + 1) * cell, (row + 1) * cell)
    return x, y


def main(
    data: Annotated[Path, typer.Option(help="A dataset, or a folder of radiographs.")],
    split: Annotated[str | None, typer.Option(help="Of a dataset.")] = None,
    count: int = 100,
    seed: int = 0,
) -> None:
    """Print how often what is painted over the chest is seen."""
    studies = draw_studies(read_studies(data, split), count, seed)
    for kind, (images, devices, letters) in measure_devices(open_session(), studies, seed).items():
        typer.echo(f"{kind}: {images} pictures, devices seen on {devices}, letters on {letters}")


if __name__ == "__main__":
    typer.run(main)
