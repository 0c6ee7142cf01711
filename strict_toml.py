"""TOML files as frozen dataclasses: unknown keys and wrong types are refused, all of them at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from .errors import BadConfig

# Python's own since 3.11; tomli is the same code.
if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Table = TypeVar("Table")


def read_toml(path: Path) -> dict[str, Any]:
    """What a TOML file holds, unchecked.

    Raises:
        OSError, ValueError, RecursionError: it cannot be read, is not TOML, or is nested too deep.
    """
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return table


def read_table(path: Path, kind: type[Table], check: Callable[[Table], list[str]] | None = None) -> Table:
    """Read a file into a dataclass whose fields are text, numbers, dataclasses, lists or tables of these.

    Args:
        path: the file.
        kind: the dataclass.
        check: what else is wrong with it, a phrase each; keys that are wrong come empty or as by default.

    Raises:
        BadConfig: the file cannot be read, or does not fit; with every problem in it.
    """
    return build_table(read_tables(path), kind, path.name, check)


def read_tables(path: Path) -> dict[str, Any]:
    """Read a file as it is.

    Raises:
        BadConfig: it cannot be read.
    """
    try:
        return read_toml(path)
    except (OSError, ValueError, RecursionError) as fault:
        raise BadConfig(
            f"this is no readable TOML ({fault})", on=path.name, fix="Correct the file"
        ) from fault


def build_table(
    raw: Mapping[str, Any], kind: type[Table], on: str, check: Callable[[Table], list[str]] | None = None
) -> Table:
    """The dataclass of what was read from the file `on`; see `read_table`.

    Raises:
        BadConfig: it does not fit; with every problem in it.
    """
    problems: list[str] = []
    table = _build(kind, raw, "", problems)
    if table is not None and check:
        problems += check(table)
    if problems or table is None:
        raise BadConfig("; ".join(problems), on=on, fix="Correct these keys")
    return table


def _build(kind: type[Table], raw: Any, prefix: str, problems: list[str]) -> Table | None:
    """The table with what is right in it, so that all of it can be checked; the rest is empty or as usual."""
    if not isinstance(raw, Mapping):
        problems.append(f"`{prefix.rstrip('.')}` must be a table")
        return None
    hints = get_type_hints(kind)
    declared = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    problems += [f"unknown key `{prefix}{key}`" for key in raw if key not in declared]
    values: dict[str, Any] = {}
    for name, field in declared.items():
        has_default = field.default is not MISSING or field.default_factory is not MISSING
        value = None
        if name in raw or (is_dataclass(hints[name]) and not has_default):
            value = _value(hints[name], raw.get(name, {}), f"{prefix}{name}", problems)
        elif not has_default:
            problems.append(f"`{prefix}{name}` is missing")
        if value is not None:
            values[name] = value
        elif not has_default:
            values[name] = (get_origin(hints[name]) or hints[name])()
    return kind(**values)


def _value(hint: Any, raw: Any, name: str, problems: list[str]) -> Any:
    if get_origin(hint) is UnionType:
        (hint,) = (choice for choice in get_args(hint) if choice is not NoneType)
    if is_dataclass(hint):
        return _build(hint, raw, f"{name}.", problems)  # type: ignore[arg-type]
    if get_origin(hint) is tuple:
        return _sequence(hint, raw, name, problems)
    if get_origin(hint) is Mapping:
        return _named(get_args(hint)[1], raw, name, problems)
    if type(raw) is hint or (hint is float and type(raw) is int):
        return hint(raw)
    problems.append(f"`{name}` must be {_NAMES[hint]}, not {raw!r}")
    return None


def _sequence(hint: Any, raw: Any, name: str, problems: list[str]) -> Any:
    kinds = get_args(hint)
    any_length = kinds[-1] is Ellipsis
    if not isinstance(raw, list | tuple) or not (any_length or len(raw) == len(kinds)):
        count = "" if any_length else f" of {len(kinds)}"
        problems.append(f"`{name}` must be a list{count}, not {raw!r}")
        return None
    return tuple(_value(kinds[0], item, f"{name}[{i}]", problems) for i, item in enumerate(raw))


def _named(hint: Any, raw: Any, name: str, problems: list[str]) -> Any:
    if not isinstance(raw, Mapping):
        problems.append(f"`{name}` must be a table, not {raw!r}")
        return None
    values = {key: _value(hint, item, f'{name}."{key}"', problems) for key, item in raw.items()}
    return {key: value for key, value in values.items() if value is not None}


_NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
