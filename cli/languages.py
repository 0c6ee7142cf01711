"""`xvlm languages`: which languages there are, and whether their catalogues are whole."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from ..errors import BadInput
from . import completion
from .json_output import JsonOption, put_json
from .terminal import can_show

if TYPE_CHECKING:
    from ..explain.reports.catalogue_check import Problem

app = typer.Typer(
    help="The languages of the reports: list them, check their catalogues.", no_args_is_help=True
)


@app.command("list", epilog="Example: xvlm languages list --json")
def list_languages(json_file: JsonOption = None) -> None:
    """List the languages, how they are written, and whether a clinician has reviewed them."""
    from ..explain.reports.language_list import languages

    rows = languages()
    if put_json(json_file, [asdict(row) for row in rows]):
        return
    table = Table("code", "language", "own name", "written", "messages", "text", "PNG here", box=None)
    for row in rows:
        written = "right to left" if row.direction == "rtl" else "left to right"
        png = "yes" if row.png else "needs FriBiDi"
        table.add_row(
            row.code,
            row.english,
            row.own if can_show(row.own) else "",
            written,
            str(row.messages),
            row.review_status,
            png,
        )
    Console().print(table)


@app.command(
    "check",
    epilog="""Examples:

  xvlm languages check

  xvlm languages check sw ha --json

  xvlm languages check am --folder my-catalogues""",
)
def check(
    codes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CODE]...", autocompletion=completion.languages, help="Languages; all if none is given."
        ),
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option(
            help="Folder with a folder of catalogues for each language; the shipped ones if not given."
        ),
    ] = None,
    json_file: JsonOption = None,
) -> None:
    """Find missing and extra messages, wrong variables, unknown terms, terms that a sentence writes out
    instead of naming as the tables do, and words that cannot be told apart.

    Exit codes: 0 nothing is wrong, 2 something is.
    """
    from ..explain.reports.catalogue import available_languages
    from ..explain.reports.catalogue_check import check_language

    languages = codes or [code for code in available_languages() if not folder or (folder / code).is_dir()]
    absent = [code for code in languages if folder and not (folder / code).is_dir()]
    if not languages or absent:
        raise BadInput("it has no folder of that language", on=folder, fix="Name a folder with one, as en/")
    problems = [problem for code in languages for problem in check_language(code, folder)]
    told = {"languages": languages, "problems": [asdict(problem) for problem in problems]}
    if not put_json(json_file, told):
        _print(languages, problems)
    if problems:
        sys.exit(BadInput.exit_code)


def _print(languages: list[str], problems: list[Problem]) -> None:
    if not problems:
        print(f"nothing is wrong in {', '.join(languages)}")
        return
    table = Table("language", "message", "kind", "what is wrong", box=None)
    for problem in problems:
        table.add_row(problem.language, problem.message, problem.kind, problem.what)
    Console().print(table)
