"""What makes an answer less sure, or prevents one: how the picture lies, is cut, is exposed; a child."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from door_files import GREY, PATIENT_NAME, dicom, png, read
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from scipy import ndimage
from xvlm.explain import Session, explain, explain_radiograph
from xvlm.explain.anatomy import clean_fields
from xvlm.explain.explanation import LungFields, Turn
from xvlm.explain.exposure import is_over_exposed, is_under_exposed, lung_greys
from xvlm.explain.phantom_dicom import write_phantom_dicom
from xvlm.explain.positioning import is_cropped, is_rotated, is_tilted
from xvlm.explain.radiograph import Radiograph
from xvlm.explain.reports.catalogue import Catalogue
from xvlm.explain.reports.sentences import abstentions
from xvlm.models.canvas import Placement, lay, lay_mask
from xvlm.models.phantom import make_phantom

# Some writers keep no rule, which is what is tested, and pydicom says so while it writes.
pytestmark = pytest.mark.filterwarnings("ignore:Invalid value for VR")
SIDE, CELL = 128, 4
TURNS: tuple[Turn, ...] = (90, 180, 270)
POSITION = {"lungs_cropped", "patient_rotated", "tilted"}
EXPOSURE = {"over_exposed", "under_exposed", "low_contrast"}

Greys = np.ndarray


def radiograph(pixels: Greys) -> Radiograph:
    return Radiograph(np.ascontiguousarray(pixels, np.float32), None, "PA", "0" * 16, "PNG")


def on_grid(*masks: Greys) -> Greys:
    """Masks of any size as a model marks them: bool [n, 32, 32]."""
    laid = np.stack([lay_mask(mask, SIDE) for mask in masks])
    cells = laid.reshape(len(masks), SIDE // CELL, CELL, SIDE // CELL, CELL)
    return np.asarray(cells.mean((2, 4)) > 0.5)


def fields_of(*masks: Greys) -> LungFields:
    fields = clean_fields(on_grid(*masks))
    assert fields is not None
    return fields


def turned_by(fields: LungFields, degrees: float) -> LungFields:
    turned = [
        np.asarray(Image.fromarray(lung.astype(np.uint8) * 255).resize((SIDE, SIDE)).rotate(degrees)) > 127
        for lung in (fields.right, fields.left)
    ]
    return fields_of(*turned)


# --- turned -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("turn", TURNS)
def test_a_turned_phantom_is_refused_with_the_way_back(session: Session, turn: Turn) -> None:
    pixels = np.rot90(make_phantom(256, seed=11).pixels, turn // 90)  # anticlockwise
    explanation = explain_radiograph(radiograph(pixels), session)
    assert explanation.abstained == ("turned",)
    assert explanation.turn == turn
    assert not explanation.findings
    assert explanation.measures is None


@pytest.mark.parametrize(("language", "said"), [("en", "half a turn"), ("fr", "demi-tour"), ("sw", "nusu")])
def test_the_way_back_is_said(session: Session, language: str, said: str) -> None:
    upside_down = radiograph(make_phantom(256, seed=11).pixels[::-1, ::-1])
    assert said in abstentions(explain_radiograph(upside_down, session), Catalogue(language))[0]


def test_an_ordinary_study_is_looked_at_once_before_its_evidence_is_tested(session: Session) -> None:
    """Turning costs nothing where it is not needed."""
    asked: list[str] = []

    class Noting:
        name, fallback_from = session.engine.name, None

        def run(self, graph: str, inputs: dict[str, Greys]) -> dict[str, Greys]:
            asked.append(graph)
            return session.engine.run(graph, inputs)

    noting = Session(session.bundle, Noting())  # type: ignore[arg-type]
    assert not explain_radiograph(radiograph(make_phantom(256, seed=11).pixels), noting).abstained
    assert asked[:2] == ["encode", "judge"]


@pytest.mark.shared_data
@pytest.mark.parametrize("turn", TURNS)
def test_real_radiographs_that_lie_or_stand_on_their_head_are_turned(
    session: Session, shared_data: Path, turn: Turn
) -> None:
    pictures = [np.rot90(pixels, turn // 90) for pixels in real(shared_data, 10)]
    turns = [explain_radiograph(radiograph(pixels), session).turn for pixels in pictures]
    assert turns.count(turn) >= 8


@pytest.mark.shared_data
@pytest.mark.parametrize("name", ["hip-j2k", "mr-jpegls"])
def test_another_examination_is_not_called_turned(session: Session, shared_data: Path, name: str) -> None:
    explanation = explain(shared_data / "dicom" / "not-chest" / f"{name}.dcm", session)
    assert explanation.abstained
    assert explanation.turn is None


# --- position ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("degrees", [-20, 20])
def test_a_leaning_chest_is_tilted(degrees: int) -> None:
    for seed in range(8):
        lungs = make_phantom(256, seed=seed).lungs
        upright = fields_of(lungs.right, lungs.left)
        assert not is_tilted(upright)
        assert is_tilted(turned_by(upright, degrees))


def test_uneven_fields_are_a_patient_who_turned() -> None:
    for seed in range(8):
        lungs = make_phantom(256, seed=seed).lungs
        assert not is_rotated(fields_of(lungs.right, lungs.left))
        narrow = lungs.left.copy()
        narrow[:, int(np.flatnonzero(narrow.any(0)).mean()) :] = False
        assert is_rotated(fields_of(lungs.right, narrow))


@pytest.mark.shared_data
def test_few_drawn_lungs_are_called_tilted_or_rotated(shared_data: Path) -> None:
    """Every fifth of those that people drew; turned by 15 degrees nearly all are called tilted."""
    drawn = [fields for path in sorted((shared_data / "cxr" / "lungs").glob("*.png"))[::5]
             if (fields := drawn_fields(path))]  # fmt: skip
    assert len(drawn) > 300
    assert np.mean([is_tilted(fields) for fields in drawn]) < 0.02
    assert np.mean([is_rotated(fields) for fields in drawn]) < 0.03
    assert np.mean([is_tilted(turned_by(fields, 15)) for fields in drawn[::4]]) > 0.8


@pytest.mark.parametrize("border", ["left", "top"])
def test_lungs_at_the_picture_s_border_are_cropped_wherever_that_lies_on_the_canvas(border: str) -> None:
    """A tall or a wide picture ends within the canvas."""
    phantom = make_phantom(256, seed=4)
    columns, rows = (np.flatnonzero((phantom.lungs.right | phantom.lungs.left).any(axis)) for axis in (0, 1))
    from_row, from_column = rows[0] + len(rows) // 4, columns[0] + len(columns) // 4
    part = (
        (slice(from_row, None), slice(None)) if border == "top" else (slice(None), slice(from_column, None))
    )
    canvas, placement = lay(phantom.pixels[part], SIDE)
    assert is_cropped(canvas, fields_of(phantom.lungs.right[part], phantom.lungs.left[part]), placement)
    whole = fields_of(phantom.lungs.right, phantom.lungs.left)
    assert not is_cropped(lay(phantom.pixels, SIDE)[0], whole, Placement(SIDE, 0, 0, SIDE, SIDE))


@pytest.mark.shared_data
@pytest.mark.parametrize("cut", ["top", "left", "right"])
def test_real_radiographs_cut_through_the_lungs_are_flagged(
    session: Session, shared_data: Path, cut: str
) -> None:
    flagged = 0
    for pixels in real(shared_data, 10):
        explanation = explain_radiograph(radiograph(cut_off(pixels, cut, session)), session)
        flagged += bool(explanation.abstained or "lungs_cropped" in explanation.cautions)
    assert flagged >= 6


# --- exposure ---------------------------------------------------------------------------------------

DARKENED = {"gamma": lambda p: p**4, "lost in black": lambda p: np.clip(1.8 * p - 0.9, 0, 1)}
PALED = {"gamma": lambda p: p**0.2, "lost in white": lambda p: np.clip(2.2 * p, 0, 1)}


@pytest.mark.parametrize("kind", DARKENED)
def test_a_dark_phantom_is_over_exposed(kind: str) -> None:
    for seed in range(5):
        assert is_over_exposed(DARKENED[kind](phantom_greys(seed)))
        assert not is_over_exposed(phantom_greys(seed))


@pytest.mark.parametrize("kind", PALED)
def test_a_pale_phantom_is_under_exposed(kind: str) -> None:
    for seed in range(5):
        assert is_under_exposed(PALED[kind](phantom_greys(seed)))
        assert not is_under_exposed(phantom_greys(seed))


@pytest.mark.parametrize("shape", [(200, 300), (1600, 900)])
def test_the_greys_are_those_of_the_lungs_on_any_shape(shape: tuple[int, int]) -> None:
    rows, columns = np.mgrid[: shape[0], : shape[1]] / np.array(shape)[:, None, None]
    right, left = ((abs(rows - 0.5) < 0.3) & (abs(columns - at) < 0.15) for at in (0.25, 0.75))
    pixels = np.where(right | left, 0.3, 0.9).astype(np.float32)
    _, placement = lay(pixels, SIDE)
    greys = lung_greys(radiograph(pixels), fields_of(right, left), placement)
    assert np.mean(greys < 0.5) > 0.9
    assert len(greys) > 1000


@pytest.mark.shared_data
def test_real_radiographs_are_flagged_when_their_exposure_is_spoilt(
    session: Session, shared_data: Path
) -> None:
    dark = pale = 0
    for pixels in real(shared_data, 10):
        explanation = explain_radiograph(radiograph(pixels), session)
        assert explanation.lungs is not None
        place = explanation.lungs, explanation.placement
        dark += is_over_exposed(lung_greys(radiograph(pixels**4), *place))
        pale += is_under_exposed(lung_greys(radiograph(pixels**0.2), *place))
    assert dark >= 9
    assert pale >= 9


@pytest.mark.shared_data
def test_ordinary_radiographs_are_mostly_free_of_cautions(session: Session, shared_data: Path) -> None:
    seen = [cautions_on(pixels, session) for pixels in real(shared_data, 40)]
    answered = [cautions for cautions in seen if cautions is not None]
    assert len(answered) >= 38
    assert sum(bool(cautions & EXPOSURE) for cautions in answered) <= 2
    assert sum(bool(cautions & POSITION) for cautions in answered) <= 10


# --- age --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("age", "child"), [(0, True), (4, True), (17, True), (18, False), (70, False)])
def test_a_child_is_flagged_and_explained(session: Session, tmp_path: Path, age: int, child: bool) -> None:
    path = tmp_path / "phantom.dcm"
    write_phantom_dicom(path, make_phantom(256, seed=11), age_years=age)
    explanation = explain(path, session)
    assert not explanation.abstained
    assert ("child" in explanation.cautions) == child


def test_an_age_can_be_given_for_a_file_without_one_and_not_against_one(
    session: Session, tmp_path: Path
) -> None:
    silent, adult = tmp_path / "silent.dcm", tmp_path / "adult.dcm"
    write_phantom_dicom(silent, make_phantom(256, seed=11))
    write_phantom_dicom(adult, make_phantom(256, seed=11), age_years=40)
    assert "child" not in explain(silent, session).cautions
    assert "child" in explain(silent, session, age_years=4).cautions
    assert "child" not in explain(adult, session, age_years=4).cautions


@pytest.mark.parametrize(("age", "status"), [("4", 0), ("-1", 2), ("four", 2)])
def test_an_age_is_given_on_the_command_line(tmp_path: Path, age: str, status: int) -> None:
    path = tmp_path / "phantom.png"
    Image.fromarray((make_phantom(256, seed=11).pixels * 255).astype(np.uint8)).save(path)
    code = "from xvlm.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "explain", str(path), f"--age={age}"], capture_output=True, text=True
    )
    assert done.returncode == status, done.stderr
    assert ("The patient is a child" in done.stdout) == (status == 0)


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("004Y", 4), ("042y", 42), ("018M", 1), ("023M", 1), ("006W", 0), ("100D", 0), ("999D", 2),
        ("62", 62), ("4Y", 4), ("095Y", 90), ("090Y", 90), ("089Y", 89), ("old", None), ("", None),
    ],
)  # fmt: skip
def test_an_age_is_read_in_whole_years_and_never_above_ninety(written: str, years: int | None) -> None:
    assert read(dicom(GREY, PatientAge=written)).age_years == years


@pytest.mark.parametrize(
    ("born", "seen", "years"),
    [
        ("20100615", "20170614", 6),
        ("20100615", "20170615", 7),
        ("2010.06.15", "2017.06.15", 7),
        ("19000101", "20170615", 90),
        ("20170615", "20100615", None),
        ("20101345", "20170615", None),
        ("", "20170615", None),
        ("20100615", "", None),
    ],
)
def test_an_age_is_counted_from_the_dates(born: str, seen: str, years: int | None) -> None:
    radiograph = read(dicom(GREY, PatientBirthDate=born, StudyDate=seen))
    assert radiograph.age_years == years
    assert not born or born not in repr(radiograph)
    assert PATIENT_NAME not in repr(radiograph)


def test_a_written_age_goes_before_the_dates_and_a_png_has_none() -> None:
    both = dicom(GREY, PatientAge="050Y", PatientBirthDate="20100615", StudyDate="20170615")
    assert read(both).age_years == 50
    assert read(png(GREY)).age_years is None


@given(st.text(st.characters(max_codepoint=255), max_size=6), st.text("0123456789.X", max_size=10))
def test_no_age_or_date_stops_the_door(age: str, born: str) -> None:
    stored = dicom(GREY, PatientAge="0123456", PatientBirthDate="0123456789", StudyDate="20170615")
    stored = stored.replace(b"0123456789", born.ljust(10).encode("latin-1"))
    stored = stored.replace(b"0123456 ", age.ljust(8).encode("latin-1"))
    years = read(stored).age_years
    assert years is None or 0 <= years <= 90


# --- material ---------------------------------------------------------------------------------------


def real(shared_data: Path, count: int) -> list[Greys]:
    """Upright PA training radiographs of different adults, in the index's order."""
    with (shared_data / "cxr" / "index.csv").open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if usual(row)]
    paths = {row["patient_id"]: shared_data / "cxr" / row["path"] for row in rows}
    chosen = list(paths.values())[:: len(paths) // count][:count]
    return [np.asarray(Image.open(path).convert("L"), np.float32) / 255 for path in chosen]


def usual(row: dict[str, str]) -> bool:
    """A training radiograph from NIH, an adult's, seen from behind."""
    return (
        row["source"] == "nih" and row["split"] == "train" and row["view"] == "PA" and int(row["age"]) >= 18
    )


def drawn_fields(path: Path) -> LungFields | None:
    """A person's mask of both lungs as two fields; None where the lungs were drawn as one."""
    drawn = np.asarray(Image.open(path).convert("L")) > 127
    parts, _ = ndimage.label(drawn)
    sizes = np.bincount(parts.ravel())[1:]
    if len(sizes) < 2:
        return None
    lungs = sorted(
        (parts == 1 + part for part in np.argsort(sizes)[-2:]), key=lambda lung: lung.nonzero()[1].mean()
    )
    return clean_fields(on_grid(*lungs))


def cut_off(pixels: Greys, side: str, session: Session) -> Greys:
    """A radiograph without the outer fifth of its lungs on one side of the picture."""
    explanation = explain_radiograph(radiograph(pixels), session)
    assert explanation.lungs is not None
    seen = (explanation.lungs.right | explanation.lungs.left).astype(np.float32)
    lungs = explanation.placement.to_radiograph(seen, explanation.shape) > 0.5
    rows, columns = np.flatnonzero(lungs.any(1)), np.flatnonzero(lungs.any(0))
    if side == "top":
        return pixels[rows[0] + len(rows) // 4 :]
    fifth = len(columns) // 5
    return pixels[:, columns[0] + fifth :] if side == "left" else pixels[:, : columns[-1] - fifth]


def cautions_on(pixels: Greys, session: Session) -> set[str] | None:
    """The cautions given, or None where no findings were."""
    explanation = explain_radiograph(radiograph(pixels), session)
    return None if explanation.abstained else set(explanation.cautions)


def phantom_greys(seed: int) -> Greys:
    phantom = make_phantom(256, seed=seed)
    return phantom.pixels[phantom.lungs.right | phantom.lungs.left]
