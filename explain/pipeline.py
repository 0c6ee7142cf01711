"""From a file to its explanation."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from .. import __version__
from ..models import canvas, findings
from .certainty import certainty_word
from .door import is_phantom, read_radiograph
from .evidence import gather_evidence, strongest_area
from .explanation import (
    AbsentFinding,
    AbstentionReason,
    Caution,
    Explanation,
    LungFields,
    PresentFinding,
    Provenance,
)
from .gatekeeper import find_cautions, refuse_at_the_door, refuse_on_sight
from .hiding import hide_and_ask
from .radiograph import Radiograph
from .session import Judged, Seen, Session


def explain(path: Path | str, session: Session) -> Explanation:
    """Explain the radiograph in a file.

    Args:
        path: DICOM, PNG or JPEG.
        session: see `open_session`.

    Raises:
        UnreadableImage: the file holds no radiograph that can be read.
    """
    path = Path(path)
    return explain_radiograph(read_radiograph(path), session, phantom=is_phantom(path))


def explain_radiograph(radiograph: Radiograph, session: Session, phantom: bool = False) -> Explanation:
    """Explain a radiograph that has passed the door."""
    laid, placement = canvas.lay(radiograph.pixels, session.bundle.canvas_size)
    limits = session.bundle.gate

    def give(
        abstained: tuple[AbstentionReason, ...] = (),
        cautions: tuple[Caution, ...] = (),
        present: tuple[PresentFinding, ...] = (),
        absent: tuple[AbsentFinding, ...] = (),
        lungs: LungFields | None = None,
    ) -> Explanation:
        shape = (radiograph.pixels.shape[0], radiograph.pixels.shape[1])
        return Explanation(
            radiograph.source_id, radiograph.view, shape, placement, phantom,
            abstained, cautions, present, absent, lungs, _provenance(session),
        )  # fmt: skip

    refused = refuse_at_the_door(radiograph)
    if refused:
        return give(abstained=refused)
    seen = session.encode(laid[None])
    refused = refuse_on_sight(seen, limits)
    if refused:
        return give(abstained=refused)
    judged = session.judge(seen.tokens)
    lungs = LungFields(seen.lungs[0, 0], seen.lungs[0, 1])
    return give(
        cautions=find_cautions(radiograph, seen, limits),
        present=_present(session, laid, seen, judged, lungs, placement),
        absent=_absent(session, judged),
        lungs=lungs,
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
    calibrations = session.bundle.findings
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
    pairs = zip(session.bundle.findings, judged.probabilities[0], strict=True)
    return tuple(AbsentFinding(c.key, float(p), c.threshold) for c, p in pairs if p < c.threshold)


def _provenance(session: Session) -> Provenance:
    bundle = session.bundle
    return Provenance(
        bundle.name, bundle.version, bundle.sha256, session.engine.name, __version__, bundle.findings_version
    )
