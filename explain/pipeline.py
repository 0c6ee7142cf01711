"""From a file to its explanation."""

from __future__ import annotations

from pathlib import Path

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
    Explanation,
    LungFields,
    Measures,
    PresentFinding,
    Provenance,
    Turn,
)
from .gatekeeper import (
    find_cautions,
    find_turn,
    is_negative,
    looks_for_turn,
    refuse_at_the_door,
    refuse_on_sight,
)
from .hiding import MOST_ENCODES
from .radiograph import Radiograph
from .second_look import SecondLook, look_again
from .session import Judged, Seen, Session


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
            abstained, turn, (*of_bundle, *radiograph.cautions, *cautions), present, absent, lungs, measures,
            _provenance(session), learned,
        )  # fmt: skip

    refused = refuse_at_the_door(radiograph)
    if refused:
        return give(refused)
    seen = session.encode(laid[None])
    turn = find_turn(session, laid, seen)
    refused = ("turned",) if turn else refuse_on_sight(seen, limits)
    if refused and not turn and is_negative(session, canvas.lay(1 - radiograph.pixels, laid.shape[0])[0]):
        refused = ("negative",)
    if refused:
        return give(refused, turn)
    lungs = clean_fields(seen.lungs[0])
    if lungs is None:
        return give(("no_lungs_seen",))
    judged = session.judge(seen.tokens)
    masks = {i: strongest_area(judged.contributions[0, i]) for i in _raised(session, judged)}
    most = MOST_ENCODES - looks_for_turn(session, seen)
    again = look_again(session, laid, masks, lungs, judged.probabilities[0], most)
    novel = bool(seen.novelty[0] > limits["novelty_caution"])
    absent = _absent(session, judged, again)
    return give(
        cautions=find_cautions(radiograph, laid, placement, lungs, novel),
        present=_present(session, seen, judged, list(masks), again, lungs, placement),
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
    raised: list[int],
    again: SecondLook,
    lungs: LungFields,
    placement: canvas.Placement,
) -> tuple[PresentFinding, ...]:
    if not raised:
        return ()
    probabilities, maps = judged.probabilities[0], judged.contributions[0]
    stated = {statement.finding for statement in session.narrate(seen.tokens[0])}
    calibrations, table = session.findings, findings.table()
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
                again.tests.get(i),
            ),
            stability=again.stability[i],
        )
        for i in raised
    )


def _absent(session: Session, judged: Judged, again: SecondLook) -> tuple[AbsentFinding, ...]:
    rows = zip(session.findings, judged.probabilities[0], again.stability, strict=True)
    return tuple(AbsentFinding(c.key, float(p), c.threshold, s) for c, p, s in rows if p < c.threshold)


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
