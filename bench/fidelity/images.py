"""The figures of each image, to see which ones a broken bound is owed to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from ...errors import BadInput
from ..statistics import Floats, ratio
from .measure import Measure
from .statistic import OfSome, Ratio, Statistic


@dataclass(frozen=True)
class ImageFigures:
    """Every figure that an image has by itself: not AUROC, which takes many.

    Attributes:
        image_ids: of the n images, as the dataset names them. They may tell who a patient is: they are kept
            out of the report.
        measures: makes all measures of these images, each time they are asked for.
    """

    image_ids: tuple[str, ...]
    measures: Callable[[], Iterable[Measure]]

    @property
    def names(self) -> tuple[str, ...]:
        """Of the figures."""
        return tuple(one.name for one in self.measures() if _of_each(one.statistic) is not None)

    def of(self, name: str) -> Floats:
        """A figure of each image, [n, F] in the order of the table of findings, or [n, 1] of whole images.

        NaN where there was nothing to measure.

        Raises:
            BadInput: no image has such a figure by itself.
        """
        return self._find(name)[0]

    def worst(self, name: str, count: int = 10) -> tuple[tuple[str, float], ...]:
        """The images where a figure is worst, and its mean there over the findings, worst first.

        Raises:
            BadInput: no image has such a figure by itself.
        """
        values, better = self._find(name)
        known = (~np.isnan(values)).sum(1)
        means = ratio(np.nansum(values, 1), known)
        order = np.argsort(means if better == "higher" else -means, kind="stable")
        chosen = [row for row in order if known[row]][:count]
        return tuple((self.image_ids[row], float(means[row])) for row in chosen)

    def _find(self, name: str) -> tuple[Floats, str]:
        """A figure of each image, and whether more of it is better."""
        for one in self.measures():
            if one.name == name and (values := _of_each(one.statistic)) is not None:
                return values, one.better
        raise BadInput(
            "is no figure of single images", on=name, fix=f"Choose one of: {', '.join(self.names)}"
        )


def _of_each(statistic: Statistic) -> Floats | None:
    """The statistic of each image alone, [n, F] or [n, 1]; None where it takes many."""
    if isinstance(statistic, Ratio):
        return ratio(statistic.parts, statistic.wholes)
    if not isinstance(statistic, OfSome) or (known := _of_each(statistic.statistic)) is None:
        return None
    values = np.full((statistic.images, known.shape[1]), np.nan)
    values[statistic.rows] = known
    return values
