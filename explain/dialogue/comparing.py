"""An image beside an earlier one, and which changes are more than noise.

Noise is measured on the two images themselves: each is shifted a little, and the model asked again. A
probability has changed when the ranges of its answers do not meet and its odds moved clearly.
"""

from __future__ import annotations

import numpy as np

from ...models.findings import keys
from ..hiding import MATTERS
from ..log_odds import log_odds
from ..session import Session
from ..stability import move
from .facts import Change, ChangeKind, Comparison, Obstacle, probabilities, raised
from .study import Study

# Canvas pixels, down and right: as far as the maps' robustness is measured in `bench fidelity`.
SHIFTS = ((2, 0), (-2, 0), (0, 2), (0, -2))

Range = tuple[float, float]


def compare(session: Session, study: Study, prior: Study) -> Comparison:
    """Compare a study with an earlier one; neither image is refused of which changes are given.

    Args:
        session: explained both.
        study: the later one; it was explained, not refused.
        prior: the earlier one.
    """
    now, then = study.explanation, prior.explanation
    obstacle = _obstacle(study, prior)
    if obstacle:
        return Comparison(then, obstacle, ())
    spans, earlier = _ranges(session, study), _ranges(session, prior)
    later, before = probabilities(now), probabilities(then)
    changes = tuple(
        Change(
            key, before[key], later[key], earlier[key], spans[key],
            change_kind(key in raised(then), key in raised(now), earlier[key], spans[key]),
        )
        for key in keys()
    )  # fmt: skip
    return Comparison(then, None, changes)


def change_kind(was_raised: bool, is_raised: bool, then: Range, now: Range) -> ChangeKind:
    """What a change is called, from the ranges of the probability that small shifts of each image give."""
    rise, fall = log_odds(now[0]) - log_odds(then[1]), log_odds(then[0]) - log_odds(now[1])
    if rise >= MATTERS:
        return "appeared" if is_raised and not was_raised else "risen"
    if fall >= MATTERS:
        return "gone" if was_raised and not is_raised else "fallen"
    return "steady"


def _obstacle(study: Study, prior: Study) -> Obstacle | None:
    now, then = study.explanation, prior.explanation
    if then.abstained:
        return "refused"
    if now.source_id == then.source_id:
        return "same"
    return "views" if {now.view, then.view} == {"PA", "AP"} else None


def _ranges(session: Session, study: Study) -> dict[str, Range]:
    """The lowest and the highest probability of each finding on the image and its small shifts."""
    # What comes in is black, as around a radiograph on its canvas.
    shifted = np.stack([move(study.canvas, down, right, "constant") for down, right in SHIFTS])
    answers = session.ask(shifted)
    seen = probabilities(study.explanation)
    columns = zip(session.findings, answers.T, strict=True)
    return {
        one.key: (min(seen[one.key], float(column.min())), max(seen[one.key], float(column.max())))
        for one, column in columns
    }
