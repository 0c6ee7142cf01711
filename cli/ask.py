"""`xvlm ask`: questions about one radiograph, one at a time or as a conversation."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from ..errors import Abstained
from . import completion
from .json_output import OUTPUT, JsonOption, printable_json, put_json
from .messages import print_note
from .options import (
    AgeOption,
    BundleOption,
    CalibrationOption,
    EngineOption,
    OperatingPointOption,
    PublicKeyOption,
    TrustOption,
    session_opener,
)

if TYPE_CHECKING:
    from ..explain.dialogue import Study
    from ..explain.reports.catalogue import Catalogue

PROMPT = "? "
EPILOG = """Examples:

  xvlm ask scan.dcm "why pneumonia rather than pulmonary edema?"

  xvlm ask scan.dcm --prior old.dcm "qu'est-ce qui a changé ?"

  xvlm ask scan.dcm                          # a conversation; an empty line ends it

  printf 'why?\\nand where?\\n' | xvlm ask scan.dcm --json"""


def command(
    image: Annotated[Path, typer.Argument(metavar="IMAGE", help="A DICOM, PNG, JPEG, TIFF or BMP file.")],
    question: Annotated[
        str | None,
        typer.Argument(help="In English, French, Spanish, Portuguese or Swahili; asked for if not given."),
    ] = None,
    prior: Annotated[
        Path | None, typer.Option(help="An earlier image of the patient, to compare with.")
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang", "--language",
            autocompletion=completion.languages,
            help="Language of the answers, as in `xvlm explain`; the question's if not given.",
        ),
    ] = None,
    json_file: JsonOption = None,
    bundle: BundleOption = None,
    engine: EngineOption = None,
    public_key: PublicKeyOption = None,
    operating_point: OperatingPointOption = None,
    calibration: CalibrationOption = None,
    trust: TrustOption = None,
    age: AgeOption = None,
) -> None:  # fmt: skip
    """Ask about a chest radiograph: why, why not, why A rather than B, where, how sure, what if, what else.

    Answers hold only what was measured on the image or stands in a table; all else gets «I can't tell from
    this image». Without a question it reads one a line, and «and where?» is about the finding spoken of last.

    Exit codes: 0 answered, 1 a fault of xvlm, 2 a file or an option cannot be used, 4 no findings given.
    """
    from ..explain.dialogue import (
        QUESTION_LANGUAGES,
        Conversation,
        answer_to_json,
        open_study,
        sentences,
    )
    from ..explain.reports.catalogue import Catalogue

    given = Catalogue(lang.lower()) if lang else None
    session = session_opener(bundle, engine, public_key, operating_point, calibration, trust)()
    study = open_study(image, session, age)
    conversation = Conversation(session, study, open_study(prior, session, age) if prior else None)
    if given and given.language in QUESTION_LANGUAGES:
        conversation.likely = given.language
    if session.engine.fallback_from:
        said = given or Catalogue(conversation.likely)
        print_note(
            said.text("note-fallback", wanted=session.engine.fallback_from, engine=session.engine.name),
            said.text("note"),
        )
    asked = [question] if question is not None else _questions(json_file == OUTPUT)
    lines = []
    for index, text in enumerate(asked):
        answer = conversation.ask(text)
        other = answer.question.language if answer.question.kind == "other_language" else None
        catalogue = Catalogue(other) if other else given or Catalogue(conversation.likely)
        if json_file:
            lines.append(json.dumps(answer_to_json(text, answer, catalogue), ensure_ascii=False) + "\n")
        if json_file == OUTPUT:
            print(printable_json(lines[-1]), end="", flush=True)
            continue
        if index == 0:
            _print_head(study, catalogue)
        _print(sentences(answer, catalogue))
    if json_file and json_file != OUTPUT:
        put_json(json_file, "".join(lines))
    if study.explanation.abstained:
        sys.exit(Abstained.exit_code)


def _questions(silent: bool) -> Iterator[str]:
    """A question a line, until the end or, where a person types them, an empty one."""
    if not sys.stdin.isatty():
        yield from (line.rstrip("\n") for line in sys.stdin)
        return
    with suppress(ImportError):
        import readline  # noqa: F401 - arrows recall what was asked before
    try:
        while text := input("" if silent else PROMPT).strip():
            yield text
    except (EOFError, KeyboardInterrupt):
        print()


def _print_head(study: Study, catalogue: Catalogue) -> None:
    """What holds for every answer, in the language of the first."""
    names = ("phantom-banner",) * study.explanation.phantom + ("disclaimer", "review-status")
    for name in names:
        Console(soft_wrap=True).print(Text(catalogue.text(name), style="dim"))


def _print(lines: tuple[str, ...]) -> None:
    print()
    for line in lines:
        Console().print(Text(line))
