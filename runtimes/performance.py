"""How often a bundle finds what is there and cries wolf, as measured: its `performance.json`.

    {"schema": 1, "bundle", "teacher_sha256", "split", "images", "patients",
     "points": {point: {"findings": {key: {"with", "found", "without", "false_alarms"}},
                        "words": {certainty: {"said", "right"}}}}}

Counts alone, of images; what was not labelled is not counted. A bundle that lacks the file was not measured.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import BundleDamaged
from .bundle import Bundle
from .calibration import OPERATING_POINTS, OperatingPoint
from .json_field import Field, FieldError, parse_json, read_sha256, read_word

FILE = "performance.json"
SCHEMA = 1
# With fewer images that have it, how often a finding is found says next to nothing.
ENOUGH_POSITIVES = 15
_Z = 1.959964  # of a 95 % interval
_MAX_BYTES = 1_000_000


@dataclass(frozen=True)
class Count:
    """So many of so many, at least one of them.

    Attributes:
        hits, of: whole numbers, 0 <= hits <= of.
    """

    hits: int
    of: int

    @property
    def share(self) -> float:
        """hits / of, in [0, 1]."""
        return self.hits / self.of

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % score interval of the share (J. Am. Stat. Assoc. 22, 1927), in [0, 1]."""
        n, p = self.of, self.share
        middle = p + _Z**2 / (2 * n)
        reach = _Z * math.sqrt(p * (1 - p) / n + (_Z / (2 * n)) ** 2)
        low, high = ((middle + sign * reach) / (1 + _Z**2 / n) for sign in (-1, 1))
        return (0.0 if self.hits == 0 else low), (1.0 if self.hits == n else high)


@dataclass(frozen=True)
class Detection:
    """How one finding is raised at one operating point.

    Attributes:
        found: of the images with it, those on which it is raised.
        false_alarms: of those without it, those on which it is raised.
    """

    found: Count
    false_alarms: Count

    @property
    def blind(self) -> bool:
        """Whether it is raised no more often where it is than where it is not: it cannot be found."""
        return self.found.share <= self.false_alarms.share


@dataclass(frozen=True)
class PointPerformance:
    """What was measured at one operating point.

    Attributes:
        findings: by key; without those that too few images have.
        words: by word of certainty, how often a finding that was called so was there; without those that
            were never said.
    """

    findings: Mapping[str, Detection]
    words: Mapping[str, Count]


@dataclass(frozen=True)
class Performance:
    """What was measured of a bundle.

    Attributes:
        bundle: its name and version.
        teacher_sha256: of the weights that the bundle was compressed from.
        split: of the dataset.
        images, patients: that it was measured on.
        points: by operating point.
    """

    bundle: str
    teacher_sha256: str
    split: str
    images: int
    patients: int
    points: Mapping[OperatingPoint, PointPerformance]

    def as_json(self) -> str:
        """What `parse_performance` reads."""
        content = {
            "schema": SCHEMA,
            "bundle": self.bundle,
            "teacher_sha256": self.teacher_sha256,
            "split": self.split,
            "images": self.images,
            "patients": self.patients,
            "points": {name: _write_point(point) for name, point in self.points.items()},
        }
        return json.dumps(content, indent=1) + "\n"


def read_performance(bundle: Bundle) -> Performance | None:
    """What was measured of a bundle; None where its folder holds no such file.

    Raises:
        BundleDamaged: the file is none that `xvlm bench evaluate` wrote.
    """
    if FILE not in bundle.files:
        return None
    return read_performance_file(bundle.path / FILE)


def read_performance_file(path: Path) -> Performance:
    """The figures in a file.

    Raises:
        BundleDamaged: as `read_performance`.
    """
    with path.open("rb") as file:
        content = file.read(_MAX_BYTES + 1)
    try:
        if len(content) > _MAX_BYTES:
            raise FieldError("the document", "is too long")
        return parse_performance(content)
    except (FieldError, ValueError, RecursionError) as error:
        what = f"holds no figures that this xvlm can read ({error})"
        fix = "Copy it again from where it came, or measure it with `xvlm bench evaluate --performance`"
        raise BundleDamaged(what, on=f"{path.parent.name}/{FILE}", fix=fix) from error


def parse_performance(content: bytes) -> Performance:
    """The figures of a document that `Performance.as_json` wrote.

    Raises:
        FieldError: naming the key that is wrong.
        ValueError: it is no JSON.
    """
    keys = parse_json(content).record(
        "schema", "bundle", "teacher_sha256", "split", "images", "patients", "points"
    )
    if keys["schema"].integer(1) != SCHEMA:
        raise FieldError("schema", f"should be {SCHEMA}")
    points = keys["points"].record(*OPERATING_POINTS)
    return Performance(
        bundle=keys["bundle"].text(r"[\w.+ -]{1,200}", "a name and a version"),
        teacher_sha256=read_sha256(keys["teacher_sha256"]),
        split=read_word(keys["split"]),
        images=keys["images"].integer(1),
        patients=keys["patients"].integer(1),
        points={point: _read_point(points[point]) for point in OPERATING_POINTS},
    )


def _write_point(point: PointPerformance) -> dict[str, Any]:
    findings = {
        key: {
            "with": one.found.of,
            "found": one.found.hits,
            "without": one.false_alarms.of,
            "false_alarms": one.false_alarms.hits,
        }
        for key, one in point.findings.items()
    }
    words = {word: {"said": count.of, "right": count.hits} for word, count in point.words.items()}
    return {"findings": findings, "words": words}


def _read_point(field: Field) -> PointPerformance:
    keys = field.record("findings", "words")
    return PointPerformance(
        {key: _read_detection(row) for key, row in keys["findings"].table().items()},
        {word: _read_count(row, "right", "said") for word, row in keys["words"].table().items()},
    )


def _read_detection(field: Field) -> Detection:
    field.record("with", "found", "without", "false_alarms")
    return Detection(_read_count(field, "found", "with"), _read_count(field, "false_alarms", "without"))


def _read_count(field: Field, hits: str, of: str) -> Count:
    keys = field.table()
    for name in (hits, of):
        if name not in keys:
            raise FieldError(f"{field.key}.{name}", "is missing")
    count = Count(keys[hits].integer(0), keys[of].integer(1))
    if count.hits > count.of:
        raise FieldError(keys[hits].key, f"should be {count.of} or below")
    return count
