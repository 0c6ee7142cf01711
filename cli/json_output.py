"""`--json FILE|-`: what a command found, for a script; the same option in every command."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from ..errors import BadInput
from ..files import prepare_folder, write_whole
from .terminal import encoding_of

OUTPUT = "-"


def json_target(given: str | None) -> str | None:
    """Refuse a file that cannot be written, or that is something else, before any work.

    Raises:
        BadInput: no name, a folder, a file that does not end in .json, or a place that takes nothing.
    """
    if given is None or given == OUTPUT:
        return given
    path = Path(given)
    if not given or path.is_dir():
        what = "is a folder" if given else "an empty path was given"
        raise BadInput(what, on=given or "--json", fix="Name a file, or - for the terminal")
    if path.exists() and path.suffix.lower() != ".json":
        # So that «--json scan.dcm» costs nobody a study.
        raise BadInput("is there already and is no .json file", on=path, fix="Name another file")
    place = next(folder for folder in path.absolute().parents if folder.exists())
    if not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
        raise BadInput("nothing may be written to this folder", on=place, fix="Name another")
    return given


JsonOption = Annotated[
    str | None,
    typer.Option(
        "--json",
        metavar="FILE|-",
        callback=json_target,
        help="Write JSON to this file; - or nothing prints it, and nothing else.",
    ),
]


def put_json(target: str | None, content: Any) -> bool:
    """Write JSON where `--json` says; whether standard output has it, and is to get nothing else.

    Args:
        target: a file, `-`, or None where no JSON was asked for.
        content: what JSON can hold, or a text that is JSON already.
    """
    if target is None:
        return False
    text = content if isinstance(content, str) else json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    if target == OUTPUT:
        print(printable_json(text), end="", flush=True)
        return True
    prepare_folder(Path(target).parent)
    write_whole(Path(target), text.encode())
    return False


def printable_json(text: str) -> str:
    """JSON as standard output can take it: what its encoding lacks, and what is no letter, as escapes."""
    try:
        text.encode(encoding_of(sys.stdout))
    except UnicodeEncodeError:
        return re.sub("[^\x00-\x7f]+", lambda found: json.dumps(found[0])[1:-1], text)
    return text


def with_json_target(arguments: list[str]) -> list[str]:
    """The arguments with `--json -` for a `--json` that names no file."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    given = []
    for index, argument in enumerate(arguments):
        given.append(argument)
        following = arguments[index + 1 : index + 2]
        bare = index + 1 >= end or (following[0].startswith("-") and following[0] != OUTPUT)
        if index < end and argument == "--json" and bare:
            given.append(OUTPUT)
    return given
