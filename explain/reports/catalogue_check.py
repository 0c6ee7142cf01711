"""What is wrong with a language's catalogue, found by comparing it with what the reports can say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import get_args

from babel import Locale
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from ...errors import XvlmError
from ...models.findings import Step, Urgency, keys, terms
from ...models.signs import signs
from ...runtimes.calibration import OPERATING_POINTS
from ..door import SkipReason
from ..explanation import AbstentionReason, Caution, Certainty, Side, Turn, Verdict, ZoneKey
from ..identity import Identity
from .catalogue import Catalogue
from .identity_band import AGE_UNITS, SEXES
from .problem import Problem as Problem
from .written_terms import shortened, written_out

REFERENCE = "en"  # a message that it has, and only such a message, every language must have

# Words that a reader, or the back-check, must be able to tell apart.
_FAMILIES = (
    "finding", "sign", "certainty", "side", "zone", "verdict", "abstention", "caution", "turn", "view",
    "urgency", "next",
)  # fmt: skip
# Sentences that name a term of the table, by the term that they must name as the table does.
_NAMING = {
    "limits-tuberculosis": "finding-tuberculosis",
    "next-test_tuberculosis": "finding-tuberculosis",
}


@cache
def needed_messages() -> frozenset[str]:
    """Every message whose name is made from a key, so that no code names it in full."""
    return frozenset(
        {
            *(f"finding-{key}" for key in terms()),
            *(f"sign-{sign}" for sign in signs()),
            *(f"zone-{zone}" for zone in get_args(ZoneKey)),
            *(f"side-{side}" for side in get_args(Side)),
            *(f"certainty-{certainty}" for certainty in get_args(Certainty)),
            *(f"verdict-{verdict}" for verdict in get_args(Verdict)),
            *(f"abstention-{reason}" for reason in get_args(AbstentionReason)),
            *(f"caution-{caution}" for caution in get_args(Caution)),
            *(f"turn-{turn}" for turn in get_args(Turn)),
            *(f"urgency-{urgency}" for urgency in (*get_args(Urgency), "soon_lowered", "routine_lowered")),
            *(f"next-{step}" for step in get_args(Step)),
            *(f"if-hidden-{change}" for change in ("falls", "rises", "same")),
            *(f"stability-{said}" for said in ("stable", "unstable")),
            *(f"level-{level}" for level in ("impression", "finding", "region", "pixels")),
            *(f"heart-ratio-{said}" for said in ("PA", "AP", "unknown", "none")),
            *(f"operating-point-{point}" for point in OPERATING_POINTS),
            *(f"skipped-{reason}" for reason in get_args(SkipReason)),
            *(f"identity-{field.name}" for field in fields(Identity)),
            *(f"sex-{sex}" for sex in SEXES),
            *(f"age-{unit}" for unit in AGE_UNITS),
        }
    )


def check_language(language: str, folder: Path | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong with a catalogue.

    Args:
        folder: holds a folder for each language; the shipped catalogues if not given.

    Raises:
        BadInput: there is no such language.
    """
    reference = Catalogue(REFERENCE)
    try:
        catalogue = Catalogue(language, folder)
    except XvlmError as error:
        if error.exit_code != XvlmError.exit_code:
            raise
        return (Problem(language, "", "syntax", str(error)),)
    found = (
        *_names(catalogue, reference),
        *_variables(catalogue, reference),
        *_plurals(catalogue),
        *_unknown_terms(catalogue),
    )
    return found or (
        *_terms(catalogue),
        *written_out(catalogue),
        *_alike(catalogue),
        *_status(catalogue),
    )


def _names(catalogue: Catalogue, reference: Catalogue) -> Iterator[Problem]:
    wanted, there = needed_messages() | reference.variables().keys(), catalogue.variables().keys()
    for message in sorted(wanted - there):
        yield Problem(catalogue.language, message, "missing", "the message is missing")
    for message in sorted(there - wanted):
        yield Problem(catalogue.language, message, "extra", "nothing says this message")


def _variables(catalogue: Catalogue, reference: Catalogue) -> Iterator[Problem]:
    wanted = reference.variables()
    for message, names in sorted(catalogue.variables().items()):
        if names != wanted.get(message, names):
            said = f"its variables are {_listed(names)}, not {_listed(wanted[message])}"
            yield Problem(catalogue.language, message, "variables", said)


def _plurals(catalogue: Catalogue) -> Iterator[Problem]:
    rule = Locale.parse(catalogue.language).plural_form
    used = {rule(count) for count in range(1, len(keys()) + 1)}
    for message, entry in sorted(catalogue.messages().items()):
        for forms in _plural_forms(entry):
            if used - forms:
                said = f"the plural forms {_listed(used - forms)} are missing"
                yield Problem(catalogue.language, message, "plural", said)


def _unknown_terms(catalogue: Catalogue) -> Iterator[Problem]:
    for message in sorted(catalogue.variables()):
        family, _, key = message.partition("-")
        if family == "finding" and key not in terms() | {"certain", "likely"}:
            yield Problem(
                catalogue.language, message, "unknown term", "the table of findings has no such term"
            )


def _terms(catalogue: Catalogue) -> Iterator[Problem]:
    for message, term in _NAMING.items():
        if catalogue.text(term) not in catalogue.text(message):
            said = f"it does not name «{catalogue.text(term)}» as {term} does"
            yield Problem(catalogue.language, message, "term", said)


def _alike(catalogue: Catalogue) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for message, names in sorted(catalogue.variables().items()):
        family = message.partition("-")[0]
        if family not in _FAMILIES or names:
            continue
        group = "term" if family in ("finding", "sign") else family
        said = (group, shortened(catalogue.text(message)))
        if said in first:
            yield Problem(catalogue.language, message, "alike", f"it says the same as {first[said]}")
        first.setdefault(said, message)


def _status(catalogue: Catalogue) -> Iterator[Problem]:
    try:
        catalogue.review_status  # noqa: B018 - read for its error
    except XvlmError as error:
        yield Problem(catalogue.language, "review-status", "status", error.what)


class _PluralForms(Visitor):
    def __init__(self) -> None:
        self.found: list[frozenset[str]] = []

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        forms = {"other" if variant.default else _form(variant.key) for variant in node.variants}
        self.found.append(frozenset(forms))
        self.generic_visit(node)


def _form(key: ast.Identifier | ast.NumberLiteral) -> str:
    return str(key.name if isinstance(key, ast.Identifier) else key.value)


def _plural_forms(message: ast.Message) -> list[frozenset[str]]:
    """The plural forms of each choice in a message; a catalogue chooses by nothing but counts."""
    visitor = _PluralForms()
    visitor.visit(message)
    return visitor.found


def _listed(names: frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(names)) or "none"
