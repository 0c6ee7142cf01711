"""The table of findings is whole; its codes are in test_codes.py."""

from __future__ import annotations

import pytest
from xvlm.explain.reports.catalogue import Catalogue
from xvlm.models.findings import Finding, keys, table, version

ALL = tuple(table().values())


def test_the_table_has_every_finding_in_the_order_of_the_queries() -> None:
    assert tuple(table()) == keys()
    assert len(set(keys())) == 14
    assert version() == "1"


@pytest.mark.parametrize("finding", ALL, ids=lambda finding: finding.key)
def test_differentials_have_names_and_leave_out_the_finding_itself(finding: Finding) -> None:
    catalogue = Catalogue("en")
    assert finding.differentials
    assert finding.key not in finding.differentials
    for key in finding.differentials:
        assert catalogue.text(f"finding-{key}")


def test_only_the_heart_has_no_side() -> None:
    assert [finding.key for finding in ALL if not finding.has_side] == ["cardiomegaly"]
