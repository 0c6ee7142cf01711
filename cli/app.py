"""The application that holds the commands, and the one place where errors become exit codes."""

from __future__ import annotations

import errno
import sys
import traceback
from dataclasses import dataclass
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from .. import __version__
from ..errors import Stopped, XvlmError
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
from .json_output import with_json_target
from .messages import print_error, print_note
from .stopping import NOTHING, keeps
from .terminal import cannot_write, end_output, prepare_streams

# The user's machine says no; a file that cannot be written is told where it is, unless nobody foresaw it.
_NOT_WRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EFBIG)


class Commands(TyperGroup):
    """The commands, each of which says what it keeps when Ctrl-C ends it; nothing, if it is silent."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return list(super().parse_args(ctx, with_json_target(args)))

    def invoke(self, ctx: Any) -> Any:
        with keeps(NOTHING):
            return super().invoke(ctx)


@dataclass
class _Settings:
    debug: bool = False


_settings = _Settings()
app = typer.Typer(
    name="xvlm",
    cls=Commands,
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
    prepare_streams()
    sys.exit(end_output(_run()))


def _run() -> int:
    """Run the command that was given; the exit code."""
    try:
        app()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except Stopped as stopped:
        print_note(str(stopped), "stopped")
        return stopped.exit_code
    except Exception as error:  # Nothing is swallowed: each ends in a message and its exit code.
        if _settings.debug:
            traceback.print_exc()
        known = _known(error)
        print_error(known)
        return known.exit_code
    return 0


def _known(error: Exception) -> XvlmError:
    """What we did not foresee, as an error of ours."""
    if isinstance(error, XvlmError):
        return error
    if isinstance(error, OSError) and error.errno in _NOT_WRITABLE:
        return cannot_write(error)
    what = f"an unforeseen fault ({type(error).__name__})"
    return XvlmError(what, fix="Run `xvlm --debug …` to see where, and report it without any patient's data")
