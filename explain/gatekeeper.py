"""Whether to answer at all, and what makes an answer less sure.

What is no frontal chest radiograph, or unlike any seen, gets no findings.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from ..models.canvas import Placement
from .anatomy import clean_fields
from .explanation import AbstentionReason, Caution, LungFields, Turn
from .exposure import grey_range, is_flat, is_over_exposed, is_under_exposed, lung_greys, sample
from .foreign_objects import ForeignObjects
from .orientation import quarter_turn, usual_sides
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
# Log odds by which a picture must look more upright as it lies than turned: of 1,498 validation radiographs
# one falls below, of the same turned by 180 degrees or flipped all but one.
UPRIGHT = 0.5
# Log odds from which sides are certain: of mirrored validation radiographs 98 % of the PA and 97 % of the AP
# views fall below, of those as they are 2 % and 7 %.
SIDES_CERTAIN = 0.5
# Trained and measured mostly on adults: those of 18 and more.
ADULT_FROM = 18

Map = NDArray[np.float32]
# Turn by so many degrees clockwise; flip top to bottom; exchange dark and bright.
Remedy = Turn | Literal["flip", "invert"]


def refuse_at_the_door(radiograph: Radiograph) -> tuple[AbstentionReason, ...]:
    """Reasons that need no model: what the file itself says, a blank or a tiny picture."""
    if radiograph.other_view:
        return ("other_view",)
    if radiograph.other_examination:
        return ("other_examination",)
    if min(radiograph.stored_shape) < SMALLEST_SIDE:
        return ("too_small",)
    return ("blank",) if grey_range(sample(radiograph), 1) < FLAT else ()


def refuse_on_sight(seen: Seen, limits: Mapping[str, float], which: int = 0) -> tuple[AbstentionReason, ...]:
    """Reasons found by the model on one of the canvases seen; `limits` are the bundle's."""
    reasons: list[AbstentionReason] = []
    if seen.frontal[which] < limits["frontal_at_least"]:
        reasons.append("not_chest_radiograph")
    if seen.novelty[which] > limits["novelty_at_most"]:
        reasons.append("unlike_training_images")
    if seen.lungs[which].mean((1, 2)).min() < limits["lung_share_at_least"]:
        reasons.append("no_lungs_seen")
    return tuple(reasons)


def find_remedy(session: Session, canvas: Map, seen: Seen) -> Remedy | None:
    """What makes an ordinary radiograph of a picture that lies otherwise, or is a negative.

    Asks the model again, on the turned canvases and the inverted one: only where `looks_for_remedy`.

    Args:
        session: answers.
        canvas: float32 [S, S] as it was seen.
        seen: what was seen on it.
    """
    remedies: tuple[Turn | Literal["invert"], ...] = (*get_args(Turn), "invert")
    mended = [_inverted(canvas) if remedy == "invert" else _turned(canvas, remedy) for remedy in remedies]
    looks = session.encode(np.stack(mended))
    enough = max(_clear(session), float(seen.frontal[0]) + CLEARLY)
    best = int(looks.frontal.argmax())
    if looks.frontal[best] >= enough and not refuse_on_sight(looks, session.bundle.gate, best):
        remedy = remedies[best]
    elif turns := quarter_turn(canvas)[0]:
        if refuse_on_sight(seen, session.bundle.gate):
            return None
        remedy = get_args(Turn)[turns - 1]
    else:
        return None
    if remedy != 180:
        return remedy
    lungs = clean_fields(looks.lungs[remedies.index(180)])
    mirrored = lungs is not None and usual_sides(mended[remedies.index(180)], lungs) < 0
    return "flip" if mirrored else 180


def looks_for_remedy(session: Session, canvas: Map, seen: Seen) -> int:
    """How often `find_remedy` asks the model again of a canvas that it has `seen`.

    Never where that is clearly an upright radiograph: an ordinary study costs nothing.
    """
    upright = seen.frontal[0] >= _clear(session) and quarter_turn(canvas)[1] >= UPRIGHT
    return 0 if upright else len(get_args(Turn)) + 1


def _clear(session: Session) -> float:
    return session.bundle.gate["frontal_at_least"] + CLEARLY


def _turned(canvas: Map, turn: Turn) -> Map:
    return np.rot90(canvas, -turn // 90)


def _inverted(canvas: Map) -> Map:
    """The negative of a canvas's picture; what lies around it stays black."""
    shown = np.outer(canvas.any(1), canvas.any(0))
    return np.where(shown, 1 - canvas, 0).astype(np.float32)


def is_refused(session: Session, canvas: Map, seen: Seen) -> bool:
    """Whether a canvas, float32 [S, S], gets no findings in use; see `pipeline` for the reasons it gives."""
    if looks_for_remedy(session, canvas, seen) and find_remedy(session, canvas, seen):
        return True
    return bool(refuse_on_sight(seen, session.bundle.gate)) or clean_fields(seen.lungs[0]) is None


def find_cautions(
    radiograph: Radiograph,
    canvas: Map,
    placement: Placement,
    lungs: LungFields,
    foreign: ForeignObjects,
    novel: bool,
) -> tuple[Caution, ...]:
    """What makes the findings on an accepted radiograph less sure.

    Args:
        radiograph: as it was read.
        canvas: float32 [S, S], on which it lies at `placement`.
        placement: the radiograph's place on the canvas.
        lungs: the fields seen on the canvas, neither empty.
        foreign: what lies over the lungs.
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
        "sides_uncertain": usual_sides(canvas, lungs) < SIDES_CERTAIN,
        "over_exposed": is_over_exposed(greys),
        "under_exposed": is_under_exposed(greys),
        "low_contrast": is_flat(radiograph, greys),
        "low_resolution": min(radiograph.pixels.shape) < LOW_RESOLUTION,
        "devices_seen": bool(foreign.devices.any()),
        "text_seen": bool(foreign.letters.any()),
    }
    return tuple(caution for caution, present in found.items() if present)
