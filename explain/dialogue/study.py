"""A radiograph with its explanation, kept at hand so that the model can be asked about it again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...models import canvas
from ..door import is_phantom, read_radiograph
from ..explanation import Explanation
from ..pipeline import explain_radiograph
from ..session import Session


@dataclass(frozen=True)
class Study:
    """One radiograph that questions are asked about.

    Attributes:
        explanation: what is said of it.
        canvas: float32 [S, S] in [0, 1], as the model saw it.
    """

    explanation: Explanation
    canvas: NDArray[np.float32]


def open_study(path: Path, session: Session, age_years: int | None = None) -> Study:
    """Read and explain the radiograph in a file; see `explain.explain`.

    Raises:
        UnreadableImage: the file holds no radiograph that can be read.
    """
    radiograph = read_radiograph(path).with_age(age_years)
    laid, _ = canvas.lay(radiograph.pixels, session.bundle.canvas_size)
    return Study(explain_radiograph(radiograph, session, is_phantom(path)), laid)
