"""Whether the candidate says what the reference says: statements, their words, and the report's text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ....explain.anatomy import clean_fields
from ....explain.certainty import certainty_word
from ....explain.evidence import gather_evidence
from ....explain.explanation import PresentFinding
from ....explain.reports.catalogue import Catalogue
from ....explain.reports.sentences import impression_of, words_of
from ....explain.session import Session
from ....models import findings
from ....models.statements import CERTAINTIES
from ...statistics import Bools
from ..looks import Look, Looks
from ..measure import Measure, known
from ..statistic import Ratio, mean
from .text_overlap import CorpusBleu, bleu_counts, rouge_l, words

SILENT = -1


@dataclass(frozen=True)
class Wording:
    """What both said of one image; of n images, each array has their axis in front.

    Attributes:
        reference, candidate: int8 [F], the certainty stated of each finding as its place in `CERTAINTIES`,
            or `SILENT`.
        raised: bool [2, F], what reference and candidate raise.
        counts: [10], see `text_overlap.bleu_counts`.
        rouge: [], see `text_overlap.rouge_l`.
    """

    reference: NDArray[np.int8]
    candidate: NDArray[np.int8]
    raised: NDArray[np.bool_]
    counts: NDArray[np.float64]
    rouge: NDArray[np.float64]


def compare_words(reference: Session, candidate: Session, looks: Looks) -> Wording:
    """Let both state and report their findings of one image."""
    english = _english()
    theirs = words(report_text(reference, looks.reference, english))
    mine = words(report_text(candidate, looks.candidate, english))
    return Wording(
        _stated(reference, looks.reference),
        _stated(candidate, looks.candidate),
        np.stack([looks.reference.raised, looks.candidate.raised]),
        bleu_counts(mine, theirs),
        np.asarray(rouge_l(mine, theirs)),
    )


def language_measures(wording: Wording) -> Iterator[Measure]:
    """All that is asked of both bundles' words, of n images."""
    theirs, mine = wording.reference != SILENT, wording.candidate != SILENT
    both, same, raised = theirs & mine, wording.reference == wording.candidate, wording.raised
    yield known("language.statement_f1", Ratio(2 * both.astype(np.int8), theirs.astype(np.int8) + mine))
    yield known("language.same_certainty", Ratio(both & same, both))
    yield known("language.unsupported", _unsupported(mine, raised[:, 1]), _unsupported(theirs, raised[:, 0]))
    yield known("language.bleu4", CorpusBleu(wording.counts))
    yield known("language.rouge_l", mean(wording.rouge))


def report_text(session: Session, look: Look, catalogue: Catalogue) -> str:
    """What the report says of findings, certainty and place; without the test of evidence, which is slow."""
    lungs = clean_fields(look.seen.lungs[0])
    if lungs is None:
        return catalogue.text("impression-abstained")
    table = findings.table()
    present: list[PresentFinding] = []
    for number in sorted(np.flatnonzero(look.raised), key=lambda i: -look.probabilities[i]):
        key, p = session.findings[number].key, float(look.probabilities[number])
        evidence = gather_evidence(key, look.maps[number], lungs, look.placement, table[key].has_side)
        threshold = session.findings[number].threshold
        present.append(PresentFinding(key, p, threshold, certainty_word(p), False, evidence))
    told = words_of(tuple(present), catalogue)
    return " ".join((impression_of(tuple(present), catalogue), *(finding.where for finding in told)))


def _unsupported(said: Bools, raised: Bools) -> Ratio:
    """Of what is stated, the share that is not raised; both [n, F]."""
    return Ratio(said & ~raised, said)


@cache
def _english() -> Catalogue:
    return Catalogue("en")


def _stated(session: Session, look: Look) -> NDArray[np.int8]:
    said = np.full(len(findings.keys()), SILENT, np.int8)
    for statement in session.narrate(look.seen.tokens[0]):
        said[findings.keys().index(statement.finding)] = CERTAINTIES.index(statement.certainty)
    return said
