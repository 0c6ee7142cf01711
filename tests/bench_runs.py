"""Runs, an evaluation and a comparison, as their files hold them, for the tests of the report."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from xvlm.bench.report.cost import Load
from xvlm.bench.report.inputs import Inputs, NamedRun
from xvlm.bench.report.rows import Figures, gather
from xvlm.bench.run.costs import GraphCost
from xvlm.bench.run.machine.ceilings import Ceilings
from xvlm.bench.run.machine.drift import Conditions, Drift
from xvlm.bench.run.machine.fingerprint import Machine
from xvlm.bench.run.machine.memory import Memory
from xvlm.bench.run.machine.yardstick import Pace
from xvlm.bench.run.percentiles import percentile
from xvlm.bench.run.reason import Reason
from xvlm.bench.run.result import (
    BundleFacts,
    DataFacts,
    Energy,
    EngineFacts,
    Measured,
    NotMeasured,
    Run,
    device_facts,
)
from xvlm.bench.run.scenarios import SCENARIOS, Name
from xvlm.bench.statistics import Interval
from xvlm.hardware_profiles import HardwareProfile, load_profile

SHA, OTHER = "a" * 64, "b" * 64


PI, NANO = load_profile("raspberry-pi-5"), load_profile("jetson-orin-nano-8gb")


MACHINE = Machine("Some CPU", "x86_64", "Linux 6.1", 4, 4, 8 * 10**9, None, None, 0.01, "3.11.9", {})


COST = GraphCost(400_000_000, 40_000_000, 2_000_000, 1_000_000, 20)


def measured(name: Name, seconds: float, joules: float | None = None) -> Measured:
    """A scenario of a hundred queries around so many seconds."""
    scenario = next(scenario for scenario in SCENARIOS if scenario.name == name)
    times = seconds * (1 + 0.1 * np.random.default_rng(3).standard_normal(100) ** 2)
    mean = float(times.mean())
    return Measured(
        name=name,
        percentile=scenario.percentile,
        samples=scenario.samples,
        warm_up=2,
        stopped="precise",
        seconds=tuple(times.round(6).tolist()),
        p50=percentile(times, 0.5),
        p90=percentile(times, 0.9),
        p99=percentile(times, 0.99),
        throughput=Interval(1 / mean, 0.9 / mean, 1.1 / mean),
        memory=Memory(120.0, 110.0),
        energy=Energy(joules, "RAPL") if joules else Energy(None, None, Reason("no-rapl")),
        drift=Drift(Conditions(None, None), Conditions(None, None), 0.0, 0.01, Pace(1e-4, 1e-4, 0.01)),
        model_seconds=seconds / 2 if name == "whole-job" else None,
        graph_runs={},
    )


def make_run(
    answer: float = 0.010, job: float = 0.5, profile: HardwareProfile | None = PI, **changes: Any
) -> Run:
    run = Run(
        made="2026-11-25T19:00Z",
        complete=True,
        xvlm="0.1.0",
        seconds=30.0,
        precision=0.05,
        bundle=BundleFacts("tiny", "1.0.0", "cpu", SHA, 4_000_000, ()),
        engine=EngineFacts("onnxruntime", "1.32.0", 4, None),
        data=DataFacts("phantoms", 4, SHA),
        machine=MACHINE,
        device=device_facts(profile) if profile else None,
        ceilings=Ceilings(50.0, 10.0),
        costs={"encode": COST, "judge": COST, "narrate": COST},
        scenarios=(measured("single-stream", answer), measured("whole-job", job)),
        not_measured=(NotMeasured("cold-start-disk", Reason("no-cache-drop")),),
    )
    return replace(run, **changes)


def ends(value: float, width: float = 0.02) -> dict[str, float]:
    return {"value": value, "low": value - width, "high": value + width}


def evaluation(sensitivity: float = 0.95, specificity: float = 0.8, width: float = 0.02) -> dict[str, Any]:
    rates = {"sensitivity": ends(sensitivity, width), "specificity": ends(specificity, width)}
    poor = {"sensitivity": ends(0.2), "specificity": ends(0.95)}
    keys = ("effusion", "mass", "hernia")
    return {
        "bundle_sha256": SHA,
        "engine": "onnxruntime",
        "mean_auroc": ends(0.7),
        "images": 200,
        "patients": 90,
        "rates": {"few_false_alarms": poor, "sensitivity_90": rates},
        "findings": [
            {"key": key, "positives": 40 if key != "hernia" else 2, "auroc": ends(0.7)} for key in keys
        ],
        "calibration": {
            "calibration_error": ends(0.03),
            "reliability": [
                {"count": 20, "said": 0.1, "seen": 0.12},
                {"count": 20, "said": 0.3, "seen": 0.2},
            ],
        },
    }


def fidelity() -> dict[str, Any]:
    worst = {"name": "hernia", "interval": ends(0.61), "cases": 20}
    figures = [{"name": "evidence.spearman", "overall": ends(0.97, 0.01), "worst": worst}]
    return {
        "reference": {"sha256": OTHER, "failed": []},
        "candidate": {"sha256": SHA, "engine": "onnxruntime", "failed": []},
        "figures": figures,
    }


def gathered(
    *runs: Run, profiles: tuple[HardwareProfile, ...] = (), full: bool = True, **more: Any
) -> Figures:
    named = tuple(NamedRun(f"run{number}", run) for number, run in enumerate(runs))
    inputs = Inputs(named, {SHA: evaluation()} if full else {}, {SHA: fidelity()} if full else {})
    return gather(inputs, more.pop("load", Load()), profiles, **more)
