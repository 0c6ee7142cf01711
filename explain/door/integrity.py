"""Whether the pixels of a file came through whole: a copy that broke off, a sector that was lost.

Decoders make the best of a damaged stream and answer with a picture, whose lower part is grey, shifted or
made up. Here nothing is made up: what a decoder had to guess is damaged.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...errors import UnreadableImage

Words = NDArray[np.unsignedinteger[Any]]

# Of flat areas alone a coder may write such a run of zeros, and an arithmetic one not even then: packets of
# nothing at all, a byte each, are some dozens.
_ZEROS = bytes(128)
# Pixels of one value, one after the other as they are stored: a sector of 512 bytes holds as many.
_LOST_PIXELS = 256
# Of the neighbours of pixels that were lost, so many may have the same value by chance.
_ALIKE = 0.1
# A border's edge, as a share of a row, may be as uneven.
_UNEVEN = 0.02
# One grey, neither black nor white, over such a share of the picture is a decoder's filling.
_FILLED = 0.02
# Of the range from black to white: borders are not always quite the one or the other.
_NEARLY = 0.1
# ITU-T T.81 table B.1.
_PROGRESSIVE, _HUFFMAN_TABLES, _START_OF_SCAN = 0xC2, 0xC4, 0xDA
# Rows of one grey at one end of the picture alone, as a share of its height.
_BLANK = 0.08
# What gdcm's JPEG libraries write to the terminal where they had to guess.
_COMPLAINTS = (b"Corrupt JPEG", b"Premature end", b"premature end", b"Invalid JPEG", b"Unsupported marker")


def broken_copy() -> UnreadableImage:
    """The picture's own data did not come through whole."""
    return UnreadableImage("the file is damaged", fix="Copy it again from the unit that made it.")


def check_jpeg(stream: bytes) -> None:
    """Refuse a JPEG stream of 8 bits, baseline or progressive, whose decoder had to guess.

    Pillow keeps the warnings of libjpeg to itself; simplejpeg makes them errors. An eighth of the size is
    decoded: every coefficient is read all the same.

    Raises:
        UnreadableImage: as `broken_copy`.
    """
    import simplejpeg

    if _ZEROS in stream and not _zeros_may_occur(stream):
        raise broken_copy()
    try:
        _, _, colours, _ = simplejpeg.decode_jpeg_header(stream)
        wanted = "CMYK" if colours in ("CMYK", "YCCK") else "GRAY"
        simplejpeg.decode_jpeg(stream, wanted, fastdct=True, min_height=1, min_width=1, min_factor=8)
    except ValueError:
        raise broken_copy() from None


def _zeros_may_occur(stream: bytes) -> bool:
    """Whether a flat area may be coded as nothing but zeros (ITU-T T.81, sections B.2.4.2 and F.1.2).

    So it is where both the difference of nothing and the end of a block have the first of all codes; and in
    progressive streams, whose later scans hold bare bits.
    """
    place, first = 2, {0: set[int](), 1: set[int]()}
    while place + 4 <= len(stream) and stream[place] == 0xFF and stream[place + 1] != _START_OF_SCAN:
        marker, length = stream[place + 1], int.from_bytes(stream[place + 2 : place + 4], "big")
        if marker == _PROGRESSIVE:
            return True
        if marker == _HUFFMAN_TABLES:
            for kind, symbol in _first_symbols(stream[place + 4 : place + 2 + length]):
                first[kind].add(symbol)
        place += 2 + length
    return 0 in first[0] and 0 in first[1]


def _first_symbols(tables: bytes) -> Iterator[tuple[int, int]]:
    """Of each table its kind, 0 for differences and 1 for a block's rest, and what its first code means."""
    place = 0
    while place + 17 < len(tables):
        yield tables[place] >> 4 & 1, tables[place + 17]
        place += 17 + sum(tables[place + 1 : place + 17])


