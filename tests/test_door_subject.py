"""What a DICOM file says it shows: another view or part, another examination, a raw picture, an age."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from door_files import GREY, dicom, read
from pydicom.dataset import Dataset
from pydicom.sr._snomed_dict import mapping
from pydicom.sr.codedict import codes
from xvlm.explain import Session
from xvlm.explain.pipeline import explain_radiograph
from xvlm.models.phantom import make_phantom

pytestmark = pytest.mark.filterwarnings("ignore:Invalid value for VR")

FRONTAL = {"PosteroAnterior", "AnteroPosterior", "Frontal"}
NO_VIEW = {"TissueSpecimen"}


def code(value: str, scheme: str = "SCT") -> Dataset:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, "as coded"
    return item


def both_codes(concepts: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The SNOMED CT code of each concept by its name, and the one that SNOMED RT had for it."""
    old = mapping["SCT"]
    values = {name: concept.value for name, concept in concepts.items()}
    return {name: (value, *([old[value]] if value in old else [])) for name, value in values.items()}


def test_every_view_of_the_standard_that_is_not_frontal_is_known_by_both_codes() -> None:
    views = both_codes(codes.cid4010.concepts)
    assert len(views) > 35
    for name, values in views.items():
        for value in values:
            said = read(dicom(GREY, ViewCodeSequence=[code(value)])).other_view
            assert said is (name not in FRONTAL | NO_VIEW), (name, value)


def test_every_part_of_the_standard_says_the_same_by_both_codes() -> None:
    said = {}
    for name, values in both_codes(codes.cid4009.concepts).items():
        of_part = [read(dicom(GREY, AnatomicRegionSequence=[code(value)])) for value in values]
        assert len({(one.other_examination, one.cautions) for one in of_part}) == 1, name
        said[name] = of_part[0]
    assert said["Hand"].other_examination
    assert said["Breast"].other_examination
    assert said["Abdomen"].cautions == ("says_other_body_part",)
    for name in ("Chest", "Heart", "Rib", "ChestAndAbdomen", "ThoracicSpine", "EntireBody", "Mediastinum"):
        assert not said[name].other_examination
        assert said[name].cautions == ()


@pytest.mark.parametrize(
    ("value", "scheme"),
    [("399067008", "SCT"), ("R-102CD", "SRT"), ("R-10236", "SRT"), ("R-10232", "SNM3"), ("399182000", "SCT")],
)
def test_another_view_by_its_code(value: str, scheme: str) -> None:
    said = {"ViewCodeSequence": [code(value, scheme)]}
    assert read(dicom(GREY, **said)).other_view
    both = read(dicom(GREY, ViewPosition="PA", **said))
    assert not both.other_view
    assert both.cautions == ("says_other_view",)


@pytest.mark.parametrize("keyword", ["SeriesDescription", "ProtocolName"])
@pytest.mark.parametrize(
    ("described", "other"),
    [
        ("CHEST LATERAL", True), ("Thorax lat.", True), ("W034 Thorax seitl.", True), ("TORAX PERFIL", True),
        ("Thorax profil G", True), ("chest_lat_erect", True), ("CHEST PA", False),
        ("CHEST PA AND LAT", False),
        ("Bilateral chest", False), ("Lateral decubitus", False), ("PLATE 3", False), ("", False),
    ],
)  # fmt: skip
def test_another_view_by_what_it_is_called(keyword: str, described: str, other: bool) -> None:
    assert read(dicom(GREY, **{keyword: described})).other_view is other
    called_frontal = read(dicom(GREY, ViewPosition="AP", **{keyword: described}))
    assert not called_frontal.other_view
    assert ("says_other_view" in called_frontal.cautions) is other


def test_a_frontal_code_goes_before_the_description() -> None:
    file = dicom(GREY, ViewCodeSequence=[code("272479007")], SeriesDescription="LATERAL")
    assert not read(file).other_view


@pytest.mark.parametrize(
    ("modality", "other"),
    [
        ("CT", True), ("MR", True), ("MG", True), ("US", True), ("IO", True), ("ECG", True), ("CR", False),
        ("DX", False), ("DR", False), ("RG", False), ("OT", False), ("SC", False), ("RF", False), ("", False),
    ],
)  # fmt: skip
def test_another_examination_by_its_modality(modality: str, other: bool) -> None:
    assert read(dicom(GREY, Modality=modality)).other_examination is other


