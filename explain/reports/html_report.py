"""The explanation as one HTML file that needs no network and no script.

The outlines are toggled by check boxes that come before the picture, and by style rules alone.
"""

from __future__ import annotations

import base64
from html import escape
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ...models.findings import Code, system_name, table
from ..explanation import AbsentFinding, Explanation, PresentFinding
from ..identity import Identity
from .catalogue import Catalogue
from .consider_list import consider_list
from .contours import Curve, evidence_curves, label_places
from .html_levels import FindingLevels, finding_levels, impression_section, weighing_rows
from .html_parts import badge, bullets, film_uri, say, side_marks
from .identity_band import html_band, title_with
from .lettering import font_file, script
from .level_sentences import level_words, most_urgent, unstable_absent
from .marks import Mark, mark
from .png_report import LONGER_SIDE, film_picture
from .sentences import (
    FindingWords,
    abstentions,
    blind_to,
    cautions,
    certainty_scale,
    detection_in_short,
    finding_name,
    finding_words,
    impression,
    limits,
    looked_for,
    measures,
    missed,
    provenance,
    threshold,
    title,
)

CHECKED = ' checked="checked"'


def render_html(
    pixels: NDArray[np.float32],
    explanation: Explanation,
    catalogue: Catalogue,
    identity: Identity | None = None,
) -> str:
    """Write the report; every tag is closed, so that it is well-formed XML too.

    Args:
        pixels: the radiograph, float32 [H, W] in [0, 1], 0 = black.
        identity: whose it is, for a band at the top; None leaves it out.
    """
    words = finding_words(explanation, catalogue)
    page_title = title_with(identity, title(explanation, catalogue), explanation.source_id)
    film = film_picture(pixels, LONGER_SIDE)
    sections = [
        html_band(identity, catalogue) if identity else "",
        _head(explanation, catalogue),
        _picture(film, explanation, words, catalogue),
        _cautions(explanation, catalogue),
        impression_section(explanation, words, catalogue),
        _findings(explanation, words, film.size, catalogue),
        _measures(explanation, catalogue),
        _absent(explanation, catalogue),
        _blind(explanation, catalogue),
        _codes(explanation, catalogue),
        _section("limits", bullets(limits(explanation, catalogue)), catalogue),
        _provenance(explanation, catalogue),
    ]
    return (
        f'<!DOCTYPE html>\n<html lang="{catalogue.language}" dir="{catalogue.direction}">\n<head>\n'
        '<meta charset="utf-8"/>\n<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        f"<title>{escape(page_title)}</title>\n"
        f"<style>\n{style_sheet(catalogue)}{_toggles(words)}</style>\n</head>\n<body>\n"
        + "\n".join(section for section in sections if section)
        + "\n</body>\n</html>\n"
    )


def style_sheet(catalogue: Catalogue) -> str:
    """The style and the letters that every page of xvlm has."""
    style = resources.files(__package__).joinpath("html_report.css").read_text(encoding="utf-8")
    return _font_face(catalogue) + style


def _font_face(catalogue: Catalogue) -> str:
    """The letters of scripts that an old device may lack, inside the page."""
    if script(catalogue.language) == "latin":
        return ""
    letters = base64.b64encode(font_file(catalogue.language)).decode()
    return f'@font-face {{ font-family: "xvlm"; src: url(data:font/ttf;base64,{letters}); }}\n'


def _section(name: str, body: str, catalogue: Catalogue) -> str:
    return f'<section id="{name}">\n<h2>{say(catalogue, f"heading-{name}")}</h2>\n{body}\n</section>'


def _head(explanation: Explanation, catalogue: Catalogue) -> str:
    parts = [
        f"<h1>{escape(title(explanation, catalogue))}</h1>",
        f'<p class="faint">{say(catalogue, "disclaimer")}</p>',
    ]
    if explanation.phantom:
        parts.append(f'<p class="banner">{say(catalogue, "phantom-banner")}</p>')
    parts.append(f'<p class="impression">{escape(impression(explanation, catalogue))}</p>')
    parts += [
        f"<p>{escape(sentence)}</p>"
        for sentence in (*most_urgent(explanation, catalogue), *missed(explanation, catalogue))
    ]
    if explanation.abstained:
        parts.append(bullets(abstentions(explanation, catalogue)))
    return "<header>\n" + "\n".join(parts) + "\n</header>"


