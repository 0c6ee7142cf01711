"""How much the door lets in.

The largest digital detectors give about 18 million pixels and stitched or scanned films about 30
million; whatever asks for more is damaged or hostile, and a clinic's laptop has 4 GB.
"""

from __future__ import annotations

from .refusals import too_large

MAX_PIXELS = 40_000_000
MAX_BYTES = 128 * 2**20
"""Of a file, and of what it inflates to: 40 million pixels of 16 bits, and half as much again."""


def check_size(rows: int, columns: int) -> None:
    """Raise TooLarge when a picture has more than `MAX_PIXELS` pixels."""
    if rows * columns > MAX_PIXELS:
        raise too_large(f"the picture has {columns} x {rows} pixels, more than {MAX_PIXELS:,}")
