"""Whether findings that are named together go together in labels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from xvlm.bench.associations import ask_all, fit, go_together
from xvlm.bench.studies import read_index
from xvlm.explain import Session
from xvlm.explain.explanation import Association
from xvlm.models import findings

NAN = np.nan


def test_pairs_go_together_where_one_makes_the_other_more_frequent() -> None:
    """By hand: of four images two have the second, both of those with the first; none has the third."""
    labels = np.array([[1, 1, 0], [1, 1, 0], [0, 0, 0], [0, 0, 0]], np.float32)
    together = go_together(labels)
    assert together[0, 1]
    assert together[1, 0]
    assert not together[2].any()
    assert not together[:, 2].any()
    assert not go_together(np.array([[1, 0], [0, 1], [0, 0]], np.float32))[0, 1]


def test_an_image_of_which_one_is_not_known_says_nothing_of_the_pair() -> None:
    """With the unknown taken for absent, the second would be as frequent with the first as without."""
    labels = np.array([[1, 1], [1, NAN], [0, 1], [0, 0]], np.float32)
    assert go_together(labels)[0, 1]
    assert not go_together(np.nan_to_num(labels))[0, 1]
    assert not go_together(np.array([[1, NAN], [0, 1]], np.float32))[0, 1]


def test_the_share_is_of_all_that_were_told() -> None:
    keys = findings.keys()
    together = np.zeros((len(keys), len(keys)), bool)
    together[0, 1] = True
    told = [Association(keys[0], keys[1], 0.5, 0.1)] * 3 + [Association(keys[1], keys[2], 0.5, 0.1)]
    found = fit(told, together)
    assert (found.pairs, found.different, found.together) == (4, 2, 0.75)
    assert np.isnan(fit([], together).together)


@pytest.mark.shared_data
def test_every_later_finding_is_asked_about_on_a_radiograph(session: Session, shared_data: Path) -> None:
    asked = ask_all(session, read_index(shared_data, "val")[0])
    count = len(findings.keys())
    assert len(asked) == count * (count - 1) // 2
    assert all(0 <= one.chance <= 1 and 0 <= one.chance_alone <= 1 for one in asked)