def _cautions(explanation: Explanation, catalogue: Catalogue) -> str:
    careful = (*cautions(explanation, catalogue), *unstable_absent(explanation, catalogue))
    return f'<div class="cautions">{bullets(careful)}</div>' if careful else ""


def _toggles(words: tuple[FindingWords, ...]) -> str:
    return "".join(
        f"#show-{word.letter}:not(:checked) ~ .film .mark-{word.letter} {{ display: none; }}\n"
        for word in words
    )


def _picture(
    film: Image.Image, explanation: Explanation, words: tuple[FindingWords, ...], catalogue: Catalogue
) -> str:
    boxes = "".join(
        f'<input type="checkbox" id="show-{word.letter}"{"" if word.unsteady else CHECKED}/>'
        f'<label for="show-{word.letter}">{badge(index, word.letter)}{escape(word.name)}</label>\n'
        for index, word in enumerate(words)
    )
    prompt = f'<p class="faint">{say(catalogue, "show")}</p>\n' if words else ""
    sides = "" if explanation.abstained else side_marks(catalogue)
    return (
        f'<section class="picture">\n{prompt}{boxes}<div class="film" dir="ltr">\n'
        f'<svg viewBox="0 0 {film.width} {film.height}" role="img" '
        f'aria-label="{say(catalogue, "image-alt")}">\n'
        f'<image id="film" width="{film.width}" height="{film.height}" href="{film_uri(film)}"/>\n'
        f"{_outlines(explanation, words, film.size)}</svg>\n{sides}</div>\n</section>"
    )


def _outlines(explanation: Explanation, words: tuple[FindingWords, ...], size: tuple[int, int]) -> str:
    outlines = [
        evidence_curves(present.evidence, explanation.placement, explanation.shape)
        for present in explanation.findings
    ]
    groups = []
    for index, (word, curves, place) in enumerate(zip(words, outlines, label_places(outlines), strict=True)):
        paths = "".join(_path(curve, mark(index, word.unsteady), size) for curve in curves)
        outline = f'<g class="outline" id="outline-{word.letter}">{paths}</g>'
        # The letter leads from the picture to the finding.
        tag = f'<a href="#{word.letter}">{_film_badge(place, index, word.letter, size)}</a>' if place else ""
        groups.append(f'<g class="mark-{word.letter}">{outline}{tag}</g>\n')
    return "".join(groups)


def _path(curve: Curve, style: Mark, size: tuple[int, int]) -> str:
    points = " ".join(f"{x * size[0]:.1f},{y * size[1]:.1f}" for x, y in curve)
    dashes = f' stroke-dasharray="{" ".join(map(str, style.dashes))}"' if style.dashes else ""
    return (
        f'<polygon class="casing" points="{points}"/>'
        f'<polygon class="curve" stroke="{style.colour}" stroke-width="{style.width}"{dashes} '
        f'points="{points}"/>'
    )


def _film_badge(place: tuple[float, float], index: int, letter: str, size: tuple[int, int]) -> str:
    x = min(max(place[0] * size[0], 18), size[0] - 18)
    y = min(max(place[1] * size[1], 18), size[1] - 18)
    return (
        f'<g class="tag"><rect x="{x - 15:.1f}" y="{y - 15:.1f}" width="30" height="30" rx="5" '
        f'fill="{mark(index).colour}" stroke="#000000" stroke-width="2"/>'
        f'<text class="letter" x="{x:.1f}" y="{y + 8:.1f}">{letter}</text></g>'
    )


def _findings(
    explanation: Explanation, words: tuple[FindingWords, ...], film: tuple[int, int], catalogue: Catalogue
) -> str:
    if not words:
        return ""
    articles = [
        _finding(index, FindingLevels(explanation, present, word, film), catalogue)
        for index, (word, present) in enumerate(zip(words, explanation.findings, strict=True))
    ]
    sure = sum(not word.unsteady for word in words)
    scale = f'<p class="faint">{escape(certainty_scale(explanation, catalogue))}</p>'
    shown = (*articles[:sure], *_unsteady(articles[sure:], catalogue), scale)
    return _section("findings", "\n".join(shown), catalogue)


def _unsteady(articles: list[str], catalogue: Catalogue) -> tuple[str, ...]:
    """The unsteady findings, folded away under a heading of their own."""
    if not articles:
        return ()
    note = f'<p class="faint">{say(catalogue, "unsteady-note")}</p>'
    heading = f'<h2 class="unsteady">{say(catalogue, "heading-unsteady")}</h2>'
    return (heading, note, *articles)


