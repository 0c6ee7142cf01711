"""The application that holds the commands, and the one place where errors become exit codes."""

from __future__ import annotations

import io
import sys
import traceback
from dataclasses import dataclass
from typing import Annotated

import typer

from .. import __version__
from ..errors import XvlmError
from . import (
    ask,
    bench,
    bundle,
    calibrate,
    compress,
    doctor,
    explain,
    findings,
    install,
    languages,
    recipes,
    targets,
    train,
    verify,
)
from .messages import print_error


@dataclass
class _Settings:
    debug: bool = False


_settings = _Settings()
app = typer.Typer(
    name="xvlm",
    help="Explain chest radiographs offline, and compress the model that does it. No medical device.",
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("explain", epilog=explain.EPILOG)(explain.command)
app.command("ask", epilog=ask.EPILOG)(ask.command)
app.command("calibrate", epilog=calibrate.EPILOG)(calibrate.command)
app.command("compress", epilog=compress.EPILOG)(compress.command)
app.command("install", epilog=install.EPILOG)(install.command)
app.add_typer(targets.app, name="targets")
app.add_typer(recipes.app, name="recipes")
app.add_typer(bench.app, name="bench")
app.add_typer(languages.app, name="languages")
app.add_typer(findings.app, name="findings")
app.add_typer(bundle.app, name="bundle")
app.command("verify", epilog=verify.EPILOG)(verify.command)
app.command("doctor", epilog=doctor.EPILOG)(doctor.command)
app.command("train", epilog=train.EPILOG)(train.command)


@app.callback()
def options(
    context: typer.Context,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error came from.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    if version:
        print(f"xvlm {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit
    _settings.debug = debug


def main() -> None:
    """Entry point: run a command; print an error as one message, without a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # An old terminal's code page must not swallow the whole report for one apostrophe.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        app()
    except Exception as error:  # Nothing is swallowed: each ends in a message and its exit code.
        if _settings.debug:
            traceback.print_exc()
        known = error if isinstance(error, XvlmError) else _fault(error)
        print_error(known)
        sys.exit(known.exit_code)


def _fault(error: Exception) -> XvlmError:
    """What we did not foresee, as an error of ours."""
    what = f"an unforeseen fault ({type(error).__name__})"
    return XvlmError(what, fix="Run `xvlm --debug …` to see where, and report it without any patient's data")
