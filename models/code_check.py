"""How each code of the table of findings was checked, and which findings lack a code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydicom.sr.codedict import codes

from .codes import Code
from .findings import systems, table

# dictionary: DICOM's dictionary has the code under these words; contradicted: it has it under others;
# form: it does not have it, and the code's form, with SNOMED CT's check digit, is all that was checked here.
Checked = Literal["dictionary", "contradicted", "form"]


@dataclass(frozen=True)
class CheckedCode:
    """One code of one finding.

    Attributes:
        finding: the finding's key.
        code: the code; its form is right, or the table would not have been read.
        checked: what is known of it here.
    """

    finding: str
    code: Code
    checked: Checked


def checked_codes() -> tuple[CheckedCode, ...]:
    """Every code of every finding, in the table's order, against the dictionary that pydicom carries."""
    words = _dictionary()
    return tuple(
        CheckedCode(key, code, _checked(code, words))
        for key, finding in table().items()
        for code in finding.codes
    )


def gaps() -> dict[str, tuple[str, ...]]:
    """The systems in which a finding has no code, by finding; only findings that lack one."""
    lacking = {
        key: tuple(name for name in systems() if name not in {code.system for code in finding.codes})
        for key, finding in table().items()
    }
    return {key: names for key, names in lacking.items() if names}


def _dictionary() -> dict[str, set[str]]:
    """What DICOM calls each concept of SNOMED CT that it uses (PS3.16); it has none of our other codes."""
    words: dict[str, set[str]] = {}
    for concept in codes.SCT.concepts.values():
        words.setdefault(concept.value, set()).add(concept.meaning)
    return words


def _checked(code: Code, words: dict[str, set[str]]) -> Checked:
    if code.system != "SCT" or code.code not in words:
        return "form"
    return "dictionary" if code.display in words[code.code] else "contradicted"
