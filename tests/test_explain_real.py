"""Real radiographs through the shipped bundle, from the file to the explanation."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from xvlm.explain import Explanation, Session, explain, explain_radiograph
from xvlm.explain.door import read_radiograph
from xvlm.explain.radiograph import Radiograph
from xvlm.models import findings
from xvlm.models.canvas import lay

pytestmark = pytest.mark.shared_data
ENCODINGS = [
    "cr-chest-monochrome1-10bit",
    "chest-8bit-jpeg",
    "chest-deflated",
    "chest-explicit",
    "chest-implicit-12bit",
    "chest-j2k-12bit",
    "chest-j2k-mono1",
    "chest-jpegls-mono1",
    "chest-rle-16bit",
    "chest-window-12bit",
]


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_encoding_is_explained(session: Session, shared_data: Path, name: str) -> None:
    explanation = explain(shared_data / "dicom" / f"{name}.dcm", session)
    assert not explanation.abstained
    assert not explanation.phantom
    keys = [f.key for f in explanation.findings] + [f.key for f in explanation.absent]
    assert sorted(keys) == sorted(findings.keys())
    for finding in explanation.findings:
        assert finding.threshold <= finding.probability <= 1
        assert finding.evidence.mask.any()
        assert sum(zone.share for zone in finding.evidence.zones) == pytest.approx(1, abs=1e-4)
    assert all(finding.probability < finding.threshold for finding in explanation.absent)


def test_raised_findings_are_tested_by_hiding(session: Session, shared_data: Path) -> None:
    explanations = [explain(shared_data / "dicom" / f"{name}.dcm", session) for name in ENCODINGS]
    tests = [finding.evidence.tested for e in explanations for finding in e.findings]
    assert tests
    assert any(test is not None and test.hidden != test.before for test in tests)


def test_a_dicom_and_its_rendition_give_the_same_answer(session: Session, shared_data: Path) -> None:
    """Through the whole pipeline, not only at the door."""
    rows = {row["image_id"]: row for row in _rows(shared_data / "cxr" / "index.csv")}
    for row in _rows(shared_data / "dicom" / "index.csv"):
        rendition = shared_data / "cxr" / rows[row["image_id"]]["path_large"]
        answers = [
            _probabilities(explain(path, session))
            for path in (shared_data / "dicom" / row["file"], rendition)
        ]
        assert np.abs(answers[0] - answers[1]).mean() < 0.03, row["file"]


def test_the_lungs_are_found_on_both_sides(session: Session, shared_data: Path) -> None:
    explanation = explain(shared_data / "dicom" / "chest-window-12bit.dcm", session)
    assert explanation.lungs is not None
    right, left = explanation.lungs.right, explanation.lungs.left
    assert np.argwhere(right)[:, 1].mean() < np.argwhere(left)[:, 1].mean()
    assert 0.05 < right.mean() < 0.35
    assert 0.05 < left.mean() < 0.35


def test_drawn_lungs_and_seen_lungs_agree(session: Session, shared_data: Path) -> None:
    """These images were in training: this is a check of the graph and the geometry, not a score."""
    overlaps = []
    for mask_path in sorted((shared_data / "cxr" / "lungs").glob("adult-*.png"))[:10]:
        image = shared_data / "cxr" / "adult512" / f"{mask_path.stem.removeprefix('adult-')}.jpg"
        drawn = np.asarray(Image.open(mask_path).convert("L")) > 127
        pixels = np.asarray(Image.open(image).convert("L"), np.float32) / 255
        canvas, place = lay(pixels, session.bundle.canvas_size)
        seen = session.encode(canvas[None]).lungs[0].any(0).astype(np.float32)
        both = place.to_radiograph(seen, drawn.shape) > 0.5
        overlaps.append(2 * (both & drawn).sum() / (both.sum() + drawn.sum()))
    assert np.mean(overlaps) > 0.85


def test_a_pale_radiograph_is_explained_with_a_caution(session: Session, shared_data: Path) -> None:
    read = read_radiograph(shared_data / "dicom" / "chest-explicit.dcm")
    pale = replace(read, pixels=0.4 + 0.1 * read.pixels)
    assert "low_contrast" in explain_radiograph(pale, session).cautions
    assert "low_contrast" not in explain_radiograph(read, session).cautions


def test_half_a_radiograph_is_refused_or_explained_with_a_caution(
    session: Session, shared_data: Path
) -> None:
    read = read_radiograph(shared_data / "dicom" / "chest-explicit.dcm")
    half = replace(read, pixels=read.pixels[:, : read.pixels.shape[1] // 2])
    explanation = explain_radiograph(half, session)
    told = {"lungs_cropped", "patient_rotated", "unlike_training_images"} & set(explanation.cautions)
    assert explanation.abstained or told


NOT_CHEST: dict[str, Callable[[], np.ndarray]] = {
    "noise": lambda: np.random.default_rng(0).random((256, 256)),
    "blank": lambda: np.full((256, 256), 0.5),
    "ramp": lambda: np.linspace(0, 1, 256 * 256).reshape(256, 256),
    "tiny": lambda: np.random.default_rng(0).random((20, 20)),
}


@pytest.mark.parametrize("kind", NOT_CHEST)
def test_made_pictures_get_no_findings(session: Session, kind: str) -> None:
    picture = Radiograph(NOT_CHEST[kind]().astype(np.float32), None, "unknown", "0" * 16, "PNG")
    explanation = explain_radiograph(picture, session)
    assert explanation.abstained
    assert not explanation.findings
    assert not explanation.absent


@pytest.mark.parametrize("name", ["hip-j2k", "mr-jpegls"])
def test_other_examinations_get_no_findings(session: Session, shared_data: Path, name: str) -> None:
    explanation = explain(shared_data / "dicom" / "not-chest" / f"{name}.dcm", session)
    assert explanation.abstained
    assert not explanation.findings


def _probabilities(explanation: Explanation) -> np.ndarray:
    said = {f.key: f.probability for f in (*explanation.findings, *explanation.absent)}
    return np.array([said[key] for key in findings.keys()])


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
