"""Fit the table of `explain.orientation` on the training radiographs of a dataset.

    python -m xvlm.bench.intake.fit_orientation --data DATASET --out orientation.npz

The same data, bundle and seed give the same table.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from ...explain import open_session
from ...explain.anatomy import clean_fields
from ...explain.door import read_radiograph
from ...explain.orientation import describe_sides, describe_upright
from ...explain.session import Session
from ...models.canvas import lay
from ..studies import Study, draw_studies, read_index

# Of each source so many: what grown-ups look like weighs more than what children do.
IMAGES = {"nih": 7000, "kermany": 3000}
# Each picture is cut at random, by at most this share of its height and of its width: clinics send other
# shapes than datasets do.
CUT = 0.2
RIDGE = {"upright": 0.01, "sides": 0.03}
STEPS = 12

Rows = NDArray[np.float32]
Map = NDArray[np.float32]


def fit(data: Path, session: Session, seed: int = 0) -> dict[str, Rows]:
    """The weights of both scores, float32 [K] each.

    Raises:
        BadData: the data has no training radiographs of these sources.
    """
    rng = np.random.default_rng(seed)
    upright: list[Map] = []
    sides: list[Map] = []
    for study in _studies(data, seed):
        canvas = lay(_cut(read_radiograph(study.path).pixels, rng), session.bundle.canvas_size)[0]
        as_it_lies, *turned = (describe_upright(np.rot90(canvas, turns)) for turns in range(4))
        upright += [as_it_lies - other for other in turned]
        lungs = clean_fields(session.encode(canvas[None]).lungs[0])
        if lungs is not None:
            sides.append(describe_sides(canvas, lungs))
    return {
        "upright": weights(np.stack(upright), RIDGE["upright"]),
        "sides": weights(np.stack(sides), RIDGE["sides"]),
    }


def weights(differences: Rows, ridge: float) -> Rows:
    """Weights w, float32 [K], by which most rows have w·row > 0: logistic regression by Newton's steps.

    Args:
        differences: float32 [n, K], each of what is right less what is wrong.
        ridge: penalty on the squared weights of rows scaled to unit spread.
    """
    scale = np.sqrt((differences**2).mean(0)) + 1e-3
    rows = differences / scale
    found = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        wrong = 1 / (1 + np.exp(np.clip(rows @ found, -30, 30)))
        slope = rows.T @ wrong / len(rows) - 2 * ridge * found
        curved = (rows * (wrong * (1 - wrong))[:, None]).T @ rows / len(rows) + 2 * ridge * np.eye(len(found))
        found += np.linalg.solve(curved, slope)
    return np.asarray(found / scale, np.float32)


def _studies(data: Path, seed: int) -> list[Study]:
    studies = read_index(data, "train")
    drawn: list[Study] = []
    for source, count in IMAGES.items():
        drawn += draw_studies([one for one in studies if one.image_id.startswith(source)], count, seed)
    return drawn


def _cut(pixels: Map, rng: np.random.Generator) -> Map:
    """A picture without a random margin on each side."""
    height, width = pixels.shape
    top, bottom, left, right = (rng.uniform(0, CUT / 2, 4) * (height, height, width, width)).astype(int)
    return pixels[top : height - bottom, left : width - right]


def main(
    data: Annotated[Path, typer.Option(help="A dataset.")],
    out: Annotated[Path, typer.Option(help="The table.")],
    seed: int = 0,
) -> None:
    """Fit the table on the training radiographs of a dataset."""
    table = fit(data, open_session(), seed)
    with out.open("wb") as file:
        np.savez(file, **table)  # type: ignore[arg-type]


if __name__ == "__main__":
    typer.run(main)
