"""An answer in the reader's words: each remark is a message of the catalogue, filled with its figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from ..explanation import ZoneShare
from ..reports.catalogue import Catalogue
from ..reports.level_sentences import next_steps, urgency
from ..reports.sentences import (
    abstentions,
    certainty_scale,
    finding_name,
    impression,
    inside_sentence,
    measures,
    missed,
    zones_in_words,
)
from .answer import Answer, Remark, Value
from .facts import Facts

# Messages that the variables of a remark name by the last part of their names.
_FAMILIES = {
    "certainty": "certainty", "side": "side", "earlier_side": "side", "view": "view", "earlier_view": "view",
}  # fmt: skip
_FINDINGS = ("finding", "given", "other", "term", "other_term")
# Remarks that the reports make too, and that may take several sentences.
_REPORTED: Mapping[str, Callable[[Facts, Catalogue], tuple[str, ...]]] = {
    "impression": lambda facts, catalogue: (impression(facts.explanation, catalogue),),
    "abstentions": lambda facts, catalogue: abstentions(facts.explanation, catalogue),
    "prior-abstentions": lambda facts, catalogue: (
        abstentions(facts.comparison.prior, catalogue) if facts.comparison else ()
    ),
    "evaluation": lambda facts, catalogue: missed(facts.explanation, catalogue),
    "next-steps": lambda facts, catalogue: next_steps(facts.explanation, catalogue),
    # Its first word is the name of xvlm, which keeps its small letter.
    "ask-other-language": lambda _, catalogue: (catalogue.text("ask-other-language"),),
    "measures": lambda facts, catalogue: measures(facts.explanation, catalogue),
    "certainty-scale": lambda facts, catalogue: (certainty_scale(facts.explanation, catalogue),),
}


def sentences(answer: Answer, catalogue: Catalogue) -> tuple[str, ...]:
    """What is said, a sentence or two each, in its order."""
    return tuple(text for remark in answer.remarks for text in _texts(remark, answer.facts, catalogue))


def _urgency(key: str, facts: Facts, catalogue: Catalogue) -> str:
    return f"{finding_name(key, catalogue)}: {urgency(key, facts.explanation, catalogue)}"


def _texts(remark: Remark, facts: Facts, catalogue: Catalogue) -> tuple[str, ...]:
    if remark.message in _REPORTED:
        return _REPORTED[remark.message](facts, catalogue)
    if remark.message == "urgency-of":
        return (_urgency(str(remark.values["finding"]), facts, catalogue),)
    words = {name: _word(name, value, catalogue) for name, value in remark.values.items()}
    text = catalogue.text(remark.message, **words)
    return (text[:1].upper() + text[1:],)


def _word(name: str, value: Value, catalogue: Catalogue) -> str | int:
    match value:
        case int():
            return value
        case float() if name == "share":
            return catalogue.share(value)
        case float():
            return catalogue.percent(value)
        case str() if name in _FINDINGS:
            return inside_sentence(finding_name(value, catalogue))
        case str():
            return catalogue.text(f"{_FAMILIES[name]}-{value}")
    if name == "zones":
        return zones_in_words(cast(tuple[ZoneShare, ...], value), catalogue)
    if name == "signs":
        return catalogue.joined([catalogue.text(f"sign-{sign}") for sign in value], "semicolon")
    return catalogue.joined([inside_sentence(finding_name(str(key), catalogue)) for key in value])
