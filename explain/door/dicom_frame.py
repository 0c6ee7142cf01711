"""The one frame of a DICOM file as stored bits (PS3.5 section 8, annexes A and G)."""

from __future__ import annotations

import struct
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...errors import Truncated, UnreadableImage
from .dicom_attributes import Tag
from .dicom_codestream import Codestream, has_end, read_codestream, starts_stream, unwrap
from .dicom_decoders import DCT, JPEG_2000, decode, encoding_name, undecodable, unknown_encoding
from .dicom_elements import ElementWalk
from .dicom_file import EXPLICIT, NATIVE_SYNTAXES, DicomFile
from .grayscale import MOST_BITS, SampleFormat
from .integrity import broken_copy, check_arithmetic_code, check_jpeg, check_pixels, check_run_lengths
from .refusals import cut_short, damaged

_STANDARD_SYNTAXES = "1.2.840.10008."
_RLE = "1.2.840.10008.1.2.5"
_RLE_HEADER_BYTES = 64
_MOST_RLE_SEGMENTS = 15
_ITEM_TAG = b"\xfe\xff\x00\xe0"


class Frame(NamedTuple):
    """A file's frame.

    Attributes:
        words: uint16 [rows, columns], or in colour [rows, columns, channels], as stored: bits that are no
            part of the value are still there.
        samples: how they are stored in fact.
        encoding: name of the transfer syntax that the pixels have in fact.
        colours_decoded: whether colours are red, green and blue, whatever the header names.
    """

    words: NDArray[np.uint16]
    samples: SampleFormat
    encoding: str
    colours_decoded: bool = False


def syntax_name(syntax: str) -> str:
    """The name of a transfer syntax (PS3.6 table A-1), or its UID where it is private."""
    return NATIVE_SYNTAXES.get(syntax) or encoding_name(syntax)


def read_frame(file: DicomFile, samples: SampleFormat) -> Frame:
    """Read a file's frame, by what its pixel data hold before what its header says of them.

    Args:
        samples: as the header has them.

    Raises:
        Truncated: fewer pixels than the header promises.
        UnsupportedEncoding: no decoder for the transfer syntax, or every one failed.
        UnreadableImage: the compressed picture contradicts the header.
    """
    stream = _compressed(file)
    if stream is None:
        return _native(file, samples)
    if not stream:
        raise cut_short()
    stream = unwrap(stream)
    announced = read_codestream(stream)
    if announced:
        return _decoded(announced, file.syntax, stream, samples)
    if file.syntax == _RLE or _is_rle(stream):
        return _run_lengths(stream, samples)
    if file.syntax in NATIVE_SYNTAXES:
        raise damaged("pixel data")
    raise unknown_encoding(file.syntax)


def _compressed(file: DicomFile) -> bytes | None:
    """The compressed stream, its fragments joined; None where the pixels lie bare."""
    start, end = file.pixels.start, file.pixels.end
    if file.pixels.undefined_length or file.data.startswith(_ITEM_TAG, start):
        return _fragments(file)
    if file.syntax not in NATIVE_SYNTAXES and not file.syntax.startswith(_STANDARD_SYNTAXES):
        raise unknown_encoding(file.syntax)
    head = file.data[start : start + 12]
    return file.data[start:end] if starts_stream(head) else None


def _fragments(file: DicomFile) -> bytes:
    """The fragments joined; the first item is an index unless a writer left it out (PS3.5 section A.4)."""
    walk = ElementWalk(file.data, file.layout)
    items, ended = walk.fragments(file.pixels.start, file.pixels.end)
    parts = [file.data[item.start : item.end] for item in items]
    stream = b"".join(parts if parts and starts_stream(parts[0]) else parts[1:])
    if not ended and starts_stream(stream) and not has_end(stream):
        raise cut_short()
    return stream


def _native(file: DicomFile, samples: SampleFormat) -> Frame:
    span = file.pixels.end - file.pixels.start
    count = samples.rows * samples.columns * samples.channels
    if _text(file, Tag.PHOTOMETRIC_INTERPRETATION) == "YBR_FULL_422":
        count = count // 3 * 2
    samples = _of_length(samples, span, count)
    size = samples.bits_allocated // 8
    # Bytes may come in pairs as big-endian words, the second of each first (PS3.5 annex A.3).
    paired = size == 1 and file.layout.byte_order == ">" and file.pixels.vr == "OW"
    stored_count = count + count % 2 if paired else count
    if span < stored_count * size:
        raise Truncated(
            "the file holds fewer pixels than its header promises", fix="Copy it again from its source."
        )
    stored_type = f"{file.layout.byte_order}u{size}"
    words = np.frombuffer(file.data, stored_type, stored_count, file.pixels.start).astype(np.uint16)
    if paired:
        words = words.reshape(-1, 2)[:, ::-1].ravel()[:count]
    syntax = file.syntax if file.syntax in NATIVE_SYNTAXES else EXPLICIT
    if samples.channels == 1:
        check_pixels(words.reshape(samples.rows, samples.columns))
    return Frame(_in_channels(words, file, samples), samples, syntax_name(syntax))


