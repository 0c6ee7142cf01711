"""Reading untrusted JSON key by key, so that an error can say which key is wrong."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

WORD, A_WORD = r"[A-Za-z0-9][A-Za-z0-9_.+-]*", "a word of letters, digits and _ . + -"


class FieldError(Exception):
    """A value that is not what its key needs.

    Args:
        key: its place in the document, such as `graphs.encode.inputs[0].dtype`.
        expected: what is wrong, as `should be ...`.
    """

    def __init__(self, key: str, expected: str) -> None:
        self.key = key
        self.expected = expected
        super().__init__(f"{key} {expected}")


@dataclass(frozen=True)
class Field:
    """A value of a JSON document and its place."""

    value: object
    key: str

    def record(self, *keys: str, optional: Collection[str] = ()) -> dict[str, Field]:
        """The fields of an object that has exactly these keys, and may have the optional ones."""
        fields = self.table()
        for key in keys:
            if key not in fields:
                raise FieldError(self._child(key), "is missing")
        for key, field in fields.items():
            if key not in keys and key not in optional:
                raise FieldError(field.key, "is no key we know")
        return fields

    def table(self) -> dict[str, Field]:
        """The fields of an object with any keys."""
        if not isinstance(self.value, dict):
            raise FieldError(self.key, "should be an object")
        return {key: Field(value, self._child(key)) for key, value in self.value.items()}

    def named(self, pattern: str, expected: str) -> dict[str, Field]:
        """The fields of an object whose keys all match `pattern`, a regular expression."""
        fields = self.table()
        for key, field in fields.items():
            if not re.fullmatch(pattern, key):
                raise FieldError(field.key, f"should be named by {expected}")
        return fields

    def array(self) -> tuple[Field, ...]:
        """The items of a list."""
        if not isinstance(self.value, list):
            raise FieldError(self.key, "should be a list")
        return tuple(Field(value, f"{self.key}[{i}]") for i, value in enumerate(self.value))

    def text(self, pattern: str, expected: str) -> str:
        """A text that matches all of `pattern`, a regular expression."""
        if isinstance(self.value, str) and re.fullmatch(pattern, self.value):
            return self.value
        raise FieldError(self.key, f"should be {expected}")

    def choice(self, allowed: Collection[str]) -> str:
        """One of some texts."""
        if isinstance(self.value, str) and self.value in allowed:
            return self.value
        raise FieldError(self.key, f"should be one of {', '.join(allowed)}")

    def integer(self, low: int) -> int:
        """A whole number, `low` or above."""
        if isinstance(self.value, int) and not isinstance(self.value, bool) and self.value >= low:
            return self.value
        raise FieldError(self.key, f"should be a whole number, {low} or above")

    def number(self, low: float = -sys.float_info.max, high: float = sys.float_info.max) -> float:
        """A number in [low, high]; by default any that a float can hold."""
        value = self.value
        if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
            return float(value)
        raise FieldError(self.key, f"should be a number from {low:g} to {high:g}")

    def frozen(self) -> Mapping[str, Any]:
        """An object with any content: mappings become read-only, lists tuples."""
        return MappingProxyType({key: _freeze(field.value) for key, field in self.table().items()})

    def _child(self, key: str) -> str:
        # A key may hold anything that JSON can: keep it printable on one line.
        shown = key if key.isidentifier() else ascii(key)
        return f"{self.key}.{shown}" if self.key else shown


def read_word(field: Field) -> str:
    """A word that is safe in a file's name, on a terminal and in a key."""
    return field.text(WORD, A_WORD)


def read_sha256(field: Field) -> str:
    """A sha256 in hexadecimal."""
    return field.text("[0-9a-f]{64}", "a sha256 in hexadecimal")


def parse_json(content: bytes) -> Field:
    """Parse a JSON document.

    Raises:
        ValueError: when it is not JSON (RFC 8259; the constants NaN and Infinity are not).
        RecursionError: when it is nested too deep.
    """
    return Field(json.loads(content.decode("utf-8"), parse_constant=_refuse_constant), "")


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")


def _freeze(value: object) -> Any:
    if isinstance(value, dict):
        return MappingProxyType({key: _freeze(item) for key, item in value.items()})
    if isinstance(value, list):
        return tuple(_freeze(item) for item in value)
    return value
