"""A whole recipe as TOML, to be read again or changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

# Small tables inside a table of many, such as a bound, stand on one line.
_ONE_LINE = ("gate", "bounds")


def recipe_text(tables: Mapping[str, Any], origin: str) -> str:
    """TOML of a recipe's tables, under a comment that says where they come from."""
    lines = [f"# {origin}", *_lines(tables, ())]
    return "\n".join(lines) + "\n"


def _lines(table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    inner = {key: value for key, value in table.items() if _has_a_place_of_its_own(value, path)}
    yield from (f"{_key(key)} = {_value(value)}" for key, value in table.items() if key not in inner)
    for key, value in inner.items():
        yield ""
        yield f"[{'.'.join(map(_key, (*path, key)))}]"
        yield from _lines(value, (*path, key))


def _has_a_place_of_its_own(value: Any, path: tuple[str, ...]) -> bool:
    return isinstance(value, Mapping) and path != _ONE_LINE


def _key(key: str) -> str:
    bare = key.replace("_", "").replace("-", "")
    return key if bare.isascii() and bare.isalnum() else _quoted(key)


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, float):
        return repr(value)
    return _quoted(value)


def _quoted(value: Any) -> str:
    # JSON writes texts, truth and whole numbers as TOML does, but for one character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
