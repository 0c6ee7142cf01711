"""`index.html`: every file that was met, the most urgent first, with its picture, its answer and its reports.

It opens offline and without a script, on a phone too.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from html import escape
from importlib import resources
from typing import get_args
from urllib.parse import quote

from ..explain.identity import Identity
from ..explain.plain_text import plain
from ..explain.reports.catalogue import Catalogue
from ..explain.reports.html_parts import say
from ..explain.reports.html_report import style_sheet
from ..explain.reports.identity_band import html_band
from ..explain.reports.sentences import finding_name
from .outcome import Outcome, Part, counts

_LONGEST_REASON = 600  # characters
# Whichever is there first is what the picture leads to.
_PAGES = ("html", "pdf", "png", "json")


def studies_page(outcomes: Sequence[Outcome], catalogue: Catalogue, anonymous: bool) -> str:
    """The page, well-formed as XML too.

    Args:
        outcomes: in the order in which they are shown.
        anonymous: whether it names files alone.
    """
    parts = {name: [outcome for outcome in outcomes if outcome.part == name] for name in get_args(Part)}
    sections = "\n".join(_section(name, part, catalogue, anonymous) for name, part in parts.items() if part)
    style = style_sheet(catalogue) + resources.files(__package__).joinpath("index.css").read_text("utf-8")
    return (
        f'<!DOCTYPE html>\n<html lang="{catalogue.language}" dir="{catalogue.direction}">\n<head>\n'
        '<meta charset="utf-8"/>\n<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        f"<title>{say(catalogue, 'studies-title')}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"{_head(outcomes, parts, catalogue)}\n{sections}\n</body>\n</html>\n"
    )


def _head(outcomes: Sequence[Outcome], parts: dict[str, list[Outcome]], catalogue: Catalogue) -> str:
    links = "".join(
        f'<a href="#{name}">{say(catalogue, f"studies-{name}")} ({len(part)})</a>'
        for name, part in parts.items()
        if part
    )
    return (
        f"<header>\n<h1>{say(catalogue, 'studies-title')}</h1>\n"
        f'<p class="faint">{say(catalogue, "disclaimer")}</p>\n'
        f'<p class="faint">{say(catalogue, "review-status")}</p>\n'
        f'<p class="impression">{escape(counts(outcomes, catalogue))}</p>\n'
        f'<p class="faint">{say(catalogue, "studies-order")}</p>\n<nav>{links}</nav>\n</header>'
    )


def _section(name: str, outcomes: list[Outcome], catalogue: Catalogue, anonymous: bool) -> str:
    rows = "\n".join(_study(outcome, catalogue, anonymous) for outcome in outcomes)
    return (
        f'<section id="{name}">\n<h2>{say(catalogue, f"studies-{name}")}</h2>\n'
        f'<ol class="studies">\n{rows}\n</ol>\n</section>'
    )


def _study(outcome: Outcome, catalogue: Catalogue, anonymous: bool) -> str:
    known = Identity(outcome.file) if anonymous or outcome.identity is None else outcome.identity
    file = f'<p class="faint"><bdi>{escape(known.file)}</bdi></p>' if known.title != known.file else ""
    said = f"<p>{_answer(outcome, catalogue)}</p>" if outcome.findings or outcome.reason else ""
    return (
        f"<li>{_picture(outcome)}<div>{html_band(known, catalogue)}{file}{said}{_links(outcome)}</div></li>"
    )


def _answer(outcome: Outcome, catalogue: Catalogue) -> str:
    if outcome.reason:
        # Of an error, which is told in English; of an abstention or a skip, in the reader's language.
        english = ' lang="en"' if outcome.status == "refused" and not outcome.files else ""
        return f"<bdi{english}>{escape(plain(outcome.reason, _LONGEST_REASON))}</bdi>"
    found = (f"{finding_name(key, catalogue)} {catalogue.percent(p)}" for key, p in outcome.findings)
    urgency = f'<strong class="{outcome.urgency}">{say(catalogue, f"urgency-{outcome.urgency}")}</strong>'
    return f"{escape(catalogue.joined(list(found)))}<br/>{urgency}"


def _picture(outcome: Outcome) -> str:
    thumbnail = next((file for file in outcome.files if "/" in file), None)
    if thumbnail is None:
        return '<span class="thumbnail"></span>'
    by_kind = _reports(outcome)
    page = next((by_kind[kind] for kind in _PAGES if kind in by_kind), "")
    image = f'<img src="{_address(thumbnail)}" alt="" loading="lazy"/>'
    return f'<a class="thumbnail" href="{_address(page)}">{image}</a>' if page else image


def _links(outcome: Outcome) -> str:
    links = "".join(f'<a href="{_address(file)}">{kind}</a> ' for kind, file in _reports(outcome).items())
    return f'<p class="reports">{links}</p>' if links else ""


def _reports(outcome: Outcome) -> dict[str, str]:
    return {file.rpartition(".")[2]: file for file in outcome.files if "/" not in file}


def _address(file: str) -> str:
    return quote(os.fsencode(file))
