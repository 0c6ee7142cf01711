"""Every claim that an explanation supports."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from string import ascii_uppercase

from ...models import signs
from ...models.findings import keys, table
from ...models.heart import ENLARGED_ABOVE
from ..certainty import PROBABLE_FROM, VERY_LIKELY_FROM
from ..explanation import AbsentFinding, Association, Evaluation, Evidence, Explanation, PresentFinding
from ..levels import impression_of, outline_of, weigh
from ..reports.catalogue import Catalogue
from ..reports.level_sentences import reason_message, urgency_message
from ..reports.sentences import DIGITS_OF_HASH_SAID
from .claim import Claim
from .reading import read_claims


def unsupported(explanation: Explanation, text: str, catalogue: Catalogue) -> tuple[Claim, ...]:
    """The claims of a text, in its order, that nothing in the explanation supports.

    Args:
        text: a report or a sentence in the catalogue's language; of HTML, the visible words alone.
    """
    supported = supported_claims(explanation)
    return tuple(claim for claim in read_claims(text, catalogue) if claim not in supported)


def supported_claims(explanation: Explanation) -> frozenset[Claim]:
    """Everything that may be said of an image, given its explanation."""
    return frozenset(
        {
            *_of_the_image(explanation),
            *_of_every_image(),
            *_of_provenance(explanation),
            *(claim for index, one in enumerate(explanation.findings) for claim in _of_present(index, one)),
            *_of_absent(explanation),
            *_of_evaluation(explanation.evaluation),
            *_of_impression(explanation),
            *(claim for one in explanation.findings for claim in _of_levels(explanation, one)),
        }
    )


@cache
def figures() -> Catalogue:
    """Writes figures as claims hold them."""
    return Catalogue("en")


def _of_the_image(explanation: Explanation) -> Iterator[Claim]:
    yield Claim("title", value="abstained" if explanation.abstained else "explained")
    if not explanation.abstained:
        yield Claim("count", value=str(len(explanation.findings)))
        yield Claim("evaluation", value=_missed(explanation))
    if explanation.phantom:
        yield Claim("phantom")
    for caution in explanation.cautions:
        yield Claim("caution", value=caution)
    for reason in explanation.abstained:
        turn = f" {explanation.turn}" if reason == "turned" else ""
        yield Claim("abstention", value=f"{reason}{turn}")
    if explanation.measures:
        yield Claim("measure", value=_measured(explanation.view, explanation.measures.cardiothoracic_ratio))


def _measured(view: str, ratio: float | None) -> str:
    if ratio is None:
        return "AP" if view == "AP" else "none"
    said = figures()
    return f"{'PA' if view == 'PA' else 'unknown'} {said.ratio(ratio)} {said.ratio(ENLARGED_ABOVE)}"


def _missed(explanation: Explanation) -> str:
    found = explanation.found
    return figures().of_hundred(1 - found.share) if found else "unknown"


def _of_evaluation(evaluation: Evaluation | None) -> Iterator[Claim]:
    if evaluation is None:
        return
    yield Claim("evaluation", value=f"{evaluation.images} {evaluation.patients} {evaluation.bundle}")
    for word, count in evaluation.words.items():
        yield Claim("right", value=f"{word} {figures().of_hundred(count.share)} {count.of}")


def _of_detection(finding: PresentFinding | AbsentFinding) -> Iterator[Claim]:
    said, measured = figures(), finding.detection
    if measured is None:
        yield Claim("detection", finding.key, "none")
        return
    shares = (measured.found.share, *measured.found.interval)
    told = (*map(said.of_hundred, shares), str(measured.found.of))
    yield Claim("detection", finding.key, told[0])
    yield Claim("detection", finding.key, " ".join((*told, said.of_hundred(measured.false_alarms.share))))


def _threshold(finding: PresentFinding | AbsentFinding) -> Claim:
    """The threshold, in words where it is shown as the same per cent as the probability."""
    shown = figures().percent(finding.threshold)
    same = "above" if isinstance(finding, PresentFinding) else "below"
    return Claim("threshold", finding.key, same if shown == figures().percent(finding.probability) else shown)


def _of_every_image() -> Iterator[Claim]:
    said = figures()
    yield Claim("scale", value=f"{said.share(PROBABLE_FROM)} {said.share(VERY_LIKELY_FROM)}")
    yield Claim("limit", value=f"list {len(keys())}")
    for limit in ("tuberculosis", "place", "sides", "consider", "signs"):
        yield Claim("limit", value=limit)


def _of_provenance(explanation: Explanation) -> Iterator[Claim]:
    made_by = explanation.provenance
    view = explanation.view if explanation.view in ("PA", "AP") else "unknown"
    weights = made_by.bundle_sha256[:DIGITS_OF_HASH_SAID]
    lines = {
        "image": (explanation.source_id, view),
        "model": (made_by.bundle, made_by.bundle_version, weights),
        "software": (made_by.xvlm_version, made_by.engine, made_by.findings_version),
    }
    if made_by.calibration is None:
        lines["thresholds"] = (made_by.operating_point,)
    else:
        own = made_by.calibration[:DIGITS_OF_HASH_SAID]
        lines["clinic-thresholds"] = (made_by.operating_point, made_by.calibrated or "", own)
    for name, values in lines.items():
        yield Claim("provenance", value=" ".join((name, *values)))


def _of_present(index: int, present: PresentFinding) -> Iterator[Claim]:
    key, finding, said = present.key, table()[present.key], figures()
    yield Claim("present", key)
    yield Claim("letter", key, ascii_uppercase[index])
    yield Claim("probability", key, said.percent(present.probability))
    yield Claim("certainty", key, present.certainty)
    yield _threshold(present)
    yield from _of_detection(present)
    yield Claim("stated", key, "yes" if present.stated else "no")
    if finding.has_side:
        yield Claim("side", key, present.evidence.side)
    for other in finding.differentials:
        yield Claim("consider", key, other)
    for condition in (key, *finding.differentials):
        for sign in signs.table()[condition]:
            yield Claim("sign", condition, sign)
    for code in finding.codes:
        yield Claim("code", key, f"{code.system} {code.code}")
    yield from _of_evidence(key, present.evidence)


def _of_evidence(key: str, evidence: Evidence) -> Iterator[Claim]:
    said, test = figures(), evidence.tested
    for zone in evidence.zones:
        yield Claim("zone", key, f"{zone.zone} {said.share(zone.share)}")
    untested = "untested budget" if evidence.mask.any() else "untested"
    yield Claim("verdict", key, test.verdict if test else untested)
    if test:
        yield Claim("before", key, said.percent(test.before))
        yield Claim("hidden", key, said.percent(test.hidden))
        yield Claim("elsewhere", key, said.percent(test.elsewhere))


def _of_absent(explanation: Explanation) -> Iterator[Claim]:
    said = figures()
    for absent in explanation.absent:
        yield Claim("blind" if absent.blind else "absent", absent.key)
        yield Claim("probability", absent.key, said.percent(absent.probability))
        yield _threshold(absent)
        yield from _of_detection(absent)
        if absent.unstable and absent.stability:
            yield Claim("unstable", absent.key, said.percent(absent.stability.highest))


def _of_impression(explanation: Explanation) -> Iterator[Claim]:
    impression = impression_of(explanation)
    if impression is None:
        return
    for matter in impression.matters:
        yield Claim("urgency", matter.finding, urgency_message(matter).removeprefix("urgency-"))
    yield Claim("next", value="look_at_patient")  # first of all, whatever was found
    for step in impression.next_steps:
        yield Claim("next", value=step)
    yield from map(of_association, explanation.associations)


def of_association(one: Association) -> Claim:
    """What the decoder would name more readily if another finding were there."""
    shown = f"{figures().percent(one.chance)} {figures().percent(one.chance_alone)}"
    return Claim("if_stated", value=f"{one.given} {one.finding} {shown}")


def _of_levels(explanation: Explanation, present: PresentFinding) -> Iterator[Claim]:
    key, said, weighed = present.key, figures(), weigh(explanation, present)
    for reason in weighed.supports:
        yield Claim("supports", key, reason_message(reason, explanation))
    for reason in weighed.against:
        yield Claim("against", key, reason_message(reason, explanation))
        if reason.kind == "foreign_object":
            yield Claim("foreign_object", key)
        if reason.share is not None:
            yield Claim("outside", key, said.share(reason.share))
    if outline := outline_of(present.evidence, explanation.placement):
        yield Claim("outline", key, f"{said.share(outline.support)} {said.share(outline.area)}")
    if present.stability:
        shown = f"{said.percent(present.stability.lowest)} {said.percent(present.stability.highest)}"
        yield Claim("unstable" if present.unstable else "stable", key, shown)
    if test := present.evidence.tested:
        own = "same" if test.verdict == "does_not_matter" else "falls"
        yield Claim("if_hidden", key, f"{key} {own} {said.percent(test.before)} {said.percent(test.hidden)}")
        for other in test.others:
            change = "falls" if other.falls else "rises"
            shown = f"{said.percent(other.before)} {said.percent(other.hidden)}"
            yield Claim("if_hidden", key, f"{other.finding} {change} {shown}")
