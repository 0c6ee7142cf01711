"""What is said of an earlier image beside this one."""

from __future__ import annotations

from collections.abc import Iterator

from ...models.findings import table
from .answer import Remark
from .facts import Change, Comparison, Facts, raised


def changes(named: tuple[str, ...], facts: Facts) -> Iterator[Remark]:
    """What changed: of the findings named, or else of all, and why it cannot be said."""
    between = facts.comparison
    if between is None:
        yield Remark("ask-no-prior")
        return
    if between.obstacle:
        yield from _obstacle(between, facts)
        return
    if "unknown" in (between.prior.view, facts.explanation.view):
        yield Remark("ask-prior-view-unknown")
    told = [one for one in between.changes if one.finding in named] if named else _telling(between, facts)
    if not named and all(one.kind == "steady" for one in told):
        yield Remark("ask-no-change")
    for one in told:
        yield _change(one)
        yield from _moved_side(one.finding, between, facts)
    yield Remark("ask-prior-limits")


def _obstacle(between: Comparison, facts: Facts) -> Iterator[Remark]:
    views = {"earlier_view": between.prior.view, "view": facts.explanation.view}
    yield Remark(f"ask-prior-{between.obstacle}", views if between.obstacle == "views" else {})
    if between.obstacle == "refused":
        yield Remark("prior-abstentions")


def _telling(between: Comparison, facts: Facts) -> list[Change]:
    """Changes, and findings raised on either image that have not changed."""
    either = raised(between.prior) | raised(facts.explanation)
    return [one for one in between.changes if one.kind != "steady" or one.finding in either]


def _change(one: Change) -> Remark:
    return Remark(f"ask-{one.kind}", {"finding": one.finding, "then": one.then, "now": one.now})


def _moved_side(key: str, between: Comparison, facts: Facts) -> Iterator[Remark]:
    then, now = raised(between.prior).get(key), raised(facts.explanation).get(key)
    if then and now and table()[key].has_side and then.evidence.side != now.evidence.side:
        sides = {"earlier_side": then.evidence.side, "side": now.evidence.side}
        yield Remark("ask-side-changed", {"finding": key, **sides})
