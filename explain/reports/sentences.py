"""An explanation in the reader's words, before any layout: text, PNG and HTML say the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_uppercase

from ...models.findings import Finding, keys, table
from ...models.heart import ENLARGED_ABOVE
from ...runtimes.performance import Count, Detection
from ..certainty import PROBABLE_FROM, VERY_LIKELY_FROM
from ..explanation import (
    AbsentFinding,
    Evaluation,
    Evidence,
    EvidenceTest,
    Explanation,
    PresentFinding,
    Provenance,
    ZoneShare,
)
from .catalogue import Catalogue

SMALLEST_SHARE_SAID = 0.10
MOST_ZONES_SAID = 3
DIGITS_OF_HASH_SAID = 12


@dataclass(frozen=True)
class FindingWords:
    """One present finding in words.

    Attributes:
        letter: A, B, ...: its mark on the image.
        name, likely, threshold: as shown; `likely` is the probability and the word for it.
        where: side and zones with their shares of the evidence.
        figures: the probabilities of the evidence test; empty when nothing was hidden.
        verdict: what the test means, or that there was none.
        stated: whether the decoder named it too.
        detection: how often it is found and raised wrongly, or that this was not measured.
        unsteady: whether its place is not to be relied on, or a shift takes it away.
        consider: differentials, one phrase.
    """

    letter: str
    name: str
    likely: str
    threshold: str
    where: str
    figures: str
    verdict: str
    stated: str
    detection: str
    unsteady: bool
    consider: str


def finding_words(explanation: Explanation, catalogue: Catalogue) -> tuple[FindingWords, ...]:
    """The present findings in words, in the explanation's order."""
    return words_of(explanation.findings, catalogue, "sides_uncertain" not in explanation.cautions)


def words_of(
    findings: tuple[PresentFinding, ...], catalogue: Catalogue, sides_certain: bool = True
) -> tuple[FindingWords, ...]:
    """Present findings in words, in their order."""
    pairs = zip(ascii_uppercase, findings, strict=False)
    return tuple(_words(letter, present, catalogue, sides_certain) for letter, present in pairs)


def finding_name(key: str, catalogue: Catalogue) -> str:
    """The name of a finding or of a differential."""
    return catalogue.text(f"finding-{key}")


def title(explanation: Explanation, catalogue: Catalogue) -> str:
    """The heading: a refused image has not been explained."""
    return catalogue.text("title-abstained" if explanation.abstained else "title")


def impression(explanation: Explanation, catalogue: Catalogue) -> str:
    """The whole answer in one or two sentences."""
    if explanation.abstained:
        return catalogue.text("impression-abstained")
    return impression_of(explanation.findings, catalogue)


def impression_of(findings: tuple[PresentFinding, ...], catalogue: Catalogue) -> str:
    """What was found on a radiograph that was answered, in one or two sentences."""
    if not findings:
        return catalogue.text("impression-none")
    certain = [
        catalogue.text(
            "finding-certain",
            finding=finding_name(present.key, catalogue),
            certainty=catalogue.text(f"certainty-{present.certainty}"),
        )
        for present in findings
    ]
    said = catalogue.joined(certain, "semicolon")
    return catalogue.text("impression-some", count=len(certain), findings=said)


def missed(explanation: Explanation, catalogue: Catalogue) -> tuple[str, ...]:
    """How many findings are missed, of an answer that raises nothing; none of any other answer."""
    if explanation.abstained or explanation.findings:
        return ()
    found = explanation.found
    if found is None:
        return (catalogue.text("evaluation-unknown"),)
    return (catalogue.text("evaluation-missed", missed=catalogue.of_hundred(1 - found.share)),)


def detection(measured: Detection | None, catalogue: Catalogue) -> str:
    """How often a finding is found and raised wrongly, or that this was not measured."""
    if measured is None:
        return catalogue.text("detection-none")
    low, high = measured.found.interval
    return catalogue.text(
        "detection",
        found=catalogue.of_hundred(measured.found.share),
        low=catalogue.of_hundred(low),
        high=catalogue.of_hundred(high),
        cases=catalogue.number(measured.found.of),
        alarms=catalogue.of_hundred(measured.false_alarms.share),
    )


