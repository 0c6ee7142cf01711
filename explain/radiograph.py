"""The one picture type that passes the door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

View = Literal["PA", "AP", "unknown"]


@dataclass(frozen=True)
class Radiograph:
    """A grey image as a reader would see it, and nothing about the patient.

    Attributes:
        pixels: float32 [H, W] in [0, 1]; 0 = black = air.
        spacing_mm: (row, column) spacing of the pixels as given in `pixels`, or None.
        view: projection, as far as the file says.
        source_id: salted hash of the file's content; never a name.
        encoding: how the file was encoded, for the provenance (a transfer syntax name, PNG, JPEG).
    """

    pixels: NDArray[np.float32]
    spacing_mm: tuple[float, float] | None
    view: View
    source_id: str
    encoding: str
