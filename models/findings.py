"""The table of findings: keys, codes and differentials, read from `findings.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from ..errors import BadConfig
from ..strict_toml import read_toml
from .codes import Code as Code
from .codes import fault

Kind = Literal["lung", "pleura", "heart", "diaphragm"]
Urgency = Literal["now", "soon", "routine"]
Step = Literal[
    "look_at_patient", "look_further", "compare", "lateral", "expiration", "upright_pa", "ultrasound",
    "test_tuberculosis", "follow_up", "refer",
]  # fmt: skip
_SHIPPED = Path(__file__).with_name("findings.toml")


@dataclass(frozen=True)
class Finding:
    """One thing that the model looks for.

    Attributes:
        key: in the order of the model's queries; the catalogues hold its name.
        kind: the structure that it is a finding of.
        codes: the concepts that stand for it; only those that were checked.
        differentials: what else to think of, as keys that the catalogues name.
        urgency: how soon to act if it is there.
        next_steps: what to do in general, first things first.
        doubted_by: cautions about a picture that make this finding less sure.
    """

    key: str
    kind: Kind
    codes: tuple[Code, ...]
    differentials: tuple[str, ...]
    urgency: Urgency
    next_steps: tuple[Step, ...]
    doubted_by: frozenset[str]

    @property
    def has_side(self) -> bool:
        """Whether right and left mean something for it: not for the heart."""
        return self.kind != "heart"


def keys() -> tuple[str, ...]:
    """The findings' keys, in the order of the model's queries."""
    return tuple(_data()["keys"])


def terms() -> frozenset[str]:
    """Every finding and every differential, by key."""
    return frozenset(keys()).union(*(finding.differentials for finding in table().values()))


def version() -> str:
    """The version of the table."""
    return str(_data()["version"])


@cache
def table() -> dict[str, Finding]:
    """Every finding by its key, in the order of the model's queries."""
    return read_findings(_SHIPPED)


def read_findings(path: Path) -> dict[str, Finding]:
    """Read a table of findings.

    Raises:
        BadConfig: a code cannot be one of its system, or a finding has it twice; with every such problem.
    """
    data = read_toml(path)
    problems = [problem for key in data["keys"] for problem in _problems(key, data[key], data["systems"])]
    if problems:
        raise BadConfig("; ".join(problems), on=path.name, fix="Correct these codes, or leave them out")
    return {key: _finding(key, data[key], data) for key in data["keys"]}


def when_nothing_is_found() -> tuple[Step, ...]:
    """What to do in general where no finding is raised."""
    return tuple(_data()["when_nothing_is_found"])


def systems() -> tuple[str, ...]:
    """The designators of the coding systems, in the table's order."""
    return tuple(_data()["systems"])


def system_name(designator: str) -> str:
    """What readers call a coding system: SNOMED CT for SCT."""
    return str(_data()["systems"][designator]["name"])


def system_version(designator: str) -> str:
    """The edition or release of a coding system."""
    return str(_data()["systems"][designator]["version"])


def system_checked(designator: str) -> str:
    """Where the codes of a coding system were checked, one sentence."""
    return str(_data()["systems"][designator]["checked"])


def _problems(key: str, row: dict[str, Any], systems: dict[str, Any]) -> Iterator[str]:
    named = [(system, code) for system, code, _ in row["codes"]]
    for system, code in named:
        what = fault(system, code) if system in systems else f"`{system}` is not in `systems`"
        if what:
            yield f"{key}: {what}"
    if len(set(named)) < len(named):
        yield f"{key}: a code stands twice"


def _finding(key: str, row: dict[str, Any], data: dict[str, Any]) -> Finding:
    systems = data["systems"]
    return Finding(
        key,
        row["kind"],
        codes=tuple(
            Code(system, systems[system]["version"], code, display) for system, code, display in row["codes"]
        ),
        differentials=tuple(row["differentials"]),
        urgency=row["urgency"],
        next_steps=tuple(row["next_steps"]),
        doubted_by=frozenset((*row["doubted_by"], *data["doubting_all"])),
    )


@cache
def _data() -> dict[str, Any]:
    return read_toml(_SHIPPED)
