"""The heart's width as a teacher of the judge, on phantoms, with the lung fields of the shipped weights."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import torch
from xvlm.compress.pipeline import DEFAULT_TEACHER
from xvlm.models import findings
from xvlm.models.canvas import lay
from xvlm.models.network.vlm import VisionLanguageModel
from xvlm.models.network.weights import load_model
from xvlm.models.phantom import make_phantom
from xvlm.models.training import losses
from xvlm.models.training.heart_odds import CARDIOMEGALY, heart_odds, measure_ratios
from xvlm.models.training.radiographs import Radiographs

# Half of the hearts are clearly narrow, half clearly wide; a few labels are wrong, as mined ones are.
HEARTS = np.where(np.arange(60) % 2, 0.58, 0.42) + np.linspace(-0.02, 0.02, 60)
MISLABELLED = (7, 20, 33)


@cache
def shipped() -> VisionLanguageModel:
    return load_model(Path(DEFAULT_TEACHER))[0]


@pytest.fixture(scope="module")
def hearts() -> Radiographs:
    """PA views of grown-ups, labelled with cardiomegaly or without."""
    phantoms = [make_phantom(128, seed=n, heart_ratio=float(ratio)) for n, ratio in enumerate(HEARTS)]
    count = len(phantoms)
    labels = np.zeros((count, len(findings.keys())), np.float32)
    labels[:, CARDIOMEGALY] = HEARTS > 0.5
    labels[MISLABELLED, CARDIOMEGALY] = 1 - labels[MISLABELLED, CARDIOMEGALY]
    return Radiographs(
        canvases=np.stack([np.round(lay(p.pixels, 128)[0] * 255).astype(np.uint8) for p in phantoms]),
        labels=labels,
        lungs=np.zeros((count, 2, 128, 128), np.uint8),
        lungs_known=np.zeros(count, bool),
        image_ids=tuple(map(str, range(count))),
        patients=tuple(map(str, range(count))),
        ages=np.full(count, 50, np.float32),
        sexes=np.ones(count, np.float32),
        views=np.zeros(count, np.float32),
        reports=("",) * count,
    )


def test_ratios_are_measured_on_the_fields_that_the_model_sees(hearts: Radiographs) -> None:
    ratios = measure_ratios(shipped(), hearts, "cpu")
    seen = ~np.isnan(ratios)
    assert seen.mean() > 0.8
    assert np.corrcoef(ratios[seen], HEARTS[seen])[0, 1] > 0.8


def test_children_and_other_views_are_not_measured(hearts: Radiographs) -> None:
    views, ages = hearts.views.copy(), hearts.ages.copy()
    views[:10], views[10:20], ages[20:30], ages[30:40] = 1, np.nan, 17, np.nan
    ratios = measure_ratios(shipped(), replace(hearts, views=views, ages=ages), "cpu")
    assert np.isnan(ratios[:40]).all()
    assert not np.isnan(ratios[40:]).all()


def test_a_wider_heart_has_higher_odds(hearts: Radiographs) -> None:
    odds = heart_odds(shipped(), hearts, "cpu")
    wide, narrow = odds[HEARTS > 0.5], odds[HEARTS < 0.5]
    assert np.nanmin(wide) > np.nanmax(narrow)
    assert np.nanmedian(wide) > 0 > np.nanmedian(narrow)


def test_an_unknown_label_teaches_nothing_and_too_few_teach_nothing_at_all(hearts: Radiographs) -> None:
    labels = hearts.labels.copy()
    labels[0, CARDIOMEGALY] = np.nan
    assert np.isnan(heart_odds(shipped(), replace(hearts, labels=labels), "cpu")[0])
    assert np.isnan(heart_odds(shipped(), hearts.select(np.arange(30)), "cpu")).all()


def test_the_heart_loss_wants_the_measured_odds_of_measured_hearts_alone() -> None:
    weight, heart = torch.tensor(6.0), torch.tensor([-3.0, 1.0, torch.nan])
    right = heart.nan_to_num(5.0) + weight.log()
    assert losses.heart_loss(right, heart, weight).item() == 0
    assert losses.heart_loss(right + 1, heart, weight).item() == pytest.approx(0.5)
    unknown = torch.zeros(3, requires_grad=True)
    losses.heart_loss(unknown, torch.full((3,), torch.nan), weight).backward()
    assert unknown.grad is not None
    assert not unknown.grad.any()