def _finding(index: int, levels: FindingLevels, catalogue: Catalogue) -> str:
    word, present = levels.words, levels.present
    passed = f'<span class="faint">({escape(word.threshold)})</span>'
    heading = f"{badge(index, word.letter)}<h3>{escape(word.name)}</h3> {escape(word.likely)} {passed}"
    said = level_words(levels.explanation, present, catalogue)
    rows = (
        ("label-where", escape(word.where)),
        # What the test means stands among what supports the finding, or speaks against it.
        ("label-why", _bars(present, catalogue) or escape(word.verdict)),
        *weighing_rows(said),
        ("label-detection", escape(word.detection)),
        ("label-consider", consider_list(present.key, catalogue)),
    )
    details = "".join(
        f'<dt class="{label}">{say(catalogue, label)}</dt><dd class="{label}">{body}</dd>'
        for label, body in rows
    )
    caution = f'<p class="cautions">{escape(said.unstable)}</p>\n' if said.unstable else ""
    body = f"{caution}{finding_levels(levels, said, f'<dl>{details}</dl>', catalogue)}"
    if not word.unsteady:
        return f'<article class="finding" id="{word.letter}">{heading}\n{body}</article>'
    return (
        f'<article class="finding unsteady" id="{word.letter}">'
        f"<details><summary>{heading}</summary>\n{body}</details></article>"
    )


def _bars(present: PresentFinding, catalogue: Catalogue) -> str:
    test = present.evidence.tested
    if test is None:
        return ""
    bars = (("before", test.before), ("hidden", test.hidden), ("elsewhere", test.elsewhere))
    rows = "".join(
        f'<span class="name">{say(catalogue, f"bar-{name}")}</span>'
        f'<div class="track"><div class="fill" style="width: {100 * value:.0f}%"></div></div>'
        f'<span class="figure">{escape(catalogue.percent(value))}</span>'
        for name, value in bars
    )
    return f'<div class="bars">{rows}</div>'


def _measures(explanation: Explanation, catalogue: Catalogue) -> str:
    sentences = measures(explanation, catalogue)
    return _section("measures", bullets(sentences), catalogue) if sentences else ""


def _absent_row(absent: AbsentFinding, catalogue: Catalogue) -> str:
    return (
        f"<tr><td>{escape(finding_name(absent.key, catalogue))}</td>"
        f'<td class="figure">{escape(catalogue.percent(absent.probability))}</td>'
        f'<td class="faint">{escape(threshold(absent, catalogue))}</td>'
        f'<td class="faint">{escape(detection_in_short(absent.detection, catalogue))}</td></tr>'
    )


def _absent(explanation: Explanation, catalogue: Catalogue) -> str:
    if not looked_for(explanation):
        return ""
    rows = "".join(_absent_row(absent, catalogue) for absent in looked_for(explanation))
    note = f'<p class="faint">{say(catalogue, "absent-note")}</p>'
    return _section("absent", f"<table><tbody>{rows}</tbody></table>{note}", catalogue)


def _blind(explanation: Explanation, catalogue: Catalogue) -> str:
    if not (blind := blind_to(explanation)):
        return ""
    names = escape(catalogue.joined([finding_name(absent.key, catalogue) for absent in blind]))
    return _section("blind", f'<p>{names}</p><p class="faint">{say(catalogue, "blind-note")}</p>', catalogue)


def _codes(explanation: Explanation, catalogue: Catalogue) -> str:
    if not explanation.findings:
        return ""
    rows = "".join(
        f"<tr><td>{escape(finding_name(present.key, catalogue))}</td>{_code_cells(code)}</tr>"
        for present in explanation.findings
        for code in table()[present.key].codes
    )
    return _section("codes", f"<table><tbody>{rows}</tbody></table>", catalogue)


def _code_cells(code: Code) -> str:
    return (
        f"<td><bdi>{escape(system_name(code.system))} {escape(code.code)}</bdi></td>"
        f'<td><bdi lang="en">{escape(code.display)}</bdi></td>'
    )


def _provenance(explanation: Explanation, catalogue: Catalogue) -> str:
    lines = "".join(
        f'<p class="faint hash">{escape(line)}</p>' for line in provenance(explanation, catalogue)
    )
    status = f'<p class="faint">{say(catalogue, "review-status")}</p>'
    return _section("provenance", lines + status, catalogue)
