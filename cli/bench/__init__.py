"""`xvlm bench`: measure a bundle, one file a command."""

from __future__ import annotations

import typer

from . import cold_start, evaluate, fidelity, report, run

app = typer.Typer(
    help="Measure a bundle: how good it is, how far it strays from another, how fast a study is.",
    no_args_is_help=True,
)
app.command("evaluate", epilog=evaluate.EPILOG)(evaluate.command)
app.command("fidelity", epilog=fidelity.EPILOG)(fidelity.command)
app.command("run", epilog=run.EPILOG)(run.command)
app.command("report", epilog=report.EPILOG)(report.command)
app.command("cold-start", epilog=cold_start.EPILOG)(cold_start.command)
