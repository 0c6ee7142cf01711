"""`studies.csv`: a row for each file that was met, for spreadsheets and programs (RFC 4180).

A cell that a spreadsheet would take for a formula has an apostrophe before it.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import fields
from io import StringIO

from ..explain.identity import Identity
from .outcome import Outcome

COLUMNS = (
    "file", "status", "exit_code", "code", "reason", "urgency", "findings", "probability", "reports",
    "source_id",
)  # fmt: skip
IDENTITY_COLUMNS = tuple(field.name for field in fields(Identity) if field.name != "path")

_BEGINS_A_FORMULA = ("=", "+", "-", "@")


def studies_table(outcomes: Sequence[Outcome], with_identity: bool) -> str:
    """The table as CSV text, rows in the order given."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow((*COLUMNS, *(IDENTITY_COLUMNS if with_identity else ())))
    for outcome in outcomes:
        cells = (*_cells(outcome), *(_identity_cells(outcome) if with_identity else ()))
        writer.writerow([_plain(cell) for cell in cells])
    return file.getvalue()


def _cells(outcome: Outcome) -> tuple[str, ...]:
    probability = f"{outcome.findings[0][1]:.4f}" if outcome.findings else ""
    return (
        outcome.file,
        outcome.status,
        str(outcome.exit_code),
        outcome.code,
        outcome.reason,
        outcome.urgency,
        "; ".join(f"{key} {probability:.4f}" for key, probability in outcome.findings),
        probability,
        "; ".join(file for file in outcome.files if "/" not in file),
        outcome.source_id,
    )


def _identity_cells(outcome: Outcome) -> tuple[str, ...]:
    said = outcome.identity
    return tuple(getattr(said, name) if said else "" for name in IDENTITY_COLUMNS)


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(_BEGINS_A_FORMULA) else cell
