"""Devices and letters over the chest: where they are seen, and what a finding in their place says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from explanations import PLACEMENT, three_findings
from xvlm.bench.intake.devices import UNPAINTED, measure_devices
from xvlm.bench.studies import draw_studies, read_index
from xvlm.explain import Session
from xvlm.explain.explanation import LungFields
from xvlm.explain.foreign_objects import ForeignObjects
from xvlm.explain.levels import impression_of, weigh
from xvlm.explain.reports.json_report import from_json, to_json
from xvlm.models.foreign_objects import KINDS, paint

CELLS = (32, 32)


def test_what_lies_beside_the_chest_is_not_over_it() -> None:
    right, left = np.zeros(CELLS, bool), np.zeros(CELLS, bool)
    right[8:24, 6:13], left[8:24, 18:26] = True, True
    seen = np.zeros(CELLS, bool)
    seen[2:4, 2:4], seen[12:14, 15:17] = True, True
    over = ForeignObjects(seen, seen).over(LungFields(right, left))
    assert over.devices.sum() == 4
    assert over.devices[12:14, 15:17].all()


def test_an_area_on_a_coarser_grid_is_touched_where_it_lies() -> None:
    seen, area = np.zeros(CELLS, bool), np.zeros((16, 16), bool)
    seen[10, 21], area[5, 10] = True, True
    nothing = np.zeros(CELLS, bool)
    assert ForeignObjects(nothing, seen).touch(area)
    assert not ForeignObjects(seen, nothing).touch(np.roll(area, 1, 0))


def test_a_finding_that_a_device_may_have_caused_says_so_and_is_never_now() -> None:
    plain = three_findings()
    spot = replace(plain.findings[0].evidence, finding="pneumothorax")
    urgent = replace(plain.findings[0], key="pneumothorax", evidence=spot)
    marked = replace(urgent, foreign_object=True)
    for finding, said in ((urgent, False), (marked, True)):
        explanation = replace(plain, findings=(finding,), placement=PLACEMENT)
        impression = impression_of(explanation)
        assert impression is not None
        assert (impression.urgency == "now") is not said
        against = {reason.kind for reason in weigh(explanation, finding).against}
        assert ("foreign_object" in against) is said
        assert from_json(to_json(explanation)).findings[0].foreign_object is said


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_painted_is_brighter_at_its_place_and_nowhere_darker(kind: str) -> None:
    grey = np.full((200, 160), 0.3, np.float32)
    painted = paint(grey, kind, (0.5, 0.5), np.random.default_rng(1))
    assert (painted >= grey).all()
    assert painted[80:120, 60:100].max() > 0.4
    assert painted[:10, :10].max() == pytest.approx(0.3)


@pytest.mark.shared_data
def test_devices_painted_over_real_lungs_are_mostly_seen(session: Session, shared_data: Path) -> None:
    studies = draw_studies(read_index(shared_data / "cxr", "val"), 20, seed=2)
    told = measure_devices(session, studies)
    assert told[UNPAINTED][1] <= 5
    for kind in ("port", "pacemaker"):
        assert told[kind][1] >= 2 * told[UNPAINTED][1] + 5
