"""The levels of the HTML page, and the ways up and down between them.

The impression leads to each finding by links; a finding, its region and its pixels are the choices of one
set of radio buttons, which the arrow keys move through; on paper all of them stand one under the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import numpy as np
from PIL import Image

from ...models.canvas import Placement
from ...models.findings import table
from ..explanation import Evidence, Explanation, PresentFinding
from ..levels import impression_of
from .catalogue import Catalogue
from .html_parts import badge, bullets, map_uri, say, side_marks
from .level_sentences import LevelWords, if_stated_else, next_steps, urgency
from .sentences import FindingWords

SMALLEST_SHARE_SHOWN = 0.005
# Orange and blue of Okabe and Ito (2008), which readers with any common colour blindness tell apart.
_RAISED, _LOWERED = (230, 159, 0), (86, 180, 233)
_STRONGEST = 200  # of 255: the film stays visible


@dataclass(frozen=True)
class FindingLevels:
    """What the levels of one present finding are made of.

    Attributes:
        explanation: that holds the finding.
        present: the finding.
        words: what every report says of it.
        film: (width, height) of the film in the page, in pixels.
    """

    explanation: Explanation
    present: PresentFinding
    words: FindingWords
    film: tuple[int, int]


def impression_section(
    explanation: Explanation, words: tuple[FindingWords, ...], catalogue: Catalogue
) -> str:
    """What matters, how urgent, what to do next; empty where no findings were given."""
    impression = impression_of(explanation)
    if impression is None:
        return ""
    places = {present.key: index for index, present in enumerate(explanation.findings)}
    rows = "".join(
        _matter(index, words[index], urgency(matter.finding, explanation, catalogue))
        for matter in impression.matters
        for index in [places[matter.finding]]
    )
    matters = f'<ul class="matters">{rows}</ul>\n' if rows else ""
    others = if_stated_else(explanation, catalogue)
    what_if = f"<h3>{say(catalogue, 'label-what_if')}</h3>\n{bullets(others)}\n" if others else ""
    return (
        f'<section id="impression">\n<h2>{say(catalogue, "level-impression")}</h2>\n{matters}{what_if}'
        f"<h3>{say(catalogue, 'heading-next')}</h3>\n{bullets(next_steps(explanation, catalogue))}\n"
        f'<p class="faint">{say(catalogue, "note-next")}</p>\n</section>'
    )


def weighing_rows(said: LevelWords) -> list[tuple[str, str]]:
    """A finding's weighing as rows of a definition list: the label's message, and the body."""
    rows = {
        "label-supports": said.supports,
        "label-against": said.against,
        "label-what_if": (*said.if_hidden, *said.if_stated),
        "label-urgency": (said.urgency,),
    }
    return [(label, bullets(sentences)) for label, sentences in rows.items() if sentences]


def finding_levels(levels: FindingLevels, said: LevelWords, finding: str, catalogue: Catalogue) -> str:
    """A finding's three lower levels and the ways between them.

    Args:
        levels: what they are made of.
        said: the same in words.
        finding: the level of the finding itself.
    """
    letter = levels.words.letter
    panels = {
        "finding": finding,
        "region": _region(levels, said, catalogue),
        "pixels": _pixels(levels, catalogue),
    }
    ways = "".join(
        f'<input type="radio" name="level-{letter}" id="{level}-{letter}" class="to-{level}"'
        f'{checked}/><label for="{level}-{letter}">{say(catalogue, f"level-{level}")}</label>\n'
        for level, checked in zip(panels, (' checked="checked"', "", ""), strict=True)
    )
    shown = "".join(
        f'<div class="panel {level}-level">\n<h4>{say(catalogue, f"level-{level}")}</h4>\n{body}\n</div>\n'
        for level, body in panels.items()
    )
    up = f'<a class="up" href="#impression">{say(catalogue, "level-impression")}</a>\n'
    return (
        f'<div class="levels" role="group" aria-label="{escape(levels.words.name)}">\n{up}{ways}{shown}</div>'
    )


def _matter(index: int, word: FindingWords, said: str) -> str:
    return (
        f'<li><a href="#{word.letter}">{badge(index, word.letter)}{escape(word.name)}</a> '
        f"{escape(word.likely)}<br/>{escape(said)}</li>"
    )


def _region(levels: FindingLevels, said: LevelWords, catalogue: Catalogue) -> str:
    zones = "".join(
        f'<span class="name">{escape(text)}</span>'
        f'<div class="track"><div class="fill" style="width: {100 * share:.0f}%"></div></div>'
        for text, share in _zones(levels.present.evidence, catalogue)
    )
    outlined = f'<use href="#outline-{levels.words.letter}"/>'
    side = _side(levels.present, catalogue)
    outline = (
        f"<dt>{say(catalogue, 'label-outline')}</dt><dd>{escape(said.outline)}</dd>" if said.outline else ""
    )
    return (
        f"{_film(levels, outlined, catalogue)}<dl><dt>{say(catalogue, 'label-where')}</dt>"
        f'<dd>{side}<div class="zones">{zones}</div></dd>{outline}</dl>'
    )


def _side(present: PresentFinding, catalogue: Catalogue) -> str:
    if not table()[present.key].has_side:
        return ""
    return f"<p>{say(catalogue, f'side-{present.evidence.side}')}</p>"


def _zones(evidence: Evidence, catalogue: Catalogue) -> list[tuple[str, float]]:
    return [
        (
            catalogue.text(
                "zone-share", zone=catalogue.text(f"zone-{zone.zone}"), share=catalogue.share(zone.share)
            ),
            zone.share,
        )
        for zone in evidence.zones
        if zone.share >= SMALLEST_SHARE_SHOWN
    ]


def _pixels(levels: FindingLevels, catalogue: Catalogue) -> str:
    x, y, side = _canvas_on_film(levels.explanation.placement, levels.film)
    uri = map_uri(_coloured(levels.present.evidence))
    heat = (
        f'<image class="heat" x="{x:.1f}" y="{y:.1f}" width="{side:.1f}" height="{side:.1f}" href="{uri}"/>'
    )
    return f'{_film(levels, heat, catalogue)}<p class="faint">{say(catalogue, "pixels-legend")}</p>'


def _film(levels: FindingLevels, over: str, catalogue: Catalogue) -> str:
    width, height = levels.film
    return (
        f'<div class="film small" dir="ltr"><svg viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(levels.words.name)}"><use href="#film"/>{over}</svg>\n'
        f"{side_marks(catalogue)}</div>\n"
    )


def _canvas_on_film(placement: Placement, film: tuple[int, int]) -> tuple[float, float, float]:
    """Left, top and side of the model's canvas, in pixels of the film."""
    scale = film[0] / placement.width
    return -placement.left * scale, -placement.top * scale, placement.size * scale


def _coloured(evidence: Evidence) -> Image.Image:
    """The map, a pixel a place: the colour says which way it moved the answer, its strength how far."""
    strength = np.abs(evidence.heatmap) / max(float(np.abs(evidence.heatmap).max()), 1e-9)
    colours = np.where((evidence.heatmap > 0)[..., None], np.array(_RAISED), np.array(_LOWERED))
    whole = np.concatenate([colours, np.round(strength * _STRONGEST)[..., None]], -1)
    return Image.fromarray(whole.astype(np.uint8), "RGBA")
