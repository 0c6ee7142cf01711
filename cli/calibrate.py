"""`xvlm calibrate`: a bundle's probabilities and thresholds, refitted to a clinic's own patients."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from ..errors import BadInput
from ..files import prepare_folder, write_whole
from .json_output import JsonOption, put_json
from .messages import print_note
from .options import BundleOption, EngineOption, SplitOption
from .progress import progress_bar

if TYPE_CHECKING:
    from ..runtimes.bundle import Bundle
    from ..runtimes.calibration_overlay import LocalCalibration, LocalFinding

EPILOG = """Examples:

  xvlm calibrate --data our-patients --out clinic.calibration.json

  xvlm explain scan.dcm --calibration clinic.calibration.json"""


def command(
    data: Annotated[
        Path, typer.Option(help="Folder with index.csv (or cxr/index.csv) and labelled radiographs.")
    ],
    out: Annotated[Path, typer.Option(help="The file to write, such as clinic.calibration.json.")],
    split: SplitOption = None,
    bundle: BundleOption = None,
    engine: EngineOption = None,
    key: Annotated[
        Path | None,
        typer.Option(
            help="Ed25519 private key (PEM) to sign with; one of your own, made at first use, if not given."
        ),
    ] = None,
    json_file: JsonOption = None,
) -> None:
    """Refit a bundle's probabilities and thresholds to a clinic's own labelled radiographs.

    Findings that at least 30 patients have and 30 have not are refitted; the others keep the bundle's. Label
    patients as they come: where more of them are ill than in daily use, every probability becomes too high.
    The figures after an arrow are of patients that the fit did not see. The weights stay as they are. The
    file is signed, and `xvlm explain --calibration` checks it.
    """
    from ..bench.local_calibration import calibrate_locally, labelled_studies
    from ..explain import open_session
    from ..runtimes.calibration_overlay import sign_overlay
    from ..runtimes.signatures.calibration_keys import own_private_key, read_private_key

    if out.is_dir():
        raise BadInput("is a folder", on=out, fix="Name the file to write")
    studies = labelled_studies(data, split)
    session = open_session(bundle, engine)
    private = read_private_key(key) if key else own_private_key()
    prepare_folder(out.parent)
    with progress_bar(Console(stderr=True)) as bar:
        made = calibrate_locally(
            session, studies, lambda every: bar.track(list(every), description="explaining")
        )
    content = sign_overlay(made, private)
    write_whole(out, content)
    facts = {"file": str(out), "sha256": hashlib.sha256(content).hexdigest()}
    if not put_json(json_file, facts | made.as_json()):
        _print(made, session.bundle)
    print_note(f"wrote {out}; use it with `xvlm explain --calibration`{' and --trust' if key else ''}")


def _print(made: LocalCalibration, bundle: Bundle) -> None:
    console = Console()
    console.print(
        f"{made.bundle} {made.bundle_version} on {made.engine}: {made.images} radiographs, "
        f"{made.patients} patients, {made.refused} refused",
        highlight=False,
    )
    table = Table(title=f"Operating point: {made.operating_point.replace('_', ' ')}", title_justify="left")
    table.add_column("finding")
    for heading in ("with", "without", "threshold", "sensitivity", "specificity"):
        table.add_column(heading, justify="right")
    for finding, old in zip(made.findings, bundle.findings, strict=True):
        new = finding.refitted.thresholds[made.operating_point] if finding.refitted else None
        table.add_row(
            finding.key.replace("_", " "),
            str(finding.patients_with),
            str(finding.patients_without),
            _change(old.threshold, new),
            *_changes(finding),
        )
    console.print(table)
    kept = ", ".join(finding.key.replace("_", " ") for finding in made.findings if finding.kept)
    if kept:
        console.print(
            f"Kept as the bundle has them, for want of patients with or without: {kept}", highlight=False
        )


def _changes(finding: LocalFinding) -> tuple[str, str]:
    before, after = finding.before, finding.after
    return (
        _change(before.sensitivity, after.sensitivity if after else None),
        _change(before.specificity, after.specificity if after else None),
    )


def _change(before: float | None, after: float | None) -> str:
    """«12% -> 20%»; one figure where nothing changed, a dash where nothing was measured."""
    shown = "-" if before is None else _percent(before)
    return shown if after is None else f"{shown} -> {_percent(after)}"


def _percent(share: float) -> str:
    return f"{share:.1%}" if 0 < share < 0.1 else f"{share:.0%}"
