"""What the answers of the dialogue claim, and what their facts support.

A message of an answer is one claim: its name, and its keys and figures by their variables.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import permutations

from ...models.findings import keys, table, terms
from ...models.signs import telling_apart
from ..dialogue.experiments import bearing
from ..dialogue.facts import (
    Comparison,
    Counterfactual,
    Facts,
    Supposition,
    probabilities,
    raised,
    rounded_alike,
    shown_alike,
    steady,
    thresholds,
)
from ..reports.catalogue import Catalogue
from .claim import Claim
from .reading import read_claims
from .supported import figures, of_association, supported_claims

# True of every image, and of every answer.
_ALWAYS = (
    "cannot-tell", "can-ask", "not-absent", "hiding-limits", "no-prior", "prior-limits", "other-language",
)  # fmt: skip


def unsupported_answer(facts: Facts, text: str, catalogue: Catalogue) -> tuple[Claim, ...]:
    """The claims of an answer's text, in its order, that nothing in its facts supports."""
    supported = supported_by_facts(facts)
    return tuple(claim for claim in read_claims(text, catalogue) if claim not in supported)


def supported_by_facts(facts: Facts) -> frozenset[Claim]:
    """Everything that an answer may say, given what it rests on."""
    explanation = facts.explanation
    if explanation.abstained:
        return supported_claims(explanation) | {remark("other-language")}
    return frozenset(
        {
            *supported_claims(explanation),
            *(remark(message) for message in _ALWAYS),
            *_of_the_image(facts),
            *_of_each(facts),
            *_of_terms(),
            *(claim for asked in facts.counterfactuals for claim in _of_hiding(asked, facts)),
            *(claim for supposed in facts.suppositions for claim in _of_supposing(supposed)),
            *(_of_comparison(facts.comparison, facts) if facts.comparison else ()),
        }
    )


def remark(message: str, about: str = "", **values: str) -> Claim:
    """The claim of a message of an answer: its name, and what its variables say by their names."""
    said = " ".join(f"{name}={value}" for name, value in sorted(values.items()))
    return Claim("remark", about, f"{message} {said}".strip())


def _of_the_image(facts: Facts) -> Iterator[Claim]:
    if steady(facts.explanation):
        yield remark("no-cautions")
    seen = probabilities(facts.explanation)
    for one, other in permutations(seen, 2):
        if seen[one] > seen[other]:
            yield remark("more-likely", one, other=other)
        if rounded_alike(seen[one], seen[other]):
            yield remark("equally", one, other=other)


def _of_each(facts: Facts) -> Iterator[Claim]:
    percent, present = figures().percent, raised(facts.explanation)
    for one in facts.explanation.findings:
        told = {"probability": percent(one.probability), "threshold": percent(one.threshold)}
        yield remark("raised", one.key, certainty=one.certainty, **told)
        if shown_alike(one.probability, one.threshold):
            yield remark("raised-just", one.key, certainty=one.certainty, probability=told["probability"])
        yield remark("where-side" if table()[one.key].has_side else "where", one.key)
        if not one.evidence.mask.any():
            yield remark("nothing-to-hide", one.key)
    for absent in facts.explanation.absent:
        told = {"probability": percent(absent.probability), "threshold": percent(absent.threshold)}
        yield remark("not-raised", absent.key, **told)
        yield remark("below", absent.key, probability=told["probability"])
        if rounded_alike(absent.probability, absent.threshold):
            yield remark("just-below", absent.key, probability=told["probability"])
        yield remark("no-place", absent.key)
        yield remark("nothing-to-hide", absent.key)
    for key in present:
        yield from (remark("considered", key, term=term) for term in table()[key].differentials)


@cache
def _of_terms() -> frozenset[Claim]:
    """What the tables say, whatever the image."""
    consider = {remark("consider", key, terms=",".join(table()[key].differentials)) for key in keys()}
    not_looked_for = {remark("not-looked-for", term=term) for term in terms() - set(keys())}
    signs = {
        remark("signs", term=one, other_term=other, signs=",".join(telling_apart(one, other)[0]))
        for one, other in permutations(terms(), 2)
    }
    return frozenset(consider | not_looked_for | signs)


def _of_supposing(supposed: Supposition) -> Iterator[Claim]:
    if supposed.asked and not supposed.named:
        yield remark("nothing-goes-with", supposed.given)
    yield from map(of_association, supposed.named)


def _of_hiding(asked: Counterfactual, facts: Facts) -> Iterator[Claim]:
    percent, limits = figures().percent, thresholds(facts.explanation)
    for key in asked.before:
        told = {
            "before": percent(asked.before[key]),
            "hidden": percent(asked.after[key]),
            "elsewhere": percent(asked.elsewhere[key]),
        }
        passed, passes = asked.before[key] >= limits[key], asked.after[key] >= limits[key]
        if passed or passes:
            yield remark("would-go" if not passes else "would-stay" if passed else "would-come", key)
        if key == asked.hidden:
            yield remark("without", key, **told)
        else:
            yield remark("without-other", asked.hidden, other=key, **told)
            yield remark(f"{bearing(asked, key)}-evidence", asked.hidden, other=key)


def _of_comparison(between: Comparison, facts: Facts) -> Iterator[Claim]:
    percent, then, now = figures().percent, between.prior, facts.explanation
    if between.obstacle == "views":
        yield remark("prior-views", earlier_view=then.view, view=now.view)
    elif between.obstacle:
        yield remark(f"prior-{between.obstacle}")
    yield from (claim for claim in supported_claims(then) if claim.kind == "abstention")
    if "unknown" in (then.view, now.view):
        yield remark("prior-view-unknown")
    if all(one.kind == "steady" for one in between.changes):
        yield remark("no-change")
    for one in between.changes:
        yield remark(one.kind, one.finding, then=percent(one.then), now=percent(one.now))
    earlier, later = raised(then), raised(now)
    for key in earlier.keys() & later.keys():
        sides = {"earlier_side": earlier[key].evidence.side, "side": later[key].evidence.side}
        if sides["earlier_side"] != sides["side"]:
            yield remark("side-changed", key, **sides)
