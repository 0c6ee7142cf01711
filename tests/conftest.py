"""Fixtures that many tests share."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from xvlm.explain import Session, open_session

# Whoever runs the tests in the background may ignore Ctrl-C, and commands that are stopped by it would too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

SHARED_DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the registry unless asked for, and the shared radiographs where there are none.

    In CI what needs the radiographs fails instead.
    """
    if os.environ.get("XVLM_REGISTRY") != "1":
        unasked = pytest.mark.skip(reason="asks the package registry; XVLM_REGISTRY=1 runs it")
        for item in items:
            if item.get_closest_marker("registry"):
                item.add_marker(unasked)
    if SHARED_DATA.is_dir() or os.environ.get("CI") == "true":
        return
    absent = pytest.mark.skip(reason="needs the shared radiographs beside the project (../shared/data)")
    for item in items:
        if item.get_closest_marker("shared_data"):
            item.add_marker(absent)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real radiographs, masks and DICOM files."""
    assert SHARED_DATA.is_dir(), f"{SHARED_DATA.name} is absent beside the project"
    return SHARED_DATA


@pytest.fixture(scope="session")
def session() -> Session:
    """The shipped bundle on the engine it prefers."""
    return open_session()
