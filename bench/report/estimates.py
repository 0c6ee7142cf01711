"""Estimates for devices that nobody measured: a roofline, calibrated on those that somebody did.

The model's answer can take no less than its operations at the device's peak rate, or its bytes at the
memory's (Williams, Waterman and Patterson, CACM 2009). How much longer it really takes is learned on the
measured runs, as one factor, from those on devices whose peak rates a profile states: what a product in
numpy reaches is no peak of a data sheet, and is not mixed with one. The error is that of leaving each
measured device out and estimating it from the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, log

from ...hardware_profiles import Figure, HardwareProfile
from ..run.costs import GraphCost
from ..run.result import DeviceFacts, Run

# What `single-stream` asks of a bundle.
ANSWER = ("encode", "judge")
# It takes weights from INT8 and computes in floating point, see `runtimes.onnxruntime_engine`.
FLOATING_ENGINE = "onnxruntime"
# An assumption: no device starts a convolution or a matrix product in less, whatever its peak.
LEAST_SECONDS_A_PRODUCT = 5e-6


@dataclass(frozen=True)
class Roofs:
    """A device's highest rates: operations a second in INT8 and in floating point, bytes a second."""

    int8: float
    floating: float
    memory: float


@dataclass(frozen=True)
class Calibration:
    """What the measured runs teach.

    Attributes:
        factor: measured time over the roofline's, the geometric mean over devices.
        devices: how many.
        error: the largest factor by which a device's estimate from the others is off; None of one.
        rest_seconds: of a whole job, outside of the model; None where no whole job was measured.
        model_answers: how many answers' worth of the model a whole job takes; None likewise.
        cost: of one answer.
    """

    factor: float
    devices: int
    error: float | None
    rest_seconds: float | None
    model_answers: float | None
    cost: GraphCost


@dataclass(frozen=True)
class Estimate:
    """A device that was not measured.

    Attributes:
        profile: what its makers say.
        answer_seconds: of the model's answer to one radiograph.
        job_seconds: from the file to the report; what is not the model's is taken to last as long as on
            the measured machines. None where no whole job was measured.
        error: as a factor; None where it cannot be known.
    """

    profile: HardwareProfile
    answer_seconds: float
    job_seconds: float | None
    error: float | None


def calibrate(runs: Sequence[Run]) -> Calibration | None:
    """Learn from runs of one bundle; None where none is a `single-stream` on a device with known rates."""
    # Of several runs on one device the first counts.
    first = {run.device.name: run for run in reversed(runs) if run.device and _teaches(run)}
    if not first:
        return None
    slowness = [_seconds(run) / ideal_seconds(run, roofs_of_run(run)) for run in first.values()]
    whole = [run for run in first.values() if run.scenario("whole-job")]
    rests = [_rest(run) for run in whole]
    answers = [_model_seconds(run) / _seconds(run) for run in whole]
    return Calibration(
        factor=_mean(slowness),
        devices=len(slowness),
        error=_left_out(slowness),
        rest_seconds=_mean(rests) if rests else None,
        model_answers=_mean(answers) if answers else None,
        cost=answer_cost(runs[0]),
    )


def _teaches(run: Run) -> bool:
    """Whether a run is of a device with known rates, itself, and holds what an estimate needs."""
    stated = run.device is not None and not run.as_if and _stated(run.device) is not None
    return stated and run.scenario("single-stream") is not None and knows_answer(run)


def estimate(profile: HardwareProfile, learned: Calibration) -> Estimate | None:
    """Estimate a device; None where its profile lacks the rates."""
    roofs = roofs_of_profile(profile)
    if roofs is None:
        return None
    ideal = _ideal(_computed(learned.cost, profile.engines[0]), roofs)
    answer = max(learned.factor * ideal, learned.cost.products * LEAST_SECONDS_A_PRODUCT)
    job = None
    if learned.rest_seconds is not None and learned.model_answers is not None:
        job = learned.rest_seconds + learned.model_answers * answer
    return Estimate(profile, answer, job, learned.error)


def knows_answer(run: Run) -> bool:
    """Whether the graphs of the model's answer were counted."""
    return set(ANSWER) <= run.costs.keys()


def answer_cost(run: Run) -> GraphCost:
    """The cost of the model's answer to one radiograph."""
    return sum((run.costs[graph] for graph in ANSWER), start=GraphCost(0, 0, 0, 0, 0))


def ideal_seconds(run: Run, roofs: Roofs) -> float:
    """The least that an answer of a run's bundle can take on its engine, under these roofs."""
    return sum(_ideal(_computed(run.costs[graph], run.engine.name), roofs) for graph in ANSWER)


def roofs_of_profile(profile: HardwareProfile) -> Roofs | None:
    """Peak rates as data sheets give them; None where they do not."""

    def value(figure: Figure | None) -> float | None:
        return figure.value if figure else None

    peaks = (profile.peak_int8_tops, profile.peak_f16_tflops, profile.peak_f32_tflops)
    return _roofs(*(value(figure) for figure in (*peaks, profile.bandwidth_gb_s)))


def roofs_of_run(run: Run) -> Roofs:
    """The data sheet's, where the run names a device whose profile has them; else what numpy reached."""
    return (run.device and _stated(run.device)) or Roofs(
        run.ceilings.float_gflops * 1e9, run.ceilings.float_gflops * 1e9, run.ceilings.copy_gb_s * 1e9
    )


def _stated(device: DeviceFacts) -> Roofs | None:
    return _roofs(
        device.peak_int8_tops, device.peak_f16_tflops, device.peak_f32_tflops, device.bandwidth_gb_s
    )


def _roofs(
    int8: float | None, half: float | None, single: float | None, memory: float | None
) -> Roofs | None:
    whole, floating = int8 or half or single, single or half
    if whole is None or memory is None:
        return None
    return Roofs(whole * 1e12, (floating or whole / 4) * 1e12, memory * 1e9)


def _computed(cost: GraphCost, engine: str) -> GraphCost:
    """What an engine computes of a graph."""
    if engine != FLOATING_ENGINE:
        return cost
    return replace(cost, int8_ops=0, float_ops=cost.int8_ops + cost.float_ops)


def _ideal(cost: GraphCost, roofs: Roofs) -> float:
    computing = cost.int8_ops / roofs.int8 + cost.float_ops / roofs.floating
    return max(computing, (cost.weight_bytes + cost.activation_bytes) / roofs.memory)


def _seconds(run: Run) -> float:
    single = run.scenario("single-stream")
    assert single is not None, "only runs with a single-stream are asked"
    return single.p50.value


def _model_seconds(run: Run) -> float:
    whole = run.scenario("whole-job")
    assert whole is not None, "only runs with a whole job are asked"
    return whole.model_seconds or 0.0


def _rest(run: Run) -> float:
    whole = run.scenario("whole-job")
    assert whole is not None, "only runs with a whole job are asked"
    mean = whole.samples / whole.throughput.value
    return max(mean - _model_seconds(run), 1e-6)


def _left_out(slowness: list[float]) -> float | None:
    """The largest factor between a machine and the mean of the others."""
    if len(slowness) < 2:
        return None
    others = [_mean(slowness[:i] + slowness[i + 1 :]) for i in range(len(slowness))]
    return max(max(one / other, other / one) for one, other in zip(slowness, others, strict=True))


def _mean(values: list[float]) -> float:
    """The geometric mean."""
    return exp(sum(map(log, values)) / len(values))
