"""Whether the radiograph is too dark, too pale or too flat to be read, by its greys before any stretching.

The limits lie beyond what is seen on 600 training radiographs, 450 of NIH, 100 of Kermany and 50 of others:
each is crossed by fewer than one in a hundred.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..models.canvas import Placement
from .explanation import LungFields
from .radiograph import Radiograph

# Beyond these a grey is lost in black or in white; in the lung fields it is on this share of the pixels.
BLACK, WHITE = 0.01, 0.99
LOST = 0.02
# Median grey of the lung fields: 0.23 to 0.70 on 99 of 100.
DARKEST_LUNGS, PALEST_LUNGS = 0.22, 0.73
# Between a twentieth and nineteen twentieths of the lung fields' pixels: 0.17 or more on 99 of 100.
SMALLEST_LUNG_RANGE = 0.15
# Between a hundredth and 99 hundredths of the whole picture's.
SMALLEST_RANGE = 0.2
# A few pixels tell as much as all of a large radiograph.
SAMPLED_SIDE = 512

Greys = NDArray[np.float32]


def sample(radiograph: Radiograph) -> Greys:
    """Every k-th pixel of a large radiograph, all of a small one, float32 [h, w] in [0, 1]."""
    step = max(1, max(radiograph.pixels.shape) // SAMPLED_SIDE)
    return radiograph.pixels[::step, ::step]


def lung_greys(radiograph: Radiograph, lungs: LungFields, placement: Placement) -> Greys:
    """The greys of a radiograph's lung fields, float32 [n] in [0, 1], of a `sample`."""
    sampled = sample(radiograph)
    field = lungs.right | lungs.left
    rows = _cells(sampled.shape[0], placement.top, placement.height, placement.size, len(field))
    columns = _cells(sampled.shape[1], placement.left, placement.width, placement.size, len(field))
    return sampled[field[np.ix_(rows, columns)]]


def is_over_exposed(lungs: Greys) -> bool:
    """Whether lung fields, float32 [n], are so dark that vessels and borders are lost in black."""
    return bool(np.mean(lungs <= BLACK) > LOST or np.median(lungs) < DARKEST_LUNGS)


def is_under_exposed(lungs: Greys) -> bool:
    """Whether lung fields, float32 [n], are so pale that what is in them is lost in white."""
    return bool(np.mean(lungs >= WHITE) > LOST or np.median(lungs) > PALEST_LUNGS)


def is_flat(radiograph: Radiograph, lungs: Greys) -> bool:
    """Whether the greys of the picture, or those of its lung fields, hardly differ."""
    return grey_range(sample(radiograph), 1) < SMALLEST_RANGE or grey_range(lungs, 5) < SMALLEST_LUNG_RANGE


def grey_range(greys: Greys, percent: float) -> float:
    """The span of greys in [0, 1] that leaves out so many per cent at each end."""
    low, high = np.percentile(greys, [percent, 100 - percent])
    return float(high - low)


def _cells(pixels: int, start: int, length: int, size: int, cells: int) -> NDArray[np.intp]:
    """In which of the canvas's cells each of a radiograph's rows, or columns, lies."""
    places = start + (np.arange(pixels) + 0.5) / pixels * length
    return np.asarray(places * cells // size, np.intp)
