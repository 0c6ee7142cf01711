"""Figures of the benchmark against a library's, against hand-made cases, and on real radiographs."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import brier_score_loss, roc_auc_score
from xvlm.bench.evaluate import evaluate, mean_auroc
from xvlm.bench.model_card import write_model_card
from xvlm.bench.statistics import (
    auroc,
    bootstrap,
    brier,
    expected_calibration_error,
    sensitivity,
    specificity,
)
from xvlm.bench.studies import canvases_to_measure, read_index
from xvlm.errors import BadData
from xvlm.explain import Session
from xvlm.models import findings


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=60))
def test_auroc_is_scikit_learn_s_ties_and_all(pairs: list[tuple[int, bool]]) -> None:
    scores, labels = np.array([p[0] / 5 for p in pairs]), np.array([float(p[1]) for p in pairs])
    if 0 < labels.sum() < len(labels):
        assert auroc(scores, labels) == pytest.approx(roc_auc_score(labels, scores))
    else:
        assert np.isnan(auroc(scores, labels))


def test_brier_is_scikit_learn_s() -> None:
    rng = np.random.default_rng(0)
    p, y = rng.random(50), (rng.random(50) < 0.4).astype(float)
    assert brier(p, y) == pytest.approx(brier_score_loss(y, p))


def test_rates_of_four_cases_by_hand() -> None:
    said, labels = np.array([True, True, False, False]), np.array([1.0, 0, 1, 0])
    assert sensitivity(said, labels) == 0.5
    assert specificity(said, labels) == 0.5
    assert np.isnan(sensitivity(said, np.zeros(4)))


def test_calibration_error_by_hand() -> None:
    # Two bins: 0.2 was said and half were positive; 0.8 was said and all were.
    p, y = np.array([0.2, 0.2, 0.8, 0.8]), np.array([0.0, 1, 1, 1])
    assert expected_calibration_error(p, y, bins=2) == pytest.approx(0.5 * 0.3 + 0.5 * 0.2)


def test_the_interval_holds_the_truth_and_narrows_with_more_patients() -> None:
    rng = np.random.default_rng(0)
    widths = []
    for count in (50, 800):
        values = rng.normal(size=count)
        interval = bootstrap(lambda rows, v=values: float(v[rows].mean()), np.arange(count))
        assert interval.low < 0 < interval.high
        widths.append(interval.high - interval.low)
    assert widths[1] < widths[0] / 2


def test_findings_with_too_few_positives_are_left_out_of_the_mean() -> None:
    labels = np.zeros((100, 2))
    labels[:20, 0], labels[:5, 1] = 1, 1
    scores = np.stack([labels[:, 0], -labels[:, 1]], 1)
    assert mean_auroc(scores, labels) == 1.0


def test_an_index_that_is_not_there_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"index\.csv"):
        read_index(tmp_path)


def test_phantoms_to_measure_on_are_the_same_each_time() -> None:
    first, kind = canvases_to_measure(None, 128, 3)
    assert kind == "phantoms"
    assert (canvases_to_measure(None, 128, 3)[0] == first).all()


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
    result = evaluate(session, tmp_path, "val")
    assert result.images == 60
    assert [figures.key for figures in result.findings] == list(findings.keys())
    assert result.refused < 0.1
    assert result.pointing is None
    card = write_model_card(result, "xvlm bench evaluate")
    assert "no medical device" in card
    assert "60 radiographs" in card
