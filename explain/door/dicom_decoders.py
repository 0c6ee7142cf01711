"""Compressed pictures decoded by pydicom's plugins, as many as are installed here."""

from __future__ import annotations

import logging
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ...errors import UnsupportedEncoding
from .grayscale import SampleFormat

if TYPE_CHECKING:
    from pydicom.pixels.decoders.base import Decoder

# In the order in which they are tried. pydicom's own RLE decoder is left out, because it expands
# hostile data without a limit.
_PLUGINS = ("pyjpegls", "pylibjpeg", "pillow")
# Only for what no other reads: it writes what it finds wrong straight to the terminal.
_LAST_RESORT = "gdcm"
_LAST_RESORT_ALONE = ("1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70")  # JPEG Lossless

# pydicom wraps a plugin's failure in RuntimeError; the others come from its own checks.
_FAILURES = (RuntimeError, ValueError, TypeError, AttributeError, LookupError, struct.error)


def decode(syntax: str, stream: bytes, samples: SampleFormat) -> NDArray[np.uint16]:
    """Decode one grey picture.

    Args:
        syntax: UID of a transfer syntax with compressed pixels.
        stream: the compressed picture, out of its fragments.
        samples: what the header says of it.

    Returns:
        uint16 [rows, columns]; negative values wrap to their two's complement.

    Raises:
        UnsupportedEncoding: no decoder here reads it, or each that says so failed.
    """
    from pydicom.encaps import encapsulate

    decoder, plugins = _find_decoder(syntax)
    source = encapsulate([stream], has_bot=False)
    for plugin in plugins:
        try:
            with _silence():
                words, _ = decoder.as_array(
                    source, index=0, raw=True, decoding_plugin=plugin, **_options(samples)
                )
        except _FAILURES:
            continue
        return words.astype(np.uint16)
    raise undecodable(syntax)


def encoding_name(syntax: str) -> str:
    """The name of a transfer syntax with compressed pixels (PS3.6 table A-1), or its UID if private."""
    from pydicom.uid import UID

    with _silence():
        return UID(syntax).name


def undecodable(syntax: str) -> UnsupportedEncoding:
    """The encoding is known, and yet the picture cannot be got out of it."""
    return UnsupportedEncoding(
        f"the pixels are encoded as {encoding_name(syntax)}, and decoding them failed",
        fix="Copy the file again, or export it uncompressed.",
    )


def _find_decoder(syntax: str) -> tuple[Decoder, list[str]]:
    """pydicom's decoder of a transfer syntax and its plugins to try, at least one."""
    from pydicom.pixels.decoders.base import get_decoder

    try:
        decoder = get_decoder(syntax)
    except NotImplementedError:
        raise _no_decoder(syntax) from None
    available = decoder.available_plugins
    plugins = [name for name in _PLUGINS if name in available]
    if not plugins and _LAST_RESORT in available:
        plugins = [_LAST_RESORT]
    if not plugins:
        raise _no_decoder(syntax)
    return decoder, plugins


def _options(samples: SampleFormat) -> dict[str, Any]:
    return {
        "rows": samples.rows,
        "columns": samples.columns,
        "bits_allocated": samples.bits_allocated,
        "bits_stored": samples.bits_stored,
        "pixel_representation": int(samples.signed),
        "samples_per_pixel": 1,
        "number_of_frames": 1,
        "photometric_interpretation": "MONOCHROME2",
    }


def _no_decoder(syntax: str) -> UnsupportedEncoding:
    fix = "Export the radiograph uncompressed."
    if syntax in _LAST_RESORT_ALONE:
        fix = "Install the package python-gdcm, or export the radiograph uncompressed."
    return UnsupportedEncoding(
        f"the pixels are encoded as {encoding_name(syntax)}, which no decoder here reads", fix=fix
    )


@contextmanager
def _silence() -> Iterator[None]:
    """Keep decoders' warnings off the terminal: they quote the file."""
    logger = logging.getLogger("pydicom")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
