"""The figures of each image, to see which ones a broken bound is owed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ...errors import BadInput
from ..statistics import Floats, ratio
from .catalogue import Better
from .measure import Measure
from .statistic import Ratio


@dataclass(frozen=True)
class ImageFigures:
    """Every figure that an image has by itself: not AUROC, which takes many.

    Attributes:
        image_ids: of the n images, as the dataset names them. They may tell who a patient is: they are kept
            out of the report.
        ratios: by the figure's name.
        better: by the figure's name.
    """

    image_ids: tuple[str, ...]
    ratios: Mapping[str, Ratio]
    better: Mapping[str, Better]

    def of(self, name: str) -> Floats:
        """A figure of each image, [n, F] in the order of the table of findings, or [n, 1] of whole images.

        NaN where there was nothing to measure.

        Raises:
            BadInput: no image has such a figure by itself.
        """
        if name not in self.ratios:
            raise BadInput(
                "is no figure of single images", on=name, fix=f"Choose one of: {', '.join(self.ratios)}"
            )
        return ratio(self.ratios[name].parts, self.ratios[name].wholes)

    def worst(self, name: str, count: int = 10) -> tuple[tuple[str, float], ...]:
        """The images where a figure is worst, and its mean there over the findings, worst first.

        Raises:
            BadInput: no image has such a figure by itself.
        """
        values = self.of(name)
        known = (~np.isnan(values)).sum(1)
        means = ratio(np.nansum(values, 1), known)
        order = np.argsort(means if self.better[name] == "higher" else -means, kind="stable")
        chosen = [row for row in order if known[row]][:count]
        return tuple((self.image_ids[row], float(means[row])) for row in chosen)


def image_figures(image_ids: tuple[str, ...], measures: tuple[Measure, ...]) -> ImageFigures:
    """Take apart the ratios among the measures of n images."""
    ratios = {asked.name: asked.statistic for asked in measures if isinstance(asked.statistic, Ratio)}
    better = {asked.name: asked.better for asked in measures if asked.name in ratios}
    return ImageFigures(image_ids, ratios, better)