def _of_length(samples: SampleFormat, span: int, count: int) -> SampleFormat:
    """The samples as wide as the pixel data are long for, where that is not as wide as the header says."""
    sizes = [size for size in (1, 2) if 0 <= span - count * size < 2]
    if len(sizes) != 1 or sizes[0] * 8 == samples.bits_allocated:
        return samples
    bits = sizes[0] * 8
    return replace(samples, bits_allocated=bits, bits_stored=bits, high_bit=bits - 1)


def _in_channels(words: NDArray[np.uint16], file: DicomFile, samples: SampleFormat) -> NDArray[np.uint16]:
    """Order samples by pixel: PS3.3 section C.7.6.3.1.3, and C.7.6.3.1.2 of YBR_FULL_422."""
    rows, columns, channels = samples.rows, samples.columns, samples.channels
    if channels == 1:
        return words.reshape(rows, columns)
    if len(words) != rows * columns * channels:
        pairs = words[: len(words) // 4 * 4].reshape(-1, 4)
        both = np.stack([pairs[:, [0, 2, 3]], pairs[:, [1, 2, 3]]], 1)
        return both.reshape(rows, columns, channels)
    if next(iter(file.attributes.integers(Tag.PLANAR_CONFIGURATION)), 0) == 1:
        return words.reshape(channels, rows, columns).transpose(1, 2, 0)
    return words.reshape(rows, columns, channels)


def _decoded(announced: Codestream, named: str, stream: bytes, samples: SampleFormat) -> Frame:
    if (announced.rows, announced.columns) != (samples.rows, samples.columns):
        raise UnreadableImage(
            f"the compressed picture has {announced.columns} x {announced.rows} pixels, and the header says"
            f" {samples.columns} x {samples.rows}",
            fix="Export the radiograph again from where it was made.",
        )
    if not announced.syntaxes:
        raise unknown_encoding(named)
    if announced.components not in (1, 3) or not 1 <= announced.bits <= MOST_BITS:
        raise undecodable(named)
    syntax = announced.syntax(named)
    if syntax in DCT and announced.bits == 8:
        check_jpeg(stream)
    elif syntax in JPEG_2000:
        check_arithmetic_code(stream)
    elif not has_end(stream):
        raise broken_copy()
    signed = samples.signed if announced.signed is None else announced.signed
    told = replace(
        samples,
        bits_allocated=8 if announced.bits <= 8 else 16,
        bits_stored=announced.bits,
        high_bit=announced.bits - 1,
        signed=signed,
        channels=announced.components,
    )
    words = decode(syntax, stream, told)
    if told.channels == 1:
        check_pixels(words)
    # Only where the stream says nothing of the sign do fewer bits in the header tell where it stands.
    if announced.signed is None and samples.bits_stored < announced.bits:
        told = replace(told, bits_stored=samples.bits_stored, high_bit=samples.bits_stored - 1)
    return Frame(words, told, syntax_name(syntax), colours_decoded=syntax in DCT)


def _run_lengths(stream: bytes, samples: SampleFormat) -> Frame:
    """Decode each byte plane as a picture of its own, the most significant first (PS3.5 annex G).

    Given planes of a wider picture that hold more than they should, the decoder panics: it ends
    the interpreter rather than raise an error. One plane at a time it cuts them off.
    """
    planes = _rle_planes(stream)
    size = len(planes) // samples.channels
    if size not in (1, 2) or size * samples.channels != len(planes):
        raise damaged("compressed picture")
    if size * 8 < samples.bits_allocated:
        samples = replace(samples, bits_allocated=8, bits_stored=8, high_bit=7)
    for plane in planes:
        check_run_lengths(plane[_RLE_HEADER_BYTES:], samples.rows * samples.columns)
    plane_format = SampleFormat(samples.rows, samples.columns, 8, 8, 7, signed=False)
    decoded = [decode(_RLE, plane, plane_format) for plane in planes]
    channels = [
        decoded[i] if size == 1 else decoded[i] << np.uint16(8) | decoded[i + 1]
        for i in range(0, len(planes), size)
    ]
    words = channels[0] if samples.channels == 1 else np.stack(channels, -1)
    return Frame(words, samples, syntax_name(_RLE))


def _rle_planes(stream: bytes) -> list[bytes]:
    """Split an RLE frame into one frame for each byte plane."""
    if len(stream) < _RLE_HEADER_BYTES:
        raise cut_short()
    if not _is_rle(stream):
        raise damaged("compressed picture")
    planes, *starts = struct.unpack_from("<16L", stream)
    header = struct.pack("<16L", 1, _RLE_HEADER_BYTES, *[0] * 14)
    return [header + stream[start:end] for start, end in pairwise([*starts[:planes], len(stream)])]


def _is_rle(stream: bytes) -> bool:
    """Whether a stream has the header of an RLE frame (PS3.5 section G.5)."""
    if len(stream) < _RLE_HEADER_BYTES:
        return False
    planes, *starts = struct.unpack_from("<16L", stream)
    ends = [*starts[:planes], len(stream)]
    return 1 <= planes <= _MOST_RLE_SEGMENTS and starts[0] >= _RLE_HEADER_BYTES and ends == sorted(ends)


def _text(file: DicomFile, tag: Tag) -> str:
    return next(iter(file.attributes.texts(tag)), "").upper()
