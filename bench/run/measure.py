"""A run: the machine described, then one scenario after the other."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from ... import __version__
from ...errors import XvlmError
from ...explain.session import Session
from ...hardware_profiles import HardwareProfile
from ...runtimes.engine import engines
from ..statistics import Floats, Interval
from .clock import Patience, Timed, time_queries
from .costs import count_costs
from .energy import Meter, NoMeter, find_meter
from .machine.ceilings import measure_ceilings
from .machine.drift import Drift, conditions_now, slowing
from .machine.fingerprint import fingerprint
from .machine.memory import Memory, forget_peak, memory_now
from .machine.others import share_of_others, work_now
from .machine.yardstick import Yardstick
from .materials import Materials, gather_materials
from .percentiles import mean_over_time, percentile_over_time
from .queries import Job, prepare
from .reason import Reason
from .result import (
    BundleFacts,
    DataFacts,
    Energy,
    EngineFacts,
    Measured,
    NotMeasured,
    Run,
    device_facts,
)
from .scenarios import SCENARIOS, Scenario

# Told the scenario and which share of its time is gone.
Progress = Callable[[str, float], None]


def measure(
    session: Session,
    threads: int,
    given: list[Path],
    scenarios: tuple[Scenario, ...] = SCENARIOS,
    patience: Patience | None = None,
    profile: HardwareProfile | None = None,
    progress: Progress | None = None,
    as_if: bool = False,
) -> Run:
    """Measure a bundle on this machine.

    Args:
        session: the bundle on its engine.
        threads: that the engine computes with, here and in fresh processes.
        given: files or folders of radiographs; phantoms if empty.
        scenarios: what to time, in this order.
        patience: when each scenario has been seen enough.
        profile: what is known of this machine: its price, its power.
        progress: told how far it is.
        as_if: whether this machine is another than the profile's.

    Raises:
        UnreadableImage: a file is no radiograph.
    """
    patience = patience or Patience()
    machine, made = fingerprint(), datetime.datetime.now(datetime.UTC)
    with tempfile.TemporaryDirectory(prefix="xvlm-bench-") as scratch:
        materials = gather_materials(given, session.bundle.canvas_size, Path(scratch))
        ceilings, costs = measure_ceilings(), count_costs(session.bundle)
        done, not_measured = _measure_all(session, threads, materials, scenarios, patience, progress)
    return Run(
        made=made.strftime("%Y-%m-%dT%H:%MZ"),
        complete=not any(measured.stopped == "interrupted" for measured in done)
        and len(done) + len(not_measured) == len(scenarios),
        xvlm=__version__,
        seconds=patience.seconds,
        precision=patience.precision,
        bundle=_bundle_facts(session),
        engine=_engine_facts(session, threads),
        data=DataFacts(materials.kind, len(materials.paths), materials.sha256),
        machine=machine,
        device=device_facts(profile, as_if) if profile else None,
        ceilings=ceilings,
        costs=costs,
        scenarios=tuple(measured for measured in done if measured.seconds),
        not_measured=(*not_measured, *_cut_short(scenarios, done, not_measured)),
    )


def _measure_all(
    session: Session,
    threads: int,
    materials: Materials,
    scenarios: tuple[Scenario, ...],
    patience: Patience,
    progress: Progress | None,
) -> tuple[list[Measured], list[NotMeasured]]:
    """All scenarios up to the one at which the user stops."""
    meter = find_meter(session.engine.name)
    done: list[Measured] = []
    not_measured: list[NotMeasured] = []
    for scenario in scenarios:
        try:
            job = prepare(scenario, session, materials, threads)
            if isinstance(job, Reason):
                not_measured.append(NotMeasured(scenario.name, job))
                continue
            done.append(_measure_one(scenario, job, meter, patience, progress))
        except KeyboardInterrupt:
            break
        except XvlmError as fault:
            # One that fails takes nothing from the others.
            not_measured.append(NotMeasured(scenario.name, Reason("failed", fault.what)))
            continue
        if done[-1].stopped == "interrupted":
            break
    return done, not_measured


def _measure_one(
    scenario: Scenario, job: Job, meter: Meter | NoMeter, patience: Patience, progress: Progress | None
) -> Measured:
    yardstick = Yardstick()

    def show(share: float) -> None:
        if progress:
            progress(scenario.name, share)

    def make_ready() -> None:
        yardstick.look()
        if job.before:
            job.before()

    show(0.0)
    peak_is_new, before, work = forget_peak(), conditions_now(), work_now()
    if not isinstance(meter, NoMeter):
        meter.start()
    try:
        timed = time_queries(job.query, scenario.percentile, patience, scenario.warm_up, make_ready, show)
    finally:
        joules = np.nan if isinstance(meter, NoMeter) else meter.stop()
    # Before the figures are worked out, which takes memory and processors of its own.
    others, memory = share_of_others(work, work_now()), memory_now(peak_is_new)
    asked = len(timed.seconds) + timed.warm_up
    return Measured(
        name=scenario.name,
        percentile=scenario.percentile,
        samples=scenario.samples,
        warm_up=timed.warm_up,
        stopped=timed.stopped,
        seconds=tuple(round(float(second), 6) for second in timed.seconds),
        p50=percentile_over_time(timed.seconds, 0.5),
        p90=percentile_over_time(timed.seconds, 0.9),
        p99=percentile_over_time(timed.seconds, 0.99),
        throughput=_throughput(timed.seconds, scenario.samples),
        memory=Memory(max(job.peaks_mb), None) if job.peaks_mb else memory,
        energy=_energy(meter, joules, asked * scenario.samples),
        drift=Drift(before, conditions_now(), slowing(timed.seconds), others, yardstick.pace()),
        model_seconds=job.engine.seconds / asked if job.engine and asked else None,
        graph_runs=_per_query(job, timed),
    )


def _energy(meter: Meter | NoMeter, joules: float, radiographs: int) -> Energy:
    if isinstance(meter, NoMeter):
        return Energy(None, None, meter.reason)
    if not radiographs or np.isnan(joules):
        return Energy(None, meter.source, Reason("nothing-read"))
    return Energy(joules / radiographs, meter.source)


def _throughput(seconds: Floats, samples: int) -> Interval:
    mean = mean_over_time(seconds)
    return Interval(samples / mean.value, samples / mean.high, samples / mean.low)


def _per_query(job: Job, timed: Timed) -> dict[str, float]:
    asked = len(timed.seconds) + timed.warm_up
    runs = job.engine.runs if job.engine and asked else {}
    return {graph: count / asked for graph, count in sorted(runs.items())}


def _cut_short(
    scenarios: tuple[Scenario, ...], done: list[Measured], not_measured: list[NotMeasured]
) -> list[NotMeasured]:
    seen = {measured.name for measured in done if measured.seconds} | {left.name for left in not_measured}
    return [NotMeasured(s.name, Reason("cut-short")) for s in scenarios if s.name not in seen]


def _bundle_facts(session: Session) -> BundleFacts:
    bundle = session.bundle
    size = sum(path.stat().st_size for path in bundle.path.rglob("*") if path.is_file())
    return BundleFacts(
        bundle.name,
        bundle.version,
        bundle.target,
        bundle.sha256,
        size,
        bundle.failed,
        bundle.operating_point,
    )


def _engine_facts(session: Session, threads: int) -> EngineFacts:
    name = session.engine.name
    version = next((found.version for found in engines() if found.name == name), None)
    return EngineFacts(name, version or "not known", threads, session.engine.fallback_from)
