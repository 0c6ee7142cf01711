"""What becomes of radiographs that are turned, flipped, mirrored or made negatives.

python -m xvlm.bench.intake.orientation --data DATASET --count 80
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from ...explain import open_session
from ...explain.door import read_radiograph
from ...explain.explanation import Explanation
from ...explain.pipeline import explain_radiograph
from ...explain.session import Session
from ..studies import Study, draw_studies, read_studies

Map = NDArray[np.float32]
Progress = Callable[[Iterable[Study]], Iterable[Study]]

KINDS: dict[str, Callable[[Map], Map]] = {
    "as it is": lambda pixels: pixels,
    "turned by 90": lambda pixels: np.rot90(pixels),
    "turned by 180": lambda pixels: pixels[::-1, ::-1],
    "turned by 270": lambda pixels: np.rot90(pixels, -1),
    "flipped": lambda pixels: pixels[::-1],
    "mirrored": lambda pixels: pixels[:, ::-1],
    "negative": lambda pixels: 1 - pixels,
}


def measure_orientation(
    session: Session, studies: list[Study], progress: Progress = iter
) -> dict[str, Counter[str]]:
    """How many radiographs of each kind are refused, for which reason, or answered, and how.

    Raises:
        UnreadableImage: an image cannot be read.
    """
    told: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for study in progress(studies):
        radiograph = read_radiograph(study.path)
        for kind, change in KINDS.items():
            changed = replace(radiograph, pixels=np.ascontiguousarray(change(radiograph.pixels)))
            told[kind][_outcome(explain_radiograph(changed, session))] += 1
    return told


def _outcome(explanation: Explanation) -> str:
    if explanation.abstained:
        turn = f" {explanation.turn}" if explanation.turn else ""
        return f"refused: {', '.join(explanation.abstained)}{turn}"
    return f"answered, sides {'not ' if 'sides_uncertain' in explanation.cautions else ''}certain"


def main(
    data: Annotated[Path, typer.Option(help="A dataset, or a folder of radiographs.")],
    split: Annotated[str | None, typer.Option(help="Of a dataset.")] = None,
    view: Annotated[str | None, typer.Option(help="Only radiographs of this view.")] = None,
    count: int = 40,
    seed: int = 0,
) -> None:
    """Print what becomes of radiographs that are turned, flipped, mirrored or made negatives."""
    studies = [study for study in read_studies(data, split) if view in (None, study.view)]
    told = measure_orientation(open_session(), draw_studies(studies, count, seed))
    for kind, outcomes in told.items():
        typer.echo(f"{kind}: " + "; ".join(f"{outcome} {n}" for outcome, n in outcomes.most_common()))


if __name__ == "__main__":
    typer.run(main)
