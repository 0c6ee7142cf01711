"""The table of findings: whole, and its codes are those of public dictionaries."""

from __future__ import annotations

import re

import pytest
from pydicom.sr.codedict import codes
from xvlm.explain.reports.catalogue import Catalogue
from xvlm.models.findings import Code, Finding, keys, table, version

# What DICOM's own dictionary calls the findings that it has.
IN_DICOM = {
    "edema": codes.SCT.PulmonaryEdema,
    "effusion": codes.SCT.PleuralEffusion,
    "pneumothorax": codes.SCT.Pneumothorax,
}
SHAPES = {
    "SCT": r"\d{6,18}",
    "RADLEX": r"RID\d+",
    "I10": r"[A-Z]\d{2}(\.\d)?",
    "I11": r"[A-Z0-9]{4}(\.[A-Z0-9]{1,2})?",
}
# The check digit of SNOMED CT identifiers (Verhoeff, 1969): the dihedral group D5 and a permutation.
TIMES = [
    [(a + b) % 5 if b < 5 else (a + b) % 5 + 5 for b in range(10)]
    if a < 5
    else [(a - b) % 5 + 5 if b < 5 else (a - b) % 5 for b in range(10)]
    for a in range(10)
]
STEP = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)

ALL = tuple(table().values())
SNOMED = [(finding, code) for finding in ALL for code in finding.codes if code.system == "SCT"]


def verhoeff(number: str) -> int:
    """0 for a number whose last digit checks the others."""
    check = 0
    for place, digit in enumerate(reversed(number)):
        turned = int(digit)
        for _ in range(place % 8):
            turned = STEP[turned]
        check = TIMES[check][turned]
    return check


def test_the_table_has_every_finding_in_the_order_of_the_queries() -> None:
    assert tuple(table()) == keys()
    assert len(set(keys())) == 14
    assert version() == "1"


@pytest.mark.parametrize("finding", ALL, ids=lambda finding: finding.key)
def test_codes_have_their_systems_shape(finding: Finding) -> None:
    for code in finding.codes:
        assert re.fullmatch(SHAPES[code.system], code.code), code
        assert code.display
        assert code.version
    assert len({(code.system, code.code) for code in finding.codes}) == len(finding.codes)


@pytest.mark.parametrize("key", IN_DICOM)
def test_snomed_codes_are_those_of_dicom(key: str) -> None:
    ours = next(code for code in table()[key].codes if code.system == "SCT")
    assert (ours.code, ours.display) == (IN_DICOM[key].value, IN_DICOM[key].meaning)


@pytest.mark.parametrize(("finding", "code"), SNOMED, ids=lambda part: getattr(part, "key", ""))
def test_snomed_codes_have_no_mistyped_digit(finding: Finding, code: Code) -> None:
    assert verhoeff(code.code) == 0, finding.key


def test_the_check_digit_finds_a_mistyped_code() -> None:
    assert verhoeff("36118008") == 0
    assert verhoeff("36118009") != 0
    assert verhoeff("36181008") != 0


@pytest.mark.parametrize("finding", ALL, ids=lambda finding: finding.key)
def test_differentials_have_names_and_leave_out_the_finding_itself(finding: Finding) -> None:
    catalogue = Catalogue("en")
    assert finding.differentials
    assert finding.key not in finding.differentials
    for key in finding.differentials:
        assert catalogue.text(f"finding-{key}")


def test_only_the_heart_has_no_side() -> None:
    assert [finding.key for finding in ALL if not finding.has_side] == ["cardiomegaly"]
