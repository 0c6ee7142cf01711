"""Lesions painted into a radiograph, so that their place is known.

The radiograph may be real or a phantom and may be windowed in any way: every lesion takes its grey
from the image's own air and soft tissue.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ..errors import BadInput

Grey = NDArray[np.float32]
Mask = NDArray[np.bool_]
LungSide = Literal["right", "left"]
LesionKind = Literal["consolidation", "effusion", "pneumothorax", "nodule", "mass"]
LESION_KINDS: tuple[LesionKind, ...] = get_args(LesionKind)

# The grid on which edges are softened: fine enough for a rib space, coarse enough to be quick.
SOFT_GRID = 48
# One cell is the softness of a drawn line: some two pixels at 256, never a hair above that.
FINE_GRID = 144
# Of 100 pneumonias on radiographs 35 lay in the right and 22 in the left lower lobe (Int J Med Pharm Res
# 2025;6(6):1755-1758). On a frontal view the lower lobe begins about half-way down the lung field.
IN_LOWER_LOBE, LOWER_LOBE_FROM = 0.57, 0.5


@dataclass(frozen=True)
class LungMasks:
    """Lung fields of the patient's two sides, bool [H, W]; the right lung is on the image's left."""

    right: Mask
    left: Mask

    def on(self, side: LungSide) -> Mask:
        """The lung of one of the patient's sides."""
        return self.right if side == "right" else self.left


@dataclass(frozen=True)
class _Lung:
    """One lung with what the painters need to know of it; rows grow downwards.

    Attributes:
        pixels: float32 [H, W], the whole radiograph.
        mask: bool [H, W], this lung.
        inside: float32 [H, W], 0 at the lung's edge and outside, 1 well inside.
        rows, columns: float32 [H, 1] and [1, W], pixel indices.
        top, bottom, medial, lateral: the lung's extent in pixels.
        air, tissue: greys of dark lung and of bright soft tissue, tissue > air.
    """

    pixels: Grey
    mask: Mask
    inside: Grey
    rows: Grey
    columns: Grey
    top: float
    bottom: float
    medial: float
    lateral: float
    air: float
    tissue: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def outward(self) -> Grey:
        """float32 [1, W]: 0 at the medial edge, 1 at the lateral edge."""
        fraction = (self.columns - self.medial) / (self.lateral - self.medial)
        return np.asarray(np.clip(fraction, 0.0, 1.0), np.float32)


def insert_lesion(
    pixels: Grey, lungs: LungMasks, kind: LesionKind, side: LungSide, rng: np.random.Generator
) -> tuple[Grey, Mask]:
    """Paint one lesion into a lung.

    Args:
        pixels: float32 [H, W] in [0, 1], 0 = air, at least 128 pixels wide; left unchanged.
        lungs: the lung fields on the same grid.
        kind: what to paint.
        side: the patient's side.
        rng: decides place, size, shape and how subtle it is.

    Returns:
        The new radiograph, float32 [H, W] in [0, 1], and the lesion's mask, bool [H, W], which lies
        inside the lung.

    Raises:
        BadInput: the lung is too small to hold a lesion, or the kind is unknown.
    """
    if kind not in _PAINTERS:
        raise BadInput(
            "no lesion of this kind can be painted", on=kind, fix=f"Choose {', '.join(_PAINTERS)}."
        )
    lung = _measure(pixels, lungs.on(side), side)
    painted, mask = _PAINTERS[kind](lung, rng)
    return np.clip(painted, 0.0, 1.0).astype(np.float32), mask


def smooth_noise(shape: tuple[int, int], cells: int, rng: np.random.Generator) -> Grey:
    """Cloud-like noise, float32 `shape` in [-1, 1]: a random grid of `cells` x `cells`, enlarged."""
    grid = rng.uniform(-1.0, 1.0, (cells, cells)).astype(np.float32)
    return _resized(grid, shape, Image.Resampling.BICUBIC).clip(-1.0, 1.0)


def smoothstep(x: NDArray[np.floating[Any]]) -> Grey:
    """Rise smoothly from 0 at x <= 0 to 1 at x >= 1; float32 of the shape of `x`."""
    t = np.clip(x, 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t), np.float32)


def blurred(image: Grey, cells: int) -> Grey:
    """Blur by averaging to at most `cells` columns and enlarging again; float32 [H, W]."""
    height, width = image.shape
    columns = min(cells, width)
    grid = _resized(image, (max(2, round(height * columns / width)), columns), Image.Resampling.BOX)
    return _resized(grid, image.shape, Image.Resampling.BICUBIC)


