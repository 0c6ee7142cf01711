"""`xvlm findings`: what the model looks for, its codes, and how each code was checked."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import typer
from rich.console import Console
from rich.table import Table

from ..errors import BadInput
from .json_output import JsonOption, put_json

if TYPE_CHECKING:
    from ..models.code_check import CheckedCode

EPILOG = """Examples:

  xvlm findings list

  xvlm findings list --json | jq '.findings[] | select(.gaps != [])'

  xvlm findings check"""

SAID = {
    "dictionary": "same term",
    "contradicted": "another term",
    "form": "",
}

app = typer.Typer(help="What the model looks for: its codes, and how each was checked.", no_args_is_help=True)


@app.command("list", epilog=EPILOG)
def list_findings(json_file: JsonOption = None) -> None:
    """List the findings with their codes in each system. «none» is a gap: no code could be checked."""
    from ..models.code_check import gaps
    from ..models.findings import system_name, systems, table

    if put_json(json_file, {"systems": _systems(), "findings": _findings()}):
        return
    rows = Table("finding", *(system_name(system) for system in systems()), box=None)
    for key, finding in table().items():
        code = {code.system: code.code for code in finding.codes}
        rows.add_row(key, *(code.get(system, "[dim]none[/dim]") for system in systems()))
    Console().print(rows)
    missing = sum(map(len, gaps().values()))
    print(f"{sum(len(finding.codes) for finding in table().values())} codes, {missing} gaps")


@app.command("check", epilog=EPILOG)
def check(json_file: JsonOption = None) -> None:
    """Check each code's form, SNOMED CT's check digits, and what DICOM's dictionary says of it.

    Exit codes: 0 no code is wrong, 2 one is. A gap is no error.
    """
    from ..models.code_check import checked_codes, gaps

    codes = checked_codes()
    if not put_json(json_file, {"codes": [asdict(code) for code in codes], "gaps": gaps()}):
        _print_check(codes)
    if any(code.checked == "contradicted" for code in codes):
        sys.exit(BadInput.exit_code)


def _print_check(codes: tuple[CheckedCode, ...]) -> None:
    from ..models.code_check import gaps
    from ..models.findings import system_checked, system_name, systems

    rows = Table(box=None)
    for heading in ("finding", "system", "code"):  # a code that is cut short is none
        rows.add_column(heading, no_wrap=True)
    rows.add_column("term", overflow="fold")
    rows.add_column("in DICOM", no_wrap=True)
    for one in codes:
        code = one.code
        rows.add_row(one.finding, system_name(code.system), code.code, code.display, SAID[one.checked])
    console = Console()
    console.print(rows)
    for system in systems():
        console.print(f"\n[bold]{system_name(system)}[/bold] {system_checked(system)}", highlight=False)
    lacking = "; ".join(f"{key}: {', '.join(map(system_name, names))}" for key, names in gaps().items())
    console.print(f"\n[bold]Gaps[/bold] {lacking}", highlight=False)


def _systems() -> list[dict[str, str]]:
    from ..models.findings import system_checked, system_name, system_version, systems

    return [
        {
            "system": system,
            "name": system_name(system),
            "version": system_version(system),
            "checked": system_checked(system),
        }
        for system in systems()
    ]


def _findings() -> list[dict[str, Any]]:
    from ..models.code_check import gaps
    from ..models.findings import table

    return [
        {
            "key": key,
            "kind": finding.kind,
            "codes": [asdict(code) for code in finding.codes],
            "gaps": gaps().get(key, ()),
            "differentials": finding.differentials,
        }
        for key, finding in table().items()
    ]
