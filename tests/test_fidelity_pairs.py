"""Images that several pairs of engines share: the figures are those of one pair, and a fault is not lost."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path

import pytest
from xvlm.bench.fidelity import Fidelity, measure_fidelity
from xvlm.bench.fidelity.pairs import MOST_PAIRS, Pair, open_pairs
from xvlm.bench.material import gather
from xvlm.errors import UnreadableImage
from xvlm.explain import Session, open_session
from xvlm.explain.door import read_radiograph
from xvlm.runtimes import default_bundle_path
from xvlm.runtimes.compiled_engine import CompiledEngine
from xvlm.runtimes.device import usable_cores

MATERIAL = gather(None, 6, "measure")


def measure(session: Session, *helpers: Pair) -> Fidelity:
    """The shipped bundle against itself at another operating point, on phantoms."""
    eager = replace(session, operating_point="sensitivity_90")
    return measure_fidelity(
        session, eager, MATERIAL.studies, "phantoms", read=MATERIAL.read, close_images=1, helpers=helpers
    )


def test_two_pairs_that_share_the_images_find_what_one_finds(session: Session) -> None:
    alone = measure(session)
    own = open_session()
    shared = measure(session, Pair(own, replace(own, operating_point="sensitivity_90")))
    assert shared.report.material == alone.report.material
    assert shared.images.image_ids == alone.images.image_ids
    assert shared.report.names == alone.report.names
    for name in shared.report.names:
        mine, theirs = (asdict(found.report.figure(name)) for found in (shared, alone))
        assert mine == pytest.approx(theirs, abs=1e-5, nan_ok=True), name


def test_a_pair_is_opened_for_each_core_and_each_engine_computes_with_one_thread() -> None:
    pairs = open_pairs(default_bundle_path())
    assert len(pairs) == min(usable_cores(), MOST_PAIRS)
    engines = [session.engine for pair in pairs for session in (pair.reference, pair.candidate)]
    assert len({id(engine) for engine in engines}) == 2 * len(pairs)
    assert all(isinstance(engine, CompiledEngine) and engine.threads == 1 for engine in engines)


def test_an_image_that_cannot_be_read_ends_the_comparison(session: Session, tmp_path: Path) -> None:
    (tmp_path / "cut.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    studies = [*MATERIAL.studies[:2], replace(MATERIAL.studies[0], path=tmp_path / "cut.png")]
    with pytest.raises(UnreadableImage, match=r"cut\.png"):
        measure_fidelity(
            session,
            session,
            studies,
            "phantoms",
            read=lambda study: read_radiograph(study.path) if study.path.name else MATERIAL.read(study),
            groups=("diagnosis",),
            helpers=(Pair(open_session(), open_session()),),
        )
