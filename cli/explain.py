"""`xvlm explain`: radiographs in, explanations out."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from ..errors import Abstained, BadInput, XvlmError
from .files import prepare_folder, write_whole
from .messages import print_error, print_note
from .options import (
    AgeOption,
    BundleOption,
    CalibrationOption,
    EngineOption,
    OperatingPointOption,
    PublicKeyOption,
    ThreadsOption,
    TrustOption,
    session_opener,
)
from .progress import progress_bar

if TYPE_CHECKING:
    from ..explain.explanation import Explanation
    from ..explain.radiograph import Radiograph
    from ..explain.reports.catalogue import Catalogue
    from ..explain.session import Session

FORMATS = ("text", "json", "png", "html")
FILES = ("json", "png", "html")
# Of a file's name that its reports are named after; most systems take 255, and something follows.
MOST_BYTES_OF_NAME = 200
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
    age: int | None


def _given_path(text: str) -> Path:
    """A path as it was given; an empty one, as from an unset variable, is not this folder."""
    if not text:
        raise BadInput("an empty path was given", fix="Name a file or a folder")
    return Path(text)


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            parser=_given_path,
            metavar="PATH",
            help="DICOM, PNG, JPEG, TIFF or BMP files, or folders of them.",
        ),
    ] = None,
    lang: Annotated[
        str, typer.Option(help="Language of the report: en, fr, sw … `xvlm languages list` shows all.")
    ] = "en",
    out: Annotated[
        Path | None,
        typer.Option(parser=_given_path, metavar="FOLDER", help="Folder for the files; made if absent."),
    ] = None,
    format: Annotated[
        str | None, typer.Option(help="Any of text,json,png,html. text and json may go to the terminal.")
    ] = None,
    bundle: BundleOption = None,
    engine: EngineOption = None,
    threads: ThreadsOption = None,
    public_key: PublicKeyOption = None,
    operating_point: OperatingPointOption = None,
    calibration: CalibrationOption = None,
    trust: TrustOption = None,
    age: AgeOption = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="Explain a phantom, a synthetic image of no patient.")
    ] = False,
) -> None:
    """Explain chest radiographs: findings, where, how sure, and whether the evidence holds.

    Exit codes: 0 explained, 1 a fault of xvlm, 2 a file or an option cannot be used, 4 no findings given
    (no chest radiograph, or unlike the training images). Of several the first of 1, 2, 4 is given.
    """
    from ..explain.door import find_images
    from ..explain.reports import catalogue

    if demo and paths:
        raise BadInput("the demo takes no files", on="--demo", fix="Leave one of them out")
    if not demo and not paths:
        raise BadInput("nothing was given to explain", fix="Name a file or a folder, or use --demo")
    open_asked = session_opener(bundle, engine, public_key, operating_point, calibration, trust, threads)
    language = catalogue.Catalogue(lang.lower())
    request = _Request(_formats(format, out), out, language, age)
    if "png" in request.formats:
        from ..explain.reports.lettering import lettering

        lettering(language)
    if out:
        prepare_folder(out)
    with tempfile.TemporaryDirectory() as scratch:
        images = (
            [_write_demo(out or Path(scratch))] if demo else list(dict.fromkeys(find_images(paths or [])))
        )
        session = open_asked()
        if session.engine.fallback_from:
            wanted, engine_name = session.engine.fallback_from, session.engine.name
            _note(request, "fallback", wanted=wanted, engine=engine_name)
        outcomes = []
        with progress_bar(Console(stderr=True)) as bar:
            step = language.text("step-explaining")
            for path in bar.track(images, description=step) if len(images) > 1 else images:
                outcomes.append(_explain_one(path, session, request, several=len(images) > 1))
    worst = next((error.exit_code for error in WORST_FIRST if error.exit_code in outcomes), 0)
    if worst:
        sys.exit(worst)


def _explain_one(path: Path, session: Session, request: _Request, several: bool) -> int:
    """Explain one file and hand over what was asked for; returns the exit code it earns."""
    from ..explain import explain_radiograph
    from ..explain.door import is_phantom, read_radiograph

    try:
        radiograph = read_radiograph(path).with_age(request.age)
        explanation = explain_radiograph(radiograph, session, is_phantom(path))
        if several and "text" in request.formats:
            Console(soft_wrap=True).print(f"\n== {path} ==", highlight=False, markup=False)
        _show(path, explanation, request)
        if request.out:
            _write(path, radiograph, explanation, request)
    except XvlmError as error:
        if "json" in request.formats and not request.out:
            _print_json({"file": str(path), "error": str(error)})
        if not several:
            raise
        print_error(error)
        return error.exit_code
    return Abstained.exit_code if explanation.abstained else 0


def _show(path: Path, explanation: Explanation, request: _Request) -> None:
    console = Console()
    if "text" in request.formats:
        from ..explain.reports.text_report import render_text

        with console.capture() as captured:
            console.print(render_text(explanation, request.catalogue))
        # Grids are padded to the terminal's width, which is noise in a file.
        print("\n".join(line.rstrip() for line in captured.get().splitlines()))
    if "json" in request.formats and not request.out:
        from ..explain.reports.json_report import to_json

        _print_json({"file": str(path), "explanation": to_json(explanation)})


def _print_json(line: dict[str, Any]) -> None:
    """One line; a name that is no UTF-8 keeps its bytes as escapes, so that the file can be found again."""
    text = json.dumps(line, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = json.dumps(line)
    print(text)


def _write(path: Path, radiograph: Radiograph, explanation: Explanation, request: _Request) -> None:
    from ..explain.reports import html_report, json_report, png_report

    out = request.out
    assert out is not None
    stem = f"{_shortened(path.stem)}-{explanation.source_id[:6]}"
    makers = {
        "json": lambda: (
            json.dumps(json_report.to_json(explanation), indent=1, ensure_ascii=False) + "\n"
        ).encode(),
        "png": lambda: png_report.render_png(radiograph.pixels, explanation, request.catalogue),
        "html": lambda: html_report.render_html(radiograph.pixels, explanation, request.catalogue).encode(),
    }
    for kind in (kind for kind in FILES if kind in request.formats):
        target = out / f"{stem}.{kind}"
        write_whole(target, makers[kind]())
        _note(request, "wrote", file=str(target))


def _shortened(stem: str) -> str:
    """The beginning of a name, with room for what is put behind it."""
    return os.fsencode(stem)[:MOST_BYTES_OF_NAME].decode(errors="ignore")


def _note(request: _Request, name: str, **variables: str) -> None:
    print_note(request.catalogue.text(f"note-{name}", **variables), request.catalogue.text("note"))


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
        what = f"{' and '.join(files)} can only be written to files"
        raise BadInput(what, on="--format", fix="Name a folder with --out")
    if not out and len(formats) > 1:
        raise BadInput(
            "text and json cannot share the terminal", on="--format", fix="Name a folder with --out"
        )
    if out and not set(formats) & set(FILES):
        raise BadInput("text goes to the terminal, not to --out", on="--format", fix="Add json, png or html")
    return formats


def _write_demo(folder: Path) -> Path:
    from ..explain.phantom_dicom import write_phantom_dicom
    from ..models.phantom import Lesion, make_phantom

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "phantom.dcm"
    write_phantom_dicom(path, make_phantom(lesions=[Lesion("mass", "left")], seed=DEMO_SEED))
    return path
