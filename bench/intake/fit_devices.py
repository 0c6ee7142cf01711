"""Fit the table of `explain.foreign_objects` on training radiographs into which devices are painted.

    python -m xvlm.bench.intake.fit_devices --data DATASET --out foreign_objects.npz

The same data and seed give the same table.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from ...explain.door import read_radiograph
from ...explain.foreign_objects import CANVAS, CELLS, describe
from ...models.canvas import lay, lay_mask
from ...models.foreign_objects import KINDS, paint
from .fit_orientation import weights

# PA views hold few real devices; the large renditions, AP ones too, show their edges.
LARGE, SMALL = 260, 240
# Real letters lie at the borders: nothing is learned there.
MARGIN = 0.15
# What changes a pixel by less cannot be seen; of a cell it has to fill so much.
SEEN, HELD = 0.08, 0.1
MOST = 3
# Of an image, cells without anything that are learned from.
CELLS_WITHOUT = 60
RIDGE = 1e-4

Map = NDArray[np.float32]


def fit(data: Path, seed: int = 0) -> dict[str, Map]:
    """The weights of devices and of letters, float32 [K] each."""
    rng = np.random.default_rng(seed)
    rows: list[Map] = []
    held: list[NDArray[np.bool_]] = []
    for path in _paths(data, rng):
        described, holds = _sample(read_radiograph(path).pixels, rng)
        without = rng.permutation(np.flatnonzero(~holds.any(0)))[:CELLS_WITHOUT]
        chosen = np.concatenate([np.flatnonzero(holds.any(0)), without])
        rows.append(described[:, chosen].T)
        held.append(holds[:, chosen])
    told = np.concatenate(rows)
    found: dict[str, Map] = {}
    for name, holds in zip(("devices", "letters"), np.concatenate(held, 1), strict=True):
        sign = np.where(holds, 1, -1).astype(np.float32)
        found[name] = weights(told * sign[:, None], RIDGE)
    return found


def _paths(data: Path, rng: np.random.Generator) -> list[Path]:
    with (data / "index.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == "train" and row["source"] == "nih"]
    large = [row["path_large"] for row in rows if row["path_large"]]
    small = [row["path"] for row in rows if row["view"] == "PA" and not row["path_large"]]
    return [
        data / str(path)
        for paths, n in ((large, LARGE), (small, SMALL))
        for path in rng.permutation(paths)[:n]
    ]


def _sample(pixels: Map, rng: np.random.Generator) -> tuple[Map, NDArray[np.bool_]]:
    """The cells within the margin described, float32 [K, n], and what they hold, bool [2, n]."""
    shares = np.zeros((2, CELLS, CELLS), np.float32)
    for kind in rng.choice(list(KINDS), MOST):
        painted = paint(pixels, str(kind), (rng.uniform(0.2, 0.8), rng.uniform(0.2, 0.8)), rng)
        changed = lay_mask(painted - pixels > SEEN, CANVAS)
        step = CANVAS // CELLS
        shares[int(kind == "letters")] += changed.reshape(CELLS, step, CELLS, step).mean((1, 3))
        pixels = painted
    inner = slice(int(MARGIN * CELLS), CELLS - int(MARGIN * CELLS))
    described = describe(lay(pixels, CANVAS)[0])[:, inner, inner]
    return described.reshape(len(described), -1), (shares[:, inner, inner] > HELD).reshape(2, -1)


def main(
    data: Annotated[Path, typer.Option(help="A dataset.")],
    out: Annotated[Path, typer.Option(help="The table.")],
    seed: int = 0,
) -> None:
    """Fit the table on the training radiographs of a dataset."""
    with out.open("wb") as file:
        np.savez(file, **fit(data, seed))  # type: ignore[arg-type]


if __name__ == "__main__":
    typer.run(main)
