"""From stored values to what a reader sees: DICOM's grayscale pipeline (PS3.4 section N.2.1).

Stored values have 16 bits at most, so the pipeline is computed once for each value that can occur
and the picture is looked up in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
WindowFunction = Literal["LINEAR", "LINEAR_EXACT", "SIGMOID"]


class Curve(Protocol):
    """One step of the pipeline."""

    def __call__(self, values: Values) -> Values:
        """Map each value."""


@dataclass(frozen=True)
class Rescale:
    """Modality values as a line over stored values (PS3.3 section C.11.1.1.2)."""

    slope: float = 1.0
    intercept: float = 0.0

    def __call__(self, values: Values) -> Values:
        line: Values = values * self.slope + self.intercept
        return line


@dataclass(frozen=True)
class LookupTable:
    """Modality or VOI values by table (PS3.3 sections C.11.1.1.1 and C.11.2.1.1).

    Values below the first input take the first entry, those beyond the last take the last.

    Attributes:
        first: the input that the first entry is for.
        entries: float64 [n], n > 0.
    """

    first: int
    entries: Values

    def __call__(self, values: Values) -> Values:
        places = np.clip(np.rint(values) - self.first, 0, len(self.entries) - 1)
        looked_up: Values = self.entries[places.astype(np.intp)]
        return looked_up


@dataclass(frozen=True)
class Window:
    """A window onto [0, 1].

    LINEAR is PS3.3 section C.11.2.1.2.1, SIGMOID C.11.2.1.3.1 and LINEAR_EXACT C.11.2.1.3.2.

    Attributes:
        width: at least 1 where `function` is LINEAR, above 0 otherwise.
    """

    center: float
    width: float
    function: WindowFunction = "LINEAR"

    def __call__(self, values: Values) -> Values:
        if self.function == "SIGMOID":
            # 1 / (1 + exp(-4 u)), written so that it cannot overflow
            return 0.5 + 0.5 * np.tanh(2 * (values - self.center) / self.width)
        if self.function == "LINEAR_EXACT":
            return _ramp(values, self.center, self.width)
        return _ramp(values, self.center - 0.5, self.width - 1)


def _ramp(values: Values, center: float, width: float) -> Values:
    """0 up to the window's lower edge, 1 beyond its upper edge, a line between."""
    low, high = center - width / 2, center + width / 2
    slope = np.divide(
        values - center, width, out=np.zeros_like(values), where=(values > low) & (values <= high)
    )
    return np.where(values <= low, 0.0, np.where(values > high, 1.0, slope + 0.5))


@dataclass(frozen=True)
class SampleFormat:
    """How a picture's samples are stored (PS3.5 section 8.1.1).

    Attributes:
        rows, columns: of the picture, above 0.
        bits_allocated: 8 or 16.
        bits_stored: 1 to `bits_allocated`.
        high_bit: place of the highest stored bit; bits above and below are no part of the value.
        signed: whether values are two's complement.
    """

    rows: int
    columns: int
    bits_allocated: int
    bits_stored: int
    high_bit: int
    signed: bool

    def values(self) -> Values:
        """The value of each code: float64 [2 ** bits_stored]."""
        values = np.arange(2**self.bits_stored, dtype=np.float64)
        if self.signed:
            values[len(values) // 2 :] -= len(values)
        return values


@dataclass(frozen=True)
class Grayscale:
    """What a file says of its greys.

    Attributes:
        modality: stored to modality values.
        voi: modality values to [0, 1]; None where the file names no values of interest.
        inverted: whether low values are bright.
        padding: lowest and highest stored value that stand for no image at all, or None.
    """

    modality: Curve
    voi: Curve | None
    inverted: bool
    padding: tuple[int, int] | None

    def render(self, codes: NDArray[np.uint16], samples: SampleFormat) -> NDArray[np.float32]:
        """Render a picture as a reader sees it.

        Without values of interest, those present (padding left out) span black to white. Padding
        is black, as air is.

        Args:
            codes: [H, W], the stored bits of each pixel as an unsigned number.

        Returns:
            float32 [H, W] in [0, 1].
        """
        stored = samples.values()
        modality = self.modality(stored)
        padded = self._is_padding(stored)
        shown = self.voi(modality) if self.voi else _full_range(modality, _present(codes, stored) & ~padded)
        if self.inverted:
            shown = 1.0 - shown
        shown[padded] = 0.0
        return np.take(shown.astype(np.float32), codes)

    def _is_padding(self, stored: Values) -> NDArray[np.bool_]:
        if self.padding is None:
            return np.zeros(stored.shape, np.bool_)
        return (stored >= self.padding[0]) & (stored <= self.padding[1])


def _present(codes: NDArray[np.uint16], stored: Values) -> NDArray[np.bool_]:
    present = np.zeros(stored.shape, np.bool_)
    present[codes] = True
    return present


def _full_range(modality: Values, present: NDArray[np.bool_]) -> Values:
    """Stretch the values that are present onto [0, 1]; a flat picture becomes zero."""
    if not present.any():
        return np.zeros_like(modality)
    low, high = modality[present].min(), modality[present].max()
    if high <= low:
        return np.zeros_like(modality)
    stretched: Values = (modality - low) / (high - low)
    return stretched.clip(0.0, 1.0)
