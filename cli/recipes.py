"""`xvlm recipes`: what there is, and what one holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from . import completion
from .json_output import JsonOption, put_json

app = typer.Typer(help="Recipes of compression: list them, or show one.", no_args_is_help=True)


@app.command("list", epilog="Example: xvlm recipes list --json")
def list_command(json_file: JsonOption = None) -> None:
    """List the recipes that come with xvlm, with the steps of each."""
    from ..compress.recipe_file import list_recipes

    rows = [_summary(name) for name in list_recipes()]
    if put_json(json_file, rows):
        return
    table = Table("recipe", "target", "engine", "steps")
    for row in rows:
        table.add_row(*(str(row[key]) for key in ("recipe", "target", "engine", "steps")))
    Console().print(table)


@app.command("show", epilog="Example: xvlm recipes show cpu > my-recipe.toml")
def show_command(
    recipe: Annotated[
        str,
        typer.Argument(
            autocompletion=completion.recipes, help="Name of a recipe, or the path of a TOML file."
        ),
    ],
) -> None:
    """Print a recipe with all that it stands on, to be changed and given to `xvlm compress --recipe`.

    It is checked first.
    """
    from ..compress.recipe_file import read_recipe, shipped_recipe, whole_recipe
    from ..compress.recipe_text import recipe_text

    path = Path(recipe) if recipe.endswith(".toml") else shipped_recipe(recipe)
    read_recipe(path)
    tables, files = whole_recipe(path)
    print(recipe_text(tables, f"The whole of {' on '.join(file.name for file in files)}"), end="")


def _summary(name: str) -> dict[str, str]:
    from ..compress.recipe_file import read_recipe, shipped_recipe

    recipe = read_recipe(shipped_recipe(name))
    wanted = {
        "distil": recipe.distil,
        "prune": recipe.prune,
        "export": True,
        "quantize": recipe.quantize.graphs,
        "gate": True,
    }
    steps = ", ".join(step for step, table in wanted.items() if table)
    return {"recipe": name, "target": recipe.target, "engine": recipe.engine, "steps": steps}
