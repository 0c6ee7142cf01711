"""Whose radiograph it is: as the file gives it, on the pages that ask for it, and nowhere else."""

from __future__ import annotations

import logging
import traceback
import xml.etree.ElementTree as ElementTree
from typing import Any

import numpy as np
import pytest
from door_files import GREY, SOUND, dicom
from explanations import three_findings
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from xvlm.explain.door import read_identity
from xvlm.explain.identity import Identity
from xvlm.explain.plain_text import plain
from xvlm.explain.reports.catalogue import Catalogue, available_languages
from xvlm.explain.reports.html_report import render_html
from xvlm.explain.reports.identity_band import band_fields, under_band
from xvlm.explain.reports.png_report import render_pdf, render_png

WHOLE = {
    "PatientName": "Achieng^Wanjiru^Atieno", "PatientID": "KE-4711", "PatientBirthDate": "19800229",
    "PatientSex": "F", "StudyDate": "2024.01.31", "AccessionNumber": "A-99", "PatientAge": "043Y",
}  # fmt: skip
HOSTILE = '<script>alert(1)</script>\u202e"\x1b[31m'


def identity(**attributes: Any) -> Identity:
    return read_identity(dicom(GREY, **attributes), "studies/IM0001")


def test_what_the_file_gives() -> None:
    assert dict(identity(**WHOLE).said()) == {
        "name": "Achieng, Wanjiru Atieno",
        "patient_id": "KE-4711",
        "birth_date": "1980-02-29",
        "sex": "F",
        "study_date": "2024-01-31",
        "accession": "A-99",
    }


@pytest.mark.parametrize(
    ("character_set", "written", "name"),
    [
        # PS3.5 annexes H.3.1 and I.2, and the Latin, Arabic and Unicode sets of PS3.3 table C.12-2.
        (
            ["", "ISO 2022 IR 87"],
            b"Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B",
            "Yamada, Tarou (山田, 太郎; やまだ, たろう)",
        ),
        (
            ["", "ISO 2022 IR 149"],
            b"Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7",
            "Hong, Gildong (洪, 吉洞)",
        ),
        (["ISO_IR 100"], b"Buc^J\xe9r\xf4me", "Buc, Jérôme"),
        (["ISO_IR 127"], "محمد^علي".encode("iso8859-6"), "محمد, علي"),
        (["ISO_IR 192"], "Nguyễn^Ánh".encode(), "Nguyễn, Ánh"),
        ([], "Nguyễn^Ánh".encode(), "Nguyễn, Ánh"),
        ([], b"Buc^J\xe9r\xf4me", "Buc, Jérôme"),
    ],
)
def test_names_in_any_letters(character_set: list[str], written: bytes, name: str) -> None:
    padded = written + b" " * (len(written) % 2)
    said = {"SpecificCharacterSet": character_set} if character_set else {}
    data = dicom(GREY, PatientName="N" * len(padded), **said)
    assert read_identity(data.replace(b"N" * len(padded), padded), "x").name == name


def test_a_file_that_says_nothing_is_known_by_its_path() -> None:
    for data in (SOUND["png"], b"", dicom(GREY, PatientName=None, PatientID=None)):
        known = read_identity(data, "PAT1/IM0001")
        assert known.title == "PAT1/IM0001"
        assert ("File", "PAT1/IM0001") in band_fields(known, Catalogue("en"))


def test_a_damaged_file_still_says_whose_it_is() -> None:
    data = dicom(GREY, **WHOLE)
    assert read_identity(data[: data.index(b"MONOCHROME2")], "x").patient_id == "KE-4711"


def test_nothing_of_it_is_shown_by_accident(caplog: pytest.LogCaptureFixture) -> None:
    known = identity(**WHOLE)
    shown = [repr(known), str(known), f"{known}", f"{[known]}", f"{known!r:>40}".strip()]
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("any").warning("%s %r", known, known)
    try:
        raise ValueError(known)
    except ValueError:
        shown.append(traceback.format_exc())
    for text in (*shown, caplog.text):
        assert "Achieng" not in text
        assert "4711" not in text


def test_hostile_values_are_plain_and_short() -> None:
    known = identity(SpecificCharacterSet="ISO_IR 192", PatientName=HOSTILE, PatientID="X" * 10_000)
    assert known.name == '<script>alert(1)</script>" [31m'
    assert len(known.patient_id) == 64


@given(st.text(), st.integers(1, 80))
def test_plain_text_steers_nothing(text: str, longest: int) -> None:
    said = plain(text, longest)
    assert len(said) <= longest
    assert said.isprintable() or any(not letter.isprintable() for letter in text)
    assert not set(said) & set("\x00\x1b\n\r\t\u202e\u2066\u2028")


@given(
    st.binary(max_size=80), st.sampled_from([b"ISO_IR 192", b"\\ISO2022 87", b"zlib_codec", b"GBK       "])
)
def test_any_bytes_of_a_name_are_read(written: bytes, character_set: bytes) -> None:
    padded = written + b" " * (len(written) % 2)
    data = dicom(GREY, SpecificCharacterSet="ISO_IR 192", PatientName="N" * len(padded))
    data = data.replace(b"ISO_IR 192", character_set[:10])
    known = read_identity(data.replace(b"N" * len(padded), padded, 1) if padded else data, "x")
    assert known.patient_id == "KE-4711"


@pytest.mark.parametrize("language", available_languages())
def test_a_page_says_whose_it_is_and_escapes_it(language: str) -> None:
    known = Identity("x", name=HOSTILE, patient_id="KE-4711", age="003D", sex="F")
    page = render_html(np.zeros((64, 64), np.float32), three_findings(), Catalogue(language), known)
    root = ElementTree.fromstring(page.partition("\n")[2].replace("\x1b", ""))
    assert "<script" not in page
    assert "KE-4711" in (root.findtext("head/title") or "")
    (band,) = (part for part in root.iter("dl") if part.get("class") == "identity")
    assert "KE-4711" in [part.text for part in band.iter("bdi")]
    assert next(root.iter("body"))[0] is band


def test_a_page_without_an_identity_says_nothing_of_it() -> None:
    page = render_html(np.zeros((64, 64), np.float32), three_findings(), Catalogue("en"))
    assert '<dl class="identity">' not in page


@pytest.mark.parametrize("language", ["en", "sw", "am"])
def test_a_picture_has_the_band_above_it(language: str) -> None:
    report = Image.new("RGB", (720, 300), "#FF0000")
    known = Identity("x", name="山田, " + "W" * 200, patient_id="K_1")
    banded = under_band(report, known, Catalogue(language))
    height = banded.height - report.height
    assert height >= 60
    assert banded.crop((0, height, 720, banded.height)).tobytes() == report.tobytes()
    band = np.asarray(banded.crop((0, 0, 720, height)).convert("L"))
    assert band.max() > 200  # letters
    assert len(np.unique(band[:, -20:])) == 1  # nothing runs over the edge


def test_png_and_pdf_differ_by_whose_they_are() -> None:
    pixels, explanation, english = np.zeros((64, 64), np.float32), three_findings(), Catalogue("en")
    for render in (render_png, render_pdf):
        named = {render(pixels, explanation, english, Identity("x", name=name)) for name in ("A", "B")}
        assert len(named) == 2
    assert render_pdf(pixels, explanation, english).startswith(b"%PDF-")
