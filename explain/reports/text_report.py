"""The explanation for the terminal; it reads as well through a pipe."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..explanation import Explanation
from .catalogue import Catalogue
from .level_sentences import LevelWords, level_words, most_urgent, next_steps, unstable_absent
from .sentences import (
    FindingWords,
    abstentions,
    blind_to,
    cautions,
    certainty_scale,
    detection_in_short,
    finding_name,
    finding_words,
    first_unsteady,
    impression,
    limits,
    looked_for,
    measures,
    missed,
    provenance,
    title,
)

_INDENT = (0, 0, 0, 3)


def render_text(explanation: Explanation, catalogue: Catalogue) -> RenderableType:
    """The explanation as something that rich prints, made for 80 columns or more."""
    parts: list[RenderableType] = [*_head(explanation, catalogue)]
    if explanation.abstained:
        parts += _bullets(abstentions(explanation, catalogue))
    if explanation.cautions:
        parts += [_heading("cautions", catalogue), *_bullets(cautions(explanation, catalogue))]
    if explanation.findings:
        parts += [_heading("findings", catalogue), *_findings(explanation, catalogue)]
    if steps := next_steps(explanation, catalogue):
        parts += [_heading("next", catalogue), *_bullets(steps)]
        parts.append(Text(catalogue.text("note-next"), style="dim"))
    if explanation.measures:
        parts += [_heading("measures", catalogue), *_bullets(measures(explanation, catalogue))]
    if looked_for(explanation):
        parts += [_heading("absent", catalogue), _absent(explanation, catalogue)]
        if unstable := unstable_absent(explanation, catalogue):
            parts += _bullets(unstable)
        parts.append(Text(catalogue.text("absent-note"), style="dim"))
    if blind := blind_to(explanation):
        names = catalogue.joined([finding_name(absent.key, catalogue) for absent in blind])
        parts += [_heading("blind", catalogue), Text(names), Text(catalogue.text("blind-note"), style="dim")]
    if not explanation.abstained:
        parts += [_heading("limits", catalogue), *_bullets(limits(explanation, catalogue), style="dim")]
    parts += [_heading("provenance", catalogue), *_foot(explanation, catalogue)]
    return Group(*parts)


def _head(explanation: Explanation, catalogue: Catalogue) -> list[RenderableType]:
    lines: list[RenderableType] = [
        Text(title(explanation, catalogue), style="bold"),
        Text(catalogue.text("disclaimer"), style="dim"),
    ]
    if explanation.phantom:
        lines += [Text(), Text(catalogue.text("phantom-banner"), style="bold reverse")]
    answer = (impression(explanation, catalogue), *most_urgent(explanation, catalogue))
    lines += [Text(), *(Text(sentence, style="bold") for sentence in answer)]
    return [*lines, *(Text(sentence) for sentence in missed(explanation, catalogue))]


def _heading(name: str, catalogue: Catalogue) -> Text:
    return Text("\n" + catalogue.text(f"heading-{name}").upper(), style="bold cyan")


def _bullets(sentences: tuple[str, ...], style: str = "") -> list[RenderableType]:
    rows = Table.grid(padding=(0, 1, 0, 0))
    for sentence in sentences:
        rows.add_row("-", Text(sentence, style=style))
    return [rows]


def _findings(explanation: Explanation, catalogue: Catalogue) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for words, present in zip(finding_words(explanation, catalogue), explanation.findings, strict=True):
        levels = level_words(explanation, present, catalogue)
        if words.unsteady and present is first_unsteady(explanation):
            parts += [Text(catalogue.text("heading-unsteady").upper(), style="cyan")]
            parts += [Text(catalogue.text("unsteady-note"), style="dim"), Text()]
        style = "dim" if words.unsteady else ""
        parts += [_title(words), Padding(_details(words, levels, catalogue), _INDENT, style=style), Text()]
    return [*parts, Text(certainty_scale(explanation, catalogue), style="dim")]


def _title(words: FindingWords) -> Text:
    return Text.assemble(
        (f"{words.letter}  {words.name}", "dim" if words.unsteady else "bold"),
        f"  {words.likely}",
        (f"  ({words.threshold})", "dim"),
    )


def _details(words: FindingWords, levels: LevelWords, catalogue: Catalogue) -> Table:
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(style="dim", no_wrap=True)
    rows.add_column()
    rows.add_row(catalogue.text("label-where"), words.where)
    rows.add_row(catalogue.text("label-why"), f"{words.figures} {words.verdict} {words.stated}".strip())
    if levels.against_in_short:
        rows.add_row(catalogue.text("label-against"), " ".join(levels.against_in_short))
    # The change of the finding itself stands under «why».
    if what_if := (*levels.if_hidden[1:], *levels.if_stated):
        rows.add_row(catalogue.text("label-what_if"), " ".join(what_if))
    rows.add_row(catalogue.text("label-urgency"), levels.urgency)
    rows.add_row(catalogue.text("label-detection"), words.detection)
    rows.add_row(catalogue.text("label-consider"), words.consider)
    return rows


def _absent(explanation: Explanation, catalogue: Catalogue) -> Table:
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column()
    rows.add_column(justify="right", no_wrap=True)
    rows.add_column(style="dim", no_wrap=True)
    for absent in looked_for(explanation):
        rows.add_row(
            finding_name(absent.key, catalogue),
            catalogue.percent(absent.probability),
            detection_in_short(absent.detection, catalogue),
        )
    return rows


def _foot(explanation: Explanation, catalogue: Catalogue) -> list[RenderableType]:
    lines = (*provenance(explanation, catalogue), catalogue.text("review-status"))
    return [Text(line, style="dim") for line in lines]
