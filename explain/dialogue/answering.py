"""From the facts to what is said to each kind of question: nothing but what was measured or is in a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from ...models.findings import keys, table
from .about_changes import changes
from .about_doubts import GRAVE, against, cautions, unstable
from .about_findings import considered, place, stated, status, tested, verdict
from .about_hiding import pair, without
from .about_signs import signs
from .about_supposing import goes_with
from .answer import Answer, Remark
from .facts import Facts, raised, steady
from .question import Question, QuestionKind

Told = Iterator[Remark]

# Messages that name what they are about, or are about the picture, and need not be said twice.
_SAID_ONCE = ("ask-", "caution-")


def answer(question: Question, facts: Facts) -> Answer:
    """Everything that the facts say to a question; of a refused image only why it was refused."""
    if question.kind == "other_language":
        return Answer(question, (Remark("ask-other-language"),), facts)
    said: list[Remark] = []
    for remark in _refused() if facts.explanation.abstained else _told(question, facts):
        if not (remark.message.startswith(_SAID_ONCE) and remark in said):
            said.append(remark)
    return Answer(question, tuple(said), facts)


def _refused() -> Told:
    yield from (Remark("impression-abstained"), Remark("abstentions"))


def _told(question: Question, facts: Facts) -> Told:
    yield from _ANSWERS[question.kind](question, facts)
    if question.kind != "unknown" and GRAVE & set(facts.explanation.cautions):
        yield from cautions(facts)


def _unknown(_: Question, __: Facts) -> Told:
    yield from (
        Remark("ask-cannot-tell"),
        Remark("ask-can-ask"),
        Remark("limits-list", {"count": len(keys())}),
    )


def _overview(_: Question, facts: Facts) -> Told:
    yield from (Remark("impression"), Remark("evaluation"))
    yield from (place(present) for present in facts.explanation.findings)
    yield from cautions(facts)


def _of_each(tell: Callable[[str, Facts], Told]) -> Callable[[Question, Facts], Told]:
    """Tells of each finding named, or else of each that was raised; what is not looked for has one answer."""

    def told(question: Question, facts: Facts) -> Told:
        spoken_of = question.findings or tuple(raised(facts.explanation))
        for key in spoken_of:
            yield from tell(key, facts) if key in keys() else status(key, facts)
        if not spoken_of:
            yield Remark("impression")

    return told


def _present(key: str, facts: Facts) -> Told:
    yield from status(key, facts)
    present = raised(facts.explanation).get(key)
    yield place(present) if present else Remark("ask-not-absent")


def _why(key: str, facts: Facts) -> Told:
    yield from status(key, facts)
    present = raised(facts.explanation).get(key)
    if not present:
        yield from considered(key, facts)
        yield Remark("ask-not-absent")
        return
    yield place(present)
    if table()[key].kind == "heart":
        yield Remark("measures")
    yield from tested(present)
    yield stated(present)


def _why_not(key: str, facts: Facts) -> Told:
    yield from _why(key, facts)
    present = raised(facts.explanation).get(key)
    yield from against(present, facts) if present else unstable(key, facts)


def _where(key: str, facts: Facts) -> Told:
    present = raised(facts.explanation).get(key)
    if present:
        yield from (place(present), verdict(present))
        if "sides_uncertain" in facts.explanation.cautions:
            yield Remark("caution-sides_uncertain")
    else:
        yield from status(key, facts)
        yield Remark("ask-no-place", {"finding": key})


def _sure_of(key: str, facts: Facts) -> Told:
    yield from status(key, facts)
    present = raised(facts.explanation).get(key)
    if present:
        yield from (verdict(present), stated(present), *unstable(key, facts))
    else:
        yield Remark("ask-not-absent")


def _how_sure(question: Question, facts: Facts) -> Told:
    asked, present = set(question.findings or keys()), raised(facts.explanation)
    yield from _of_each(_sure_of)(question, facts)
    for absent in facts.explanation.absent:
        if absent.key in asked:
            yield from unstable(absent.key, facts)
    if asked & present.keys():
        yield Remark("certainty-scale")
    yield from cautions(facts)
    if asked & set(keys()) and steady(facts.explanation):
        yield Remark("ask-no-cautions")


def _rather(question: Question, facts: Facts) -> Told:
    """Why one finding and not another; of one finding alone, why not that one."""
    if len(question.findings) < 2:
        yield from _of_each(_why)(question, facts)
        return
    first, second = question.findings[:2]
    for key in question.findings:
        yield from status(key, facts)
    if {first, second} <= set(keys()):
        yield from pair(first, second, facts)
        yield Remark("ask-hiding-limits" if facts.counterfactuals else "ask-not-absent")
    yield from (*signs(first, second), *signs(second, first), Remark("limits-signs"))


def _what_if(question: Question, facts: Facts) -> Told:
    """What becomes of the findings, those named above all, when what speaks for one is hidden."""
    asked = {one.hidden: one for one in facts.counterfactuals}
    hidden = (*question.findings[:1], *question.joined)
    others = [key for key in question.findings if key not in hidden]
    followed = tuple(key for key in others if asked and key in keys())

    def tell(key: str, facts: Facts) -> Told:
        yield from without(asked[key], followed, facts) if key in asked else _not_hidden(key, facts)

    yield from _of_each(tell)(replace(question, findings=hidden), facts)
    for key in others:
        if key not in followed:
            yield from status(key, facts)
    if asked:
        yield Remark("ask-hiding-limits")


def _not_hidden(key: str, facts: Facts) -> Told:
    """That nothing could be hidden, or no more than that: the likeliest are asked about, as looks are few."""
    yield from status(key, facts)
    present = raised(facts.explanation).get(key)
    if not (present and present.evidence.mask.any()):
        yield Remark("ask-nothing-to-hide", {"finding": key})


def _if_present(question: Question, facts: Facts) -> Told:
    """What goes with the first finding, if it were there; of one that is, that it is."""
    if not question.findings:
        yield Remark("ask-cannot-tell")
        return
    given, *others = question.findings
    is_there = given in raised(facts.explanation)
    yield from _present(given, facts) if is_there else status(given, facts)
    if given in keys() and not is_there:
        yield from goes_with(given, [key for key in others if key in keys()], facts)
    for key in others:
        if is_there or key not in keys():
            yield from status(key, facts)


def _else(key: str, facts: Facts) -> Told:
    terms = table()[key].differentials
    yield from status(key, facts)
    yield Remark("ask-consider", {"finding": key, "terms": terms})
    for other in terms:
        if other in keys():
            yield from status(other, facts)
        yield from signs(other, key)


def _what_else(question: Question, facts: Facts) -> Told:
    yield from _of_each(_else)(question, facts)
    yield from (Remark("limits-consider"), Remark("limits-signs"))


def _compare(question: Question, facts: Facts) -> Told:
    looked_for = tuple(key for key in question.findings if key in keys())
    for key in question.findings:
        if key not in keys():
            yield from status(key, facts)
    if looked_for or not question.findings:
        yield from changes(looked_for, facts)


def _next(_: Question, __: Facts) -> Told:
    yield from (Remark("next-steps"), Remark("note-next"))


def _serious(question: Question, facts: Facts) -> Told:
    """How soon to act, on the findings named or on all, and that a patient's state comes first."""
    present = raised(facts.explanation)
    asked = question.findings or tuple(present)
    yield from (remark for key in asked if key not in present for remark in status(key, facts))
    matters = [key for key in asked if key in present]
    yield from (Remark("urgency-of", {"finding": key}) for key in matters)
    if not question.findings and not present:
        yield from (Remark("impression"), Remark("evaluation"))
    yield from (Remark("next-look_at_patient"), Remark("note-next"))


_ANSWERS: Mapping[QuestionKind, Callable[[Question, Facts], Told]] = {
    "present": _of_each(_present),
    "why": _of_each(_why),
    "why_not": _of_each(_why_not),
    "rather": _rather,
    "where": _of_each(_where),
    "how_sure": _how_sure,
    "what_if": _what_if,
    "if_present": _if_present,
    "what_else": _what_else,
    "compare": _compare,
    "overview": _overview,
    "next": _next,
    "serious": _serious,
    "unknown": _unknown,
}
