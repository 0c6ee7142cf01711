"""Checks of what is installed: packages by name with the version wanted, and engines."""

from __future__ import annotations

from collections.abc import Iterator

from ..engine import engines
from ..packages import fault, install_command, requirements
from .result import Case, Result, State


def check_packages(case: Case) -> Iterator[Result]:
    """The packages that explaining needs and, where bundles are made, those of compressing and signing."""
    yield _check_extra("packages to explain", None, "bad")
    if case.builds:
        yield _check_extra("packages to compress", "compress", "bad")
        yield _check_extra("packages to sign", "sign", "note")


def check_engines(case: Case) -> Iterator[Result]:
    """The engines of the target, with their versions; one is needed to run, and more are a choice.

    A bundle is also made where none of them can be used, for a device that has one.
    """
    if not case.runs:
        return
    found = [engine for engine in engines() if engine.name in case.profile.engines]
    without: State = "on the device" if case.builds else "bad"
    otherwise: State = "note" if any(engine.missing is None for engine in found) else without
    for engine in found:
        name = f"engine {engine.name}"
        if engine.missing is None:
            yield Result(name, "good", str(engine.version))
        else:
            yield Result(name, otherwise, "cannot be used here", f"Install {engine.missing}")


def _check_extra(check: str, extra: str | None, otherwise: State) -> Result:
    wanted = requirements(extra)
    missing = [wrong for requirement in wanted if (wrong := fault(requirement))]
    if not missing:
        return Result(check, "good", f"all {len(wanted)} are here")
    return Result(check, otherwise, "; ".join(missing), install_command(extra))
