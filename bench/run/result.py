"""What a run found, as it is written and read: docs/bench-run.schema.json describes the JSON."""

from __future__ import annotations

from dataclasses import dataclass

from ...hardware_profiles import HardwareProfile
from ..statistics import Interval
from .clock import Stopped
from .costs import GraphCost
from .machine.ceilings import Ceilings
from .machine.drift import Drift
from .machine.fingerprint import Machine
from .machine.memory import Memory
from .reason import Reason
from .scenarios import Name

SCHEMA_VERSION = "1.3"
KIND = "xvlm-bench-run"


@dataclass(frozen=True)
class BundleFacts:
    """The bundle that was measured.

    Attributes:
        name, version, target, sha256: its own.
        bytes: the size of its folder.
        failed: bounds that it broke when it was sealed all the same, a phrase each.
        operating_point: the one that it uses where no other is asked for.
    """

    name: str
    version: str
    target: str
    sha256: str
    bytes: int
    failed: tuple[str, ...]
    operating_point: str = "few_false_alarms"


@dataclass(frozen=True)
class EngineFacts:
    """The engine that ran it.

    Attributes:
        fallback_from: the engine that the bundle prefers, where it could not be used.
    """

    name: str
    version: str
    threads: int
    fallback_from: str | None


@dataclass(frozen=True)
class DataFacts:
    """What was asked about: kind, how many files, sha256 of their content. No names."""

    kind: str
    files: int
    sha256: str


@dataclass(frozen=True)
class DeviceFacts:
    """What a hardware profile says of the machine, where the user named one; None where it says nothing.

    `as_if` is true where the machine is another than the profile's: its times are not the device's.
    """

    name: str
    title: str
    power_w: float | None
    price: float | None
    currency: str | None
    price_date: str | None
    peak_int8_tops: float | None
    peak_f16_tflops: float | None
    peak_f32_tflops: float | None
    bandwidth_gb_s: float | None
    as_if: bool = False


@dataclass(frozen=True)
class Energy:
    """Energy of one radiograph.

    Attributes:
        joules: None where it was not measured, which is not zero.
        source: what was read; None where nothing could be.
        reason: why it was not measured; None where it was.
    """

    joules: float | None
    source: str | None
    reason: Reason | None = None


@dataclass(frozen=True)
class Measured:
    """One scenario.

    Attributes:
        name, percentile, samples: see `scenarios.Scenario`.
        warm_up: queries that did not count.
        stopped: see `clock.Timed`.
        seconds: of each query, in their order, to the microsecond.
        p50, p90, p99: seconds a query, see `percentiles.percentile_over_time`.
        throughput: radiographs a second, see `percentiles.mean_over_time`.
        memory, energy, drift: beside it.
        model_seconds: of a query, spent in the engine; None where that is not told apart.
        graph_runs: how often a query ran each graph, in the mean; empty likewise.
    """

    name: Name
    percentile: float
    samples: int
    warm_up: int
    stopped: Stopped
    seconds: tuple[float, ...]
    p50: Interval
    p90: Interval
    p99: Interval
    throughput: Interval
    memory: Memory
    energy: Energy
    drift: Drift
    model_seconds: float | None
    graph_runs: dict[str, float]

    @property
    def figure(self) -> Interval:
        """The percentile that counts in this scenario."""
        return {0.5: self.p50, 0.9: self.p90, 0.99: self.p99}[self.percentile]


@dataclass(frozen=True)
class NotMeasured:
    """A scenario without figures, and why."""

    name: Name
    reason: Reason


@dataclass(frozen=True)
class Run:
    """A bundle on a machine.

    Attributes:
        made: when, in UTC, to the minute.
        complete: False where the user cut it short.
        xvlm: the version that measured.
        seconds, precision: see `clock.Patience`.
        device: None where no profile was named.
        costs: by graph.
        scenarios: those with figures; not_measured: those without.
    """

    made: str
    complete: bool
    xvlm: str
    seconds: float
    precision: float
    bundle: BundleFacts
    engine: EngineFacts
    data: DataFacts
    machine: Machine
    device: DeviceFacts | None
    ceilings: Ceilings
    costs: dict[str, GraphCost]
    scenarios: tuple[Measured, ...]
    not_measured: tuple[NotMeasured, ...]

    def scenario(self, name: Name) -> Measured | None:
        """A scenario's figures, where there are any."""
        return next((measured for measured in self.scenarios if measured.name == name), None)

    @property
    def busy(self) -> bool:
        """Whether the machine was not idle: before anything was timed, or while a scenario was."""
        return self.machine.busy or any(measured.drift.busy for measured in self.scenarios)

    @property
    def title(self) -> str:
        """The device's name for a reader: the profile's, or the processor's."""
        if self.as_if and self.device:
            return f"≈ {self.device.title} ({self.machine.cpu})"
        return self.device.title if self.device else self.machine.cpu

    @property
    def as_if(self) -> bool:
        """Whether another machine stood for the device."""
        return self.device is not None and self.device.as_if


def device_facts(profile: HardwareProfile, as_if: bool = False) -> DeviceFacts:
    """What a run keeps of a profile; `as_if` where the machine is another."""

    def value(name: str) -> float | None:
        figure = getattr(profile, name)
        return figure.value if figure else None

    price = profile.price
    return DeviceFacts(
        name=profile.name,
        title=profile.title,
        power_w=value("power_w"),
        price=price.amount if price else None,
        currency=price.currency if price else None,
        price_date=price.date.isoformat() if price else None,
        peak_int8_tops=value("peak_int8_tops"),
        peak_f16_tflops=value("peak_f16_tflops"),
        peak_f32_tflops=value("peak_f32_tflops"),
        bandwidth_gb_s=value("bandwidth_gb_s"),
        as_if=as_if,
    )
