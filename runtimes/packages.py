"""What xvlm is installed with, what an extra lacks here, and the command that brings it."""

from __future__ import annotations

import json
import shlex
import sys
from importlib.metadata import Distribution, PackageNotFoundError, requires, version
from pathlib import Path
from urllib.parse import urlparse
from urllib.request import url2pathname

from packaging.requirements import Requirement

from ..errors import MissingPackage

_DISTRIBUTION = "xvlm"


def missing_package(doing: str, package: str | None, extra: str) -> MissingPackage:
    """The error of something that needs a package of an extra which is not installed."""
    what = f"{doing} needs the package {package}, which is not installed"
    return MissingPackage(what, fix=f"Install it with: {install_command(extra)}")


def install_command(extra: str | None) -> str:
    """What to type to install an extra, or xvlm's own packages, into the Python that is running.

    xvlm is on no registry: from a clone the clone is installed again with the extra; where a wheel was
    installed, the packages that its metadata names and that are not here.
    """
    pip = f"{shlex.quote(sys.executable)} -m pip install"
    clone, editable = _source()
    if clone is None:
        wanted = requirements(extra)
        lacking = [each for each in wanted if fault(each)] or wanted
        return " ".join((pip, *(shlex.quote(f"{each.name}{each.specifier}") for each in lacking)))
    what = f"'.[{extra}]'" if extra else "."
    how = f"-e {what} --config-settings editable_mode=strict" if editable else what
    return f"cd {shlex.quote(str(clone))} && {pip} {how}"


def requirements(extra: str | None) -> list[Requirement]:
    """What xvlm declares for an extra, or for itself alone, on this system."""
    every = [Requirement(line) for line in requires(_DISTRIBUTION) or ()]
    plain = [each for each in every if each.marker is None or each.marker.evaluate({"extra": ""})]
    if extra is None:
        return plain
    names = {each.name for each in plain}
    return [
        each
        for each in every
        if each.name not in names and each.marker is not None and each.marker.evaluate({"extra": extra})
    ]


def fault(requirement: Requirement) -> str | None:
    """What is wrong with a package: not there, or of another version; None where it is as wanted."""
    wanted = f"{requirement.name}{requirement.specifier}"
    try:
        found = version(requirement.name)
    except PackageNotFoundError:
        return f"{wanted} is missing"
    return None if requirement.specifier.contains(found, prereleases=True) else f"{wanted} is {found} here"


def _source() -> tuple[Path | None, bool]:
    """The folder that xvlm was installed from, while it is there, and whether it is used in place.

    Source: PyPA specifications, «Recording the Direct URL Origin of installed distributions».
    """
    # In the clone's folder Python may meet the files of its build first, which tell nothing.
    origins = (each.read_text("direct_url.json") for each in Distribution.discover(name=_DISTRIBUTION))
    told = json.loads(next(filter(None, origins), "{}"))
    if "dir_info" not in told:
        return None, False
    folder = Path(url2pathname(urlparse(told["url"]).path))
    return (folder if (folder / "pyproject.toml").is_file() else None), bool(told["dir_info"].get("editable"))
