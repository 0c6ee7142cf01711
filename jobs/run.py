"""The loop over what was met: each is read, explained, handed on and written; nothing stops the others."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from .. import __version__
from ..errors import XvlmError
from ..explain import Session, explain_radiograph
from ..explain.door import (
    Met,
    Skipped,
    Source,
    Unreadable,
    read_identity,
    read_image,
    says_phantom,
    source_id_of,
)
from ..explain.reports.catalogue import Catalogue
from .outcome import Outcome, explained, refused, skipped
from .results_folder import ResultsFolder
from .study import Study
from .writers import Writer


@dataclass(frozen=True)
class Order:
    """What is asked for.

    Attributes:
        catalogue: the language of what is written.
        makers: a writer for each kind of file.
        age_years: the patient's, for files that do not say.
        anonymous: whether pages leave out whose the study is.
        with_identity: whether JSON and the table say whose it is.
        again: whether what was done before is done anew.
    """

    catalogue: Catalogue
    makers: Mapping[str, Writer]
    age_years: int | None = None
    anonymous: bool = False
    with_identity: bool = False
    again: bool = False


class Sink(Protocol):
    """Is told of each file as it is done, in the order of the run."""

    def explained(self, study: Study) -> None:
        """Findings were given, or the reasons why not."""

    def refused(self, outcome: Outcome, error: XvlmError) -> None:
        """It could not be read, explained or written."""

    def skipped(self, outcome: Outcome) -> None:
        """It is no radiograph."""

    def kept(self, outcome: Outcome) -> None:
        """It was done by an earlier run."""

    def wrote(self, path: Path) -> None:
        """A file of a study is there, whole."""


@dataclass(frozen=True)
class Finished:
    """A run that has ended.

    Attributes:
        outcomes: of each file that was dealt with.
        stopped: whether Ctrl-C ended it.
    """

    outcomes: tuple[Outcome, ...]
    stopped: bool


def run(
    met: Iterable[Met], session: Session, order: Order, sink: Sink, results: ResultsFolder | None = None
) -> Finished:
    """Deal with everything that was met, one after the other.

    Args:
        met: see `explain.door.discover`.
        results: where files go; None where nothing is written.

    Raises:
        BadInput: the table or the page of all cannot be written.
    """
    outcomes: list[Outcome] = []
    stopped = False
    try:
        for one in met:
            outcomes.append(_deal_with(one, session, order, sink, results))
    except KeyboardInterrupt:
        stopped = True
    finally:
        if results:
            results.finish(
                outcomes, order.catalogue, anonymous=order.anonymous, with_identity=order.with_identity
            )
    return Finished(tuple(outcomes), stopped)


def _deal_with(
    one: Met, session: Session, order: Order, sink: Sink, results: ResultsFolder | None
) -> Outcome:
    if isinstance(one, Source):
        return _explain(one, session, order, sink, results)
    if isinstance(one, Skipped):
        outcome = skipped(one, order.catalogue)
        sink.skipped(outcome)
        return outcome
    return _refuse(one, sink)


def _refuse(one: Unreadable, sink: Sink) -> Outcome:
    outcome = refused(one.source.name, one.error)
    sink.refused(outcome, one.error)
    return outcome


def _explain(
    source: Source, session: Session, order: Order, sink: Sink, results: ResultsFolder | None
) -> Outcome:
    whose = None
    try:
        data = source.read()
        whose = read_identity(data, source.name)
        key = _key(source, source_id_of(data), session, order)
        done = results.done(source.name, key) if results and not order.again else None
        if done:
            sink.kept(done)
            return replace(done, identity=whose)
        radiograph = read_image(data).with_age(order.age_years)
        explanation = explain_radiograph(radiograph, session, says_phantom(data))
        study = Study(source, radiograph, explanation, whose)
        outcome = replace(explained(study, order.catalogue), key=key)
        sink.explained(study)
        return _write(study, outcome, order, sink, results) if results else outcome
    except XvlmError as error:
        named = error if error.on else type(error)(error.what, on=source.shown, fix=error.fix)
        outcome = refused(source.name, named, whose)
        sink.refused(outcome, named)
        return outcome


def _write(study: Study, outcome: Outcome, order: Order, sink: Sink, results: ResultsFolder) -> Outcome:
    written = results.write(study, outcome, order.makers, order.anonymous)
    for file in written.files[: len(order.makers)]:
        sink.wrote(results.folder / file)
    return written


def _key(source: Source, source_id: str, session: Session, order: Order) -> str:
    """Of everything that a study's files depend on."""
    parts = (
        __version__,
        source.name,
        source_id,
        session.bundle.sha256,
        session.engine.name,
        session.calibration.sha256 if session.calibration else None,
        session.operating_point,
        order.catalogue.language,
        list(order.makers),
        order.age_years,
        order.anonymous,
        order.with_identity,
    )
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]
