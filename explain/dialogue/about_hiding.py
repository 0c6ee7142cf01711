"""What is said of fresh counterfactuals: what became of the findings when what speaks for one was hidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..log_odds import log_odds
from .answer import Remark
from .experiments import bearing
from .facts import Counterfactual, Facts, probabilities, raised, rounded_alike, thresholds

# Of the others, those that moved most.
MOST_OTHERS = 3


def without(asked: Counterfactual, named: tuple[str, ...], facts: Facts) -> Iterator[Remark]:
    """What became of a finding, of those named beside it, and of the others that moved most."""
    yield _of_its_own(asked)
    yield _crossed(asked.hidden, asked, facts)
    for other in named or _moved(asked, facts):
        yield _of_another(asked, other)
        if _passes(asked.before, other, facts) != _passes(asked.after, other, facts):
            yield _crossed(other, asked, facts)


def pair(first: str, second: str, facts: Facts) -> Iterator[Remark]:
    """Which of two is likelier, and what the evidence of each is to the other."""
    seen = probabilities(facts.explanation)
    yield _likelier(first, second, seen[first], seen[second])
    for asked in facts.counterfactuals:
        other = second if asked.hidden == first else first
        yield _of_its_own(asked)
        yield _of_another(asked, other)
        yield Remark(f"ask-{bearing(asked, other)}-evidence", {"finding": asked.hidden, "other": other})


def _likelier(first: str, second: str, of_first: float, of_second: float) -> Remark:
    if rounded_alike(of_first, of_second):
        return Remark("ask-equally", {"finding": first, "other": second})
    if of_second > of_first:
        first, second = second, first
    return Remark("ask-more-likely", {"finding": first, "other": second})


def _of_its_own(asked: Counterfactual) -> Remark:
    return Remark("ask-without", {"finding": asked.hidden, **_figures(asked, asked.hidden)})


def _of_another(asked: Counterfactual, other: str) -> Remark:
    return Remark("ask-without-other", {"finding": asked.hidden, "other": other, **_figures(asked, other)})


def _figures(asked: Counterfactual, key: str) -> dict[str, float]:
    return {"before": asked.before[key], "hidden": asked.after[key], "elsewhere": asked.elsewhere[key]}


def _crossed(key: str, asked: Counterfactual, facts: Facts) -> Remark:
    if not _passes(asked.after, key, facts):
        return Remark("ask-would-go", {"finding": key})
    stays = key in raised(facts.explanation)
    return Remark("ask-would-stay" if stays else "ask-would-come", {"finding": key})


def _passes(seen: Mapping[str, float], key: str, facts: Facts) -> bool:
    return seen[key] >= thresholds(facts.explanation)[key]


def _moved(asked: Counterfactual, facts: Facts) -> list[str]:
    """Other findings, raised now or then, to which what was hidden matters; those that moved most first."""
    moves = {
        key: abs(log_odds(asked.after[key]) - log_odds(asked.before[key]))
        for key in asked.before
        if key != asked.hidden
        and bearing(asked, key) != "own"
        and (_passes(asked.before, key, facts) or _passes(asked.after, key, facts))
    }
    return sorted(moves, key=lambda key: -moves[key])[:MOST_OTHERS]
