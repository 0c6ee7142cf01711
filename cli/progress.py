"""The progress bar that all commands share: on a terminal only, and gone when done."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


def progress_bar(console: Console, auto_refresh: bool = True) -> Progress:
    """A bar with the step's name, how far it is and the time left.

    Args:
        console: where it is shown.
        auto_refresh: draw it from a thread; False where nothing may run beside what is timed.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(
        *columns,
        console=console,
        transient=True,
        disable=not console.is_terminal,
        auto_refresh=auto_refresh,
    )
