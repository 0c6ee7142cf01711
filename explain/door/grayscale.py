"""From stored values to what a reader sees: DICOM's grayscale pipeline (PS3.4 section N.2.1).

Stored values have 16 bits at most, so the pipeline is computed once for each value that can occur
and the picture is looked up in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

MOST_BITS = 16
"""Of a sample: a table of what each value is shown as stays small."""

Values = NDArray[np.float64]
# A window that turns more than this share of a picture black or white, where its own range would not, or
# that leaves it less than this range of grey, was written for another picture: of 12 bits for one of 10, say.
_MOST_CLIPPED, _LEAST_RANGE = 0.5, 0.25
_EXTREME, _TAIL = 0.01, 0.01
_STRIP = 4_000_000

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
        channels: samples of a pixel, 1 for grey.
    """

    rows: int
    columns: int
    bits_allocated: int
    bits_stored: int
    high_bit: int
    signed: bool
    channels: int = 1

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
        voi: modality values to [0, 1]: each table and window that the file names, in its order.
        inverted: whether low values are bright.
        padding: lowest and highest stored value that stand for no image at all, or None.
    """

    modality: Curve
    voi: tuple[Curve, ...]
    inverted: bool
    padding: tuple[int, int] | None

    def render(self, codes: NDArray[np.uint16], samples: SampleFormat) -> Rendered:
        """Render a picture as a reader sees it.

        By the first values of interest that show it; without any, those present (padding left out) span
        black to white. Padding is black, as air is, unless all would be.

        Args:
            codes: [H, W], the stored bits of each pixel as an unsigned number.
        """
        stored = samples.values()
        modality = self.modality(stored)
        counts = _count(codes, len(stored))
        padded = self._is_padding(stored)
        if counts[~padded].any():
            counts[padded] = 0
        else:
            padded[:] = False
        full_range = _full_range(modality, counts > 0)
        curves = (curve(modality) for curve in self.voi)
        shown = next((curve for curve in curves if _shows(curve, full_range, counts)), full_range)
        ignored = bool(self.voi) and not np.array_equal(shown, self.voi[0](modality))
        if self.inverted:
            shown = 1.0 - shown
        shown[padded] = 0.0
        return Rendered(np.take(shown.astype(np.float32), codes), ignored)

    def _is_padding(self, stored: Values) -> NDArray[np.bool_]:
        if self.padding is None:
            return np.zeros(stored.shape, np.bool_)
        return (stored >= self.padding[0]) & (stored <= self.padding[1])


class Rendered(NamedTuple):
    """A picture as a reader sees it.

    Attributes:
        pixels: float32 [H, W] in [0, 1].
        window_ignored: whether the file's first values of interest show next to nothing of it.
    """

    pixels: NDArray[np.float32]
    window_ignored: bool


def _count(codes: NDArray[np.uint16], kinds: int) -> NDArray[np.intp]:
    """How often each code is present, counted in strips: numpy makes each code an integer of eight bytes."""
    strips = np.array_split(codes.ravel(), codes.size // _STRIP + 1)
    counts: NDArray[np.intp] = np.sum([np.bincount(strip, minlength=kinds) for strip in strips], axis=0)
    return counts


def _shows(shown: Values, full_range: Values, counts: NDArray[np.intp]) -> bool:
    """Whether values of interest show a picture: most of its greys apart, and over a fair range.

    Args:
        shown: what each code is shown as.
        full_range: the same where all that is present spans black to white.
        counts: how often each code is present.
    """
    inside = (full_range > _EXTREME) & (full_range < 1 - _EXTREME)
    clipped = inside & ((shown <= 0) | (shown >= 1))
    if counts[clipped].sum() > _MOST_CLIPPED * max(counts.sum(), 1):
        return False
    order = np.argsort(shown, kind="stable")
    below = np.cumsum(counts[order])
    low, high = (shown[order][np.searchsorted(below, share * below[-1])] for share in (_TAIL, 1 - _TAIL))
    return bool(high - low >= _LEAST_RANGE)


def _full_range(modality: Values, present: NDArray[np.bool_]) -> Values:
    """Stretch the values that are present onto [0, 1]; a flat picture becomes zero."""
    if not present.any():
        return np.zeros_like(modality)
    low, high = modality[present].min(), modality[present].max()
    if high <= low:
        return np.zeros_like(modality)
    stretched: Values = (modality - low) / (high - low)
    return stretched.clip(0.0, 1.0)
