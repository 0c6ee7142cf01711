"""What a bundle says of labelled images: every figure of an evaluation comes from this one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..explain.door import read_radiograph
from ..explain.gatekeeper import is_refused, refuse_at_the_door
from ..explain.radiograph import Part
from ..explain.session import Session
from ..models import canvas
from .localisation import opacity_map
from .studies import Study

Progress = Callable[[Iterable[Study]], Iterable[Study]]


@dataclass(frozen=True)
class Answers:
    """What a bundle says of n images, in their order.

    Attributes:
        probabilities: float32 [n, F], calibrated.
        opacity_maps: float32 [n, grid, grid] over the canvas, see `localisation.opacity_map`.
        placements: where each radiograph lies on its canvas.
        shown: which part of its file's picture each radiograph is.
        refused: bool [n]: whether the clinic would be given no findings.
    """

    probabilities: NDArray[np.float32]
    opacity_maps: NDArray[np.float32]
    placements: tuple[canvas.Placement, ...]
    shown: tuple[Part, ...]
    refused: NDArray[np.bool_]


def ask(session: Session, studies: list[Study], progress: Progress = iter) -> Answers:
    """Put every image to a session, one after another as a clinic does; refused ones are judged too.

    Raises:
        UnreadableImage: an image cannot be read.
    """
    probabilities, maps, placements, shown, refused = [], [], [], [], []
    for study in progress(studies):
        radiograph = read_radiograph(study.path)
        laid, placement = canvas.lay(radiograph.pixels, session.bundle.canvas_size)
        seen = session.encode(laid[None])
        judged = session.judge(seen.tokens)
        probabilities.append(judged.probabilities[0])
        maps.append(opacity_map(judged)[0])
        placements.append(placement)
        shown.append(radiograph.shown)
        refused.append(bool(refuse_at_the_door(radiograph)) or is_refused(session, laid, seen))
    return Answers(
        np.stack(probabilities), np.stack(maps), tuple(placements), tuple(shown), np.array(refused)
    )