def detection_in_short(measured: Detection | None, catalogue: Catalogue) -> str:
    """How often a finding is found, in a few words."""
    if measured is None:
        return catalogue.text("detection-short_none")
    return catalogue.text("detection-short", found=catalogue.of_hundred(measured.found.share))


def threshold(finding: PresentFinding | AbsentFinding, catalogue: Catalogue) -> str:
    """A finding's threshold, in words where it is shown as the same per cent as the probability."""
    shown = catalogue.percent(finding.threshold)
    if shown != catalogue.percent(finding.probability):
        return catalogue.text("label-threshold", threshold=shown)
    return catalogue.text("threshold-above" if isinstance(finding, PresentFinding) else "threshold-below")


def first_unsteady(explanation: Explanation) -> PresentFinding | None:
    """The first finding that is unsteady; those after it are so too."""
    return next((present for present in explanation.findings if present.unsteady), None)


def looked_for(explanation: Explanation) -> tuple[AbsentFinding, ...]:
    """The findings that were looked for and not found."""
    return tuple(absent for absent in explanation.absent if not absent.blind)


def blind_to(explanation: Explanation) -> tuple[AbsentFinding, ...]:
    """The findings that the model cannot find, and that were not raised."""
    return tuple(absent for absent in explanation.absent if absent.blind)


def abstentions(explanation: Explanation, catalogue: Catalogue) -> tuple[str, ...]:
    """Why no findings are given, a sentence a reason."""
    turn = {"turn": catalogue.text(f"turn-{explanation.turn}")} if explanation.turn else {}
    return tuple(
        catalogue.text(f"abstention-{reason}", **(turn if reason == "turned" else {}))
        for reason in explanation.abstained
    )


def cautions(explanation: Explanation, catalogue: Catalogue) -> tuple[str, ...]:
    """What makes the findings less sure, a sentence each."""
    return tuple(catalogue.text(f"caution-{caution}") for caution in explanation.cautions)


def measures(explanation: Explanation, catalogue: Catalogue) -> tuple[str, ...]:
    """What was measured on the picture, or why it was not, a sentence each."""
    if explanation.measures is None:
        return ()
    ratio = explanation.measures.cardiothoracic_ratio
    if ratio is None:
        return (catalogue.text("heart-ratio-AP" if explanation.view == "AP" else "heart-ratio-none"),)
    said = {"ratio": catalogue.ratio(ratio), "limit": catalogue.ratio(ENLARGED_ABOVE)}
    return (catalogue.text(f"heart-ratio-{'PA' if explanation.view == 'PA' else 'unknown'}", **said),)


def certainty_scale(explanation: Explanation, catalogue: Catalogue) -> str:
    """What the words for a probability mean, and how often each was true where that was measured."""
    scale = catalogue.text(
        "certainty-scale",
        probable=catalogue.share(PROBABLE_FROM),
        very_likely=catalogue.share(VERY_LIKELY_FROM),
    )
    words = explanation.evaluation.words if explanation.evaluation else {}
    return " ".join((scale, *(_right(word, count, catalogue) for word, count in words.items())))


def _right(word: str, count: Count, catalogue: Catalogue) -> str:
    return catalogue.text(
        "certainty-right",
        certainty=catalogue.text(f"certainty-{word}"),
        right=catalogue.of_hundred(count.share),
        said=catalogue.number(count.of),
    )


def limits(explanation: Explanation, catalogue: Catalogue) -> tuple[str, ...]:
    """What no answer of this model can say; less where no place is shown."""
    of_places = ("place", "sides", "consider") if explanation.findings else ()
    return (
        catalogue.text("limits-list", count=len(keys())),
        *(catalogue.text(f"limits-{limit}") for limit in ("tuberculosis", *of_places)),
    )


def provenance(explanation: Explanation, catalogue: Catalogue) -> tuple[str, ...]:
    """The image, the model and the software behind the explanation, a line each."""
    view = explanation.view if explanation.view in ("PA", "AP") else "unknown"
    image = catalogue.text(
        "provenance-image", source=explanation.source_id, view=catalogue.text(f"view-{view}")
    )
    model, *rest = _software(explanation.provenance, catalogue)
    return (image, model, *_measured(explanation.evaluation, catalogue), *rest)


