"""Where air ends and soft tissue begins, in the greys of a radiograph."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

BINS = 64

Grey = NDArray[np.float32]


def split_air_from_tissue(greys: Grey) -> float:
    """The grey that parts dark from bright best: the classes' means lie as far apart as they can.

    N. Otsu, IEEE Trans. Syst. Man Cybern. 9:62-66, 1979, over `BINS` steps of the range.

    Args:
        greys: float32 [n], n > 0.

    Returns:
        A grey between the lowest and the highest; air is at or below it. Where all are equal, that grey.
    """
    if greys.max() <= greys.min():
        return float(greys.max())
    counts, edges = np.histogram(greys, BINS)
    middles = (edges[1:] + edges[:-1]) / 2
    below, sum_below = np.cumsum(counts), np.cumsum(counts * middles)
    total, grand_sum = below[-1], sum_below[-1]
    # The first and the last bin hold an extreme each, so that neither class is ever empty.
    below, sum_below = below[:-1], sum_below[:-1]
    gap = sum_below / below - (grand_sum - sum_below) / (total - below)
    best = int((below * (total - below) * gap**2).argmax())
    return float(edges[best + 1])


def soften(picture: Grey, times: int = 1) -> Grey:
    """Average each pixel of float32 [h, w] with its eight neighbours; the border repeats."""
    height, width = picture.shape
    for _ in range(times):
        padded = np.pad(picture, 1, mode="edge")
        around = (padded[y : y + height, x : x + width] for y in range(3) for x in range(3))
        picture = np.asarray(sum(around) / np.float32(9), np.float32)
    return picture
