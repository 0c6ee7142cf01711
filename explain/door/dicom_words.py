"""Which bits of a stored word are the value, and whether it is signed, by the picture itself.

A header is often wrong of both. A radiograph's greys change little from one pixel to the next, so where
values wrap round at every step, the reading is wrong that makes them do so.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from .grayscale import SampleFormat

Words = NDArray[np.uint16]

# Neighbours that are compared, at most, and how many of them have to wrap round before a header is doubted.
_MOST_COMPARED = 1_000_000
_FEWEST_WRAPS = 100
_WRAPPING_SHARE = 0.002
_FAR_FEWER = 0.1


def stored_codes(words: Words, samples: SampleFormat) -> tuple[Words, SampleFormat]:
    """Take the stored bits out of words.

    Args:
        words: [rows, columns].
        samples: how the words are stored, as far as header or stream say.

    Returns:
        [rows, columns], each pixel's stored bits as an unsigned number, and how they are stored in fact.
    """
    rows = words[:: max(1, words.size // _MOST_COMPARED)].astype(np.int32)
    if _value_goes_on_above(rows, samples):
        bits = max(int(words.max()).bit_length(), samples.bits_stored)
        samples = replace(samples, bits_stored=bits, high_bit=bits - 1)
    shift = samples.high_bit + 1 - samples.bits_stored
    mask = 2**samples.bits_stored - 1
    if _is_other_sign(rows >> shift & mask, samples):
        samples = replace(samples, signed=not samples.signed)
    return words >> np.uint16(shift) & np.uint16(mask), samples


def _value_goes_on_above(rows: NDArray[np.int32], samples: SampleFormat) -> bool:
    """Whether the bits above those stored carry the value on.

    Where they change, what was carried into them makes the whole word change little. A drawing that is
    hidden in them (PS3.5 section 8.1.2), or a sign, changes it by more than all the stored bits can.
    """
    changes = np.abs(np.diff(rows, axis=1))[np.diff(rows >> samples.high_bit + 1, axis=1) != 0]
    return len(changes) >= _FEWEST_WRAPS and float(np.mean(changes < 2**samples.high_bit)) > 0.5


def _is_other_sign(codes: NDArray[np.int32], samples: SampleFormat) -> bool:
    half = 2 ** (samples.bits_stored - 1)
    unsigned = _wraps(codes, half)
    signed = _wraps(np.where(codes >= half, codes - 2 * half, codes), half)
    given, other = (signed, unsigned) if samples.signed else (unsigned, signed)
    enough = max(_FEWEST_WRAPS, _WRAPPING_SHARE * codes.size)
    return given >= enough and other < _FAR_FEWER * given


def _wraps(values: NDArray[np.int32], half: int) -> int:
    """How many neighbours differ by more than half of the range."""
    return int(np.count_nonzero(np.abs(np.diff(values, axis=1)) > half))
