"""Whether findings that the decoder learned to name together went together in the labels that taught it.

    python -m xvlm.bench.associations --data DIR

prints it for the shipped bundle: of the pairs that explanations tell, and of those whose odds rose by so much
whatever was stated, the share that go together, beside that of all pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from rich.progress import track

from ..explain import explain, open_session
from ..explain.association import CLEAR, suppose
from ..explain.explanation import Association
from ..explain.session import Session
from ..models import findings
from .studies import Study, draw_studies, load_canvas, read_index

TAUGHT = "train"
RISES = (-np.inf, 0.0, 1.0, CLEAR, 3.0)


@dataclass(frozen=True)
class Fit:
    """How pairs fit the labels.

    Attributes:
        pairs: how many, over all images; different: how many of them are not the same two findings.
        together: share of `pairs` that go together, NaN of none.
    """

    pairs: int
    different: int
    together: float


def go_together(labels: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Whether a finding is more frequent among images with another than among all, bool [F, F].

    Args:
        labels: [n, F]: 1, 0, or NaN where unknown; an image counts for a pair where both are known.

    Returns:
        The given finding by rows; False where one of the two is never there.
    """
    known, there = ~np.isnan(labels), np.nan_to_num(labels) > 0
    both_known = known.T.astype(float) @ known
    both = there.T.astype(float) @ there
    # Each finding's images among those where the other is known too.
    given, named = there.T.astype(float) @ known, known.T.astype(float) @ there
    return np.asarray(both * both_known > given * named)


def fit(pairs: Sequence[Association], together: NDArray[np.bool_]) -> Fit:
    """How pairs fit the labels, see `go_together`."""
    place = {key: index for index, key in enumerate(findings.keys())}
    names = [(place[one.given], place[one.finding]) for one in pairs]
    share = float(np.mean([together[pair] for pair in names])) if names else float("nan")
    return Fit(len(names), len(set(names)), share)


def ask_all(session: Session, study: Study) -> tuple[Association, ...]:
    """Every later finding's chance after each, on one radiograph."""
    tokens = session.encode(load_canvas(study.path, session.bundle.canvas_size)[None]).tokens[0]
    return suppose(session, tokens, findings.keys(), at_least=-np.inf) or ()


def main(
    data: Annotated[Path, typer.Option(help="A dataset whose split «train» taught the decoder.")],
    split: Annotated[str, typer.Option(help="Of the images that are asked about.")] = TAUGHT,
    images: Annotated[int, typer.Option(min=1, help="How many of them.")] = 150,
) -> None:
    """Count the pairs that the shipped bundle's decoder names together."""
    session = open_session()
    together = go_together(np.stack([study.labels for study in read_index(data, TAUGHT)]))
    studies = draw_studies(read_index(data, split), images)
    told: list[Association] = []
    asked: list[Association] = []
    for study in track(studies, transient=True):
        told += explain(study.path, session).associations
        asked += ask_all(session, study)
    print(f"{len(studies)} radiographs of {data.name}, {split}")
    _print("told in explanations", fit(told, together))
    for rise in RISES:
        name = "all pairs" if np.isneginf(rise) else f"odds rose by e^{rise:.0f} or more"
        _print(name, fit([one for one in asked if one.rise >= rise], together))


def _print(name: str, found: Fit) -> None:
    print(f"{name:>26}: {found.pairs:6} ({found.different:3} different), {found.together:.0%} go together")


if __name__ == "__main__":
    typer.run(main)
