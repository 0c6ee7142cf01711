"""Recipes as files: those that ship, a user's own, and the one that a bundle was made with.

A recipe may stand on another: `extends = "base"` names one that comes with xvlm, `extends = "ours.toml"` a
file beside it. Its own keys take the place of that one's, table by table.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from ..errors import BadConfig
from ..hardware_profiles import load_profile
from ..strict_toml import build_table, read_tables
from .recipe import Recipe
from .recipe_checks import problems_in

# What recipes share; none by itself, for it has no target.
BASE = "base"
_EXTENDS = "extends"


def list_recipes() -> tuple[str, ...]:
    """Names of the recipes that come with xvlm."""
    return tuple(sorted({path.stem for path in _folder().glob("*.toml")} - {BASE}))


def shipped_recipe(name: str) -> Path:
    """A recipe that comes with xvlm; each family of devices has one of its name.

    Raises:
        BadConfig: there is none.
    """
    if name not in (*list_recipes(), BASE):
        known = ", ".join(list_recipes())
        raise BadConfig(f"there is no recipe called «{name}»", fix=f"Choose one of: {known}")
    return _folder() / f"{name}.toml"


def recipe_for(target: str) -> Recipe:
    """The recipe that comes with xvlm for a device; all devices of its family share it.

    Raises:
        BadConfig: there is no such device.
    """
    return read_recipe(shipped_recipe(load_profile(target).family)).for_target(target)


def read_recipe(path: Path) -> Recipe:
    """Read a recipe, from its TOML or from the bundle that it made.

    Raises:
        BadConfig: every unknown key and every combination that cannot be, at once.
    """
    if path.is_dir():
        return _read_from_bundle(path)
    tables, files = whole_recipe(path)
    recipe = build_table(tables, Recipe, " on ".join(file.name for file in files), problems_in)
    return recipe.for_target(recipe.target)


def whole_recipe(path: Path) -> tuple[dict[str, Any], tuple[Path, ...]]:
    """A recipe's tables with those that it stands on, and the files that they came from, its own first.

    Raises:
        BadConfig: a file cannot be read, is not there, or stands on itself.
    """
    return _on_others(path, ())


def _on_others(path: Path, above: tuple[Path, ...]) -> tuple[dict[str, Any], tuple[Path, ...]]:
    path = path.resolve()
    files = (*above, path)
    if path in above:
        circle = " on ".join(file.name for file in files)
        raise BadConfig(f"stands on itself: {circle}", on=above[0].name, fix=f"Take one `{_EXTENDS}` out")
    tables = read_tables(path)
    if _EXTENDS not in tables:
        return tables, files
    below, files = _on_others(_extended(tables.pop(_EXTENDS), path), files)
    return _laid_over(tables, below), files


def _extended(named: Any, path: Path) -> Path:
    """The file that a recipe stands on."""
    if not isinstance(named, str) or not named:
        raise BadConfig(f"`{_EXTENDS}` must be text, not {named!r}", on=path.name, fix="Correct this key")
    return path.with_name(named) if named.endswith(".toml") else shipped_recipe(named)


def _laid_over(upper: Mapping[str, Any], lower: Mapping[str, Any]) -> dict[str, Any]:
    """Two tables as one; what both have comes from the upper one, a table from both."""
    laid = {**lower, **upper}
    for key in lower.keys() & upper.keys():
        if isinstance(lower[key], Mapping) and isinstance(upper[key], Mapping):
            laid[key] = _laid_over(upper[key], lower[key])
    return laid


def _read_from_bundle(folder: Path) -> Recipe:
    try:
        raw = json.loads((folder / "bundle.json").read_text(encoding="utf-8"))["recipe"]
        tables = {key: value for key, value in raw.items() if key != "held_out"}
    except (OSError, ValueError, KeyError, AttributeError, TypeError, RecursionError) as fault:
        raise BadConfig(
            "holds no recipe", on=folder.name, fix="Give a TOML file, or a bundle that xvlm made"
        ) from fault
    return build_table(tables, Recipe, folder.name, problems_in)


def _folder() -> Path:
    return Path(str(resources.files(__package__))) / "recipes"
