"""The table of findings: keys, codes and differentials, read from `findings.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

Kind = Literal["lung", "pleura", "heart", "diaphragm"]
Urgency = Literal["now", "soon", "routine"]
Step = Literal[
    "look_at_patient", "look_further", "compare", "lateral", "expiration", "upright_pa", "ultrasound",
    "test_tuberculosis", "follow_up", "refer",
]  # fmt: skip


@dataclass(frozen=True)
class Code:
    """One concept of a coding system.

    Attributes:
        system: DICOM's designator (PS3.16, section 8): SCT, RADLEX, I10 or I11.
        version: the edition or release that the code was checked in.
        code: the concept's identifier.
        display: the system's own words for it, in English.
    """

    system: str
    version: str
    code: str
    display: str


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


def version() -> str:
    """The version of the table."""
    return str(_data()["version"])


@cache
def table() -> dict[str, Finding]:
    """Every finding by its key, in the order of the model's queries."""
    data = _data()
    return {key: _finding(key, data[key], data) for key in keys()}


def when_nothing_is_found() -> tuple[Step, ...]:
    """What to do in general where no finding is raised."""
    return tuple(_data()["when_nothing_is_found"])


def system_name(designator: str) -> str:
    """What readers call a coding system: SNOMED CT for SCT."""
    return str(_data()["systems"][designator]["name"])


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
    text = resources.files(__package__).joinpath("findings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
