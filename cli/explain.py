"""`xvlm explain`: radiographs in, explanations out."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.text import Text

from ..errors import BadInput, XvlmError
from . import completion
from .json_output import printable_json
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
    from ..explain.door import Met
    from ..explain.reports.catalogue import Catalogue
    from ..explain.session import Session
    from ..jobs import Finished, Order, Outcome, Study

FORMATS = ("text", "json", "png", "html", "pdf")
# Of --out, where nothing else is asked for.
USUAL = ("text", "json", "png", "html")
STOPPED = 130  # as shells say of Ctrl-C
# A phantom with a mass in its left lung.
DEMO_SEED = 3
EPILOG = """Examples:

  xvlm explain --demo

  xvlm explain scan.dcm --lang sw

  xvlm explain studies/ disc.zip --out reports --format json,png,html

  xvlm explain - < scan.dcm"""


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
            help="DICOM, PNG, JPEG, TIFF, BMP files; folders, zips, DICOMDIRs of them; - for standard input.",
        ),
    ] = None,
    lang: Annotated[
        str,
        typer.Option(
            autocompletion=completion.languages,
            help="Language of the report: en, fr, sw … `xvlm languages list` shows all.",
        ),
    ] = "en",
    out: Annotated[
        Path | None,
        typer.Option(
            parser=_given_path,
            metavar="FOLDER",
            help="Folder for the files, with index.html and studies.csv of all; made if absent.",
        ),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            autocompletion=completion.one_of_many(FORMATS),
            help="Any of text,json,png,html,pdf. text and json may go to the terminal.",
        ),
    ] = None,
    bundle: BundleOption = None,
    engine: EngineOption = None,
    threads: ThreadsOption = None,
    public_key: PublicKeyOption = None,
    operating_point: OperatingPointOption = None,
    calibration: CalibrationOption = None,
    trust: TrustOption = None,
    age: AgeOption = None,
    anonymous: Annotated[
        bool, typer.Option("--anonymous", help="Pages do not say whose the study is, nor which file it was.")
    ] = False,
    identity: Annotated[
        bool, typer.Option("--identity", help="Text, JSON and studies.csv say whose the study is.")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Explain anew what --out already holds.")] = False,
    demo: Annotated[
        bool, typer.Option("--demo", help="Explain a phantom, a synthetic image of no patient.")
    ] = False,
) -> None:
    """Explain chest radiographs: findings, where, how sure, and whether the evidence holds.

    Exit codes: 0 explained, 1 a fault of xvlm, 2 a file or an option cannot be used, 4 no findings given
    (no chest radiograph, or unlike the training images), 130 stopped by Ctrl-C. Of several the first of 1, 2,
    4 is given; what was skipped, because it is no image, earns none.
    """
    from ..explain.reports import catalogue
    from ..jobs import Order, exit_code
    from ..jobs.writers import writers

    if demo and paths:
        raise BadInput("the demo takes no files", on="--demo", fix="Leave one of them out")
    if not demo and not paths:
        raise BadInput("nothing was given to explain", fix="Name a file or a folder, or use --demo")
    if anonymous and identity:
        raise BadInput("it contradicts --identity", on="--anonymous", fix="Leave one of them out")
    open_asked = session_opener(bundle, engine, public_key, operating_point, calibration, trust, threads)
    language = catalogue.Catalogue(lang.lower())
    formats = _formats(format, out)
    if {"png", "pdf"} & set(formats):
        from ..explain.reports.lettering import lettering

        lettering(language)
    makers = writers(formats, language, anonymous, identity)
    order = Order(language, makers, age, anonymous, identity, again)
    screen = _Screen(language, formats, out is not None, identity, named=not demo)
    finished = _run(paths or [], out, screen, order, open_asked, demo)
    if finished.stopped:
        sys.exit(STOPPED)
    if worst := exit_code(finished.outcomes):
        sys.exit(worst)
    if all(outcome.status == "skipped" for outcome in finished.outcomes):
        raise BadInput(
            "there is no image to explain", fix="Name DICOM, PNG, JPEG, TIFF or BMP files, or their folder"
        )


def _run(
    paths: list[Path],
    out: Path | None,
    screen: _Screen,
    order: Order,
    open_asked: Callable[[], Session],
    demo: bool,
) -> Finished:
    """Find what the paths stand for, open the bundle, and deal with all of it."""
    from ..explain.door import discover
    from ..jobs import open_results, run

    with ExitStack() as stack:
        results = stack.enter_context(open_results(out)) if out else None
        if demo:
            paths = [_write_demo(out or Path(stack.enter_context(tempfile.TemporaryDirectory())))]
        met = list(discover(paths, results.own_files() if results else frozenset()))
        session = open_asked()
        if session.engine.fallback_from:
            screen.note("note-fallback", wanted=session.engine.fallback_from, engine=session.engine.name)
        with progress_bar(Console(stderr=True)) as bar:
            finished = run(screen.track(met, bar), session, order, screen, results)
    screen.end(finished, len(met), out)
    return finished


@dataclass
class _Screen:
    """Prints what becomes of each file: answers on standard output, all else beside it."""

    catalogue: Catalogue
    formats: tuple[str, ...]
    to_files: bool
    with_identity: bool
    named: bool
    several: bool = False
    kept_count: int = 0

    def track(self, met: list[Met], bar: Progress) -> Iterable[Met]:
        """The same with the bar moving on."""
        self.several = len(met) > 1
        return bar.track(met, description=self.catalogue.text("step-explaining")) if self.several else met

    def explained(self, study: Study) -> None:
        if "text" in self.formats:
            self._print_text(study)
        if "json" in self.formats and not self.to_files:
            from ..jobs.writers import json_line, study_json

            print(printable_json(json_line(study_json(study, self.with_identity))))

    def refused(self, outcome: Outcome, error: XvlmError) -> None:
        self._print_json(outcome, "error", str(error))
        if not self.several:
            raise error
        print_error(error)

    def skipped(self, outcome: Outcome) -> None:
        self._print_json(outcome, "skipped", outcome.reason)
        assert outcome.identity
        self.note("studies-skipped_file", file=outcome.identity.file, reason=outcome.reason)

    def kept(self, outcome: Outcome) -> None:  # noqa: ARG002 - one of a kind
        self.kept_count += 1

    def wrote(self, path: Path) -> None:
        self.note("note-wrote", file=_shown(path))

    def end(self, finished: Finished, met: int, out: Path | None) -> None:
        """What was kept, how to go on, and last of all the counts."""
        from ..jobs import counts

        if self.kept_count:
            self.note("studies-kept", count=self.kept_count)
        if finished.stopped:
            self.note("studies-stopped", done=len(finished.outcomes), met=met)
            if out:
                self.note("studies-go_on", folder=_shown(out))
        if self.several:
            print_note(counts(finished.outcomes, self.catalogue), self.catalogue.text("note"))

    def note(self, message: str, **variables: str | int) -> None:
        """One line beside the answers."""
        print_note(self.catalogue.text(message, **variables), self.catalogue.text("note"))

    def _print_json(self, outcome: Outcome, word: str, said: str) -> None:
        if "json" in self.formats and not self.to_files:
            from ..jobs.writers import json_line

            print(printable_json(json_line({"file": outcome.file, word: said})))

    def _print_text(self, study: Study) -> None:
        from ..explain.reports.text_report import render_text

        console = Console()
        with console.capture() as captured:
            if self.named:
                console.print(Text(f"== {study.source.shown} =="), soft_wrap=True)
            if self.with_identity:
                from ..explain.reports.identity_band import band_fields

                for label, value in band_fields(study.identity, self.catalogue):
                    console.print(Text(f"{label}: {value}"))
            console.print(render_text(study.explanation, self.catalogue))
        # Grids are padded to the terminal's width, which is noise in a file.
        print("\n".join(line.rstrip() for line in captured.get().splitlines()))
        if self.several:
            print()


def _shown(path: Path) -> str:
    from ..explain.plain_text import plain_path

    return plain_path(str(path))


def _formats(given: str | None, out: Path | None) -> tuple[str, ...]:
    from ..jobs import FILES

    if given is None:
        return USUAL if out else ("text",)
    formats = tuple(part.strip() for part in given.split(",") if part.strip())
    unknown = [part for part in formats if part not in FORMATS]
    if unknown or not formats:
        raise BadInput(
            f"there is no format «{', '.join(unknown)}»",
            on="--format",
            fix=f"Choose from {', '.join(FORMATS)}",
        )
    files = [part for part in formats if part in ("png", "html", "pdf")]
    if files and not out:
        what = f"{' and '.join(files)} can only be written to files"
        raise BadInput(what, on="--format", fix="Name a folder with --out")
    if not out and len(formats) > 1:
        raise BadInput(
            "text and json cannot share the terminal", on="--format", fix="Name a folder with --out"
        )
    if out and not set(formats) & set(FILES):
        raise BadInput(
            "text goes to the terminal, not to --out", on="--format", fix="Add json, png, html or pdf"
        )
    return formats


def _write_demo(folder: Path) -> Path:
    from ..explain.phantom_dicom import write_phantom_dicom
    from ..models.phantom import Lesion, make_phantom

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "phantom.dcm"
    write_phantom_dicom(path, make_phantom(lesions=[Lesion("mass", "left")], seed=DEMO_SEED))
    return path
