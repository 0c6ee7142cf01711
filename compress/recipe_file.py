"""Recipes as files: those that ship, a user's own, and the one that a bundle was made with."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

from ..errors import BadConfig
from ..strict_toml import build_table, read_table
from .recipe import Recipe
from .recipe_checks import problems_in


def list_recipes() -> tuple[str, ...]:
    """Names of the recipes that come with xvlm."""
    return tuple(sorted(path.stem for path in _folder().glob("*.toml")))


def shipped_recipe(name: str) -> Path:
    """A recipe that comes with xvlm; each target has one of its name.

    Raises:
        BadConfig: there is none.
    """
    if name not in list_recipes():
        known = ", ".join(list_recipes())
        raise BadConfig(f"there is no recipe called «{name}»", fix=f"Choose one of: {known}")
    return _folder() / f"{name}.toml"


def read_recipe(path: Path) -> Recipe:
    """Read a recipe, from its TOML or from the bundle that it made.

    Raises:
        BadConfig: every unknown key and every combination that cannot be, at once.
    """
    if path.is_dir():
        return _read_from_bundle(path)
    return read_table(path, Recipe, problems_in)


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
