"""A bundle on this device: its engines against the reference, and its findings against its model card."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ...explain.session import Session
from ...hardware_profiles import load_profile
from ...runtimes.bundle import Bundle
from ...runtimes.device import Device, this_device
from ...runtimes.engine import engines, open_engine
from ..answers import Progress as StudyProgress
from ..bounds import Bound, Broken, broken_bounds, said_of_bounds
from ..evaluate import evaluate
from ..statistics import Interval
from .bounds import gate_bounds, parity_bounds
from .card_figures import card_figures
from .parity import Figures, measure
from .reference import read_reference

Progress = Callable[[Iterable[str]], Iterable[str]]


@dataclass(frozen=True)
class EngineCheck:
    """One engine against the reference.

    Attributes:
        engine: its name.
        in_use: whether this device explains with it, unless told otherwise.
        figures: see `parity.measure`.
        broken: bounds that do not hold.
    """

    engine: str
    in_use: bool
    figures: Figures
    broken: tuple[Broken, ...]


@dataclass(frozen=True)
class DataFigure:
    """A figure on labelled radiographs: as the card gives it, if it does, and as measured here."""

    name: str
    on_card: str | None
    here: Interval


@dataclass(frozen=True)
class Verification:
    """What was measured on this device.

    Attributes:
        bundle: that was measured.
        device: on which.
        images: of the reference.
        engines: each that was measured.
        bounds: of the recipe, by figure.
        sealed: figures of each engine when the bundle was sealed, on more images, by engine.
        unmeasured: figures that the recipe bounds too, and that cannot be had without the teacher.
        data: on labelled radiographs; empty where none were given.
    """

    bundle: Bundle
    device: Device
    images: int
    engines: tuple[EngineCheck, ...]
    bounds: Mapping[str, Bound]
    sealed: Mapping[str, Figures]
    unmeasured: tuple[str, ...]
    data: tuple[DataFigure, ...]

    @property
    def broken(self) -> tuple[str, ...]:
        """Bounds that do not hold on the engine that explains here, a phrase each."""
        return tuple(str(one) for check in self.engines if check.in_use for one in check.broken)

    @property
    def said(self) -> str:
        """Of all the recipe's bounds, how many were checked, whether they hold, and which were not."""
        checked = sum(name in self.engines[0].figures for name in self.bounds)
        return said_of_bounds(checked + len(self.unmeasured), self.unmeasured, self.broken)

    def as_dict(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            "bundle": f"{self.bundle.name} {self.bundle.version}",
            "sha256": self.bundle.sha256,
            "failed_when_sealed": list(self.bundle.failed),
            "device": asdict(self.device),
            "images": self.images,
            "engines": [asdict(check) for check in self.engines],
            "bounds": {name: asdict(bound) for name, bound in self.bounds.items()},
            "sealed": {name: dict(figures) for name, figures in self.sealed.items()},
            "not_measured_here": list(self.unmeasured),
            "data": [asdict(figure) for figure in self.data],
            "broken": list(self.broken),
            "verdict": self.said,
        }


def verify(
    bundle: Bundle,
    engine: str | None = None,
    data: Path | None = None,
    split: str | None = None,
    progress: Progress = iter,
    study_progress: StudyProgress = iter,
) -> Verification:
    """Measure a bundle on this device.

    Args:
        bundle: read and checked, see `read_bundle`.
        engine: the one to measure, which is then taken to be the one in use; by default each that its
            target has and that is installed here.
        data: dataset of labelled radiographs, to measure its findings too.
        split: of the dataset; all if not given.
        progress: wraps the engines' names, to show a bar.
        study_progress: wraps the radiographs.

    Raises:
        BundleError: it holds no reference answers.
        MissingPackage: the engine is not installed, or none is.
        BadData: there is no dataset.
    """
    reference = read_reference(bundle)
    in_use = open_engine(bundle, engine).name
    bounds = parity_bounds(bundle)
    names = [in_use, *(name for name in _installed(bundle) if name != in_use and engine is None)]
    checks = tuple(
        check_engine(Session(bundle, open_engine(bundle, name)), name == in_use) for name in progress(names)
    )
    measured = _on_data(bundle, in_use, data, split, study_progress) if data else ()
    return Verification(
        bundle=bundle,
        device=this_device(),
        images=len(reference.canvases),
        engines=checks,
        bounds=bounds,
        sealed=_when_sealed(bundle),
        unmeasured=(*(name for name in bounds if name not in checks[0].figures), *gate_bounds(bundle)),
        data=measured,
    )


def _installed(bundle: Bundle) -> list[str]:
    usable = load_profile(bundle.target).engines
    return [found.name for found in engines() if found.missing is None and found.name in usable]


def check_engine(session: Session, in_use: bool = True) -> EngineCheck:
    """Hold an engine's answers to those that its bundle keeps of the model, under the recipe's bounds.

    Raises:
        BundleError: the bundle holds no reference answers.
    """
    figures = measure(session, read_reference(session.bundle))
    engine = session.engine.name
    broken = broken_bounds(figures, parity_bounds(session.bundle), engine)
    return EngineCheck(engine, in_use, figures, tuple(broken))


def _when_sealed(bundle: Bundle) -> dict[str, Figures]:
    """The figures in `fidelity.json`; none where it is of another form."""
    try:
        parity = json.loads((bundle.path / "fidelity.json").read_bytes()).get("parity", {})
        return {engine: dict(figures) for engine, figures in parity.items()}
    except (ValueError, AttributeError, TypeError):
        return {}


def _on_data(
    bundle: Bundle, engine: str, data: Path, split: str | None, progress: StudyProgress
) -> tuple[DataFigure, ...]:
    card = card_figures(bundle)
    result = evaluate(Session(bundle, open_engine(bundle, engine)), data, split, progress)
    figures = {"mean AUROC": result.mean_auroc}
    if result.localisation:
        figures["pointing game"] = result.localisation.pointing.maps
    return tuple(DataFigure(name, card.get(name), here) for name, here in figures.items())
