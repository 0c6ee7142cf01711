"""The mark in xvlm's own pictures: a report lies among radiographs sooner or later, and is none."""

from __future__ import annotations

# A PNG's text chunk, written before the pixels (PNG specification, section 11.3.3).
KEYWORD, TEXT = "Software", "xvlm report"
WITHIN_BYTES = 512


def is_report(png: bytes) -> bool:
    """Whether the bytes of a PNG file, or its first ones, are of a report that xvlm wrote."""
    return f"{KEYWORD}\0{TEXT}".encode() in png[:WITHIN_BYTES]
