"""A whole evaluation: on an index of phantoms, of which all is known, and on real radiographs."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from xvlm.bench.ablations import Ablation, read_ablations
from xvlm.bench.evaluate import Evaluation, as_json, evaluate
from xvlm.bench.gate import try_not_chest
from xvlm.bench.groups import group_rows
from xvlm.bench.lung_fields import measure_lungs
from xvlm.bench.model_card import write_model_card
from xvlm.bench.statistics import (
    Interval,
)
from xvlm.bench.studies import Study, canvases_to_measure, read_index
from xvlm.cli import main
from xvlm.errors import BadData, BadInput
from xvlm.explain import Session
from xvlm.models import findings
from xvlm.models.patient_split import is_held_out
from xvlm.models.phantom import Lesion, make_phantom

COLUMNS = "image_id,patient_id,split,path,age,sex,view,rendition,Effusion,Consolidation"
# A box as every phantom of the index has it: the upper left quarter.
BOX = "0,0,0.5,0.5"


def test_groups_are_told_by_what_the_index_says() -> None:
    nothing = np.full(len(findings.keys()), np.nan, np.float32)
    studies = [
        Study("a", Path("a"), "p", "val", nothing, age=17.9, sex="F", view="AP"),
        Study("b", Path("b"), "q", "val", nothing, age=60, sex="F", rendition="native128"),
        Study("c", Path("c"), "r", "val", nothing),
    ]
    rows = {name: list(rows) for name, rows in group_rows(studies).items()}
    assert rows == {
        "age 60 and over": [1],
        "age under 18": [0],
        "rendition native128": [1],
        "sex F": [0, 1],
        "view AP": [0],
    }


def test_an_index_that_is_not_there_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"index\.csv"):
        read_index(tmp_path)


def test_phantoms_to_measure_on_are_the_same_each_time() -> None:
    first, kind = canvases_to_measure(None, 128, 3)
    assert kind == "phantoms"
    assert (canvases_to_measure(None, 128, 3)[0] == first).all()


def patient_name(number: int, *, held_out: bool) -> str:
    """The first name from a number on whose bearer training did or did not hold out."""
    names = (f"p{number}-{i}" for i in range(1000))
    return next(name for name in names if is_held_out(name, 0.15, 7) == held_out)


def save(path: Path, pixels: NDArray[Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path)


@pytest.fixture(scope="module")
def phantom_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of 32 phantoms of 16 patients, half of them with an effusion, with all that is scored.

    Boxes in 24 images; drawn lungs of eight, of which four were held out: a child's and three adults';
    two pictures that show no chest.
    """
    data = tmp_path_factory.mktemp("data")
    cxr, rows = data / "cxr", [COLUMNS]
    for i in range(32):
        phantom = make_phantom(128, [Lesion("effusion", "left")] if i % 2 else [], seed=i)
        save(cxr / f"{i}.png", (phantom.pixels * 255).astype(np.uint8))
        name, age = patient_name(i // 2, held_out=i < 4), "child" if i == 0 else 50
        rows.append(f"i{i},{name},val,{i}.png,{age},{'FM'[i % 2]},PA,phantom,{i % 2},")
        if i < 8:
            save(cxr / "lungs" / f"i{i}.png", phantom.lungs.right | phantom.lungs.left)
    (cxr / "index.csv").write_text("\n".join(rows))
    boxes = [f"i{i},Lung_Opacity,{BOX},rsna" for i in range(24)]
    (cxr / "boxes.csv").write_text("\n".join(["image_id,finding,x,y,w,h,annotator", *boxes]))
    save(data / "dicom" / "not-chest" / "red.png", np.full((200, 200, 3), (200, 20, 20), np.uint8))
    save(data / "dicom" / "not-chest" / "black.png", np.zeros((200, 200), np.uint8))
    return data


@pytest.fixture(scope="module")
def measured(session: Session, phantom_data: Path) -> Evaluation:
    return evaluate(session, phantom_data, "val")


def test_all_that_an_index_has_is_measured(measured: Evaluation) -> None:
    assert (measured.images, measured.patients, measured.split) == (32, 16, "val")
    by_key = {figures.key: figures for figures in measured.findings}
    assert list(by_key) == list(findings.keys())
    assert (by_key["effusion"].images, by_key["effusion"].positives) == (32, 16)
    assert by_key["consolidation"].images == 0
    assert np.isnan(by_key["consolidation"].auroc.value)
    assert measured.mean_auroc == by_key["effusion"].auroc
    assert measured.calibration.findings == 1
    assert measured.calibration.calibration_error == by_key["effusion"].calibration_error


def test_every_operating_point_is_measured(measured: Evaluation) -> None:
    assert measured.operating_point in measured.rates
    few, many = measured.rates["few_false_alarms"], measured.rates["sensitivity_90"]
    assert few.sensitivity.value <= many.sensitivity.value
    assert few.specificity.value >= many.specificity.value


def test_a_constant_guess_wins_where_all_boxes_are_one(measured: Evaluation) -> None:
    place = measured.localisation
    assert place is not None
    assert (place.images, place.patients) == (24, 12)
    assert place.pointing.constant.value == place.iou.constant.value == 1
    assert place.constant_share == 0.25
    assert 0 <= place.iou.maps.value < 1
    assert place.iou.difference.value == pytest.approx(place.iou.maps.value - 1)


def test_groups_have_their_own_figures(measured: Evaluation) -> None:
    groups = {group.name: group for group in measured.groups}
    assert set(groups) == {"age 40 to 59", "age under 18", "rendition phantom", "sex F", "sex M", "view PA"}
    everyone = groups["view PA"]
    assert (everyone.images, everyone.patients, everyone.boxed) == (32, 16, 24)
    assert everyone.mean_auroc == measured.mean_auroc
    assert everyone.rates == measured.rates[measured.operating_point]
    assert measured.localisation is not None
    assert everyone.pointing == measured.localisation.pointing
    # Each sex has all or none of the effusions, and 12 boxes, which are too few.
    assert (groups["sex M"].findings, groups["sex M"].boxed, groups["sex M"].pointing) == (0, 12, None)


def test_lungs_are_scored_on_held_out_patients_adults_and_children_apart(measured: Evaluation) -> None:
    assert [(f.group, f.images, f.patients) for f in measured.lungs] == [("adults", 3, 2), ("children", 1, 1)]
    for figures in measured.lungs:
        assert figures.laterality.value == 1
        assert figures.dice.value == pytest.approx((figures.right.value + figures.left.value) / 2)
        assert figures.dice.value > 0.6


def test_the_recipe_tells_which_patients_were_held_out(session: Session, phantom_data: Path) -> None:
    bundle = replace(session.bundle, recipe={"held_out": {"share": 1.0, "seed": 1}})
    scored = measure_lungs(replace(session, bundle=bundle), phantom_data)
    assert [(figures.group, figures.images) for figures in scored] == [("adults", 7), ("children", 1)]


def test_pictures_of_other_things_are_refused(measured: Evaluation) -> None:
    assert measured.not_chest is not None
    assert (measured.not_chest.pictures, measured.not_chest.refused) == (2, 2)
    assert measured.not_chest.accepted == ()


def test_a_picture_that_passes_or_cannot_be_read_is_named(session: Session, tmp_path: Path) -> None:
    save(tmp_path / "phantom.png", (make_phantom(256).pixels * 255).astype(np.uint8))
    save(tmp_path / "black.png", np.zeros((200, 200), np.uint8))
    (tmp_path / "cut.png").write_bytes((tmp_path / "phantom.png").read_bytes()[:2000])
    found = try_not_chest(session, tmp_path)
    assert (found.pictures, found.refused) == (2, 1)
    assert (found.accepted, found.unreadable) == (("phantom.png",), ("cut.png",))


def test_a_folder_without_other_pictures_is_one_error(session: Session, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no image"):
        try_not_chest(session, tmp_path)


def test_the_figures_are_json_without_nan(measured: Evaluation) -> None:
    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    figures = json.loads(as_json(measured), parse_constant=refuse)
    assert figures["mean_auroc"]["value"] == measured.mean_auroc.value
    unknown = next(f for f in figures["findings"] if f["key"] == "consolidation")
    assert unknown["auroc"] == {"value": None, "low": None, "high": None}
    assert len(figures["calibration"]["reliability"]) == 10


def test_the_card_shows_a_constant_beside_every_map(measured: Evaluation) -> None:
    card = write_model_card(measured, "xvlm bench evaluate")
    assert "no medical device" in card
    assert "32 radiographs of 16 patients" in card
    assert "| adults | 3 (2) |" in card
    assert "| pictures of other things | 2 | 2 of 2 | all |" in card
    assert "tuberculosis" in card
    assert "Ablations" not in card
    assert "nan" not in card
    hit = measured.localisation and measured.localisation.pointing.constant
    assert hit
    for line in card.splitlines():
        if "lies in a box" in line or line.startswith("| view PA"):
            assert f"{100 * hit.value:.1f} %" in line


def test_every_table_of_the_card_has_as_many_cells_in_each_line(measured: Evaluation) -> None:
    ablations = (Ablation("without a teacher", False, Interval(0.6, 0.5, 0.7), None, "short"),)
    card = write_model_card(measured, "xvlm bench evaluate", ablations)
    tables = [part.splitlines() for part in card.split("\n\n") if part.startswith("|")]
    assert len(tables) >= 10
    for table in tables:
        assert len({line.count("|") for line in table}) == 1, table[0]


def test_the_command_writes_figures_and_card(
    phantom_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ablations = tmp_path / "ablations.json"
    ablations.write_text(
        '[{"name": "no phantoms", "teacher": true, "mean_auroc": 0.6, "low": 0.5, "high": 0.7,'
        ' "pointing": 0.25, "note": "four epochs"}]'
    )
    (tmp_path / "other").mkdir()
    save(tmp_path / "other" / "red.png", np.full((200, 200, 3), (200, 20, 20), np.uint8))
    card, figures = tmp_path / "card.md", tmp_path / "figures.json"
    command = ["bench", "evaluate", "--data", phantom_data, "--json", figures, "--card", card]
    command += ["--ablations", ablations, "--not-chest", tmp_path / "other"]
    monkeypatch.setattr(sys, "argv", ["xvlm", *map(str, command)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert not stopped.value.code
    assert "lung fields of adults: Dice" in capsys.readouterr().out
    assert json.loads(figures.read_text())["not_chest"]["pictures"] == 1
    assert "| no phantoms | yes | 0.600 (0.500 to 0.700) | 25.0 % | four epochs |" in card.read_text()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "cannot be read"),
        ("{}", "list"),
        ('[{"name": "a"}]', "missing"),
        (
            '[{"name": "a", "teacher": 1, "mean_auroc": 0.6, "low": 0, "high": 1, "pointing": 0,'
            ' "note": ""}]',
            "teacher should be true or false",
        ),
        (
            '[{"name": "a|b", "teacher": true, "mean_auroc": 0.6, "low": 0, "high": 1, "pointing": 0,'
            ' "note": ""}]',
            "name should be one line",
        ),
    ],
)
def test_damaged_ablations_are_one_error(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "ablations.json").write_text(text)
    with pytest.raises(BadData, match=says):
        read_ablations(tmp_path / "ablations.json")


@pytest.mark.shared_data
def test_images_that_measure_never_choose(shared_data: Path) -> None:
    """Calibration draws from the index without its validation split."""
    chosen, kind = canvases_to_measure(shared_data, 128, 4)
    assert kind == "radiographs"
    assert chosen.shape == (4, 128, 128)


@pytest.mark.shared_data
def test_a_part_of_val_is_measured_and_written_down(
    session: Session, shared_data: Path, tmp_path: Path
) -> None:
    """Real radiographs, an index of 60 of them; the whole split is the model card's."""
    with (shared_data / "cxr" / "index.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["split"] == "val"][:60]
    with (tmp_path / "index.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"path": str(shared_data / "cxr" / row["path"])} for row in rows)
    result = evaluate(session, tmp_path, "val", not_chest=shared_data / "dicom" / "not-chest")
    assert result.images == 60
    assert [figures.key for figures in result.findings] == list(findings.keys())
    assert result.refused.value < 0.1
    assert result.localisation is None
    assert result.lungs == ()
    assert result.not_chest is not None
    assert result.not_chest.refused == result.not_chest.pictures == 4
    card = write_model_card(result, "xvlm bench evaluate")
    assert "no radiologist's boxes" in card
    assert "60 radiographs" in card
