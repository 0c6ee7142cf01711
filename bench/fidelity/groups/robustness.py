"""How far both bundles' answers and maps move when the image hardly changes.

Small changes that no reader would mind, as in ImageNet-C (Hendrycks and Dietterich, arXiv 1903.12261), made
on the canvas. Maps are not moved back after a shift or a turn: 2 pixels are a quarter of a map's cell.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ....explain.session import Session
from ..figure import Better
from ..looks import Look, Looks
from ..measure import Measure
from ..statistic import mean
from .maps import spearman

NOISE = 0.02
OFFSET = 2
DEGREES = 2.0
JPEG_QUALITY = 50
GAMMA = 1.2
SEED = 19

Picture = NDArray[np.float32]


def _noise(canvas: Picture, number: int) -> Picture:
    drawn = np.random.default_rng([SEED, number]).normal(0, NOISE, canvas.shape)
    return np.asarray(np.clip(canvas + drawn, 0, 1), np.float32)


def _offset(canvas: Picture, _number: int) -> Picture:
    padded = np.pad(canvas, OFFSET, mode="edge")
    return padded[: canvas.shape[0], : canvas.shape[1]]


def _turn(canvas: Picture, _number: int) -> Picture:
    turned = Image.fromarray(canvas).rotate(DEGREES, Image.Resampling.BILINEAR)
    return np.asarray(turned, np.float32)


def _jpeg(canvas: Picture, _number: int) -> Picture:
    file = io.BytesIO()
    Image.fromarray((canvas * 255).round().astype(np.uint8)).save(file, "JPEG", quality=JPEG_QUALITY)
    with Image.open(file) as picture:
        return np.asarray(np.asarray(picture) / 255, np.float32)


def _contrast(canvas: Picture, _number: int) -> Picture:
    return np.asarray(canvas**GAMMA, np.float32)


CHANGES: dict[str, Callable[[Picture, int], Picture]] = {
    "noise": _noise,
    "offset": _offset,
    "turn": _turn,
    "jpeg": _jpeg,
    "contrast": _contrast,
}
MEANINGS = {
    "noise": "noise of 2 % of the grey range",
    "offset": f"a shift of {OFFSET} pixels",
    "turn": "a turn of 2 degrees",
    "jpeg": f"JPEG of quality {JPEG_QUALITY}",
    "contrast": f"another contrast (gamma {GAMMA})",
}


@dataclass(frozen=True)
class Moved:
    """One image changed in each way.

    Attributes:
        row: its number among all images.
        shifts, orders: float32 [2, changes, F], of reference and candidate: by how much the probability
            moved, and Spearman's ρ of the map with what it was.
    """

    row: int
    shifts: NDArray[np.float32]
    orders: NDArray[np.float32]


def change_and_ask(reference: Session, candidate: Session, looks: Looks) -> Moved:
    """Ask both about one image, changed in every way."""
    pairs = ((reference, looks.reference), (candidate, looks.candidate))
    found = [_ask(session, look, looks.number) for session, look in pairs]
    return Moved(looks.number, np.stack([shift for shift, _ in found]), np.stack([rho for _, rho in found]))


def robustness_measures(moved: list[Moved], images: int) -> tuple[Measure, ...]:
    """Of all images, of which only those that were changed count."""
    rows = [one.row for one in moved]
    shifts, orders = (np.stack([getattr(one, name) for one in moved]) for name in ("shifts", "orders"))
    among_all = np.full((2, images, *shifts.shape[1:]), np.nan, np.float32)
    among_all[:, rows] = shifts, orders
    told: tuple[tuple[str, str, Better], ...] = (
        ("probability_shift", "probabilities move by", "lower"),
        ("spearman", "maps keep their order (Spearman's ρ)", "higher"),
    )
    return tuple(
        Measure(
            f"robustness.{change}_{name}",
            f"under {MEANINGS[change]}, {meaning}",
            better,
            mean(values[:, 1, number]),
            reference=mean(values[:, 0, number]),
        )
        for values, (name, meaning, better) in zip(among_all, told, strict=True)
        for number, change in enumerate(CHANGES)
    )


def _ask(session: Session, look: Look, number: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Shifts of probability and ρ of maps, both [changes, F]."""
    changed = np.stack([change(look.canvas, number) for change in CHANGES.values()])
    judged = session.judge(session.encode(changed).tokens)
    orders = np.stack([spearman(maps, look.maps) for maps in judged.contributions])
    return np.abs(judged.probabilities - look.probabilities), orders
