"""TOML files as frozen dataclasses: unknown keys and wrong types are refused, all of them at once."""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from .errors import BadConfig

Table = TypeVar("Table")


def read_table(path: Path, kind: type[Table]) -> Table:
    """Read a file into a dataclass whose fields are text, numbers, lists of these, or dataclasses.

    Raises:
        BadConfig: the file cannot be read, or does not fit; with every problem in it.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as fault:
        raise BadConfig(
            f"this is no readable TOML ({fault})", on=path.name, fix="Correct the file"
        ) from fault
    problems: list[str] = []
    table = _build(kind, raw, "", problems)
    if problems or table is None:
        raise BadConfig("; ".join(problems), on=path.name, fix="Correct these keys")
    return table


def _build(kind: type[Table], raw: Any, prefix: str, problems: list[str]) -> Table | None:
    if not isinstance(raw, dict):
        problems.append(f"`{prefix.rstrip('.')}` must be a table")
        return None
    hints = get_type_hints(kind)
    declared = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    problems += [f"unknown key `{prefix}{key}`" for key in raw if key not in declared]
    values: dict[str, Any] = {}
    before = len(problems)
    for name, field in declared.items():
        if name in raw or is_dataclass(hints[name]):
            values[name] = _value(hints[name], raw.get(name, {}), f"{prefix}{name}", problems)
        elif field.default is MISSING:
            problems.append(f"`{prefix}{name}` is missing")
    return kind(**values) if len(problems) == before else None


def _value(hint: Any, raw: Any, name: str, problems: list[str]) -> Any:
    if is_dataclass(hint):
        return _build(hint, raw, f"{name}.", problems)  # type: ignore[arg-type]
    if get_origin(hint) is tuple:
        return _sequence(hint, raw, name, problems)
    if type(raw) is hint or (hint is float and type(raw) is int):
        return hint(raw)
    problems.append(f"`{name}` must be {_NAMES[hint]}, not {raw!r}")
    return None


def _sequence(hint: Any, raw: Any, name: str, problems: list[str]) -> Any:
    kinds = get_args(hint)
    any_length = kinds[-1] is Ellipsis
    if not isinstance(raw, list) or not (any_length or len(raw) == len(kinds)):
        count = "" if any_length else f" of {len(kinds)}"
        problems.append(f"`{name}` must be a list{count}, not {raw!r}")
        return None
    return tuple(_value(kinds[0], item, f"{name}[{i}]", problems) for i, item in enumerate(raw))


_NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
