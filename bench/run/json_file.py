"""A run as a JSON document; the published schema says whether a file is one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from importlib import resources
from typing import Any

import jsonschema

from ...errors import BadData
from ..json_text import read_interval, to_json
from .costs import GraphCost
from .machine.ceilings import Ceilings
from .machine.drift import Conditions, Drift
from .machine.fingerprint import Machine
from .machine.memory import Memory
from .machine.yardstick import Pace
from .reason import Reason
from .result import (
    KIND,
    SCHEMA_VERSION,
    BundleFacts,
    DataFacts,
    DeviceFacts,
    Energy,
    EngineFacts,
    Measured,
    NotMeasured,
    Run,
)


def write_run(run: Run) -> str:
    """The document."""
    content = {"kind": KIND, "schema_version": SCHEMA_VERSION, **asdict(run)}
    return to_json(content)


def read_run(document: Mapping[str, Any], name: str) -> Run:
    """Read a document.

    Args:
        document: parsed JSON.
        name: of the file, for errors.

    Raises:
        BadData: it is of another version, or breaks the schema; the message says where.
    """
    version = document.get("schema_version")
    if version != SCHEMA_VERSION:
        what = f"is of version {version} of the format, and this xvlm reads {SCHEMA_VERSION}"
        raise BadData(what, on=name, fix="Measure again with this version of xvlm")
    fault = jsonschema.exceptions.best_match(_validator().iter_errors(document))
    if fault is not None:
        raise BadData(
            f"breaks the format of a run at {fault.json_path}: {fault.message[:200]}",
            on=name,
            fix="Give the file as `xvlm bench run` wrote it",
        )
    fields = {key: value for key, value in document.items() if key not in ("kind", "schema_version")}
    return Run(
        **fields
        | {
            "bundle": BundleFacts(**fields["bundle"] | {"failed": tuple(fields["bundle"]["failed"])}),
            "engine": EngineFacts(**fields["engine"]),
            "data": DataFacts(**fields["data"]),
            "machine": Machine(**fields["machine"]),
            "device": DeviceFacts(**fields["device"]) if fields["device"] else None,
            "ceilings": Ceilings(**fields["ceilings"]),
            "costs": {graph: GraphCost(**cost) for graph, cost in fields["costs"].items()},
            "scenarios": tuple(_measured(scenario) for scenario in fields["scenarios"]),
            "not_measured": tuple(
                NotMeasured(left["name"], Reason(**left["reason"])) for left in fields["not_measured"]
            ),
        }
    )


def _measured(scenario: dict[str, Any]) -> Measured:
    energy = scenario["energy"]
    return Measured(
        **scenario
        | {name: read_interval(scenario[name]) for name in ("p50", "p90", "p99", "throughput")}
        | {
            "seconds": tuple(scenario["seconds"]),
            "memory": Memory(**scenario["memory"]),
            "energy": Energy(**energy | {"reason": Reason(**energy["reason"]) if energy["reason"] else None}),
            "drift": _drift(scenario["drift"]),
        }
    )


def _drift(drift: dict[str, Any]) -> Drift:
    ends = {end: Conditions(**drift[end]) for end in ("before", "after")}
    return Drift(**drift | ends | {"pace": Pace(**drift["pace"]) if drift["pace"] else None})


@cache
def _validator() -> jsonschema.Draft202012Validator:
    package = __package__.split(".")[0]
    schema = resources.files(package).joinpath("docs/bench-run.schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(schema))
