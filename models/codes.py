"""Codes of medical vocabularies: what one is, and what a code of each vocabulary looks like.

J18.1 is a code of ICD-10 and can be none of SNOMED CT: a code under the wrong system is found by its form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Base 34 of ICD-11: the digits and the letters but I and O.
_B34 = "[0-9A-HJ-NP-Z]"
_FORMS = {
    # SNOMED CT identifiers (Release File Specification): 6 to 18 digits; before the last, 00 or 10: concept.
    "SCT": r"[1-9]\d{2,14}[01]0\d",
    "RADLEX": r"RID[1-9]\d*",
    # ICD-10, volume 2, section 2.4.1: a letter, two digits, and a fourth or fifth character.
    "I10": r"[A-Z]\d{2}(\.\d{1,2})?",
    # ICD-11 Reference Guide, section 1.2.4.4, stem codes: the second character is a letter, so that no
    # code of ICD-10 has the form; X begins the codes that only extend another.
    "I11": rf"[1-9A-HJ-NP-WYZ][A-HJ-NP-Z]\d{_B34}(\.{_B34}{{1,2}})?",
}
# Verhoeff, «Error Detecting Decimal Codes», 1969: a permutation of the digits, applied once more a place.
_STEP = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)


@dataclass(frozen=True)
class Code:
    """One concept of a coding system.

    Attributes:
        system: DICOM's designator (PS3.16, section 8): SCT, RADLEX, I10 or I11.
        version: the edition or release that the code was checked in.
        code: the concept's identifier.
        display: the system's own words for it, in English.
    """

    system: str
    version: str
    code: str
    display: str


def fault(system: str, code: str) -> str:
    """Why this can be no code of the system, a phrase; empty when it can."""
    if system not in _FORMS:
        return f"`{system}` is none of the coding systems {', '.join(_FORMS)}"
    if not re.fullmatch(_FORMS[system], code, re.ASCII):
        return f"`{code}` has not the form of a code of {system}"
    if system == "SCT" and _verhoeff(code) != 0:
        return f"`{code}` has a wrong digit: its last digit does not check the others"
    return ""


def _verhoeff(number: str) -> int:
    """0 for a number whose last digit checks the others, by SNOMED CT's algorithm."""
    check = 0
    for place, digit in enumerate(reversed(number)):
        turned = int(digit)
        for _ in range(place % 8):
            turned = _STEP[turned]
        check = _product(check, turned)
    return check


def _product(one: int, other: int) -> int:
    """In the symmetries of a pentagon: 0 to 4 turn it, 5 to 9 turn it over too."""
    turn = (one + other) % 5 if one < 5 else (one - other) % 5
    return turn + 5 * ((one < 5) != (other < 5))
