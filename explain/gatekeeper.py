"""Whether to answer at all, and what makes an answer less sure.

What is no frontal chest radiograph, or unlike any seen, gets no findings.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from ..models.canvas import Placement
from .anatomy import clean_fields
from .explanation import AbstentionReason, Caution, LungFields, Turn
from .exposure import grey_range, is_flat, is_over_exposed, is_under_exposed, lung_greys, sample
from .positioning import is_cropped, is_rotated, is_tilted
from .radiograph import Radiograph
from .session import Seen, Session

# Below this many pixels on the shorter side the findings were never measured.
SMALLEST_SIDE = 96
LOW_RESOLUTION = 128
# A range of grey, of the whole scale, that shows nothing.
FLAT = 0.02
# Fifty to one, in log odds: what is clearly a radiograph, and clearly more one than otherwise turned. Of 72
# upright training radiographs the first xvlm-base put 71 above it, the second all; of 216 turned ones, none.
CLEARLY = 4.0
# Trained and measured mostly on adults: those of 18 and more.
ADULT_FROM = 18

Map = NDArray[np.float32]


def refuse_at_the_door(radiograph: Radiograph) -> tuple[AbstentionReason, ...]:
    """Reasons that need no model: what the file itself says, a blank or a tiny picture."""
    if radiograph.other_view:
        return ("other_view",)
    if radiograph.other_examination:
        return ("other_examination",)
    if min(radiograph.pixels.shape) < SMALLEST_SIDE:
        return ("too_small",)
    return ("blank",) if grey_range(sample(radiograph), 1) < FLAT else ()


def refuse_on_sight(seen: Seen, limits: Mapping[str, float]) -> tuple[AbstentionReason, ...]:
    """Reasons found by the model on one canvas; `limits` are the bundle's."""
    reasons: list[AbstentionReason] = []
    if seen.frontal[0] < limits["frontal_at_least"]:
        reasons.append("not_chest_radiograph")
    if seen.novelty[0] > limits["novelty_at_most"]:
        reasons.append("unlike_training_images")
    if seen.lungs[0].mean((1, 2)).min() < limits["lung_share_at_least"]:
        reasons.append("no_lungs_seen")
    return tuple(reasons)


def looks_for_turn(session: Session, seen: Seen) -> int:
    """How often `find_turn` asks the model again of a canvas that it has seen."""
    return 0 if _is_clear(session, seen) else len(get_args(Turn))


def _is_clear(session: Session, seen: Seen) -> bool:
    return bool(seen.frontal[0] >= session.bundle.gate["frontal_at_least"] + CLEARLY)


def find_turn(session: Session, canvas: Map, seen: Seen) -> Turn | None:
    """By how many degrees clockwise a picture that lies on its side or head must be turned to stand upright.

    Asks the model again on the three turned canvases, and only where the one that it has `seen` is not
    clearly a radiograph: an ordinary study costs nothing.

    Args:
        session: answers.
        canvas: float32 [S, S] as it was seen.
        seen: what was seen on it.
    """
    if _is_clear(session, seen):
        return None
    limits = session.bundle.gate
    clear = limits["frontal_at_least"] + CLEARLY
    looks = {turn: session.encode(np.rot90(canvas, -turn // 90)[None].copy()) for turn in get_args(Turn)}
    turn: Turn = max(looks, key=lambda turn: float(looks[turn].frontal[0]))
    enough = max(clear, float(seen.frontal[0]) + CLEARLY)
    return turn if looks[turn].frontal[0] >= enough and not refuse_on_sight(looks[turn], limits) else None


def is_negative(session: Session, inverted: Map) -> bool:
    """Whether what was refused is a negative: with its greys the other way round it is clearly a radiograph.

    Of 150 training radiographs turned into negatives none was accepted as it was, and all were told by this.

    Args:
        session: answers.
        inverted: float32 [S, S], the canvas of the inverted picture.
    """
    seen = session.encode(inverted[None])
    return _is_clear(session, seen) and not refuse_on_sight(seen, session.bundle.gate)


def is_refused(session: Session, canvas: Map, seen: Seen) -> bool:
    """Whether a canvas, float32 [S, S], gets no findings in use; see `pipeline` for the reasons it gives."""
    refused = refuse_on_sight(seen, session.bundle.gate) or find_turn(session, canvas, seen)
    return bool(refused) or clean_fields(seen.lungs[0]) is None


def find_cautions(
    radiograph: Radiograph, canvas: Map, placement: Placement, lungs: LungFields, novel: bool
) -> tuple[Caution, ...]:
    """What makes the findings on an accepted radiograph less sure.

    Args:
        radiograph: as it was read.
        canvas: float32 [S, S], on which it lies at `placement`.
        placement: the radiograph's place on the canvas.
        lungs: the fields seen on the canvas, neither empty.
        novel: whether the canvas differs from the training images, by the bundle's limit.
    """
    greys = lung_greys(radiograph, lungs, placement)
    age = radiograph.age_years
    found: dict[Caution, bool] = {
        "unlike_training_images": novel,
        "child": age is not None and age < ADULT_FROM,
        "lungs_cropped": is_cropped(canvas, lungs, placement),
        "patient_rotated": is_rotated(lungs),
        "tilted": is_tilted(lungs),
        "over_exposed": is_over_exposed(greys),
        "under_exposed": is_under_exposed(greys),
        "low_contrast": is_flat(radiograph, greys),
        "low_resolution": min(radiograph.pixels.shape) < LOW_RESOLUTION,
    }
    return tuple(caution for caution, present in found.items() if present)
