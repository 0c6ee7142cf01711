"""`xvlm explain`: radiographs in, explanations out."""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from ..errors import Abstained, BadInput, XvlmError
from .messages import print_error, print_note
from .options import BundleOption, EngineOption
from .progress import progress_bar

if TYPE_CHECKING:
    from ..explain.explanation import Explanation
    from ..explain.radiograph import Radiograph
    from ..explain.reports.catalogue import Catalogue
    from ..explain.session import Session

FORMATS = ("text", "json", "png", "html")
FILES = ("json", "png", "html")
WORST_FIRST = (XvlmError, BadInput, Abstained)
# A phantom with a mass in its left lung.
DEMO_SEED = 3
EPILOG = """Examples:

  xvlm explain --demo

  xvlm explain scan.dcm --lang sw

  xvlm explain studies/ --out reports --format json,png,html"""


@dataclass(frozen=True)
class _Request:
    formats: tuple[str, ...]
    out: Path | None
    catalogue: Catalogue


def command(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="DICOM, PNG or JPEG files, or folders of them.")
    ] = None,
    lang: Annotated[str, typer.Option(help="Language of the report: en, fr or sw.")] = "en",
    out: Annotated[Path | None, typer.Option(help="Folder for the files; made if absent.")] = None,
    format: Annotated[
        str | None, typer.Option(help="Any of text,json,png,html. text and json may go to the terminal.")
    ] = None,
    bundle: BundleOption = None,
    engine: EngineOption = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="Explain a phantom, a synthetic image of no patient.")
    ] = False,
) -> None:
    """Explain chest radiographs: findings, where, how sure, and whether the evidence holds.

    Exit codes: 0 explained, 2 a file could not be read, 4 an image was refused (no chest radiograph).
    """
    from ..explain import open_session
    from ..explain.door import find_images
    from ..explain.reports import catalogue

    if demo == bool(paths):
        raise BadInput("give radiographs to explain, or --demo, and not both", fix="See xvlm explain --help")
    request = _Request(_formats(format, out), out, catalogue.Catalogue(lang))
    with tempfile.TemporaryDirectory() as scratch:
        images = [_write_demo(out or Path(scratch))] if demo else find_images(paths or [])
        session = open_session(bundle, engine)
        if session.engine.fallback_from:
            print_note(
                f"{session.engine.fallback_from} cannot be used here; running on {session.engine.name}"
            )
        outcomes = []
        with progress_bar(Console(stderr=True)) as bar:
            for path in bar.track(images, description="explaining") if len(images) > 1 else images:
                outcomes.append(_explain_one(path, session, request, several=len(images) > 1))
    worst = next((error.exit_code for error in WORST_FIRST if error.exit_code in outcomes), 0)
    if worst:
        sys.exit(worst)


def _explain_one(path: Path, session: Session, request: _Request, several: bool) -> int:
    """Explain one file and hand over what was asked for; returns the exit code it earns."""
    from ..explain import explain_radiograph
    from ..explain.door import is_phantom, read_radiograph

    try:
        radiograph = read_radiograph(path)
    except XvlmError as error:
        if not several:
            raise
        print_error(error)
        return error.exit_code
    explanation = explain_radiograph(radiograph, session, is_phantom(path))
    if several and "text" in request.formats:
        Console(soft_wrap=True).print(f"\n== {path.name} ==", highlight=False, markup=False)
    _show(path, explanation, request)
    if request.out:
        _write(path, radiograph, explanation, request)
    return Abstained.exit_code if explanation.abstained else 0


def _show(path: Path, explanation: Explanation, request: _Request) -> None:
    console = Console()
    if "text" in request.formats:
        from ..explain.reports.text_report import render_text

        console.print(render_text(explanation, request.catalogue))
    if "json" in request.formats and not request.out:
        from ..explain.reports.json_report import to_json

        print(json.dumps({"file": path.name, "explanation": to_json(explanation)}, ensure_ascii=False))


def _write(path: Path, radiograph: Radiograph, explanation: Explanation, request: _Request) -> None:
    from ..explain.reports import html_report, json_report, png_report

    out = request.out
    assert out is not None
    out.mkdir(parents=True, exist_ok=True)
    stem = f"{path.stem}-{explanation.source_id[:6]}"
    makers = {
        "json": lambda: (
            json.dumps(json_report.to_json(explanation), indent=1, ensure_ascii=False) + "\n"
        ).encode(),
        "png": lambda: png_report.render_png(radiograph.pixels, explanation, request.catalogue),
        "html": lambda: html_report.render_html(radiograph.pixels, explanation, request.catalogue).encode(),
    }
    for kind in (kind for kind in FILES if kind in request.formats):
        target = out / f"{stem}.{kind}"
        unfinished = target.with_suffix(".part")
        unfinished.write_bytes(makers[kind]())
        unfinished.replace(target)
        print_note(f"wrote {target}")


def _formats(given: str | None, out: Path | None) -> tuple[str, ...]:
    if given is None:
        return FORMATS if out else ("text",)
    formats = tuple(part.strip() for part in given.split(",") if part.strip())
    unknown = [part for part in formats if part not in FORMATS]
    if unknown or not formats:
        raise BadInput(
            f"there is no format «{', '.join(unknown)}»",
            on="--format",
            fix=f"Choose from {', '.join(FORMATS)}",
        )
    files = [part for part in formats if part in ("png", "html")]
    if files and not out:
        raise BadInput(
            f"{' and '.join(files)} are files", on="--format", fix="Name a folder for them with --out"
        )
    return formats


def _write_demo(folder: Path) -> Path:
    from ..explain.phantom_dicom import write_phantom_dicom
    from ..models.phantom import Lesion, make_phantom

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "phantom.dcm"
    write_phantom_dicom(path, make_phantom(lesions=[Lesion("mass", "left")], seed=DEMO_SEED))
    return path
