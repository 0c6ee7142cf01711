"""Patient and study of a DICOM file, decoded as its character sets say (PS3.5 section 6.1 and 6.2)."""

from __future__ import annotations

import re
import warnings

from ...errors import UnreadableImage
from ..identity import Identity
from ..plain_text import plain
from .dicom_attributes import Attributes, Tag
from .dicom_file import read_head
from .file_kind import kind_of

LONGEST = 64
"""Characters of a value, as PS3.5 allows of a name's component group and of an ID (table 6.2-1)."""

_ESCAPE = b"\x1b"
# What ends a code extension (PS3.5 section 6.1.2.5.3): ends of lines, and \\ ^ = between values and parts.
_RESETS = {0x09, 0x0A, 0x0C, 0x0D, 0x5C, 0x5E, 0x3D}
_DATE = re.compile(r"([0-9]{4})\.?([0-9]{2})\.?([0-9]{2})")


def read_identity(data: bytes, path: str) -> Identity:
    """What the bytes of a file say of the patient and the study; the path alone where they say nothing.

    Asked of damaged files too: whatever stands before the damage is read.
    """
    if kind_of(data) != "DICOM":
        return Identity(path)
    try:
        head = read_head(data, last=Tag.AGE)
    except UnreadableImage:
        return Identity(path)
    return Identity(
        path,
        name=_name(_text(head, Tag.PATIENT_NAME)),
        patient_id=plain(_text(head, Tag.PATIENT_ID), LONGEST),
        birth_date=_date(_text(head, Tag.BIRTH_DATE)),
        age=plain(_text(head, Tag.AGE), LONGEST),
        sex=plain(_text(head, Tag.SEX), LONGEST),
        study_date=_date(_text(head, Tag.STUDY_DATE)),
        accession=plain(_text(head, Tag.ACCESSION_NUMBER), LONGEST),
    )


def _text(head: Attributes, tag: Tag) -> str:
    value = head.bytes(tag).strip(b" \0")
    if value.isascii() and _ESCAPE not in value:
        return value.decode("ascii")
    return _decoded(value, head.texts(Tag.CHARACTER_SET))


def _decoded(value: bytes, character_sets: tuple[str, ...]) -> str:
    """Text in other letters; pydicom, which knows the character sets, is imported only for it."""
    if not any(character_sets):
        try:
            return value.decode("utf-8")  # what most writers mean that name none
        except UnicodeDecodeError:
            return value.decode("latin-1")
    from pydicom.charset import convert_encodings, decode_bytes

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # they would quote the value
        try:
            return str(decode_bytes(value, convert_encodings(list(character_sets)), _RESETS))
        except (LookupError, ValueError):
            return value.decode("latin-1")


def _name(written: str) -> str:
    """A name's groups (alphabetic, ideographic, phonetic) on one line (PS3.5 section 6.2.1)."""
    alphabetic, *others = (_group(group) for group in written.split("=")[:3])
    others = [other for other in others if other]
    if not alphabetic:
        return "; ".join(others)
    return f"{alphabetic} ({'; '.join(others)})" if others else alphabetic


def _group(written: str) -> str:
    family, *rest = (part.strip() for part in written.split("^"))
    given = " ".join(part for part in rest if part)
    return plain(", ".join(part for part in (family, given) if part), LONGEST)


def _date(written: str) -> str:
    found = _DATE.fullmatch(written)
    return "-".join(found.groups()) if found else plain(written, LONGEST)