@pytest.mark.parametrize("part", ["HAND", "Breast", "KNEE", "SKULL", "LOWER LIMB", "PELVIS"])
def test_a_part_that_is_no_chest_is_another_examination(part: str) -> None:
    assert read(dicom(GREY, BodyPartExamined=part)).other_examination


@pytest.mark.parametrize("part", ["ABDOMEN", "LSPINE", "SHOULDER", "Abdomen"])
def test_a_neighbour_of_the_chest_is_a_caution(part: str) -> None:
    radiograph = read(dicom(GREY, BodyPartExamined=part))
    assert not radiograph.other_examination
    assert radiograph.cautions == ("says_other_body_part",)


@pytest.mark.parametrize("part", ["CHEST", "THORAX", "Torax", "LUNG", "CHESTABDOMEN", "RIB", "", "XYZ"])
def test_a_chest_or_what_is_not_known_says_nothing(part: str) -> None:
    radiograph = read(dicom(GREY, BodyPartExamined=part, SeriesDescription="chest"))
    assert not radiograph.other_examination
    assert radiograph.cautions == ()


@pytest.mark.parametrize("value", ["85562004", "T-D8700", "76752008", "T-04000"])
def test_a_part_by_its_code(value: str) -> None:
    assert read(dicom(GREY, AnatomicRegionSequence=[code(value)])).other_examination
    named = read(dicom(GREY, AnatomicRegionSequence=[code(value)], BodyPartExamined="CHEST"))
    assert not named.other_examination


@pytest.mark.parametrize(
    ("described", "said"),
    [
        ("HAND AP", True),
        ("ABDOMEN SUPINE", True),
        ("Chest, abdomen", False),
        ("AP", False),
        ("HANDHELD", False),
    ],
)
def test_a_description_of_another_part_is_a_caution(described: str, said: bool) -> None:
    radiograph = read(dicom(GREY, SeriesDescription=described))
    assert ("says_other_body_part" in radiograph.cautions) is said
    assert not radiograph.other_examination


def test_a_picture_to_be_processed_is_a_caution() -> None:
    assert read(dicom(GREY, PresentationIntentType="FOR PROCESSING")).cautions == ("for_processing",)
    for_processing = "1.2.840.10008.5.1.4.1.1.1.1.1"
    assert read(dicom(GREY, SOPClassUID=for_processing)).cautions == ("for_processing",)
    assert read(dicom(GREY, PresentationIntentType="FOR PRESENTATION")).cautions == ()


@pytest.mark.parametrize(
    ("written", "years"),
    [("000Y", None), ("000", None), ("0Y", None), ("999Y", None), ("000D", 0), ("000M", 0), ("001Y", 1)],
)
def test_an_age_that_was_never_set_is_none(written: str, years: int | None) -> None:
    assert read(dicom(GREY, PatientAge=written)).age_years == years


@pytest.mark.parametrize(("born", "years"), [("19600101", 60), ("20200101", 0), ("18000101", None)])
def test_dates_tell_an_age_that_was_never_set(born: str, years: int | None) -> None:
    file = dicom(GREY, PatientAge="000Y", PatientBirthDate=born, StudyDate="20200101")
    assert read(file).age_years == years


def chest(**attributes: object) -> bytes:
    pixels = make_phantom(256, seed=11).pixels
    return dicom((pixels * 4095).astype("u2"), BitsStored=12, **attributes)


def test_another_examination_gets_no_findings(session: Session) -> None:
    explanation = explain_radiograph(read(chest(BodyPartExamined="HAND")), session)
    assert explanation.abstained == ("other_examination",)


def test_a_negative_is_called_one(session: Session) -> None:
    as_it_is = explain_radiograph(read(chest()), session)
    assert as_it_is.abstained == ()
    negative = explain_radiograph(read(chest(PhotometricInterpretation="MONOCHROME1")), session)
    assert negative.abstained == ("negative",)
    noise = np.random.default_rng(3).integers(0, 4096, (256, 256)).astype("u2")
    assert "negative" not in explain_radiograph(read(dicom(noise, BitsStored=12)), session).abstained
