"""Maps against boxes: tiny cases worked out by hand, and bounds that hold for any masks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from numpy.typing import NDArray
from xvlm.bench.localisation import (
    FINE,
    OPACITIES,
    BoxedImages,
    best_constant_mask,
    best_constant_point,
    cover,
    find_boxed,
    find_peak,
    iou,
    iou_at_shares,
    localise,
    opacity_map,
    play_pointing,
    read_boxes,
)
from xvlm.errors import BadData
from xvlm.explain.radiograph import Part
from xvlm.explain.session import Judged
from xvlm.models import findings
from xvlm.models.canvas import Placement

WHOLE = Placement(size=8, top=0, left=0, height=8, width=8)
# Three images in a row of four points, whose boxes cover the points 0 and 1, 1 and 2, and 1.
THREE = np.array([[[1, 1, 0, 0]], [[0, 1, 1, 0]], [[0, 1, 0, 0]]], bool)
HEADER = "image_id,finding,x,y,w,h,annotator\n"
MASKS = npst.arrays(bool, (3, 2, 4))


def boxed(
    maps: Sequence[object], inside: NDArray[np.bool_], patients: Sequence[int] | None = None
) -> BoxedImages:
    """Images with their boxes, on the grid of the boxes; the peaks are the maps' own."""
    heatmaps = np.array(maps, np.float32)
    peaks = np.array([np.unravel_index(heatmap.argmax(), heatmap.shape) for heatmap in heatmaps])
    rows = np.arange(len(heatmaps))
    return BoxedImages(rows, np.array(patients or rows), heatmaps, peaks, inside)


def test_a_box_covers_the_points_whose_middle_is_in_it() -> None:
    # The middles of four columns lie at 1/8, 3/8, 5/8 and 7/8.
    covered = cover([(0.25, 0.5, 0.5, 0.25)], fine=4)
    assert covered.tolist() == [[0, 0, 0, 0], [0, 0, 0, 0], [0, 1, 1, 0], [0, 0, 0, 0]]


def test_the_boxes_of_an_image_are_one_area() -> None:
    twice = cover([(0, 0, 0.5, 0.5), (0.25, 0.25, 0.5, 0.5)], fine=4)
    assert twice.sum() == 4 + 4 - 1


def test_the_peak_is_the_middle_of_the_strongest_token() -> None:
    heatmap = np.zeros((4, 4), np.float32)
    heatmap[1, 2] = 1
    # Row (1 + 1/2) / 4 and column (2 + 1/2) / 4 of sixteen points.
    assert find_peak(heatmap, WHOLE, fine=16) == (6, 10)


def test_the_peak_is_told_on_the_radiograph_not_on_the_canvas() -> None:
    # A radiograph twice as wide as high lies on the middle half of its canvas.
    wide = Placement(size=8, top=2, left=0, height=4, width=8)
    heatmap = np.zeros((4, 4), np.float32)
    heatmap[1, 2] = 1
    # Row 3/8 of the canvas is a quarter of the radiograph's height below its top.
    assert find_peak(heatmap, wide, fine=16) == (4, 10)
    heatmap[3, 3] = 2
    assert find_peak(heatmap, wide, fine=16)[0] == 15


def test_the_best_constant_point_lies_in_most_boxes() -> None:
    assert best_constant_point(THREE) == (0, 1)


def test_the_best_constant_mask_by_hand() -> None:
    # Point 1 alone: (1/2 + 1/2 + 1) / 3. Points 0 to 2: (2/3 + 2/3 + 1/3) / 3, which is less.
    mask = best_constant_mask(THREE)
    assert mask.tolist() == [[False, True, False, False]]
    assert iou(mask[None], THREE).mean() == pytest.approx(2 / 3)


def test_iou_by_hand() -> None:
    assert iou(THREE[:1], THREE).tolist() == [1.0, pytest.approx(1 / 3), 0.5]
    nothing = np.zeros((1, 1, 4), bool)
    assert iou(nothing, nothing).tolist() == [0]


@given(MASKS, MASKS)
def test_iou_is_bounded_and_the_same_both_ways(some: NDArray[np.bool_], others: NDArray[np.bool_]) -> None:
    shared = iou(some, others)
    assert (shared == iou(others, some)).all()
    assert ((shared >= 0) & (shared <= 1)).all()
    same = (some == others).all((1, 2)) & some.any((1, 2))
    assert ((shared == 1) == same).all()


@given(npst.arrays(np.float32, (2, 3, 3), elements=st.integers(-5, 5)), npst.arrays(bool, (2, 3, 3)))
def test_a_map_s_overlap_is_bounded_and_all_of_its_support_is_what_speaks_for_it(
    maps: NDArray[np.float32], inside: NDArray[np.bool_]
) -> None:
    scores = iou_at_shares(maps, inside)
    assert ((scores >= 0) & (scores <= 1)).all()
    assert scores[:, -1] == pytest.approx(iou(maps > 0, inside))


@given(st.floats(1e-3, 1e3), npst.arrays(np.float32, (1, 3, 3), elements=st.integers(-5, 5)))
def test_a_map_s_scale_does_not_change_its_area(scale: float, maps: NDArray[np.float32]) -> None:
    inside = np.eye(3, dtype=bool)[None]
    scaled = np.float32(2.0 ** round(np.log2(scale)))
    assert (iou_at_shares(maps * scaled, inside) == iou_at_shares(maps, inside)).all()


