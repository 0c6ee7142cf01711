"""The list of checks, and the verdict."""

from __future__ import annotations

from collections.abc import Iterable

from .machine import check_architecture, check_disk, check_memory, check_processor
from .result import Case, Check, Result
from .sealed import check_bundle, check_trust
from .software import check_engines, check_gate, check_packages, check_reporting

CHECKS: tuple[Check, ...] = (
    check_architecture,
    check_processor,
    check_memory,
    check_disk,
    check_packages,
    check_engines,
    check_gate,
    check_reporting,
    check_bundle,
    check_trust,
)


def examine(case: Case) -> tuple[Result, ...]:
    """What every check finds, in the order of the list."""
    return tuple(result for check in CHECKS for result in check(case))


def will_work(results: Iterable[Result]) -> bool:
    """Whether no check found something that stops the work."""
    return all(result.state != "bad" for result in results)
