"""Checks of what is installed: packages with their versions, engines, and that none reports to its makers."""

from __future__ import annotations

from collections.abc import Iterator

from ...offline import left_behind, still_on, switched_off
from ..engine import engines
from ..packages import fault, install_command, requirements
from .result import Case, Result, State

# Its plans are built by `xvlm install`; what runs any bundle stands in for it.
_BUILT_ON_THE_DEVICE, _IN_ITS_PLACE = "tensorrt", "onnxruntime"


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


def check_reporting(_case: Case) -> Iterator[Result]:
    """That nothing is sent: what libraries report to their makers is off, and how that is known."""
    faults = still_on()
    if faults:
        fix = "Import xvlm before any other library, and change none of these afterwards"
        yield Result("nothing is sent", "bad", f"not certain: {'; '.join(faults)}", fix)
        return
    off = "; ".join(f"{library} ({how})" for library, how in switched_off().items())
    yield Result("nothing is sent", "good", f"no library reports to its maker; off in this process: {off}")
    if traces := left_behind():
        found = f"{', '.join(map(str, traces))}: written by another program, or by an earlier xvlm"
        yield Result("earlier reports", "note", found, "Delete what is there, so that no program sends it")


def check_gate(case: Case) -> Iterator[Result]:
    """What the bounds of a recipe are checked on here; whether they hold shows when a bundle is made."""
    if not case.builds:
        return
    of_the_device = case.profile.engines
    usable = {engine.name for engine in engines() if engine.missing is None} - {_BUILT_ON_THE_DEVICE}
    if here := [name for name in of_the_device if name in usable]:
        yield Result("bounds", "good", f"checked on {', '.join(here)}, when a bundle is made")
    else:
        found = (
            f"checked on {_IN_ITS_PLACE} when a bundle is made: {' or '.join(of_the_device)} cannot run here"
        )
        yield Result(
            "bounds",
            "note",
            found,
            "On the device, `xvlm verify BUNDLE` checks those again that need no teacher",
        )


def _check_extra(check: str, extra: str | None, otherwise: State) -> Result:
    wanted = requirements(extra)
    missing = [wrong for requirement in wanted if (wrong := fault(requirement))]
    if not missing:
        return Result(check, "good", f"all {len(wanted)} are here")
    return Result(check, otherwise, "; ".join(missing), install_command(extra))
