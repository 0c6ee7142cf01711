"""The one picture type that passes the door."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from .explanation import Caution

View = Literal["PA", "AP", "unknown"]

# Of the very old the age alone may tell who they are: above 89 it is one class (45 CFR 164.514(b)(2)(i)(C)).
OLDEST = 90


Box = tuple[float, float, float, float]


class Part(NamedTuple):
    """A part of a picture, as fractions of its width and height; all of it if nothing is given."""

    x: float = 0.0
    y: float = 0.0
    width: float = 1.0
    height: float = 1.0

    def locate(self, box: Box) -> Box:
        """A box (x, y, width, height) of the whole picture as fractions of this part."""
        x, y, width, height = box
        return (x - self.x) / self.width, (y - self.y) / self.height, width / self.width, height / self.height

    def cut(self, mask: NDArray[Any]) -> NDArray[Any]:
        """This part of a mask over the whole picture, [H, W]."""
        rows, columns = mask.shape
        down = slice(round(self.y * rows), round((self.y + self.height) * rows))
        return mask[down, round(self.x * columns) : round((self.x + self.width) * columns)]


WHOLE = Part()


@dataclass(frozen=True)
class Radiograph:
    """A grey image as a reader would see it, and nothing about the patient.

    Attributes:
        pixels: float32 [H, W] in [0, 1]; 0 = black = air.
        spacing_mm: (row, column) spacing of the pixels as given in `pixels`, or None.
        view: projection, as far as the file says.
        source_id: salted hash of the file's content; never a name.
        encoding: how the file was encoded, for the provenance (a transfer syntax name, PNG, JPEG, TIFF, BMP).
        other_view: whether the file says that it is no frontal view.
        other_examination: whether the file says that it is no radiograph, or none of a chest.
        age_years: whole years completed, `OLDEST` for all that are older, or None where the file says none.
        cautions: what was met while reading it that makes any answer less sure.
        shown: which part of the file's picture `pixels` are: bars around it were cut off.
    """

    pixels: NDArray[np.float32]
    spacing_mm: tuple[float, float] | None
    view: View
    source_id: str
    encoding: str
    age_years: int | None = None
    other_view: bool = False
    other_examination: bool = False
    cautions: tuple[Caution, ...] = ()
    shown: Part = WHOLE

    @property
    def stored_shape(self) -> tuple[int, int]:
        """Rows and columns of the picture before bars were cut off."""
        rows, columns = self.pixels.shape
        return round(rows / self.shown.height), round(columns / self.shown.width)

    def with_age(self, years: int | None) -> Radiograph:
        """This radiograph, of a patient of so many years where its own file does not say."""
        return (
            replace(self, age_years=whole_years(years))
            if self.age_years is None and years is not None
            else self
        )


def whole_years(age: float) -> int:
    """An age in years, 0 or more, as it may be kept: completed years, at most `OLDEST`."""
    return min(int(age), OLDEST)
