"""Compressed pictures decoded by pydicom's plugins, as many as are installed here, and by gdcm and Pillow
where the plugins refuse what these can read."""

from __future__ import annotations

import logging
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ...errors import UnsupportedEncoding
from .dicom_codestream import jpeg_ls_readings
from .grayscale import SampleFormat
from .integrity import complaints_refused

if TYPE_CHECKING:
    from pydicom.pixels.decoders.base import Decoder

# In the order in which they are tried. pydicom's own RLE decoder is left out, because it expands
# hostile data without a limit.
_PLUGINS = ("pyjpegls", "pylibjpeg", "pillow")
# Only for what no other reads: it writes what it finds wrong straight to the terminal, and gives what it has
# of a stream that is cut.
_LAST_RESORT = "gdcm"
_EXTENDED = "1.2.840.10008.1.2.4.51"
_LAST_RESORT_ALONE = ("1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70", _EXTENDED)  # JPEG Lossless
# Decoders of the baseline read a progressive stream too, which DICOM has retired.
_BASELINE, _PROGRESSIVE = "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.55"
DCT = (_BASELINE, _EXTENDED, _PROGRESSIVE)
JPEG_2000 = ("1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91")
_JPEG_LS = ("1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81")

# pydicom wraps a plugin's failure in RuntimeError; the others come from its own checks.
_FAILURES = (RuntimeError, ValueError, TypeError, AttributeError, LookupError, struct.error)


def decode(syntax: str, stream: bytes, samples: SampleFormat) -> NDArray[np.uint16]:
    """Decode one picture.

    Args:
        syntax: UID of a transfer syntax with compressed pixels.
        stream: the compressed picture, out of its fragments.
        samples: what the stream says of itself, or the header where it says nothing.

    Returns:
        uint16 [rows, columns], in colour [rows, columns, channels] of red, green and blue, or as the header
        names them where the encoding knows no colours; negative values wrap to their two's complement.

    Raises:
        UnsupportedEncoding: no decoder here reads it, or each that says so failed.
    """
    if syntax in DCT and samples.channels > 1:
        return _decode_colour_jpeg(syntax, stream)
    if syntax == _EXTENDED and samples.bits_stored > 8:
        return _decode_extended(stream, samples)
    decoder, plugins = _find_decoder(_BASELINE if syntax == _PROGRESSIVE else syntax)
    for attempt in jpeg_ls_readings(stream) if syntax in _JPEG_LS else (stream,):
        for plugin in plugins:
            words = _try(decoder, plugin, attempt, samples)
            if words is not None:
                return words
    raise undecodable(syntax)


def _try(decoder: Decoder, plugin: str, stream: bytes, samples: SampleFormat) -> NDArray[np.uint16] | None:
    from pydicom.encaps import encapsulate

    source = encapsulate([stream], has_bot=False)
    try:
        with _silence(), complaints_refused():
            words, _ = decoder.as_array(
                source, index=0, raw=True, decoding_plugin=plugin, **_options(samples)
            )
    except _FAILURES:
        return None
    return words.astype(np.uint16)


def _decode_colour_jpeg(syntax: str, stream: bytes) -> NDArray[np.uint16]:
    """By Pillow, which turns luminance and chrominance into colours as the stream itself asks."""
    from PIL import Image

    try:
        with Image.open(BytesIO(stream), formats=("JPEG",)) as image:
            return np.asarray(image.convert("RGB")).astype(np.uint16)
    except (OSError, SyntaxError, *_FAILURES):
        raise undecodable(syntax) from None


def _decode_extended(stream: bytes, samples: SampleFormat) -> NDArray[np.uint16]:
    """JPEG Extended of twelve bits, by gdcm itself: pydicom's plugin does not ask it."""
    try:
        import gdcm
    except ImportError:
        raise unknown_encoding(_EXTENDED) from None
    fragment = gdcm.Fragment()
    fragment.SetByteStringValue(stream)
    fragments = gdcm.SequenceOfFragments.New()
    fragments.AddFragment(fragment)
    element = gdcm.DataElement(gdcm.Tag(0x7FE0, 0x0010))
    element.SetValue(fragments.__ref__())
    image = gdcm.Image()
    image.SetNumberOfDimensions(2)
    image.SetDimensions((samples.columns, samples.rows, 1))
    image.SetDataElement(element)
    image.SetTransferSyntax(gdcm.TransferSyntax(gdcm.TransferSyntax.GetTSType(_EXTENDED)))
    bits = samples.bits_stored
    image.SetPixelFormat(gdcm.PixelFormat(1, 16, bits, bits - 1, 0))
    try:
        with complaints_refused():
            pixels = image.GetBuffer().encode("utf-8", "surrogateescape")
        return np.frombuffer(pixels, "<u2").reshape(samples.rows, samples.columns)
    except _FAILURES:
        raise undecodable(_EXTENDED) from None


def encoding_name(syntax: str) -> str:
    """The name of a transfer syntax with compressed pixels (PS3.6 table A-1), or its UID if private."""
    from pydicom.uid import UID

    with _silence():
        return UID(syntax).name


def unknown_encoding(syntax: str) -> UnsupportedEncoding:
    """No decoder here reads such pixels."""
    fix = "Export the radiograph uncompressed."
    if syntax in _LAST_RESORT_ALONE:
        fix = "Install the package python-gdcm, or export the radiograph uncompressed."
    return UnsupportedEncoding(
        f"the pixels are encoded as {encoding_name(syntax)}, which no decoder here reads", fix=fix
    )


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
        raise unknown_encoding(syntax) from None
    available = decoder.available_plugins
    plugins = [name for name in _PLUGINS if name in available]
    if not plugins and _LAST_RESORT in available:
        plugins = [_LAST_RESORT]
    if not plugins:
        raise unknown_encoding(syntax)
    return decoder, plugins


def _options(samples: SampleFormat) -> dict[str, Any]:
    return {
        "rows": samples.rows,
        "columns": samples.columns,
        "bits_allocated": samples.bits_allocated,
        "bits_stored": samples.bits_stored,
        "pixel_representation": int(samples.signed),
        "samples_per_pixel": samples.channels,
        "planar_configuration": 0,
        "number_of_frames": 1,
        "photometric_interpretation": "MONOCHROME2" if samples.channels == 1 else "RGB",
    }


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