def test_a_map_is_cut_off_where_its_area_holds_a_share_of_its_support() -> None:
    # Of 8 points of support the strongest holds 50 %, the next 37.5 %, the last 12.5 %; one speaks against.
    scores = iou_at_shares(np.array([[[4, 3], [1, -9]]], np.float32), np.array([[[1, 1], [0, 0]]], bool))
    held = {share: scores[0, share - 1] for share in (1, 50, 51, 87, 88, 100)}
    assert held == pytest.approx({1: 1 / 2, 50: 1 / 2, 51: 1, 87: 1, 88: 2 / 3, 100: 2 / 3})


def test_a_map_that_speaks_for_nothing_has_no_area() -> None:
    for nothing in (np.zeros((1, 2, 2), np.float32), np.full((1, 2, 2), -1, np.float32)):
        assert (iou_at_shares(nothing, np.ones((1, 2, 2), bool)) == 0).all()


def test_one_threshold_serves_all_images() -> None:
    # The first box is best met by its map's strongest point, the second by the three strongest.
    inside = np.array([[[1, 0], [0, 0]], [[1, 1], [1, 0]]], bool)
    found = localise(boxed([[[4, 3], [2, 1]]] * 2, inside))
    # One point: (1 + 1/3) / 2; two: (1/2 + 2/3) / 2; three: (1/3 + 1) / 2; four: (1/4 + 3/4) / 2.
    assert found.iou.maps.value == pytest.approx(2 / 3)
    # Of equals the least is taken: the strongest point holds 4 of 10.
    assert found.map_share == 0.01


def test_the_pointing_game_by_hand() -> None:
    # Peaks at the points 0, 0 and 1: the first and the last lie in their boxes. Point 1 is in all three.
    game = play_pointing(boxed([[[9, 0, 0, 0]], [[9, 0, 0, 0]], [[0, 9, 0, 0]]], THREE))
    assert game.maps.value == pytest.approx(2 / 3)
    assert game.constant.value == 1
    assert game.difference.value == pytest.approx(-1 / 3)
    assert game.difference.low <= -1 / 3 <= game.difference.high <= 0


def test_a_difference_is_paired() -> None:
    # Map and constant point hit and miss the same images, so that no draw can tell them apart.
    inside = np.array([[[1, 0]], [[1, 0]], [[1, 0]], [[0, 1]]], bool)
    game = play_pointing(boxed([[[9, 0]]] * 4, inside))
    assert game.maps.value == game.constant.value == 0.75
    assert game.maps.low < game.maps.high
    # They never differ, of four people: the rule of three.
    assert (game.difference.low, game.difference.high) == (-3 / 4, 3 / 4)


def test_images_of_one_patient_are_drawn_together() -> None:
    inside = np.array([[[1, 0]]] * 4 + [[[0, 1]]] * 4, bool)
    maps = [[[9, 0]]] * 8
    apart, together = localise(boxed(maps, inside)), localise(boxed(maps, inside, [0] * 4 + [1] * 4))
    assert (apart.patients, together.patients) == (8, 2)
    assert (together.pointing.maps.low, together.pointing.maps.high) == (0, 1)
    assert apart.pointing.maps.low > 0


def test_the_opacity_map_is_the_sum_of_the_opacities() -> None:
    keys = findings.keys()
    contributions = np.zeros((1, len(keys), 2, 2), np.float32)
    contributions[0, [keys.index(key) for key in OPACITIES], 0, 1] = 1
    contributions[0, keys.index("hernia")] = 100
    nothing = np.zeros((1, len(keys)), np.float32)
    joined = opacity_map(Judged(nothing, nothing, contributions))
    assert joined.tolist() == [[[0, len(OPACITIES)], [0, 0]]]


def test_only_radiologists_boxes_of_opacities_score(tmp_path: Path) -> None:
    (tmp_path / "index.csv").write_text("image_id\n")
    (tmp_path / "boxes.csv").write_text(
        f"{HEADER}a,Lung_Opacity,0.5,0,0.5,0.5,rsna\nb,Lung_Opacity,0,0,1,1,nih\nc,Mass,0,0,1,1,rsna\n"
    )
    maps = np.zeros((3, 4, 4), np.float32)
    maps[2, 0, 3] = 1
    found = find_boxed(tmp_path, ["c", "b", "a"], np.array([5, 6, 7]), maps, (WHOLE,) * 3, (Part(),) * 3)
    assert found is not None
    assert (found.rows.tolist(), found.patients.tolist()) == ([2], [7])
    assert found.inside.mean() == 0.25
    assert found.maps.shape == (1, FINE, FINE)
    assert play_pointing(found).maps.value == 1


def test_without_boxes_nothing_is_localised(tmp_path: Path) -> None:
    (tmp_path / "index.csv").write_text("image_id\n")
    assert (
        find_boxed(
            tmp_path, ["a"], np.zeros(1, np.int64), np.zeros((1, 4, 4), np.float32), (WHOLE,), (Part(),)
        )
        is None
    )


@pytest.mark.parametrize(
    "table", ["image_id,finding\na,Lung_Opacity\n", f"{HEADER}a,Lung_Opacity,left,0,1,1,rsna\n"]
)
def test_damaged_boxes_are_one_error(tmp_path: Path, table: str) -> None:
    (tmp_path / "index.csv").write_text("image_id\n")
    (tmp_path / "boxes.csv").write_text(table)
    with pytest.raises(BadData, match=r"boxes\.csv"):
        read_boxes(tmp_path)
