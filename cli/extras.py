"""What commands share: asking for an optional part of xvlm."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def needs_extra(doing: str, extra: str = "compress") -> Iterator[None]:
    """Turn a package that is not installed into an error that says how to install it."""
    try:
        yield
    except ModuleNotFoundError as absent:
        from ..runtimes.packages import missing_package

        raise missing_package(doing, absent.name, extra) from absent
