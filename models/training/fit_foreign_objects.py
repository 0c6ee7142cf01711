"""Fit the small network that finds foreign objects, on training radiographs into which they are painted.

    python -m xvlm.models.training.fit_foreign_objects --data DATASET --out foreign_objects.npz

The same data and seed give the same table, but for the last digits of a sum.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Annotated

import numpy as np
import torch
import typer
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor, nn

from ..canvas import lay
from ..foreign_objects import KINDS, paint

CANVAS, CELLS = 256, 32
# PA views of adults hold few real devices; those of 512 pixels, AP ones too, show their edges.
LARGE, SMALL, CHILDREN = 450, 500, 150
# Real letters lie at the borders: there nothing is learned.
MARGIN = 0.12
# What changes a pixel by less cannot be seen; a cell that holds less of it is not asked for.
SEEN, HELD, SOME = 0.06, 0.06, 0.005
PAINTED, MOST = 0.75, 3
EPOCHS, BATCH, RATE = 8, 16, 6e-3

Map = NDArray[np.float32]


class Network(nn.Module):
    """Four small convolutions: canvas, [n, 1, 256, 256], to logits of devices and letters, [n, 2, 32, 32]."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList(
            [
                nn.Conv2d(1, 12, 5, 2, 2),
                nn.Conv2d(12, 24, 3, 2, 1),
                nn.Conv2d(24, 32, 3, 2, 1),
                nn.Conv2d(32, 32, 3, 1, 1),
                nn.Conv2d(32, 2, 1),
            ]
        )

    def forward(self, canvas: Tensor) -> Tensor:
        """Every layer but the last is followed by a ReLU."""
        for layer in self.layers[:-1]:
            canvas = torch.relu(layer(canvas))
        return self.layers[-1](canvas)


def fit(data: Path, seed: int = 0) -> dict[str, Map]:
    """The network's weights, float32, by layer."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    drawn = [_sample(path, rng) for path in _paths(data, rng)]
    canvases, wanted = (torch.from_numpy(np.stack(part)) for part in zip(*drawn, strict=True))
    network = Network()
    optimizer = torch.optim.AdamW(network.parameters(), weight_decay=1e-3)
    steps = EPOCHS * -(-len(canvases) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, steps)
    for epoch in range(EPOCHS):
        total = 0.0
        for some in torch.randperm(len(canvases)).split(BATCH):
            loss = _loss(network, *_varied(canvases[some], wanted[some]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += float(loss.detach()) * len(some)
        typer.echo(f"epoch {epoch + 1}: loss {total / len(canvases):.4f}", err=True)
    return {name: value.numpy() for name, value in network.state_dict().items()}


def _paths(data: Path, rng: np.random.Generator) -> list[Path]:
    with (data / "index.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == "train"]
    large = [row["path_large"] for row in rows if row["source"] == "nih" and row["path_large"]]
    small = [
        row["path"]
        for row in rows
        if row["source"] == "nih" and row["view"] == "PA" and not row["path_large"]
    ]
    children = [row["path"] for row in rows if row["source"] == "kermany"]
    groups = ((large, LARGE), (small, SMALL), (children, CHILDREN))
    return [data / str(path) for paths, count in groups for path in rng.permutation(paths)[:count]]


def _sample(path: Path, rng: np.random.Generator) -> tuple[Map, Map]:
    """A canvas, [1, 256, 256], and what is wanted of each cell, [2, 32, 32]: 1, 0, or -1 where nothing is."""
    read = np.asarray(Image.open(path).convert("L"), np.float32) / 255
    pixels = np.asarray(read ** rng.uniform(0.7, 1.4), np.float32)
    held = np.zeros((2, *pixels.shape), np.float32)
    for _ in range(rng.integers(1, MOST + 1) if rng.random() < PAINTED else 0):
        kind, at = str(rng.choice(list(KINDS))), (rng.uniform(0.1, 0.9), rng.uniform(0.1, 0.9))
        painted = paint(pixels, kind, at, rng)
        held[int(kind == "letters")] += painted - pixels > SEEN
        pixels = painted
    canvas, place = lay(pixels, CANVAS)
    cell = CANVAS // CELLS
    shares = np.zeros((2, CANVAS, CANVAS), np.float32)
    for of_kind, share in zip(held, shares, strict=True):
        shrunk = Image.fromarray(of_kind).resize((place.width, place.height), Image.Resampling.BOX)
        share[place.rows, place.columns] = np.asarray(shrunk)
    shares = shares.reshape(2, CELLS, cell, CELLS, cell).mean((2, 4))
    wanted = np.where(shares > HELD, 1, np.where(shares > SOME, -1, 0)).astype(np.float32)
    within = np.zeros((CELLS, CELLS), bool)
    rows, columns = (
        slice(int((start + MARGIN * length) / cell), int((start + (1 - MARGIN) * length) / cell))
        for start, length in ((place.top, place.height), (place.left, place.width))
    )
    within[rows, columns] = True
    return canvas[None], np.where(within, wanted, np.float32(-1))


def _varied(canvases: Tensor, wanted: Tensor) -> tuple[Tensor, Tensor]:
    """Some mirrored, all of another contrast and noise."""
    if torch.rand(()) < 0.5:
        canvases, wanted = canvases.flip(3), wanted.flip(3)
    contrast = 1 + 0.15 * torch.randn(len(canvases), 1, 1, 1).clamp(-2, 2)
    noise = 0.02 * torch.rand(len(canvases), 1, 1, 1) * torch.randn_like(canvases)
    return (canvases * contrast + noise).clamp(0, 1), wanted


def _loss(network: Network, canvases: Tensor, wanted: Tensor) -> Tensor:
    asked = wanted >= 0
    logits = network(canvases)[asked]
    return nn.functional.binary_cross_entropy_with_logits(logits, wanted[asked])


def main(
    data: Annotated[Path, typer.Option(help="A dataset.")],
    out: Annotated[Path, typer.Option(help="The table.")],
    seed: int = 0,
) -> None:
    """Fit the table on the training radiographs of a dataset."""
    table = {name: value.astype(np.float16) for name, value in fit(data, seed).items()}
    with out.open("wb") as file:
        np.savez_compressed(file, **table)  # type: ignore[arg-type]


if __name__ == "__main__":
    typer.run(main)
