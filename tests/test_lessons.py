"""What training shows and what it asks for: pictures, and losses."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from xvlm.models.phantom import make_phantom
from xvlm.models.training import losses
from xvlm.models.training.augment import augment
from xvlm.models.training.not_chest import KINDS, draw_not_chest


def test_unknown_labels_teach_nothing() -> None:
    labels = torch.tensor([[1.0, float("nan")], [0.0, float("nan")]])
    logits = torch.zeros(2, 2, requires_grad=True)
    losses.judge_loss(logits, labels, torch.ones(2)).backward()
    assert logits.grad is not None
    assert (logits.grad[:, 1] == 0).all()
    assert (logits.grad[:, 0] != 0).all()


def test_the_place_loss_wants_the_map_on_the_lesion() -> None:
    lesion, finding = torch.tensor([[1.0, 0, 0, 0]]), torch.tensor([1])
    on, off = torch.zeros(1, 2, 4), torch.zeros(1, 2, 4)
    on[0, 1, 0], off[0, 1, 3] = 1, 1
    assert losses.place_loss(on, lesion, finding) < losses.place_loss(off, lesion, finding)
    # A map that is negative everywhere is no way out.
    negative = torch.full((1, 2, 4), -1.0)
    assert losses.place_loss(on, lesion, finding) < losses.place_loss(negative, lesion, finding)


def test_evidence_is_wanted_where_the_lesion_is_and_nowhere_else() -> None:
    lesions = torch.zeros(1, 1, 4)
    lesions[..., 0] = 1
    on, off = torch.tensor([[[1.0, -1, -1, -1]]]), torch.tensor([[[-1.0, 1, -1, -1]]])
    assert losses.evidence_loss(on, lesions) < losses.evidence_loss(off, lesions)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 1000))
def test_a_mirrored_radiograph_keeps_right_and_left(seed: int) -> None:
    torch.manual_seed(seed)
    lungs = torch.zeros(4, 2, 64, 64)
    lungs[:, 0, 16:48, 10:26], lungs[:, 1, 16:48, 38:54] = 1, 1
    _, moved, _ = augment(torch.rand(4, 1, 64, 64), lungs, torch.zeros(4, 1, 64, 64))
    columns = torch.arange(64.0)
    for right, left in moved:
        assert (right.sum(0) * columns).sum() / right.sum() < (left.sum(0) * columns).sum() / left.sum()


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_pictures_of_something_else_fill_the_grey_range(seed: int) -> None:
    picture = draw_not_chest(make_phantom(64, seed=1).pixels, np.random.default_rng(seed))
    assert picture.shape == (64, 64)
    assert (picture.min(), picture.max()) == pytest.approx((0, 1), abs=0.01)
    assert len(set(KINDS)) >= 10