def check_arithmetic_code(stream: bytes) -> None:
    """Refuse a JPEG 2000 stream (ITU-T T.800) with a run of zeros that no arithmetic coder writes."""
    if _ZEROS in stream.rstrip(b"\0"):
        raise broken_copy()


def check_run_lengths(plane: bytes, count: int) -> None:
    """Refuse a plane of PackBits (PS3.5 section G.3.1) that holds more or less than `count` bytes.

    Zeros may follow, which make the plane even.
    """
    place, found = 0, 0
    while place < len(plane) and found < count:
        head = plane[place]
        if head < 128:
            place, found = place + head + 2, found + head + 1
        elif head > 128:
            place, found = place + 2, found + 257 - head
        else:
            place += 1
    if found != count or place > len(plane) or plane[place:].strip(b"\0"):
        raise broken_copy()


@contextmanager
def complaints_refused() -> Iterator[None]:
    """Hear what a decoder writes straight to the terminal, and refuse the picture if it complains.

    Raises:
        UnreadableImage: as `broken_copy`, on leaving.
    """
    import tempfile  # takes as long to load as a picture to look through

    sys.stderr.flush()
    with tempfile.TemporaryFile() as heard:
        screen = os.dup(2)
        os.dup2(heard.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(screen, 2)
            os.close(screen)
            heard.seek(0)
            said = heard.read()
    if any(complaint in said for complaint in _COMPLAINTS):
        raise broken_copy()


def check_pixels(words: Words) -> None:
    """Refuse a picture with pixels that were lost: zeros, or one grey that fills it up.

    Lost pixels are one run in the order in which pixels are stored, which begins and ends anywhere in a row,
    and around which nothing is alike. Borders, shutters and labels are not: they have straight edges.

    Args:
        words: unsigned [H, W], as stored.

    Raises:
        UnreadableImage: as `broken_copy`.
    """
    flat, width = words.ravel(), words.shape[1]
    starts, ends = _runs(flat)
    darkest, brightest = int(words.min()), int(words.max())
    margin = _NEARLY * (brightest - darkest)
    for start, end in zip(starts, ends, strict=True):
        value = int(flat[start])
        grey = darkest + margin < value < brightest - margin and value != flat[0]
        filled = grey and end - start > max(_FILLED * flat.size, width)
        if filled or (value in (0, np.iinfo(words.dtype).max) and _is_torn(flat, width, start, end)):
            raise broken_copy()


def _runs(flat: Words) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where runs of one value of `_LOST_PIXELS` or more start and end."""
    edges = np.flatnonzero(np.concatenate([[True], flat[1:] != flat[:-1], [True]]))
    starts, ends = edges[:-1], edges[1:]
    long = ends - starts >= _LOST_PIXELS
    return starts[long], ends[long]


def _is_torn(flat: Words, width: int, start: int, end: int) -> bool:
    """Whether a run begins, or ends, in the midst of a row, where the row before, or after, goes on."""
    if start < width:
        return False
    row_end = min(end, (start // width + 1) * width)
    begins = row_end - start > _UNEVEN * width and _differs(flat, start - width, row_end - width, start)
    if end + width > flat.size:
        return begins and start % width > _UNEVEN * width
    row_start = max(start, end // width * width)
    ends = end - row_start > _UNEVEN * width and _differs(flat, row_start + width, end + width, start)
    return begins and ends


def _differs(flat: Words, start: int, end: int, like: int) -> bool:
    return float((flat[start:end] == flat[like]).mean()) < _ALIKE


def is_partly_blank(grey: NDArray[np.float32]) -> bool:
    """Whether a picture, [H, W], is blank at its top or at its bottom alone: cut off, or by a shutter."""
    lively = np.flatnonzero(np.ptp(grey, axis=1) > 0)
    if not len(lively):
        return False
    above, below = int(lively[0]), len(grey) - 1 - int(lively[-1])
    return max(above, below) > _BLANK * len(grey) and min(above, below) == 0
