"""`xvlm bench report`: one page from what was measured."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...errors import BadInput
from ...files import prepare_folder, write_whole
from .. import completion
from ..extras import needs_extra
from ..messages import print_note

if TYPE_CHECKING:
    from ...bench.report.page.examples import Example
    from ...bench.report.rows import Figures

EPILOG = """Examples:

  xvlm bench report laptop.json pi.json evaluation.json fidelity.json -o report.html

  xvlm bench report *.json -o report.html -o report.csv -o report.pdf --lang fr

  xvlm bench report pi.json -o report.html --studies-a-day 60 --electricity 0.35 --price pi=175

  xvlm bench report pi.json -o report.html --before fp32-bundle --after xvlm-bundle"""


def command(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE", help="What `xvlm bench run`, `evaluate` and `fidelity` wrote with --json."
        ),
    ],
    out: Annotated[
        list[Path],
        typer.Option(
            "--out", "-o", help="A .html, .csv, .md, .json or .pdf file; may be given several times."
        ),
    ],
    lang: Annotated[
        str,
        typer.Option(
            autocompletion=completion.report_languages, help="Language of the report: en, es, fr or pt."
        ),
    ] = "en",
    studies_a_day: Annotated[float, typer.Option(min=0.1, help="The clinic's radiographs.")] = 40,
    days: Annotated[float, typer.Option(min=1, max=366, help="Days of work a year.")] = 300,
    hours_a_day: Annotated[float, typer.Option(min=0.1, max=24, help="Hours that the device is on.")] = 8,
    years: Annotated[float, typer.Option(min=0.1, help="Years until it is replaced.")] = 3,
    electricity: Annotated[float, typer.Option(min=0, help="Price of a kilowatt-hour.")] = 0.20,
    currency: Annotated[
        str, typer.Option(help="Of all prices (ISO 4217); profiles in another one are left without price.")
    ] = "USD",
    price: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=AMOUNT",
            help="What a device costs: NAME is the stem of a run's file, or a profile that is estimated.",
        ),
    ] = None,
    estimates: Annotated[
        bool, typer.Option(help="Also estimate the devices of which xvlm has a profile.")
    ] = True,
    before: Annotated[
        Path | None, typer.Option(help="Bundle before compression, for the example explanations.")
    ] = None,
    after: Annotated[
        Path | None, typer.Option(help="The bundle after; the shipped one if not given.")
    ] = None,
    example: Annotated[
        list[Path] | None, typer.Option(help="Image to explain with both; phantoms if not given.")
    ] = None,
) -> None:
    """Compare what was measured on one page that opens anywhere, without a network.

    Files are told apart by what is in them. The first run is what the others are compared with. Figures
    that were not measured are called estimates, or not measured.
    """
    with needs_extra("a report", "bench"):
        from ...bench.report.cost import Load
        from ...bench.report.inputs import read_inputs
        from ...bench.report.page.page import render_page
        from ...bench.report.page.pdf import render_pdf
        from ...bench.report.rows import gather
        from ...bench.report.tables import render_csv, render_json, render_markdown
        from ...bench.report.words import Words
    from ...hardware_profiles import list_profiles, load_profile

    words = Words(lang.lower())
    if example and not before:
        raise BadInput("an example needs the bundle before compression", on="--example", fix="Add --before")
    load = Load(studies_a_day, days, years, hours_a_day, electricity, currency.upper())
    profiles = [load_profile(name) for name in list_profiles()] if estimates else []
    figures = gather(read_inputs(files), load, profiles, _prices(price or []))
    shown: list[Example] = []

    def page() -> str:
        if before and not shown:
            shown.extend(_examples(before, after, example or []))
        return render_page(figures, words, shown)

    makers: dict[str, Callable[[], bytes]] = {
        ".html": lambda: page().encode(),
        ".csv": lambda: render_csv(figures).encode(),
        ".md": lambda: render_markdown(figures, words).encode(),
        ".json": lambda: render_json(figures).encode(),
        ".pdf": lambda: render_pdf(page()),
    }
    for target in out:
        if target.suffix.lower() not in makers:
            fix = f"End its name in one of {', '.join(makers)}"
            raise BadInput("is of no kind that a report can be", on=target, fix=fix)
        prepare_folder(target.parent)
    for target in out:
        write_whole(target, makers[target.suffix.lower()]())
        print_note(f"wrote {target}")
    _warn(figures)


def _examples(before: Path, after: Path | None, images: list[Path]) -> tuple[Example, ...]:
    from ...bench.report.page.examples import make_examples
    from ...explain import open_session

    return make_examples(open_session(before), open_session(after), images)


def _prices(given: list[str]) -> dict[str, float]:
    prices = {}
    for text in given:
        name, _, amount = text.rpartition("=")
        try:
            prices[name] = float(amount)
        except ValueError:
            prices[name] = -1.0
        if not name or not 0 <= prices[name] < float("inf"):
            raise BadInput(
                f"«{text}» is no price", on="--price", fix="Write it as NAME=AMOUNT, such as pi=175"
            )
    return prices


def _warn(figures: Figures) -> None:
    """On the terminal too: what makes the lines no comparison."""
    told = {remark for row in figures.rows for remark in row.remarks}
    if told & {"other-bundle", "other-data", "other-version"}:
        print_note("the runs are not of one bundle, one set of images and one version; each line says so")
