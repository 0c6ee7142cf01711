"""Every layout of `models.datasets` is read as it is distributed, by training and by the benchmark."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest
from dataset_lookalikes import (
    MAKERS,
    PADCHEST,
    PADCHEST_NAME,
    known_labels,
    make_chexpert,
    make_mimic,
    make_nih,
    make_own,
    make_padchest,
    present_findings,
    read_table,
    write_table,
)
from PIL import Image
from xvlm.bench.evaluate import evaluate
from xvlm.bench.studies import canvases_to_measure, read_index
from xvlm.errors import BadData
from xvlm.explain import Session
from xvlm.models import findings
from xvlm.models.datasets import LabelledImage, find_layout, padchest, read_dataset
from xvlm.models.datasets.own_index import CHILDS_AGE
from xvlm.models.phantom import make_phantom
from xvlm.models.training.radiographs import load_radiographs, read_picture

PUBLIC = [name for name in MAKERS if name != "xvlm's own index"]


BY_CHEXPERT = (
    "atelectasis",
    "cardiomegaly",
    "consolidation",
    "edema",
    "effusion",
    "pneumonia",
    "pneumothorax",
)


def _made(name: str, folder: Path) -> dict[str, LabelledImage]:
    MAKERS[name](folder)
    return {image.image_id: image for image in read_dataset(folder)}


@pytest.mark.parametrize("name", MAKERS)
def test_each_layout_is_known_by_its_files_and_becomes_arrays(name: str, tmp_path: Path) -> None:
    images = list(_made(name, tmp_path).values())
    layout = find_layout(tmp_path)
    assert layout is not None
    assert name == layout.NAME
    radiographs = load_radiographs(tmp_path, tuple({image.split for image in images}), 64)
    assert radiographs.canvases.shape == (len(images), 64, 64)
    # A phantom fills the grey range in whatever depth it was stored.
    assert (radiographs.canvases.std((1, 2)) > 20).all()
    assert radiographs.patients == tuple(image.patient_id for image in images)
    assert radiographs.labels.shape == (len(images), len(findings.keys()))
    assert len(read_index(tmp_path)) == len(images)


def test_an_index_of_one_s_own(tmp_path: Path) -> None:
    images = _made("xvlm's own index", tmp_path)
    assert known_labels(images["i0"].labels) == {"effusion": 1, "mass": 0}
    assert [image.age for image in images.values()] == [CHILDS_AGE, 61, 44]
    assert images["i1"].lungs == tmp_path / "lungs" / "i1.png"
    radiographs = load_radiographs(tmp_path, ("train", "val"), 64)
    assert radiographs.ages.tolist() == [CHILDS_AGE, 61, 44]
    assert radiographs.sexes.tolist() == pytest.approx([np.nan, 0, 1], nan_ok=True)
    assert radiographs.views.tolist() == [1, 1, 0]
    assert radiographs.lungs_known.tolist() == [False, True, False]
    picked = radiographs.select(np.array([2, 0]))
    assert picked.image_ids == ("i2", "i0")
    assert picked.ages.tolist() == [44, CHILDS_AGE]


def test_nih_names_what_is_there_and_denies_the_rest(tmp_path: Path) -> None:
    images = _made("NIH ChestX-ray14", tmp_path)
    first, healthy, held_out = (images[key] for key in ("00000001_000", "00000002_000", "00000003_001"))
    assert present_findings(first.labels) == {"cardiomegaly", "pleural_thickening"}
    assert len(known_labels(first.labels)) == 14
    assert known_labels(healthy.labels) == dict.fromkeys(findings.keys(), 0)
    assert (first.split, healthy.split, held_out.split) == ("train", "train", "val")
    assert (first.patient_id, first.age, first.sex, first.view) == ("1", 58, "M", "PA")
    assert healthy.age is None


def test_nih_is_read_from_one_folder_of_images_and_with_the_other_column_name(tmp_path: Path) -> None:
    make_nih(tmp_path)
    text = read_table(tmp_path / "Data_Entry_2017.csv").replace("Patient Gender", "Patient Sex")
    write_table(tmp_path / "Data_Entry_2017_v2020.csv", text)
    (tmp_path / "images").mkdir()
    for path in tmp_path.glob("images_*/images/*.png"):
        path.rename(tmp_path / "images" / path.name)
    assert [image.sex for image in read_dataset(tmp_path)] == ["M", "F", "F"]


def test_chexpert_s_uncertain_is_unknown_and_its_unmentioned_absent(tmp_path: Path) -> None:
    images = _made("CheXpert", tmp_path)
    assert len(images) == 4
    healthy, uncertain = (images[f"train/patient0000{n}/study{n}/view1_frontal"] for n in (1, 2))
    absent = dict.fromkeys(BY_CHEXPERT, 0)
    assert known_labels(healthy.labels) == absent
    assert known_labels(uncertain.labels) == {key: 0 for key in absent if key != "edema"} | {"effusion": 1}
    assert (uncertain.patient_id, uncertain.sex, uncertain.age) == ("patient00002", "M", 87)
    silent = images["train/patient00003/study1/view1_frontal"]
    assert known_labels(silent.labels) == {}
    assert (healthy.view, uncertain.view, silent.view) == ("AP", "PA", "")
    other = images["valid/patient64541/study1/view1_frontal"]
    assert known_labels(other.labels) == absent
    assert (other.split, other.sex) == ("val", "")


def test_images_are_fully_labelled_as_far_as_their_dataset_labels_at_all(tmp_path: Path) -> None:
    make_chexpert(tmp_path)
    radiographs = load_radiographs(tmp_path, ("train",), 64)
    # «Uncertain» and silence leave gaps; findings that CheXpert does not have do not.
    assert radiographs.fully_labelled.tolist() == [True, False, False]
    assert radiographs.select(np.array([2])).fully_labelled.tolist() == [True]
    kept, held_out = radiographs.split_patients(0.5, seed=4)
    assert (kept.patients, held_out.patients) == (("patient00002", "patient00003"), ("patient00001",))
    with pytest.raises(BadData, match="0 images are left"):
        radiographs.split_patients(1.0, seed=0)


def test_mimic_joins_its_tables_and_reads_reports(tmp_path: Path) -> None:
    images = _made("MIMIC-CXR-JPG", tmp_path)
    assert {key: image.split for key, image in images.items()} == {"aa": "train", "ba": "val", "ca": "test"}
    assert images["aa"].report == "The lungs are clear. There is no effusion. No acute process."
    assert images["ba"].report == ""
    known = {key: 0 for key in BY_CHEXPERT if key != "edema"} | {"pneumonia": 1}
    assert known_labels(images["aa"].labels) == known
    # A study that the labeller read nothing in, and one that it never saw.
    assert known_labels(images["ba"].labels) == known_labels(images["ca"].labels) == {}
    assert (images["aa"].patient_id, images["aa"].age, images["aa"].view) == ("10000032", None, "PA")
    assert load_radiographs(tmp_path, ("train",), 64).reports == (images["aa"].report,)


def test_mimic_s_reports_are_found_where_their_archive_unpacks_them(tmp_path: Path) -> None:
    make_mimic(tmp_path)
    path = tmp_path / "mimic-cxr-reports" / "files" / "p11" / "p11000001" / "s50000002.txt"
    path.parent.mkdir(parents=True)
    path.write_text("IMPRESSION: Small effusion.\nNOTIFICATION: by telephone")
    assert [image.report for image in read_dataset(tmp_path, ("val",))] == ["Small effusion."]


def test_padchest_s_terms_become_findings(tmp_path: Path) -> None:
    images = _made("PadChest", tmp_path)
    assert set(images) == {"0_a", "1_a", "3_a"}
    assert known_labels(images["0_a"].labels) == dict.fromkeys(findings.keys(), 0)
    assert present_findings(images["1_a"].labels) == {"effusion", "nodule"}
    # Nothing is said of the rest of a study that is «unchanged».
    assert known_labels(images["3_a"].labels) == {"cardiomegaly": 1}
    first = images["0_a"]
    assert (first.age, first.sex, first.view, first.report) == (64, "M", "PA", "sin cambi .")
    assert (images["1_a"].view, images["3_a"].age) == ("AP Supine", None)


def test_padchest_s_validation_patients_are_a_tenth_and_always_the_same(tmp_path: Path) -> None:
    make_padchest(tmp_path)
    header, row = PADCHEST.splitlines()[:2]
    rows = [row.replace("p0", f"p{number // 2}") for number in range(2000)]
    write_table(tmp_path / PADCHEST_NAME, "\n".join([header, *rows]))
    images = read_dataset(tmp_path)
    held_out = {image.patient_id for image in images if image.split == "val"}
    assert held_out.isdisjoint(image.patient_id for image in images if image.split == "train")
    assert 60 < len(held_out) < 140
    assert [image.split for image in read_dataset(tmp_path)] == [image.split for image in images]


def test_padchest_s_damaged_files_are_left_out(tmp_path: Path) -> None:
    make_padchest(tmp_path)
    damaged = min(padchest.DAMAGED)
    (tmp_path / "0" / damaged).write_bytes(b"")
    write_table(tmp_path / PADCHEST_NAME, PADCHEST + PADCHEST.splitlines()[1].replace("0_a.png", damaged))
    assert len(read_dataset(tmp_path)) == 3


@pytest.mark.parametrize(("mode", "kind"), [("I;16", np.uint16), ("I", np.int32)])
def test_a_picture_of_16_bits_looks_like_its_twin_of_8(tmp_path: Path, mode: str, kind: type) -> None:
    pixels = make_phantom(96, seed=5).pixels
    Image.fromarray((pixels * 255).astype(np.uint8)).save(tmp_path / "8.png")
    Image.fromarray((pixels * 65535).astype(kind)).save(tmp_path / "16.tif")
    with Image.open(tmp_path / "16.tif") as opened:
        assert opened.mode == mode
    shallow, deep = (read_picture(tmp_path / name) for name in ("8.png", "16.tif"))
    assert np.abs(shallow / shallow.max() - deep).max() < 0.01


@pytest.mark.parametrize("name", PUBLIC)
def test_a_dataset_that_was_downloaded_in_part_is_read_in_part(name: str, tmp_path: Path) -> None:
    first, *others = _made(name, tmp_path).values()
    first.path.unlink()
    with pytest.warns(UserWarning, match=rf"1 of {1 + len(others)} images are absent"):
        rest = read_dataset(tmp_path)
    assert [image.image_id for image in rest] == [image.image_id for image in others]
    for image in rest:
        image.path.unlink()
    with pytest.raises(BadData, match="images are absent"):
        read_dataset(tmp_path)


def test_an_index_of_one_s_own_must_not_name_absent_files(tmp_path: Path) -> None:
    make_own(tmp_path)
    (tmp_path / "2.png").unlink()
    with pytest.raises(BadData, match=r"1 of 3 images are absent, the first is 2\.png"):
        read_dataset(tmp_path)
    # What is not asked for need not be there.
    assert len(read_dataset(tmp_path, ("train",))) == 2


@pytest.mark.parametrize(
    ("name", "table", "column"),
    [
        ("xvlm's own index", "index.csv", "patient_id"),
        ("NIH ChestX-ray14", "Data_Entry_2017.csv", "Finding Labels"),
        ("CheXpert", "train.csv", "Pleural Effusion"),
        ("MIMIC-CXR-JPG", "mimic-cxr-2.0.0-chexpert.csv.gz", "Edema"),
        ("MIMIC-CXR-JPG", "mimic-cxr-2.0.0-split.csv.gz", "dicom_id"),
        ("PadChest", PADCHEST_NAME, "Projection"),
    ],
)
def test_a_missing_column_is_named(name: str, table: str, column: str, tmp_path: Path) -> None:
    MAKERS[name](tmp_path)
    write_table(tmp_path / table, read_table(tmp_path / table).replace(column, "renamed", 1))
    with pytest.raises(BadData, match=column) as error:
        read_dataset(tmp_path)
    assert table in str(error.value)


@pytest.mark.parametrize("name", PUBLIC)
def test_tables_are_read_gzipped_or_not(name: str, tmp_path: Path) -> None:
    images = _made(name, tmp_path)
    for path in list(tmp_path.glob("*.csv*")):
        other = path.with_suffix("") if path.suffix == ".gz" else Path(f"{path}.gz")
        write_table(other, read_table(path))
        path.unlink()
    again = read_dataset(tmp_path)
    assert [image.image_id for image in again] == list(images)
    for image in again:
        np.testing.assert_array_equal(image.labels, images[image.image_id].labels)


def test_a_byte_order_mark_hides_no_column(tmp_path: Path) -> None:
    make_own(tmp_path)
    write_table(tmp_path / "index.csv", "\ufeff" + read_table(tmp_path / "index.csv"))
    assert len(read_dataset(tmp_path)) == 3


def test_a_damaged_table_and_an_absent_one_are_one_error_each(tmp_path: Path) -> None:
    make_mimic(tmp_path)
    path = tmp_path / "mimic-cxr-2.0.0-chexpert.csv.gz"
    path.write_bytes(gzip.compress(b"subject_id,study_id")[:12])
    with pytest.raises(BadData, match=r"chexpert\.csv\.gz: cannot be read"):
        read_dataset(tmp_path)
    path.unlink()
    with pytest.raises(BadData, match="MIMIC-CXR-JPG is absent"):
        read_dataset(tmp_path)


def test_nih_without_its_official_split_is_one_error(tmp_path: Path) -> None:
    make_nih(tmp_path)
    (tmp_path / "test_list.txt").unlink()
    with pytest.raises(BadData, match=r"test_list\.txt"):
        read_dataset(tmp_path)


def test_a_path_outside_chexpert_s_layout_is_one_error(tmp_path: Path) -> None:
    make_chexpert(tmp_path)
    write_table(tmp_path / "train.csv", read_table(tmp_path / "train.csv").replace("patient00002", "someone"))
    with pytest.raises(BadData, match="someone"):
        read_dataset(tmp_path)


def test_a_picture_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    make_nih(tmp_path)
    (tmp_path / "images_001" / "images" / "00000001_000.png").write_bytes(b"\x89PNG\r\n")
    with pytest.raises(BadData, match="00000001_000"):
        load_radiographs(tmp_path, ("train",), 64)


def test_a_folder_of_no_known_layout_is_told_what_isknown(tmp_path: Path) -> None:
    write_table(tmp_path / "train.csv", "image,label\n1.png,0\n")
    assert find_layout(tmp_path) is None
    with pytest.raises(BadData) as error:
        read_dataset(tmp_path)
    assert all(name in str(error.value) for name in MAKERS)


def test_a_split_that_is_not_there_is_told_which_are(tmp_path: Path) -> None:
    make_mimic(tmp_path)
    with pytest.raises(BadData, match=r"split pretrain.*test, train, val"):
        read_dataset(tmp_path, ("pretrain",))


def test_images_kept_to_measure_choose_nothing(tmp_path: Path) -> None:
    make_mimic(tmp_path)
    assert len(canvases_to_measure(tmp_path, 64, 10)[0]) == 1
    # A folder of pictures alone has no split: all may choose.
    assert len(canvases_to_measure(tmp_path / "files", 64, 10)[0]) == 4


def test_findings_that_a_dataset_does_not_label_are_not_measured(session: Session, tmp_path: Path) -> None:
    make_chexpert(tmp_path)
    result = evaluate(session, tmp_path)
    # The study of which nothing is said is left out, and an uncertain finding does not count.
    assert (result.images, result.patients) == (3, 3)
    measured = {figures.key: figures.images for figures in result.findings if figures.images}
    assert measured == dict.fromkeys(BY_CHEXPERT, 3) | {"edema": 2}


@pytest.mark.shared_data
def test_the_shared_index_keeps_what_it_said(shared_data: Path) -> None:
    images = read_dataset(shared_data, ("val",))
    assert len(images) == 1498
    assert not np.isnan(np.stack([image.labels for image in images])).any()
    assert {image.sex for image in images} == {"M", "F"}
