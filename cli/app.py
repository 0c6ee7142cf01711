"""The application that holds the commands, and the one place where errors become exit codes."""

from __future__ import annotations

import os
import sys

import typer

from ..errors import XvlmError
from . import bench, compress, explain, train
from .messages import print_error

app = typer.Typer(
    name="xvlm",
    help="Explain chest radiographs offline, and compress the model that does it. No medical device.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("explain", epilog=explain.EPILOG)(explain.command)
app.command("compress", epilog=compress.EPILOG)(compress.command)
app.add_typer(bench.app, name="bench")
app.command("train", epilog=train.EPILOG)(train.command)


def main() -> None:
    """Entry point: run a command; print an error as one message, without a traceback."""
    try:
        app()
    except XvlmError as error:
        if os.environ.get("XVLM_DEBUG"):
            raise
        print_error(error)
        sys.exit(error.exit_code)
