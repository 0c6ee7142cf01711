"""A bundle opened on an engine, and the three questions that can be put to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..models.statements import Statement, Vocabulary
from ..runtimes.bundle import Bundle, default_bundle_path, read_bundle
from ..runtimes.calibration import Calibration, FindingCalibration, OperatingPoint
from ..runtimes.calibration_overlay import CalibrationOverlay
from ..runtimes.engine import Engine, open_engine
from ..runtimes.performance import Detection, Performance, PointPerformance, read_performance
from ..runtimes.signatures.bundle_keys import BundleKey

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Seen:
    """What `encode` saw on n canvases.

    Attributes:
        tokens: float32 [n, N, D].
        lungs: bool [n, 2, S/4, S/4]: the patient's right and left lung field.
        frontal: float32 [n]: logit of «a frontal chest radiograph».
        novelty: float32 [n]: about 1 on images like the training images, larger elsewhere.
    """

    tokens: Floats
    lungs: NDArray[np.bool_]
    frontal: Floats
    novelty: Floats


@dataclass(frozen=True)
class Judged:
    """What `judge` says of n images.

    Attributes:
        probabilities: float32 [n, F], calibrated.
        logits: float32 [n, F].
        contributions: float32 [n, F, grid, grid]; they sum to the logit less its bias.
    """

    probabilities: Floats
    logits: Floats
    contributions: Floats


@dataclass(frozen=True)
class Session:
    """A bundle and the engine that runs it.

    Attributes:
        bundle: read and checked.
        engine: runs the bundle's graphs.
        calibration: the clinic's own, laid over the bundle's; None for the bundle's alone.
        operating_point: at which findings are raised; None for the bundle's own.
    """

    bundle: Bundle
    engine: Engine
    calibration: CalibrationOverlay | None = None
    operating_point: OperatingPoint | None = None

    @cached_property
    def curves(self) -> tuple[Calibration, ...]:
        """How each finding's logit is read: as the clinic says, or else the bundle."""
        return self.calibration.over(self.bundle) if self.calibration else self.bundle.calibration

    @cached_property
    def findings(self) -> tuple[FindingCalibration, ...]:
        """The same with the one threshold from which each finding is raised."""
        return tuple(curve.at(self.point) for curve in self.curves)

    @cached_property
    def point(self) -> OperatingPoint:
        """At which findings are raised."""
        return self.operating_point or self.bundle.operating_point

    @cached_property
    def performance(self) -> Performance | None:
        """What was measured of the bundle; None where nothing was."""
        return read_performance(self.bundle)

    @cached_property
    def at_this_point(self) -> PointPerformance | None:
        """The same at the operating point in use."""
        return self.performance.points[self.point] if self.performance else None

    @cached_property
    def detections(self) -> Mapping[str, Detection | None]:
        """By finding, how often it is found; a clinic's thresholds make the bundle's figures untrue."""
        told: dict[str, Detection | None] = dict(self.at_this_point.findings) if self.at_this_point else {}
        return {**told, **self.calibration.detections(self.point)} if self.calibration else told

    def encode(self, canvases: Floats) -> Seen:
        """Look at canvases, float32 [n, S, S] in [0, 1]."""
        outputs = self.engine.run("encode", {"canvas": canvases[:, None]})
        gate = outputs["gate"]
        return Seen(outputs["tokens"], outputs["anatomy"] > 0, gate[:, 0], gate[:, 1])

    def judge(self, tokens: Floats) -> Judged:
        """Weigh the findings on tokens, float32 [n, N, D]."""
        outputs = self.engine.run("judge", {"tokens": tokens})
        logits, flat = outputs["logits"], outputs["contributions"]
        grid = round(flat.shape[-1] ** 0.5)
        probabilities = np.array(
            [[f.probability(float(x)) for f, x in zip(self.findings, row, strict=True)] for row in logits],
            np.float32,
        )
        return Judged(probabilities, logits, flat.reshape(*flat.shape[:2], grid, grid))

    def ask(self, canvases: Floats) -> Floats:
        """Calibrated probabilities, float32 [n, F], of the findings on canvases, float32 [n, S, S]."""
        return self.judge(self.encode(canvases).tokens).probabilities

    def narrate(self, tokens: Floats) -> tuple[Statement, ...]:
        """State the findings of one image's tokens, float32 [N, D]: the likeliest word each time."""
        vocabulary = Vocabulary(tuple(self.bundle.vocabulary["tokens"]))
        cache = self.empty_cache()
        written = [vocabulary.ids["start"]]
        # The grammar lets each finding be said once, so a report has an end.
        for position in range(2 * len(vocabulary.tokens)):
            logits, cache = self.next_word(written[-1], position, tokens, cache)
            allowed = vocabulary.allowed(written)
            written.append(allowed[int(logits[allowed].argmax())])
            if vocabulary.tokens[written[-1]] == "end":
                break
        return vocabulary.read(written)

    def empty_cache(self) -> Floats:
        """What the narrator remembers before its first word."""
        specs = self.bundle.graphs["narrate"].inputs
        shape = next(spec.shape for spec in specs if spec.name == "cache")
        # One image, and no words yet.
        sizes = [1, *(0 if isinstance(size, str) else size for size in shape[1:])]
        return np.zeros(sizes, np.float32)

    def next_word(self, word: int, position: int, tokens: Floats, cache: Floats) -> tuple[Floats, Floats]:
        """Logits of all words that may follow, float32 [V], and the longer cache.

        Args:
            word: the last one written; position: how many were written before it.
            tokens: of one image, float32 [N, D].
            cache: what the narrator remembers of the words before.
        """
        inputs: dict[str, NDArray[Any]] = {
            "ids": np.array([[word]], np.int64),
            "position": np.array(position, np.int64),
            "tokens": tokens[None],
            "cache": cache,
        }
        outputs = self.engine.run("narrate", inputs)
        return outputs["logits"][0], outputs["longer_cache"]


def open_session(
    bundle: Path | None = None,
    engine: str | None = None,
    calibration: CalibrationOverlay | None = None,
    operating_point: OperatingPoint | None = None,
    trusted: Sequence[BundleKey] | None = None,
    threads: int | None = None,
) -> Session:
    """Open a bundle on an engine.

    Args:
        bundle: its folder; the shipped one by default.
        engine: its name; the one that the bundle prefers by default.
        calibration: a clinic's own, see `runtimes.calibration_overlay.read_overlay`.
        operating_point: at which findings are raised; the bundle's own by default.
        trusted: keys that the bundle must be signed with one of; see `read_bundle`.
        threads: of the engine; by default as the hardware profile says.

    Raises:
        BundleError: the bundle is damaged, not signed as asked, of another format or for another device.
        BadInput: the calibration was made for another bundle.
        MissingPackage: the named engine is not installed.
    """
    checked = read_bundle(bundle or default_bundle_path(), trusted=trusted)
    if calibration:
        calibration.check_bundle(checked)
    return Session(checked, open_engine(checked, engine, threads=threads), calibration, operating_point)
