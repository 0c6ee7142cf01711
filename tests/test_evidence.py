"""Evidence: it adds up, it follows the lesion, and hiding it is a fair test."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from xvlm.explain import Session
from xvlm.explain.evidence import bounding_box, gather_evidence, share_by_zone, strongest_area, which_side
from xvlm.explain.explanation import LungFields
from xvlm.explain.hiding import MOST_ENCODES, areas_to_hide, elsewhere, hide, judge_test, read_tests
from xvlm.explain.inpaint import inpaint
from xvlm.models import findings
from xvlm.models.canvas import Placement, lay
from xvlm.models.phantom import Lesion, make_phantom

GRID = 16
MAPS = arrays.arrays(np.float32, (GRID, GRID), elements=st.floats(-2, 2, width=32))
SQUARE = Placement(128, 0, 0, 128, 128)


def lungs() -> LungFields:
    right, left = np.zeros((32, 32), bool), np.zeros((32, 32), bool)
    right[4:28, 3:14] = True
    left[4:28, 18:29] = True
    return LungFields(right, left)


def spot(row: int, column: int) -> np.ndarray:
    heatmap = np.full((GRID, GRID), -0.01, np.float32)
    heatmap[row, column] = 1
    return heatmap


def test_contributions_sum_to_the_logit(session: Session) -> None:
    canvases = np.stack([lay(make_phantom(128, seed=seed).pixels, 128)[0] for seed in range(4)])
    judged = session.judge(session.encode(canvases).tokens)
    rest = judged.logits - judged.contributions.sum((2, 3))
    # What is left is the bias: the same for every image.
    assert np.abs(rest - rest[0]).max() < 1e-4


@pytest.mark.parametrize("kind", ["consolidation", "effusion", "mass", "pneumothorax"])
def test_the_map_moves_with_the_lesion(session: Session, kind: str) -> None:
    index, moved = findings.keys().index(kind), 0
    seeds = range(900, 906)
    for seed in seeds:
        columns = []
        for side in ("right", "left"):
            phantom = make_phantom(256, [Lesion(kind, side)], seed=seed)
            judged = session.judge(session.encode(lay(phantom.pixels, 128)[0][None]).tokens)
            support = np.clip(judged.contributions[0, index], 0, None)
            columns.append(float((support.sum(0) * np.arange(GRID)).sum() / max(support.sum(), 1e-9)))
        moved += columns[0] < columns[1]
    assert moved == len(seeds)


@given(MAPS)
def test_zone_shares_sum_to_one_or_nothing(heatmap: np.ndarray) -> None:
    total = sum(zone.share for zone in share_by_zone(heatmap, lungs()))
    assert total == pytest.approx(1, abs=1e-4)


@given(MAPS)
def test_the_mask_holds_half_of_the_support_or_is_as_large_as_allowed(heatmap: np.ndarray) -> None:
    mask, support = strongest_area(heatmap), np.clip(heatmap, 0, None)
    if not support.any():
        assert not mask.any()
    else:
        largest = round(0.2 * GRID * GRID)
        assert support[mask].sum() >= 0.5 * support.sum() - 1e-4 or mask.sum() == largest
        assert support[mask].min() >= support[~mask].max() - 1e-6


def test_zones_and_sides_are_the_patient_s() -> None:
    # The patient's right is on the image's left.
    upper_right = gather_evidence("mass", spot(3, 3), lungs(), SQUARE, has_side=True)
    assert upper_right.zones[0].zone == "right_upper"
    assert upper_right.side == "right"
    lower_left = gather_evidence("mass", spot(12, 12), lungs(), SQUARE, has_side=True)
    assert lower_left.zones[0].zone == "left_lower"
    assert lower_left.side == "left"
    assert gather_evidence("cardiomegaly", spot(12, 12), lungs(), SQUARE, has_side=False).side == "central"


def test_support_on_both_sides_is_called_so() -> None:
    assert which_side(spot(5, 3) + spot(5, 12), lungs()) == "both"


def test_the_box_of_a_mask_in_a_letterbox() -> None:
    # A radiograph half as high as wide lies in the middle of the canvas.
    place = Placement(128, 32, 0, 64, 128)
    mask = np.zeros((GRID, GRID), bool)
    mask[4:8, 0:4] = True
    assert bounding_box(mask, place) == pytest.approx((0, 0, 0.25, 0.5))


@given(
    arrays.arrays(np.float32, (32, 32), elements=st.floats(0, 1, width=32)),
    st.integers(0, 24),
    st.integers(0, 24),
)
def test_inpainting_changes_only_what_is_hidden(canvas: np.ndarray, top: int, left: int) -> None:
    hidden = np.zeros((32, 32), bool)
    hidden[top : top + 8, left : left + 8] = True
    painted = inpaint(canvas, hidden)
    assert (painted[~hidden] == canvas[~hidden]).all()
    assert painted[hidden].min() >= canvas[~hidden].min() - 1e-5
    assert painted[hidden].max() <= canvas[~hidden].max() + 1e-5


def test_inpainting_continues_a_ramp() -> None:
    ramp = np.tile(np.linspace(0, 1, 64, dtype=np.float32), (64, 1))
    hidden = np.zeros((64, 64), bool)
    hidden[24:40, 24:40] = True
    assert np.abs(inpaint(ramp, hidden) - ramp)[hidden].max() < 0.12


def test_inpainting_everything_gives_one_grey() -> None:
    assert (
        np.ptp(inpaint(np.random.default_rng(0).random((16, 16)).astype(np.float32), np.ones((16, 16), bool)))
        == 0
    )


def test_places_elsewhere_have_the_same_area_and_other_pixels() -> None:
    mask = spot(3, 3) > 0
    mask[3:6, 3:6] = True
    for other in elsewhere(mask, lungs(), 3):
        assert other.sum() == mask.sum()
        assert (other & mask).sum() < 0.5 * mask.sum()


def test_the_verdict_compares_with_hiding_elsewhere() -> None:
    assert judge_test(0.6, 0.2, 0.58).verdict == "matters"
    assert judge_test(0.6, 0.55, 0.6).verdict == "matters_little"
    # The probability fell, but as much as when anything is hidden.
    assert judge_test(0.6, 0.3, 0.3).verdict == "does_not_matter"
    # Hiding elsewhere raised the answer: that makes a small fall no larger, and a rise no fall.
    assert judge_test(0.19, 0.15, 0.36).verdict == "matters_little"
    assert judge_test(0.19, 0.25, 0.5).verdict == "does_not_matter"


@settings(max_examples=5, deadline=None)
@given(st.integers(1, 14))
def test_hiding_stays_in_its_budget(session: Session, count: int) -> None:
    asked: list[int] = []

    class Counting:
        name, fallback_from = session.engine.name, None

        def run(self, graph: str, inputs: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
            if graph == "encode":
                asked.append(len(inputs["canvas"]))
            return session.engine.run(graph, inputs)

    counting = Session(session.bundle, Counting())
    canvas = lay(make_phantom(128).pixels, 128)[0]
    masks = {index: spot(4, index) > 0 for index in range(count)}
    areas = areas_to_hide(masks, lungs(), MOST_ENCODES)
    answers = counting.ask(np.stack(hide(canvas, areas)))
    tests = read_tests(counting, areas, tuple(masks), answers, np.full(14, 0.5, np.float32))
    assert sum(asked) <= 16
    assert len(tests) == min(count, 8)
