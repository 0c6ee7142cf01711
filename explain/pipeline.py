"""From a file to its explanation."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from pathlib import Path
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from .. import __version__
from ..models import canvas, findings
from .anatomy import clean_fields, measure
from .association import associations
from .certainty import certainty_word
from .door import is_phantom, read_radiograph
from .evidence import gather_evidence, strongest_area
from .explanation import (
    AbsentFinding,
    AbstentionReason,
    Association,
    Caution,
    Certainty,
    Evaluation,
    Explanation,
    LungFields,
    Measures,
    PresentFinding,
    Provenance,
    Turn,
)
from .foreign_objects import ForeignObjects, find_foreign_objects
from .gatekeeper import find_cautions, find_remedy, looks_for_remedy, refuse_at_the_door, refuse_on_sight
from .hiding import MOST_ENCODES
from .radiograph import Radiograph
from .second_look import SecondLook, look_again
from .session import Judged, Seen, Session

# Why no findings are given, by what would mend it; what a turn would mend is `turned`.
REASONS: Mapping[Literal["flip", "invert"], AbstentionReason] = {"flip": "flipped", "invert": "negative"}


def explain(path: Path | str, session: Session, age_years: int | None = None) -> Explanation:
    """Explain the radiograph in a file.

    Args:
        path: DICOM, PNG, JPEG, TIFF or BMP.
        session: see `open_session`.
        age_years: the patient's, in whole years, for a file that does not say.

    Raises:
        UnreadableImage: the file holds no radiograph that can be read.
    """
    path = Path(path)
    radiograph = read_radiograph(path).with_age(age_years)
    return explain_radiograph(radiograph, session, phantom=is_phantom(path))


def explain_radiograph(radiograph: Radiograph, session: Session, phantom: bool = False) -> Explanation:
    """Explain a radiograph that has passed the door."""
    laid, placement = canvas.lay(radiograph.pixels, session.bundle.canvas_size)
    limits = session.bundle.gate

    def give(
        abstained: tuple[AbstentionReason, ...] = (),
        turn: Turn | None = None,
        cautions: tuple[Caution, ...] = (),
        present: tuple[PresentFinding, ...] = (),
        absent: tuple[AbsentFinding, ...] = (),
        lungs: LungFields | None = None,
        measures: Measures | None = None,
        learned: tuple[Association, ...] = (),
    ) -> Explanation:
        shape = (radiograph.pixels.shape[0], radiograph.pixels.shape[1])
        of_bundle: tuple[Caution, ...] = ("failed_gate",) if session.bundle.failed else ()
        return Explanation(
            radiograph.source_id, radiograph.view, shape, placement, phantom,
            abstained, turn, (*of_bundle, *radiograph.cautions, *cautions), present, absent, lungs,
            measures, _provenance(session), learned, _evaluation(session),
        )  # fmt: skip

    refused = refuse_at_the_door(radiograph)
    if refused:
        return give(refused)
    seen = session.encode(laid[None])
    looks = looks_for_remedy(session, laid, seen)
    remedy = find_remedy(session, laid, seen) if looks else None
    if isinstance(remedy, int):
        return give(("turned",), remedy)
    refused = (REASONS[remedy],) if remedy else refuse_on_sight(seen, limits)
    if refused:
        return give(refused)
    lungs = clean_fields(seen.lungs[0])
    if lungs is None:
        return give(("no_lungs_seen",))
    judged = session.judge(seen.tokens)
    masks = {i: strongest_area(judged.contributions[0, i]) for i in _raised(session, judged)}
    again = look_again(session, laid, masks, lungs, judged.probabilities[0], MOST_ENCODES - looks)
    novel = bool(seen.novelty[0] > limits["novelty_caution"])
    foreign = find_foreign_objects(radiograph.pixels).over(lungs)
    absent = _absent(session, judged, again)
    return give(
        cautions=find_cautions(radiograph, laid, placement, lungs, foreign, novel),
        present=_present(session, seen, judged, masks, again, lungs, foreign, placement),
        absent=absent,
        lungs=lungs,
        measures=measure(laid, lungs, radiograph.view),
        learned=associations(session, seen.tokens[0], absent) if masks else (),
    )


def _raised(session: Session, judged: Judged) -> list[int]:
    """Places of the findings at or above their thresholds, the most probable first."""
    probabilities = judged.probabilities[0]
    raised = [i for i, c in enumerate(session.findings) if probabilities[i] >= c.threshold]
    return sorted(raised, key=lambda i: -float(probabilities[i]))


def _present(
    session: Session,
    seen: Seen,
    judged: Judged,
    raised: Mapping[int, NDArray[np.bool_]],
    again: SecondLook,
    lungs: LungFields,
    foreign: ForeignObjects,
    placement: canvas.Placement,
) -> tuple[PresentFinding, ...]:
    if not raised:
        return ()
    probabilities, maps = judged.probabilities[0], judged.contributions[0]
    stated = {statement.finding for statement in session.narrate(seen.tokens[0])}
    calibrations, table = session.findings, findings.table()
    found = [
        PresentFinding(
            key=calibrations[i].key,
            probability=float(probabilities[i]),
            threshold=calibrations[i].threshold,
            certainty=certainty_word(float(probabilities[i])),
            stated=calibrations[i].key in stated,
            evidence=gather_evidence(
                calibrations[i].key,
                maps[i],
                lungs,
                placement,
                table[calibrations[i].key].has_side,
                again.tests.get(i),
            ),
            stability=again.stability[i],
            foreign_object=foreign.touch(mask),
            detection=session.detections.get(calibrations[i].key),
        )
        for i, mask in raised.items()
    ]
    return tuple(sorted(found, key=attrgetter("unsteady")))


def _absent(session: Session, judged: Judged, again: SecondLook) -> tuple[AbsentFinding, ...]:
    rows = zip(session.findings, judged.probabilities[0], again.stability, strict=True)
    return tuple(
        AbsentFinding(c.key, float(p), c.threshold, s, session.detections.get(c.key))
        for c, p, s in rows
        if p < c.threshold
    )


def _evaluation(session: Session) -> Evaluation | None:
    measured, point = session.performance, session.at_this_point
    if measured is None or point is None or session.calibration:
        return None
    words = {word: point.words[word] for word in get_args(Certainty) if word in point.words}
    return Evaluation(measured.bundle, measured.images, measured.patients, words)


def _provenance(session: Session) -> Provenance:
    bundle, clinic = session.bundle, session.calibration
    return Provenance(
        bundle=bundle.name,
        bundle_version=bundle.version,
        bundle_sha256=bundle.sha256,
        engine=session.engine.name,
        xvlm_version=__version__,
        findings_version=bundle.findings_version,
        operating_point=session.point,
        calibration=clinic.sha256 if clinic else None,
        calibrated=clinic.made if clinic else None,
    )
