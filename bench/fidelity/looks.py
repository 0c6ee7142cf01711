"""What both bundles say of one image: every figure of fidelity comes from one pass over these."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...explain.radiograph import Radiograph
from ...explain.session import Seen, Session
from ...models import canvas
from ...models.canvas import Placement


@dataclass(frozen=True)
class Look:
    """One bundle's answer on one image.

    Attributes:
        canvas: float32 [S, S].
        placement: of the radiograph on it.
        seen: tokens and lung fields, of a batch of one.
        probabilities: float32 [F], calibrated.
        raised: bool [F], at the operating point in use.
        maps: float32 [F, grid, grid], contributions to the logits.
    """

    canvas: NDArray[np.float32]
    placement: Placement
    seen: Seen
    probabilities: NDArray[np.float32]
    raised: NDArray[np.bool_]
    maps: NDArray[np.float32]


@dataclass(frozen=True)
class Looks:
    """Reference and candidate on the same image.

    Attributes:
        number: of the image among all, from 0.
        reference, candidate: what each says of it.
    """

    number: int
    reference: Look
    candidate: Look


def look(session: Session, radiograph: Radiograph) -> Look:
    """Put one radiograph to a bundle."""
    laid, placement = canvas.lay(radiograph.pixels, session.bundle.canvas_size)
    seen = session.encode(laid[None])
    judged = session.judge(seen.tokens)
    thresholds = np.array([finding.threshold for finding in session.findings])
    probabilities = judged.probabilities[0]
    return Look(laid, placement, seen, probabilities, probabilities >= thresholds, judged.contributions[0])
