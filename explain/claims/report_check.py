"""The text report of an explanation, read back: what a benchmark counts."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO

from rich.console import Console

from ...models.findings import table
from ..explanation import Explanation
from ..reports.catalogue import Catalogue
from ..reports.text_report import render_text
from .claim import Claim
from .reading import Said, said_findings
from .supported import unsupported

_COLUMNS = 80  # as in a pipe


@dataclass(frozen=True)
class ReportCheck:
    """What came of reading one report back.

    Attributes:
        unsupported: claims of the text that nothing in the explanation supports.
        recovered: whether the findings, their sides and how certain they are came back exactly.
    """

    unsupported: tuple[Claim, ...]
    recovered: bool


def check_report(explanation: Explanation, catalogue: Catalogue) -> ReportCheck:
    """Write the text report in a language and read it back."""
    console = Console(file=(text := StringIO()), width=_COLUMNS)
    console.print(render_text(explanation, catalogue))
    said = said_findings(text.getvalue(), catalogue)
    return ReportCheck(
        unsupported(explanation, text.getvalue(), catalogue), said == _what_should_be_said(explanation)
    )


def _what_should_be_said(explanation: Explanation) -> dict[str, Said]:
    return {
        one.key: Said(one.evidence.side if table()[one.key].has_side else None, one.certainty)
        for one in explanation.findings
    }
