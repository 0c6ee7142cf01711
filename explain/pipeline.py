"""From a file to its explanation."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from .. import __version__
from ..models import canvas, findings
from .anatomy import clean_fields, measure
from .certainty import certainty_word
from .door import is_phantom, read_radiograph
from .evidence import gather_evidence, strongest_area
from .explanation import (
    AbsentFinding,
    AbstentionReason,
    Caution,
    Explanation,
    LungFields,
    Measures,
    PresentFinding,
    Provenance,
    Turn,
)
from .gatekeeper import find_cautions, find_turn, refuse_at_the_door, refuse_on_sight
from .hiding import hide_and_ask
from .radiograph import Radiograph
from .session import Judged, Seen, Session


def explain(path: Path | str, session: Session, age_years: int | None = None) -> Explanation:
    """Explain the radiograph in a file.

    Args:
        path: DICOM, PNG or JPEG.
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
    ) -> Explanation:
        shape = (radiograph.pixels.shape[0], radiograph.pixels.shape[1])
        of_bundle: tuple[Caution, ...] = ("failed_gate",) if session.bundle.failed else ()
        return Explanation(
            radiograph.source_id, radiograph.view, shape, placement, phantom,
            abstained, turn, (*of_bundle, *cautions), present, absent, lungs, measures, _provenance(session),
        )  # fmt: skip

    refused = refuse_at_the_door(radiograph)
    if refused:
        return give(refused)
    seen = session.encode(laid[None])
    turn = find_turn(session, laid, seen)
    refused = ("turned",) if turn else refuse_on_sight(seen, limits)
    if refused:
        return give(refused, turn)
    lungs = clean_fields(seen.lungs[0])
    if lungs is None:
        return give(("no_lungs_seen",))
    judged = session.judge(seen.tokens)
    novel = bool(seen.novelty[0] > limits["novelty_caution"])
    return give(
        cautions=find_cautions(radiograph, laid, placement, lungs, novel),
        present=_present(session, laid, seen, judged, lungs, placement),
        absent=_absent(session, judged),
        lungs=lungs,
        measures=measure(laid, lungs, radiograph.view),
    )


def _present(
    session: Session,
    laid: np.ndarray,
    seen: Seen,
    judged: Judged,
    lungs: LungFields,
    placement: canvas.Placement,
) -> tuple[PresentFinding, ...]:
    probabilities, maps = judged.probabilities[0], judged.contributions[0]
    calibrations = session.findings
    raised = [i for i, c in enumerate(calibrations) if probabilities[i] >= c.threshold]
    raised.sort(key=lambda i: -float(probabilities[i]))
    if not raised:
        return ()
    stated = {statement.finding for statement in session.narrate(seen.tokens[0])}
    tests = hide_and_ask(session, laid, {i: strongest_area(maps[i]) for i in raised}, lungs, probabilities)
    table = findings.table()
    return tuple(
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
                tests.get(i),
            ),
        )
        for i in raised
    )


def _absent(session: Session, judged: Judged) -> tuple[AbsentFinding, ...]:
    pairs = zip(session.findings, judged.probabilities[0], strict=True)
    return tuple(AbsentFinding(c.key, float(p), c.threshold) for c, p in pairs if p < c.threshold)


def _provenance(session: Session) -> Provenance:
    bundle, clinic = session.bundle, session.calibration
    return Provenance(
        bundle=bundle.name,
        bundle_version=bundle.version,
        bundle_sha256=bundle.sha256,
        engine=session.engine.name,
        xvlm_version=__version__,
        findings_version=bundle.findings_version,
        operating_point=session.operating_point or bundle.operating_point,
        calibration=clinic.sha256 if clinic else None,
        calibrated=clinic.made if clinic else None,
    )
