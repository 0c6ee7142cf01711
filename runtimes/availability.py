"""Whether the package that an engine runs on is here."""

from __future__ import annotations

import importlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Availability:
    """Whether an engine can run here.

    Attributes:
        name: the engine.
        version: of its package; None when the package cannot be used.
        missing: exactly what to install, and why the package that is here does not load if one
            is; None when nothing is missing.
    """

    name: str
    version: str | None
    missing: str | None


def find_engine_package(name: str, package: str, requirement: str) -> Availability:
    """Try to import an engine's package: being installed does not prove that it loads.

    Args:
        name: the engine.
        package: what is imported.
        requirement: what is to be installed, with its version.
    """
    try:
        module = importlib.import_module(package)
    except ImportError as error:
        absent = isinstance(error, ModuleNotFoundError) and error.name == package
        reason = "" if absent else f" (the one installed does not load: {error})"
        return Availability(name, None, requirement + reason)
    # An empty folder that an uninstalled package left behind imports too, and has no version.
    version = getattr(module, "__version__", None)
    return Availability(name, version, None if version else requirement)
