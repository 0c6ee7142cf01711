"""The one frame of a DICOM file as stored bits (PS3.5 section 8, annexes A and G)."""

from __future__ import annotations

import struct
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ...errors import ColourImage, Truncated
from .dicom_codestream import announced_size, unwrap
from .dicom_decoders import decode, encoding_name, undecodable
from .dicom_elements import ElementWalk
from .dicom_file import BIG_ENDIAN, NATIVE_SYNTAXES, DicomFile
from .grayscale import SampleFormat
from .refusals import cut_short, damaged

_RLE = "1.2.840.10008.1.2.5"
_RLE_HEADER_BYTES = 64


def syntax_name(syntax: str) -> str:
    """The name of a transfer syntax (PS3.6 table A-1), or its UID where it is private."""
    return NATIVE_SYNTAXES.get(syntax) or encoding_name(syntax)


def stored_codes(file: DicomFile, samples: SampleFormat) -> NDArray[np.uint16]:
    """Decode a file's frame.

    Returns:
        uint16 [rows, columns]: each pixel's stored bits as an unsigned number, other bits cleared.

    Raises:
        Truncated: fewer pixels than the header promises.
        UnsupportedEncoding: no decoder for the transfer syntax, or every one failed.
        ColourImage: the compressed picture is in colour.
        UnreadableImage: the compressed picture contradicts the header.
    """
    words = _native_words(file, samples) if file.syntax in NATIVE_SYNTAXES else _decoded_words(file, samples)
    codes: NDArray[np.uint16] = words & np.uint16(2**samples.bits_stored - 1)
    return codes.reshape(samples.rows, samples.columns)


def _native_words(file: DicomFile, samples: SampleFormat) -> NDArray[np.uint16]:
    if file.pixels.undefined_length:
        raise damaged("pixel data")
    size = samples.bits_allocated // 8
    # Bytes may come in pairs as big-endian words, the second of each first (PS3.5 annex A.3).
    paired = size == 1 and file.syntax == BIG_ENDIAN and file.pixels.vr == "OW"
    count = samples.rows * samples.columns
    stored_count = count + count % 2 if paired else count
    if file.pixels.end - file.pixels.start < stored_count * size:
        raise Truncated(
            "the file holds fewer pixels than its header promises", fix="Copy it again from its source."
        )
    stored_type = f"{file.layout.byte_order}u{size}"
    words = np.frombuffer(file.data, stored_type, stored_count, file.pixels.start).astype(np.uint16)
    if paired:
        words = words.reshape(-1, 2)[:, ::-1].ravel()[:count]
    codes: NDArray[np.uint16] = words >> np.uint16(samples.high_bit + 1 - samples.bits_stored)
    return codes


def _decoded_words(file: DicomFile, samples: SampleFormat) -> NDArray[np.uint16]:
    stream = _fragments(file)
    if not stream:
        raise cut_short()
    if file.syntax == _RLE:
        return _decode_rle(stream, samples)
    stream = unwrap(stream)
    announced = announced_size(stream)
    if announced is None:
        raise undecodable(file.syntax)
    if announced.components > 1:
        raise ColourImage("the picture is in colour", fix="Give a greyscale radiograph.")
    if (announced.rows, announced.columns) != (samples.rows, samples.columns):
        raise damaged("compressed picture")
    return decode(file.syntax, stream, samples)


def _fragments(file: DicomFile) -> bytes:
    """The compressed stream, its fragments joined; the first item is an index (PS3.5 section A.4)."""
    if not file.pixels.undefined_length:
        raise damaged("pixel data")
    walk = ElementWalk(file.data, file.layout)
    items = list(walk.items(file.pixels.start, file.pixels.end, fragments=True))
    return b"".join(file.data[item.start : item.end] for item in items[1:])


def _decode_rle(stream: bytes, samples: SampleFormat) -> NDArray[np.uint16]:
    """Decode each byte plane as a picture of its own, the most significant first (PS3.5 annex G).

    Given planes of a wider picture that hold more than they should, the decoder panics: it ends
    the interpreter rather than raise an error. One plane at a time it cuts them off.
    """
    plane_format = replace(samples, bits_allocated=8, bits_stored=8, high_bit=7, signed=False)
    words = np.zeros((samples.rows, samples.columns), np.uint16)
    for plane in _rle_planes(stream, samples.bits_allocated // 8):
        words = words << np.uint16(8) | decode(_RLE, plane, plane_format)
    return words


def _rle_planes(stream: bytes, count: int) -> list[bytes]:
    """Split an RLE frame into one frame for each byte plane."""
    if len(stream) < _RLE_HEADER_BYTES:
        raise cut_short()
    planes, *starts = struct.unpack_from("<16L", stream)
    starts = [*starts[:count], len(stream)]
    if planes != count or starts != sorted(starts):
        raise damaged("compressed picture")
    header = struct.pack("<16L", 1, _RLE_HEADER_BYTES, *[0] * 14)
    return [header + stream[start:end] for start, end in pairwise(starts)]
