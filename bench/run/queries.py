"""The query of each scenario, ready to be asked again and again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import cycle
from typing import Any

from numpy.typing import NDArray

from ...errors import BadInput
from ...explain import explain_radiograph
from ...explain.door import is_phantom, read_radiograph
from ...explain.reports.catalogue import Catalogue
from ...explain.reports.html_report import render_html
from ...explain.session import Session
from ...runtimes.engine import Engine
from ..cold_start import drop_page_cache, fresh_command, run_process
from .materials import Materials
from .reason import Reason
from .scenarios import COLD_START, COLD_START_DISK, WHOLE_JOB, Scenario


@dataclass
class EngineClock:
    """An engine that notes how long its graphs ran.

    Attributes:
        engine: which runs them.
        seconds: in all.
        runs: how often each graph was run.
    """

    engine: Engine
    seconds: float = 0.0
    runs: dict[str, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.engine.name

    @property
    def fallback_from(self) -> str | None:
        return self.engine.fallback_from

    def run(self, graph: str, inputs: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        start = time.perf_counter()
        outputs = self.engine.run(graph, inputs)
        self.seconds += time.perf_counter() - start
        self.runs[graph] = self.runs.get(graph, 0) + 1
        return outputs


@dataclass(frozen=True)
class Job:
    """A scenario's query.

    Attributes:
        query: what is timed.
        before: what is done before each query, outside of the time.
        engine: notes the model's part; None where it is another process's, or the whole.
        peaks_mb: peak memory of each process; empty where the query runs in this one.
    """

    query: Callable[[], object]
    before: Callable[[], None] | None = None
    engine: EngineClock | None = None
    peaks_mb: list[float] = field(default_factory=list)


def prepare(scenario: Scenario, session: Session, materials: Materials, threads: int) -> Job | Reason:
    """Make a scenario ready; or say why it cannot be measured here. Fresh processes take `threads`."""
    if scenario in (COLD_START, COLD_START_DISK):
        return _fresh_process(scenario, session, materials, threads)
    if scenario == WHOLE_JOB:
        return _whole_job(session, materials)
    return _in_memory(scenario, session, materials)


def _in_memory(scenario: Scenario, session: Session, materials: Materials) -> Job:
    count = len(materials.canvases)
    starts = range(count)
    batches = cycle(
        [materials.canvases[[(start + i) % count for i in range(scenario.samples)]] for start in starts]
    )

    def query() -> None:
        session.judge(session.encode(next(batches)).tokens)

    return Job(query)


def _whole_job(session: Session, materials: Materials) -> Job:
    engine = EngineClock(session.engine)
    watched = replace(session, engine=engine)
    paths, english = cycle(materials.paths), Catalogue("en")

    def query() -> None:
        path = next(paths)
        radiograph = read_radiograph(path)
        explanation = explain_radiograph(radiograph, watched, is_phantom(path))
        render_html(radiograph.pixels, explanation, english).encode()

    return Job(query, engine=engine)


def _fresh_process(scenario: Scenario, session: Session, materials: Materials, threads: int) -> Job | Reason:
    if not hasattr(os, "wait4"):
        return Reason("no-process-times")
    options = ["--format", "text", "--bundle", str(session.bundle.path), "--engine", session.engine.name]
    options += ["--threads", str(threads)]
    command = fresh_command(["explain", str(materials.paths[0]), *options])
    peaks: list[float] = []
    if scenario == COLD_START_DISK:
        try:
            drop_page_cache()
        except BadInput:
            return Reason("no-cache-drop")
        return Job(lambda: peaks.append(run_process(command)[1]), drop_page_cache, peaks_mb=peaks)
    return Job(lambda: peaks.append(run_process(command)[1]), peaks_mb=peaks)
