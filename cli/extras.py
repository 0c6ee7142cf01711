"""What commands share: asking for an optional part of xvlm."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import MissingPackage


@contextmanager
def needs_extra(doing: str, extra: str = "compress") -> Iterator[None]:
    """Turn a package that is not installed into an error that says how to install it."""
    try:
        yield
    except ModuleNotFoundError as absent:
        fix = f"Install it with: pip install 'xvlm[{extra}]'"
        raise MissingPackage(
            f"{doing} needs the package {absent.name}, which is not installed", fix=fix
        ) from absent
