"""The first screen's table: a line a device, in no language yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from ...errors import BadInput
from ...hardware_profiles import HardwareProfile
from ..json_text import read_interval
from ..run.result import Run
from ..statistics import Interval
from .cost import Load, cost_of_a_thousand
from .estimates import Calibration, Estimate, calibrate, estimate
from .inputs import Inputs, NamedRun
from .verdict import Verdict, judge

# What makes a line's figures another thing than the first line's, or less sure.
Remark = Literal[
    "other-bundle", "other-data", "other-version", "cut-short", "busy", "few-runs", "drift", "on-battery",
    "as-if", "too-slow", "error-unknown", "error-known", "fallback", "quality-other-engine", "gate-failed",
]  # fmt: skip
FEW_QUERIES = 30
_UNKNOWN = Interval(np.nan, np.nan, np.nan)


@dataclass(frozen=True)
class Row:
    """A device.

    Attributes:
        name: what `--price` calls it: the stem of a run's file, or an estimated device's profile.
        title: for a reader.
        estimate: the estimate, for a device that was not measured; None for one that was.
        run: what was measured; None for an estimate.
        seconds: a study, from the file to the report; 90th percentile, or the estimate's middle.
        an_hour: studies, one after another.
        answer: seconds of the model's answer alone, median.
        watts: under load; measured_watts: whether they were measured, else they are the data sheet's.
        price: in the load's currency.
        thousand: cost of a thousand studies.
        auroc: mean over findings; agreement: of the maps with the reference's, Spearman's ρ.
        worst: the finding whose maps agree least, and by how much; None where that is not known.
        verdict: against the WHO's target.
        remarks: what a reader must know of this line.
    """

    name: str
    title: str
    estimate: Estimate | None
    run: Run | None
    seconds: Interval
    an_hour: float
    answer: Interval
    watts: float | None
    measured_watts: bool
    price: float | None
    thousand: float | None
    auroc: Interval
    agreement: Interval
    worst: tuple[str, float] | None
    verdict: Verdict
    remarks: tuple[Remark, ...]

    @property
    def estimated(self) -> bool:
        """Whether the device itself was not measured: by calculation, or by another machine in its place."""
        return self.estimate is not None or "as-if" in self.remarks


@dataclass(frozen=True)
class Figures:
    """Everything that a report shows.

    Attributes:
        rows: measured ones first, in the order of the files; then estimates, the fastest first.
        calibration: of the estimates; None where nothing could be learned.
        inputs: the files.
        load: the clinic's.
    """

    rows: tuple[Row, ...]
    calibration: Calibration | None
    inputs: Inputs
    load: Load


def gather(
    inputs: Inputs,
    load: Load,
    profiles: Sequence[HardwareProfile] = (),
    prices: Mapping[str, float] | None = None,
) -> Figures:
    """Make the table.

    Args:
        inputs: what was measured.
        load: the clinic's work.
        profiles: devices to estimate; those that were measured are left out.
        prices: that the buyer knows, by a row's name, in the load's currency.

    Raises:
        BadInput: a price is for no line of the table.
    """
    prices = prices or {}
    first = inputs.runs[0].run
    learned = calibrate(
        [named.run for named in inputs.runs if named.run.bundle.sha256 == first.bundle.sha256]
    )
    measured = [_measured(named, first, inputs, load, prices) for named in inputs.runs]
    # A run may be of a device without saying so: its file's name names its line too.
    seen = {named.run.device.name for named in inputs.runs if named.run.device and not named.run.as_if}
    seen |= {named.stem for named in inputs.runs}
    guessed = [
        found
        for profile in profiles
        if learned and profile.name not in seen and (found := estimate(profile, learned))
    ]
    estimated = [_estimated(guess, load, prices) for guess in guessed]
    rows = (*measured, *sorted(estimated, key=lambda row: row.seconds.value))
    unknown = sorted(set(prices) - {row.name for row in rows})
    if unknown:
        fix = f"Choose from {', '.join(row.name for row in rows)}"
        raise BadInput(f"no line of the report is called «{unknown[0]}»", on="--price", fix=fix)
    return Figures(rows, learned, inputs, load)


def _measured(named: NamedRun, first: Run, inputs: Inputs, load: Load, prices: Mapping[str, float]) -> Row:
    run, device = named.run, named.run.device
    whole, single = run.scenario("whole-job"), run.scenario("single-stream")
    seconds = whole.p90 if whole else _UNKNOWN
    joules = whole.energy.joules if whole and not run.as_if else None
    watts = joules * whole.throughput.value if whole and joules else device.power_w if device else None
    price = _price(
        named.stem, device.price if device else None, device.currency if device else None, load, prices
    )
    return Row(
        name=named.stem,
        title=run.title if device else f"{run.machine.cpu} ({named.stem})",
        estimate=None,
        run=run,
        seconds=seconds,
        an_hour=3600 * whole.throughput.value if whole else np.nan,
        answer=single.p50 if single else _UNKNOWN,
        watts=watts,
        measured_watts=joules is not None,
        price=price,
        thousand=_thousand(load, price, watts),
        remarks=(
            *(("gate-failed",) if run.bundle.failed else ()),
            *(("as-if",) if run.as_if else ()),
            *_differences(run, first),
            *_doubts(run),
            *_other_engine(run, inputs),
            *_too_slow(load, seconds),
        ),
        **(_unknown_quality() if run.as_if else _quality(run.bundle.sha256, inputs)),
    )


def _estimated(guess: Estimate, load: Load, prices: Mapping[str, float]) -> Row:
    profile, off = guess.profile, guess.error
    job = np.nan if guess.job_seconds is None else guess.job_seconds
    seconds = Interval(job, job / off if off else np.nan, job * off if off else np.nan)
    answer = guess.answer_seconds
    asked = profile.price
    price = _price(
        profile.name, asked.amount if asked else None, asked.currency if asked else None, load, prices
    )
    watts = profile.power_w.value if profile.power_w else None
    return Row(
        name=profile.name,
        title=profile.title,
        estimate=guess,
        run=None,
        seconds=seconds,
        an_hour=3600 / job,
        answer=Interval(answer, answer / off if off else np.nan, answer * off if off else np.nan),
        watts=watts,
        measured_watts=False,
        price=price,
        thousand=_thousand(load, price, watts),
        remarks=("error-known" if off else "error-unknown", *_too_slow(load, seconds)),
        **_unknown_quality(),
    )


def _unknown_quality() -> dict[str, Any]:
    """On this device and its engine nobody looked at an answer."""
    return {"auroc": _UNKNOWN, "agreement": _UNKNOWN, "worst": None, "verdict": judge(None)}


def _quality(sha256: str, inputs: Inputs) -> dict[str, Any]:
    """How good the bundle is, on whatever device it runs."""
    evaluation, fidelity = inputs.evaluations.get(sha256), inputs.fidelities.get(sha256)
    figures = {figure["name"]: figure for figure in fidelity["figures"]} if fidelity else {}
    spearman = figures.get("evidence.spearman")
    worst = spearman.get("worst") if spearman else None
    return {
        "auroc": read_interval(evaluation["mean_auroc"]) if evaluation else _UNKNOWN,
        "agreement": read_interval(spearman["overall"]) if spearman else _UNKNOWN,
        "worst": (worst["name"], float(worst["interval"]["value"])) if worst else None,
        "verdict": judge(evaluation),
    }


def _differences(run: Run, first: Run) -> list[Remark]:
    """In what a run differs from the first, so that the two lines are no comparison of devices alone."""
    told: list[tuple[bool, Remark]] = [
        (run.bundle.sha256 != first.bundle.sha256, "other-bundle"),
        ((run.data.kind, run.data.sha256) != (first.data.kind, first.data.sha256), "other-data"),
        (run.xvlm != first.xvlm, "other-version"),
    ]
    return [remark for differs, remark in told if differs]


def _doubts(run: Run) -> list[Remark]:
    whole = run.scenario("whole-job")
    told: list[tuple[bool, Remark]] = [
        (not run.complete, "cut-short"),
        (run.busy, "busy"),
        (whole is not None and len(whole.seconds) < FEW_QUERIES, "few-runs"),
        (any(measured.drift.much for measured in run.scenarios), "drift"),
        (run.machine.on_battery is True, "on-battery"),
        (run.engine.fallback_from is not None, "fallback"),
    ]
    return [remark for unsteady, remark in told if unsteady]


def _other_engine(run: Run, inputs: Inputs) -> list[Remark]:
    """Whether the bundle's answers were looked at on another engine than they were timed on."""
    evaluation, fidelity = (of.get(run.bundle.sha256) for of in (inputs.evaluations, inputs.fidelities))
    told = [evaluation["engine"]] if evaluation else []
    told += [fidelity["candidate"]["engine"]] if fidelity else []
    return ["quality-other-engine"] if set(told) - {run.engine.name} else []


def _too_slow(load: Load, seconds: Interval) -> list[Remark]:
    return [] if np.isnan(seconds.value) or load.fits(seconds.value) else ["too-slow"]


def _price(
    name: str, asked: float | None, currency: str | None, load: Load, prices: Mapping[str, float]
) -> float | None:
    """What the buyer says; or the profile's, where it is in the buyer's currency."""
    return prices.get(name, asked if currency == load.currency else None)


def _thousand(load: Load, price: float | None, watts: float | None) -> float | None:
    return None if price is None or watts is None else cost_of_a_thousand(load, price, watts)
