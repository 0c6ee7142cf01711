"""A grey picture stored in colour: as red, green and blue, as luminance and chrominance, or by a palette."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...errors import ColourImage

Channels = NDArray[np.float32]

# Of 255. Lossy compression tints a grey picture by a few levels; marks and lettering take up little.
_TINT = 30
_COLOURED_SHARE = 0.05
# A photograph of one thing, as of skin, has one tint too, but not one that goes with the brightness alone. Of
# 60 training radiographs tinted and saved as JPEG all differed from their tint by at most 10 of 255, of 300
# photographs of skin nine in ten by more than 11.
_TINTED, _TINT_OF_TINTED = 15, 11
# Beyond it brightness is shown by hues, as heat.
_STRONGEST_TINT = 90
_LEVELS = 256
_MOST_COMPARED = 1_000_000
_STRIP = 256

# ITU-R BT.601, as PS3.3 section C.7.6.3.1.2 has it.
LUMINANCE = np.array([0.299, 0.587, 0.114], np.float32)


def luminance(words: NDArray[np.uint16], bits: int, *, in_chrominance: bool) -> NDArray[np.uint16]:
    """The grey of a picture that has no colour in fact.

    Args:
        words: [rows, columns, 3], of red, green and blue or, `in_chrominance`, of luminance and blue and red
            difference (YBR_FULL).
        bits: of a sample.

    Returns:
        [rows, columns], of as many bits.

    Raises:
        ColourImage: it is in colour.
    """
    step = max(1, words.shape[0] * words.shape[1] // _MOST_COMPARED)
    brightest = float(2**bits - 1)
    refuse_colour(_colours(words[::step], brightest, in_chrominance).reshape(-1, 3) * (255 / brightest))
    if in_chrominance:
        return words[..., 0]
    grey = np.empty(words.shape[:2], np.uint16)
    for top in range(0, len(words), _STRIP):  # as numbers with fractions a whole film would not fit
        grey[top : top + _STRIP] = np.rint(words[top : top + _STRIP] @ LUMINANCE)
    return grey


def refuse_colour(colours: Channels) -> None:
    """Raise ColourImage where hues differ.

    One tint that goes with the brightness, as of a film's blue base, is no colour: pixels are compared with
    the mean of those that are as bright.

    Args:
        colours: [n, 3], red, green and blue of 0 to 255.
    """
    level = np.clip(colours @ LUMINANCE, 0, _LEVELS - 1).astype(np.intp)
    counts = np.maximum(np.bincount(level, minlength=_LEVELS), 1)
    means = [np.bincount(level, channel, _LEVELS) / counts for channel in colours.T]
    tint = np.stack(means, -1)[level]
    tinted = np.mean(np.ptp(tint, axis=-1) > _TINTED) > _COLOURED_SHARE
    refuse_hues(colours - tint, _TINT_OF_TINTED if tinted else _TINT)
    refuse_hues(tint, _STRONGEST_TINT)


def refuse_hues(colours: NDArray[np.floating[Any]], allowed: float = _TINT) -> None:
    """Raise ColourImage where red, green and blue, [n, 3], lie further apart than allowed."""
    if np.mean(np.ptp(colours, axis=-1) > allowed) > _COLOURED_SHARE:
        raise ColourImage("the picture is in colour", fix="Give a greyscale radiograph.")


def _colours(words: NDArray[np.uint16], brightest: float, in_chrominance: bool) -> Channels:
    """Red, green and blue (PS3.3 section C.7.6.3.1.2, YBR_FULL)."""
    channels = words.astype(np.float32)
    if not in_chrominance:
        return channels
    grey = channels[..., 0]
    blue, red = (channels[..., i] - (brightest + 1) / 2 for i in (1, 2))
    return np.stack([grey + 1.402 * red, grey - 0.344136 * blue - 0.714136 * red, grey + 1.772 * blue], -1)