def _measured(measured: Evaluation | None, catalogue: Catalogue) -> tuple[str, ...]:
    if measured is None:
        return ()
    bundle, _, version = measured.bundle.partition(" ")
    counts = {"images": catalogue.number(measured.images), "patients": catalogue.number(measured.patients)}
    return (catalogue.text("provenance-evaluation", bundle=bundle, version=version, **counts),)


def _software(made_by: Provenance, catalogue: Catalogue) -> tuple[str, str, str]:
    model = catalogue.text(
        "provenance-model",
        bundle=made_by.bundle,
        version=made_by.bundle_version,
        sha256=made_by.bundle_sha256[:DIGITS_OF_HASH_SAID],
    )
    software = catalogue.text(
        "provenance-software",
        xvlm=made_by.xvlm_version,
        engine=made_by.engine,
        findings=made_by.findings_version,
    )
    return model, _thresholds(made_by, catalogue), software


def _thresholds(made_by: Provenance, catalogue: Catalogue) -> str:
    point = catalogue.text(f"operating-point-{made_by.operating_point}")
    if made_by.calibration is None:
        return catalogue.text("provenance-thresholds", point=point)
    return catalogue.text(
        "provenance-clinic-thresholds",
        point=point,
        date=made_by.calibrated or "",
        sha256=made_by.calibration[:DIGITS_OF_HASH_SAID],
    )


def _words(letter: str, present: PresentFinding, catalogue: Catalogue, sides_certain: bool) -> FindingWords:
    finding = table()[present.key]
    test = present.evidence.tested
    return FindingWords(
        letter=letter,
        name=finding_name(present.key, catalogue),
        likely=catalogue.text(
            "finding-likely",
            probability=catalogue.percent(present.probability),
            certainty=catalogue.text(f"certainty-{present.certainty}"),
        ),
        threshold=threshold(present, catalogue),
        where=_where(finding, present.evidence, catalogue, sides_certain),
        figures=_figures(test, catalogue) if test else "",
        verdict=catalogue.text(verdict_message(present.evidence)),
        stated=catalogue.text("stated-yes" if present.stated else "stated-no"),
        detection=detection(present.detection, catalogue),
        unsteady=present.unsteady,
        consider=catalogue.joined(
            [inside_sentence(finding_name(key, catalogue)) for key in finding.differentials]
        ),
    )


def verdict_message(evidence: Evidence) -> str:
    """The message that says what came of hiding the evidence, or why it was not hidden."""
    if evidence.tested:
        return f"verdict-{evidence.tested.verdict}"
    return "untested-budget" if evidence.mask.any() else "untested"


def inside_sentence(name: str) -> str:
    """A finding's name where no sentence begins."""
    return name[:1].lower() + name[1:]


def _where(finding: Finding, evidence: Evidence, catalogue: Catalogue, sides_certain: bool) -> str:
    zones = zones_in_words(zones_said(evidence), catalogue)
    if not finding.has_side:
        return zones
    side = catalogue.text(f"side-{evidence.side}")
    message = "where-side" if sides_certain else "where-side_unsure"
    return catalogue.text(message, side=side, zones=zones) if zones else side


def zones_said(evidence: Evidence) -> tuple[ZoneShare, ...]:
    """The zones worth naming: the few with the largest shares, of those that are not small."""
    return tuple(zone for zone in evidence.zones if zone.share >= SMALLEST_SHARE_SAID)[:MOST_ZONES_SAID]


def zones_in_words(zones: Iterable[ZoneShare], catalogue: Catalogue) -> str:
    """Zones with their shares, as a list."""
    return catalogue.joined(
        [
            catalogue.text(
                "zone-share", zone=catalogue.text(f"zone-{zone.zone}"), share=catalogue.share(zone.share)
            )
            for zone in zones
        ]
    )


def _figures(test: EvidenceTest, catalogue: Catalogue) -> str:
    return catalogue.text(
        "test-figures",
        before=catalogue.percent(test.before),
        hidden=catalogue.percent(test.hidden),
        elsewhere=catalogue.percent(test.elsewhere),
    )
