"""Reading a TOML table so that every fault in it is told at once."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
Reader = Callable[[object], T]


class TableFaults(Exception):
    """Everything that is wrong in a table, each fault as (key, what is wrong)."""

    def __init__(self, faults: Sequence[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{key} {what}" for key, what in faults))


def read_table(table: object, readers: Mapping[str, Reader[Any]], required: Sequence[str]) -> dict[str, Any]:
    """Read each key of a table with its reader, which raises ValueError for a value it refuses.

    Raises:
        ValueError: when it is no table.
        TableFaults: with the unknown, the missing and the wrong keys, also of tables inside.
    """
    if not isinstance(table, dict):
        raise ValueError("should be a table")
    faults = [(key, "is no key we know") for key in table if key not in readers]
    faults += [(key, "is missing") for key in required if key not in table]
    values: dict[str, Any] = {}
    for key in readers.keys() & table.keys():
        try:
            values[key] = readers[key](table[key])
        except TableFaults as inner:
            faults += [(f"{key}.{place}", what) for place, what in inner.faults]
        except ValueError as error:
            faults.append((key, str(error)))
    if faults:
        raise TableFaults(sorted(faults))
    return values


def text(value: object) -> str:
    """A text that says something."""
    if isinstance(value, str) and value.strip():
        return value
    raise ValueError("should be a text")


def texts(value: object) -> tuple[str, ...]:
    """A list of one text or more, none of them twice."""
    if isinstance(value, list) and value and all(isinstance(item, str) and item.strip() for item in value):
        if len(set(value)) == len(value):
            return tuple(value)
        raise ValueError("should name nothing twice")
    raise ValueError("should be a list of texts")


def name_from(known: Sequence[str]) -> Reader[str]:
    """A reader of one of the names in `known`."""

    def read(value: object) -> str:
        if isinstance(value, str) and value in known:
            return value
        raise ValueError(f"should be one of {', '.join(known)}")

    return read


def names_from(known: Sequence[str]) -> Reader[tuple[str, ...]]:
    """A reader of a list of names, each one of `known`."""

    def read(value: object) -> tuple[str, ...]:
        names = texts(value)
        if set(names) <= set(known):
            return names
        raise ValueError(f"should hold only {', '.join(known)}")

    return read


def currency(value: object) -> str:
    """A currency's three letters as ISO 4217 gives them."""
    if isinstance(value, str) and re.fullmatch("[A-Z]{3}", value):
        return value
    raise ValueError("should be three letters such as USD")


def positive(value: object) -> float:
    """A finite number above zero."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= sys.float_info.max:
        return float(value)
    raise ValueError("should be a number above 0")


def whole(value: object) -> int:
    """A whole number, 0 or above."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise ValueError("should be a whole number, 0 or above")


def flag(value: object) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    raise ValueError("should be true or false")


def date(value: object) -> datetime.date:
    """A day without a time."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    raise ValueError("should be a date such as 2026-01-31")