def _measure(pixels: Grey, mask: Mask, side: LungSide) -> _Lung:
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if min(len(rows), len(columns)) < 12:
        raise BadInput(
            "the lung is too small to hold a lesion", on=side, fix="Give masks that show both lungs."
        )
    top, bottom, first, last = rows[0], rows[-1], columns[0], columns[-1]
    step = max(1, len(rows) // 64)
    grey = pixels[mask][:: step * step]
    around = pixels[top : bottom + 1 : step, ::step]
    air, tissue = float(np.percentile(grey, 12)), float(np.percentile(around, 90))
    medial, lateral = (last, first) if side == "right" else (first, last)
    height, width = pixels.shape
    return _Lung(
        pixels=pixels,
        mask=mask,
        inside=np.clip(2.0 * blurred(mask.astype(np.float32), SOFT_GRID) - 1.0, 0.0, 1.0) * mask,
        rows=np.arange(height, dtype=np.float32)[:, None],
        columns=np.arange(width, dtype=np.float32)[None, :],
        top=float(top),
        bottom=float(bottom),
        medial=float(medial),
        lateral=float(lateral),
        air=air,
        tissue=max(tissue, air + 0.05),
    )


def _consolidation(lung: _Lung, rng: np.random.Generator) -> tuple[Grey, Mask]:
    row, column = _lobar_place(lung, rng)
    radius = lung.height * rng.uniform(0.14, 0.34)
    aspect = rng.uniform(0.75, 1.3)
    distance = np.hypot((lung.rows - row) * aspect, (lung.columns - column) / aspect) / radius
    shape = lung.pixels.shape
    patches = 0.55 * smooth_noise(shape, 9, rng) + 0.35 * smooth_noise(shape, 22, rng)
    field = smoothstep(1.25 - distance + 0.75 * patches) * lung.inside
    return _opacify(lung, field * rng.uniform(0.35, 0.85), detail=0.5), field > 0.25


def _effusion(lung: _Lung, rng: np.random.Generator) -> tuple[Grey, Mask]:
    depth = lung.height * rng.uniform(0.12, 0.5)
    meniscus = 0.5 + 0.5 * lung.outward ** rng.uniform(2.0, 4.0)
    wave = 0.02 * lung.height * smooth_noise((1, lung.pixels.shape[1]), 5, rng)
    below = (lung.rows - (lung.bottom - depth * meniscus + wave)) / (lung.height * rng.uniform(0.06, 0.14))
    # Masks seldom meet the diaphragm's edge: fade over it, lest a dark seam gives the painting away.
    feathered = np.clip(2.0 * blurred(lung.mask.astype(np.float32), FINE_GRID // 2), 0.0, 1.0)
    field = smoothstep(0.5 + below) * feathered
    painted = _opacify(lung, field * rng.uniform(0.8, 0.97), detail=0.2, towards=_under(lung))
    return painted, (field > 0.25) & lung.mask


def _pneumothorax(lung: _Lung, rng: np.random.Generator) -> tuple[Grey, Mask]:
    collapsed = _collapsed(lung, rng.uniform(0.72, 0.92))
    depth = (lung.rows - lung.top) / lung.height
    above = smoothstep((rng.uniform(0.6, 1.0) - depth) / 0.25)
    rim = (1.0 - collapsed) * above * lung.mask
    span = lung.tissue - lung.air
    smooth = blurred(lung.pixels, 40)
    darker = np.minimum(smooth, lung.pixels) - span * rng.uniform(0.08, 0.22)
    emptied = lung.pixels + rim * (np.maximum(darker, min(lung.air, 0.02)) - lung.pixels)
    line = 4.0 * collapsed * (1.0 - collapsed) * above * lung.inside
    return emptied + line * span * rng.uniform(0.12, 0.30), rim > 0.5


def _nodule(lung: _Lung, rng: np.random.Generator) -> tuple[Grey, Mask]:
    radius = lung.pixels.shape[1] * rng.uniform(0.015, 0.030)
    distance, _ = _from_place(lung, radius, rng)
    field = smoothstep((1.3 - distance) / 0.6) * lung.mask
    return _opacify(lung, field * rng.uniform(0.3, 0.75), detail=0.9), field > 0.25


def _mass(lung: _Lung, rng: np.random.Generator) -> tuple[Grey, Mask]:
    radius = lung.pixels.shape[1] * rng.uniform(0.04, 0.07)
    distance, angle = _from_place(lung, radius, rng)
    for lobes in (2, 3, 5, 9):
        distance = distance * (
            1.0 + rng.uniform(0.0, 0.3 / lobes**0.8) * np.cos(lobes * angle + rng.uniform(0, 6.3))
        )
    field = smoothstep((1.15 - distance) / 0.35) * lung.mask
    texture = 1.0 + 0.12 * smooth_noise(lung.pixels.shape, 40, rng)
    opacity = np.asarray(field * texture * rng.uniform(0.4, 0.85), np.float32)
    return _opacify(lung, opacity, detail=0.6), field > 0.25


_Painter = Callable[[_Lung, np.random.Generator], tuple[Grey, Mask]]
_PAINTERS: dict[LesionKind, _Painter] = {
    "consolidation": _consolidation,
    "effusion": _effusion,
    "pneumothorax": _pneumothorax,
    "nodule": _nodule,
    "mass": _mass,
}


def _opacify(lung: _Lung, opacity: Grey, detail: float, towards: float | None = None) -> Grey:
    """Lift greys towards soft tissue by `opacity` in [0, 1]; `detail` in [0, 1] is what stays visible."""
    smooth = blurred(lung.pixels, SOFT_GRID)
    base = lung.pixels + opacity * (1.0 - detail) * (smooth - lung.pixels)
    lift = np.maximum((lung.tissue if towards is None else towards) - base, 0.0)
    return np.asarray(base + opacity * lift, np.float32)


def _under(lung: _Lung) -> float:
    """The grey under the diaphragm, where it is brighter than half-way to soft tissue."""
    drop = max(1, round(0.08 * lung.height))
    beneath = np.zeros_like(lung.mask)
    beneath[drop:] = lung.mask[:-drop]
    beneath &= ~lung.mask & (lung.rows > lung.top + 0.6 * lung.height)
    grey = float(np.median(lung.pixels[beneath])) if beneath.any() else lung.tissue
    return max(grey, 0.5 * (lung.air + lung.tissue))


def _aerated_place(lung: _Lung, rng: np.random.Generator) -> tuple[float, float]:
    """A (row, column) well inside the lung and not over the heart: where the image is dark."""
    return _draw_place(_darker_than(lung, 60, well_inside=0.9), rng)


def _lobar_place(lung: _Lung, rng: np.random.Generator) -> tuple[float, float]:
    """A (row, column) where a pneumonia would be: more often low than high, and up to the heart's border."""
    lung_tissue = _darker_than(lung, 80, well_inside=0.5)
    low = lung.rows >= lung.top + LOWER_LOBE_FROM * lung.height
    wanted = lung_tissue & (low if rng.random() < IN_LOWER_LOBE else ~low)
    return _draw_place(wanted if wanted.any() else lung_tissue, rng)


def _darker_than(lung: _Lung, percentile: float, well_inside: float) -> Mask:
    within = lung.inside > well_inside
    core = within if within.any() else lung.mask
    return np.asarray(core & (lung.pixels <= np.percentile(lung.pixels[core], percentile)))


def _draw_place(where: Mask, rng: np.random.Generator) -> tuple[float, float]:
    row, column = np.divmod(rng.choice(np.flatnonzero(where)), where.shape[1])
    return float(row), float(column)


def _from_place(lung: _Lung, radius: float, rng: np.random.Generator) -> tuple[Grey, Grey]:
    """Distance in radii and angle from an aerated place, each float32 [H, W]."""
    row, column = _aerated_place(lung, rng)
    down, across = lung.rows - row, lung.columns - column
    return np.hypot(down, across) / np.float32(radius), np.arctan2(down, across)


def _collapsed(lung: _Lung, scale: float) -> Grey:
    """The lung shrunk towards its medial base, as float32 [H, W] in [0, 1] with a soft edge."""
    height, width = lung.mask.shape
    stretch = 1.0 / scale
    matrix = (stretch, 0.0, lung.medial * (1.0 - stretch), 0.0, stretch, lung.bottom * (1.0 - stretch))
    whole = Image.fromarray(blurred(lung.mask.astype(np.float32), FINE_GRID))
    shrunk = whole.transform((width, height), Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)
    return np.asarray(shrunk, np.float32).clip(0.0, 1.0)


def _resized(image: Grey, shape: tuple[int, int], how: Image.Resampling) -> Grey:
    picture = Image.fromarray(np.ascontiguousarray(image, np.float32))
    return np.asarray(picture.resize((shape[1], shape[0]), how), np.float32)
