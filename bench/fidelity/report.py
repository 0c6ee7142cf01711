"""All figures of fidelity in one tree, as JSON, and by flat names that a recipe can bound."""

from __future__ import annotations

import difflib
from dataclasses import asdict, dataclass
from functools import cached_property

from ...errors import BadInput
from ...explain.session import Session
from ..json_text import to_json
from ..statistics import Interval, ReliabilityPoint
from .figure import Figure
from .groups.delong import PairedAuroc

SCHEMA_VERSION = "2.0"


@dataclass(frozen=True)
class Subject:
    """A bundle, and the engine that ran it.

    Attributes:
        name, version, sha256: of the bundle.
        teacher_sha256: of the weights that it was made from.
        target: the hardware profile that it was made for.
        engine: that ran it; fallback_from: the preferred one that could not, or None.
        operating_point: at which findings were raised.
        failed: bounds that the bundle broke when it was sealed all the same, a phrase each.
    """

    name: str
    version: str
    sha256: str
    teacher_sha256: str
    target: str
    engine: str
    fallback_from: str | None
    operating_point: str
    failed: tuple[str, ...]

    @classmethod
    def of(cls, session: Session) -> Subject:
        """What a session runs."""
        bundle, engine = session.bundle, session.engine
        return cls(
            bundle.name,
            bundle.version,
            bundle.sha256,
            bundle.teacher_sha256,
            bundle.target,
            engine.name,
            engine.fallback_from,
            session.operating_point or bundle.operating_point,
            bundle.failed,
        )


@dataclass(frozen=True)
class Material:
    """What was measured on, and where.

    Attributes:
        data: name of the folder; split: of the dataset, «all» where none was named.
        images_sha256: of the images' salted hashes, in their order: the same where the images are.
        images, patients: how many; an image whose patient is unknown counts as a patient of its own.
        labelled, boxed: images with any label, and with radiologists' boxes.
        close: images on which faithfulness and robustness were measured.
        processor, system: of this machine.
        xvlm_version: of the software.
    """

    data: str
    split: str
    images_sha256: str
    images: int
    patients: int
    labelled: int
    boxed: int
    close: int
    processor: str
    system: str
    xvlm_version: str


@dataclass(frozen=True)
class Reliability:
    """Said against seen frequency of all findings with enough positives together, see `diagnosis.Pooled`."""

    reference: tuple[ReliabilityPoint, ...]
    candidate: tuple[ReliabilityPoint, ...]


@dataclass(frozen=True)
class FidelityReport:
    """How a candidate's answers and evidence compare with a reference's.

    Attributes:
        reference, candidate: what was compared.
        material: on what.
        figures: see `Figure`.
        delong: AUROCs by finding with DeLong's interval of their difference; empty without labels.
        reliability: None without labels.
        not_measured: groups of figures that the data does not allow, each with the reason.
        schema_version: of the JSON.
    """

    reference: Subject
    candidate: Subject
    material: Material
    figures: tuple[Figure, ...]
    delong: tuple[PairedAuroc, ...] = ()
    reliability: Reliability | None = None
    not_measured: tuple[tuple[str, str], ...] = ()
    schema_version: str = SCHEMA_VERSION

    @property
    def names(self) -> tuple[str, ...]:
        """The flat names of all intervals.

        `evidence.spearman`, `evidence.spearman.worst` (finding), `evidence.spearman.worst_group`,
        `evidence.spearman.effusion`, `evidence.spearman.sex_F`, `evidence.spearman.age_under_18`, …
        """
        return tuple(self._named)

    def figure(self, name: str) -> Interval:
        """The interval of a flat name; NaN where there was nothing to measure.

        Raises:
            BadInput: there is no such figure.
        """
        return self._find(name)[1]

    def sure_end(self, name: str) -> float:
        """The end of its interval that a bound must hold for: low where more is better, else high.

        NaN, which holds for no bound, where there was nothing to measure.

        Raises:
            BadInput: there is no such figure.
        """
        figure, interval = self._find(name)
        return figure.sure_end(interval)

    def as_json(self) -> str:
        """As `docs/fidelity.schema.json` says; what could not be measured is null."""
        return to_json(asdict(self))

    @cached_property
    def _named(self) -> dict[str, tuple[Figure, Interval]]:
        return {name: (figure, interval) for figure in self.figures for name, interval in figure.intervals()}

    def _find(self, name: str) -> tuple[Figure, Interval]:
        if name not in self._named:
            near = difflib.get_close_matches(name, self.names, 3)
            hint = f"Did you mean {' or '.join(near)}? " if near else ""
            raise BadInput(
                "is no figure of this report",
                on=name,
                fix=f"{hint}There are: {', '.join(figure.name for figure in self.figures)}; each may be "
                "followed by .worst, .worst_group, .FINDING or .GROUP",
            )
        return self._named[name]
