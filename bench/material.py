"""What bundles are compared on while they are made: some of a dataset's images, or phantoms.

Images that choose and images that measure are never the same where a dataset tells them apart.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from ..errors import BadData
from ..explain.door import read_radiograph
from ..explain.radiograph import Box, Radiograph
from ..explain.session import Session as Session
from ..models import findings
from ..models.datasets import find_layout
from ..runtimes.bundle import Bundle
from ..runtimes.engine import Engine, open_engine
from .fidelity import Fidelity, measure_fidelity
from .localisation import read_boxes
from .studies import MEASURING, Study, draw_phantom, draw_studies, read_studies

Use = Literal["choose", "measure"]
# The series of phantoms; calibration draws from series 0.
_SERIES = {"choose": 1, "measure": 2}


@dataclass(frozen=True)
class Material:
    """Images to compare bundles on.

    Attributes:
        studies: what is known of each.
        name: of the data, for the report.
        use: whether they may choose, or only measure.
        read: gives a study's radiograph.
        boxes: radiologists' boxes by image; empty where there are none.
    """

    studies: list[Study]
    name: str
    use: Use
    read: Callable[[Study], Radiograph]
    boxes: Mapping[str, list[Box]] = field(default_factory=dict)


def gather(data: Path | None, count: int, use: Use) -> Material:
    """Some images for a use.

    Args:
        data: a dataset, a folder of radiographs, or None for phantoms.
        count: how many at most.
        use: a dataset's validation and test splits measure, its others choose; a plain folder does both.

    Raises:
        BadData, BadInput: as `read_studies`; or a dataset has no image for this use.
    """
    if data is None:
        return Material([_phantom(use, number) for number in range(count)], "phantoms", use, _draw)
    studies = read_studies(data)
    if find_layout(data) is not None:
        studies = [study for study in studies if (study.split in MEASURING) == (use == "measure")]
    chosen = draw_studies(studies, count)
    if not chosen:
        splits = " or ".join(MEASURING)
        wanted = f"none of the split {splits}" if use == "measure" else f"only some of the split {splits}"
        raise BadData(f"has images, but {wanted}", on=data.name, fix="Give a dataset with both, or a folder")
    # What was drawn by radiologists scores, and chooses nothing.
    boxes = read_boxes(data) if use == "measure" else {}
    return Material(chosen, data.name, use, lambda study: read_radiograph(study.path), boxes)


def open_candidate(bundle: Bundle, engine: str) -> Session:
    """A bundle on an engine, with floating-point arithmetic in 32 bits: no engine's own taste for bf16."""
    return Session(bundle, open_engine(bundle, engine, precision="f32"))


def remembering(session: Session) -> Session:
    """The same session, asked each question once: a reference that many candidates are compared with."""
    return Session(session.bundle, _Remembering(session.engine), session.calibration, session.operating_point)


def compare(
    reference: Session,
    candidate: Session,
    material: Material,
    groups: Collection[str],
    close_images: int,
    progress: Callable[[Iterable[Study]], Iterable[Study]] = iter,
) -> Fidelity:
    """How far a candidate strays from a reference; see `measure_fidelity`."""
    return measure_fidelity(
        reference,
        candidate,
        material.studies,
        material.name,
        material.use,
        progress,
        material.read,
        groups=groups,
        boxes=material.boxes,
        close_images=close_images,
    )


class _Remembering:
    """An engine that keeps its answers."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.name, self.fallback_from = engine.name, engine.fallback_from
        self._answers: dict[bytes, dict[str, NDArray[Any]]] = {}

    def run(self, graph: str, inputs: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        digest = hashlib.sha256(graph.encode())
        for name in sorted(inputs):
            digest.update(name.encode() + inputs[name].tobytes())
        key = digest.digest()
        if key not in self._answers:
            self._answers[key] = self.engine.run(graph, inputs)
        return dict(self._answers[key])


def _phantom(use: Use, number: int) -> Study:
    unknown = np.full(len(findings.keys()), np.nan, np.float32)
    return Study(f"{_SERIES[use]}-{number}", Path(), "", use, unknown)


def _draw(study: Study) -> Radiograph:
    return _draw_once(study.image_id)


@lru_cache(maxsize=128)
def _draw_once(name: str) -> Radiograph:
    """A phantom by its series and number: many candidates are shown the same."""
    series, number = (int(part) for part in name.split("-"))
    return Radiograph(draw_phantom(series, number).pixels, None, "unknown", name, "phantom")
