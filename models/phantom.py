"""A procedural frontal chest radiograph with lesions at known places.

Attenuation is drawn organ by organ in the patient's frame and turned into greys by a film-like
curve. The frame spans [-1, 1] over the image: x grows to the patient's left (the image's right),
y grows downwards, the spine is at x = 0. A phantom is a schematic, nobody's anatomy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ..errors import BadInput
from .lesions import LESION_KINDS, LesionKind, LungMasks, LungSide, insert_lesion, smooth_noise, smoothstep

Grey = NDArray[np.float32]
Mask = NDArray[np.bool_]
Points = NDArray[np.float64]
PhantomLesionKind = LesionKind | Literal["cardiomegaly"]

SMALLEST = 64
NORMAL_RATIO = (0.42, 0.48)
ENLARGED_RATIO = (0.56, 0.65)
# Half-width of the strip over the spine that human lung masks leave out.
MIDLINE = 0.10
# How far lateral of that strip the lung's apex lies.
APEX = 0.13
# Generations of vessels between the hilum and the twigs too fine to see.
FORKS = 6


@dataclass(frozen=True)
class Lesion:
    """What to paint and on which of the patient's sides; cardiomegaly has no side and ignores it."""

    kind: PhantomLesionKind
    side: LungSide = "right"


@dataclass(frozen=True)
class PhantomSpec:
    """Everything that a phantom depends on: equal specs give equal pixels.

    Attributes:
        size: side of the square image in pixels.
        lesions: in the order of painting.
        seed: decides anatomy, exposure and grain.
        heart_ratio: cardiothoracic ratio asked for, or None for one that fits the lesions.
    """

    size: int = 512
    lesions: tuple[Lesion, ...] = ()
    seed: int = 0
    heart_ratio: float | None = None


@dataclass(frozen=True)
class Phantom:
    """A synthetic radiograph and the truth about it.

    Attributes:
        spec: what it was made from.
        pixels: float32 [size, size] in [0, 1], 0 = air.
        lungs: lung fields that reach the midline, heart included, as human masks draw them.
        heart: bool [size, size].
        lesions: a mask for each kind of lesion, bool [size, size].
        cardiothoracic_ratio: the heart's greatest width over the lungs', measured on the masks.
    """

    spec: PhantomSpec
    pixels: Grey
    lungs: LungMasks
    heart: Mask
    lesions: dict[PhantomLesionKind, Mask]
    cardiothoracic_ratio: float


def make_phantom(
    size: int = 512, lesions: Sequence[Lesion] = (), seed: int = 0, heart_ratio: float | None = None
) -> Phantom:
    """Draw a phantom.

    Args:
        size: side of the square image, 64 pixels or more; nodules and ribs need 128.
        lesions: what to paint; "cardiomegaly" widens the heart to a ratio of 0.56 to 0.65.
        seed: decides anatomy, rotation (3 degrees at most), exposure and grain.
        heart_ratio: cardiothoracic ratio, 0.35 to 0.75, in place of the one the seed gives.

    Raises:
        BadInput: the size, a kind of lesion or the ratio is out of range.
    """
    spec = PhantomSpec(size, tuple(lesions), seed, heart_ratio)
    _check(spec)
    frame = _Frame(size, np.random.default_rng([seed, 0]))
    chest = _Chest(np.random.default_rng([seed, 1]))
    lungs = LungMasks(_lung(frame, chest, "right") > 0, _lung(frame, chest, "left") > 0)
    heart = _fitted_heart(frame, chest, lungs, _wanted_ratio(spec))
    pixels = _expose(_attenuation(frame, chest, heart), np.random.default_rng([seed, 2]))
    truth: dict[PhantomLesionKind, Mask] = {}
    for number, lesion in enumerate(spec.lesions):
        mask = heart > 0
        if lesion.kind != "cardiomegaly":
            rng = np.random.default_rng([seed, 3, number])
            pixels, mask = insert_lesion(pixels, lungs, lesion.kind, lesion.side, rng)
        truth[lesion.kind] = truth.get(lesion.kind, np.zeros_like(mask)) | mask
    grainy = _grain(pixels, np.random.default_rng([seed, 4]))
    return Phantom(
        spec, grainy, lungs, heart > 0, truth, _width(heart > 0) / _width(lungs.right | lungs.left)
    )


class _Frame:
    """Patient's coordinates of each pixel: `x`, `y`, float32 [size, size]."""

    def __init__(self, size: int, rng: np.random.Generator) -> None:
        self.size = size
        self.shift = rng.uniform(-0.04, 0.04, 2)
        turn, zoom = np.deg2rad(rng.uniform(-3, 3)), rng.uniform(0.92, 1.08)
        self.turn = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]) * zoom
        ticks = (2 * np.arange(size) + 1) / size - 1
        seen = np.stack(np.meshgrid(ticks - self.shift[0], ticks - self.shift[1]))
        self.x, self.y = np.tensordot(self.turn, seen, 1).astype(np.float32)

    def to_image(self, points: Points) -> Points:
        """Where points of the patient, float64 [..., 2], lie as fractions of the image's width and height."""
        image: Points = (points @ np.linalg.inv(self.turn).T + self.shift + 1) / 2
        return image


class _Chest:
    """Where things lie in one patient; lengths in the frame's units."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.half_width = {"right": rng.uniform(0.60, 0.72), "left": rng.uniform(0.59, 0.71)}
        self.apex = rng.uniform(-0.80, -0.72)
        dome = rng.uniform(0.22, 0.40)
        self.dome = {"right": dome, "left": dome + rng.uniform(0.03, 0.08)}
        self.sulcus = rng.uniform(0.14, 0.22)
        self.roundness = rng.uniform(1.7, 2.2)
        self.trunk = max(self.half_width.values()) + rng.uniform(0.10, 0.22)
        self.rib_drop = rng.uniform(0.34, 0.44)
        self.breasts = rng.uniform(0.0, 0.14) * (rng.uniform() < 0.5)
        self.knob = rng.uniform(0.06, 0.085)
        self.bubble = rng.uniform(0.15, 0.55) * (rng.uniform() < 0.8)
        self.vessels = int(rng.integers(2**31))

    def climb(self, y: Grey, side: LungSide) -> Grey:
        """0 at the dome of the diaphragm, 1 at the lung's apex."""
        climb = (self.dome[side] - y) / (self.dome[side] - self.apex)
        return np.asarray(np.clip(climb, 0.0, 1.0), np.float32)

    def outer(self, y: Grey, side: LungSide) -> Grey:
        """|x| of the lung's lateral edge at each y."""
        climb = self.climb(y, side)
        peak = MIDLINE + APEX * climb**4
        beyond = (self.half_width[side] - peak) * (1.0 - climb**2.6) ** (1 / self.roundness)
        return np.asarray(peak + beyond, np.float32)

    def inner(self, y: Grey, side: LungSide) -> Grey:
        """|x| of the lung's medial edge at each y: straight, rounded under the apex."""
        rounding = np.clip((self.climb(y, side) - 0.85) / 0.15, 0.0, 1.0)
        return np.asarray(MIDLINE + APEX * (1.0 - np.sqrt(1.0 - rounding**2)), np.float32)

    def floor(self, x: Grey, side: LungSide) -> Grey:
        """y of the hemidiaphragm at each |x|: a dome that falls to the costophrenic angle."""
        across = (np.abs(x) - MIDLINE) / (self.half_width[side] - MIDLINE)
        lateral, medial = np.clip((across - 0.4) / 0.6, 0, 1), np.clip((0.4 - across) / 0.4, 0, 1)
        return np.asarray(self.dome[side] + self.sulcus * lateral**2.4 + 0.05 * medial**2, np.float32)


def _check(spec: PhantomSpec) -> None:
    if spec.size < SMALLEST:
        raise BadInput("the phantom is too small", on=spec.size, fix=f"Ask for {SMALLEST} pixels or more.")
    for lesion in spec.lesions:
        if lesion.kind not in (*LESION_KINDS, "cardiomegaly"):
            raise BadInput(
                "a phantom cannot show this", on=lesion.kind, fix=f"Choose {', '.join(LESION_KINDS)}."
            )
    if spec.seed < 0:
        raise BadInput("a seed is never negative", on=spec.seed, fix="Choose 0 or more.")
    if spec.heart_ratio is not None and not 0.35 <= spec.heart_ratio <= 0.75:
        raise BadInput("no heart of this ratio can be drawn", on=spec.heart_ratio, fix="Choose 0.35 to 0.75.")


def _wanted_ratio(spec: PhantomSpec) -> float:
    enlarged = any(lesion.kind == "cardiomegaly" for lesion in spec.lesions)
    drawn = np.random.default_rng([spec.seed, 5]).uniform(*(ENLARGED_RATIO if enlarged else NORMAL_RATIO))
    return float(drawn) if spec.heart_ratio is None else spec.heart_ratio


def _lung(frame: _Frame, chest: _Chest, side: LungSide) -> Grey:
    """Depth of the lung field at each pixel, float32 in [0, 1], 0 outside."""
    x = frame.x if side == "left" else -frame.x
    lateral = np.clip((chest.outer(frame.y, side) - x) / 0.20, 0, 1)
    medial = np.clip((x - chest.inner(frame.y, side)) / 0.02, 0, 1)
    above = np.clip((chest.floor(x, side) - frame.y) / 0.06, 0, 1)
    depth = medial * (0.25 + 0.75 * np.sqrt(lateral)) * (0.4 + 0.6 * np.sqrt(above))
    return np.asarray(depth * (lateral > 0) * (above > 0) * (frame.y > chest.apex), np.float32)


def _fitted_heart(frame: _Frame, chest: _Chest, lungs: LungMasks, ratio: float) -> Grey:
    """The heart whose width on the image is `ratio` of the lungs' width, as depth in [0, 1]."""
    wanted = ratio * _width(lungs.right | lungs.left)
    width = ratio * sum(chest.half_width.values())
    for _ in range(3):
        heart = _heart(frame, chest, width)
        width *= wanted / _width(heart > 0)
    return heart


def _heart(frame: _Frame, chest: _Chest, width: float) -> Grey:
    """Depth of a heart some `width` wide, float32 in [0, 1]: its apex on the left hemidiaphragm."""
    x, y = frame.x, frame.y
    apex = chest.dome["left"] - 0.04
    base = apex - 0.42 - 0.25 * width
    fall = np.clip((y - base) / (apex - base), 0.0, 1.0)
    round_off = np.sqrt(np.clip(1.0 - (np.clip(y - apex, 0, None) / 0.13) ** 2, 0.0, 1.0))
    left = (0.13 + (0.66 * width - 0.13) * np.sin(fall * np.pi / 2) ** 1.6) * round_off
    bulge = np.sqrt(np.clip(1.0 - ((y - apex + 0.16) / 0.36) ** 2, 0.0, 1.0))
    right = np.maximum(0.34 * width * bulge, 0.09)
    middle, half = (left - right) / 2, np.maximum((left + right) / 2, 1e-3)
    across = np.clip(1.0 - ((x - middle) / half) ** 2, 0.0, 1.0) ** 0.45
    return np.asarray(across * smoothstep((y - base) / 0.16) * (y < apex + 0.13), np.float32)


def _width(mask: Mask) -> int:
    """Greatest horizontal extent in pixels."""
    columns = np.flatnonzero(mask.any(0))
    return int(columns[-1] - columns[0] + 1)


def _attenuation(frame: _Frame, chest: _Chest, heart: Grey) -> Grey:
    """Sum of what weakens the beam, float32; about 0 beside the patient and 1.5 in the abdomen."""
    air = _lung(frame, chest, "right") + _lung(frame, chest, "left")
    vessels = _great_vessels(frame, chest)
    solid = np.maximum(heart, vessels)
    total = _body(frame, chest) - 0.66 * air * (1.0 - 0.78 * solid) + 0.24 * heart + 0.14 * vessels
    total += 0.15 * _branches(frame, chest) * air + 0.13 * _ribs(frame, chest)
    total += _shoulders(frame) + _spine(frame) - 0.20 * _trachea(frame)
    return np.asarray(total - chest.bubble * _bubble(frame, chest), np.float32)


def _body(frame: _Frame, chest: _Chest) -> Grey:
    """Soft tissue of neck, shoulders, arms, trunk and abdomen."""
    x, y = np.abs(frame.x), frame.y
    trunk = _round(x / (chest.trunk + 0.05 * np.clip(y, 0, 1))) * smoothstep((y + 0.95) / 0.5)
    shoulders = _round(x / (0.25 + 0.90 * smoothstep((y + 1.04) / 0.46))) * smoothstep((0.05 - y) / 0.65)
    arm = _round((x - 0.98 - 0.14 * (y + 0.5)) / 0.17) * smoothstep((y + 0.75) / 0.4)
    thick = np.maximum(np.maximum(0.95 * trunk, 0.80 * shoulders), 0.45 * arm)
    leftness = smoothstep((frame.x + 0.15) / 0.3)
    floor = leftness * chest.floor(x, "left") + (1.0 - leftness) * chest.floor(x, "right")
    # Beside the lungs the trunk's wall passes into the abdomen without an edge.
    edge = 0.05 + 1.5 * np.clip(x - min(chest.half_width.values()) + 0.02, 0.0, 0.3)
    abdomen = smoothstep((y - floor) / edge + 0.5 * (edge - 0.05)) * _round(x / chest.trunk) ** 2
    breast = smoothstep((0.30 - np.hypot((x - 0.40), (y - 0.12) * 0.9)) / 0.10)
    return np.asarray(thick + 0.50 * abdomen + chest.breasts * breast, np.float32)


def _round(across: Grey) -> Grey:
    """Thickness of a rounded body, 1 in its middle and 0 from `across` = 1 on."""
    return np.asarray(np.clip(1.0 - across**2, 0.0, 1.0) ** 0.4, np.float32)


def _ribs(frame: _Frame, chest: _Chest) -> Grey:
    """Ten loops a side: the posterior arc is bright, the anterior one fades towards the sternum."""
    x, y = np.abs(frame.x), frame.y
    total = np.zeros_like(x)
    for number in range(10):
        half_drop = chest.rib_drop * min(1.0, 0.55 + 0.12 * number) / 2
        level = np.asarray(chest.apex - 0.03 + 0.128 * number + half_drop, np.float32)
        right, left = (float(chest.outer(level, side)) for side in ("right", "left"))
        reach = np.where(frame.x > 0, left, right) + 0.02
        along, down = x / reach, (y - level) / half_drop
        loop = np.hypot(along, down) + 1e-3
        distance = (loop - 1.0) * loop / np.hypot(along / reach, down / half_drop).clip(0.2)
        anterior = 0.55 * smoothstep((along - 0.45) / 0.25)
        total += _bone(distance, 0.029) * np.where(down > 0.1, anterior, smoothstep((x - 0.05) / 0.06))
    above = smoothstep((chest.dome["left"] + 0.15 - y) / 0.2)
    return np.asarray(total * (0.3 + 0.7 * above), np.float32)


def _bone(distance: Grey, half_width: float) -> Grey:
    """A band of bone: marrow within, brighter cortex at both edges."""
    inside = smoothstep((half_width - np.abs(distance)) / 0.012)
    cortex = np.exp(-(((np.abs(distance) - half_width * 0.8) / 0.008) ** 2))
    return np.asarray(0.75 * inside + 0.6 * cortex, np.float32)


def _shoulders(frame: _Frame) -> Grey:
    """Clavicles, shoulder blades and upper arm bones."""
    x, y = np.abs(frame.x), frame.y
    along = np.clip((x - 0.07) / 0.72, 0.0, 1.0)
    clavicle = _bone(y + 0.60 + 0.17 * along - 0.03 * np.sin(6.3 * along), 0.028)
    clavicle *= smoothstep((x - 0.06) / 0.03) * smoothstep((0.82 - x) / 0.06)
    blade = np.minimum(x - 0.655 - 0.10 * y, 0.668 - 0.42 * y - x)
    scapula = _bone(np.minimum(blade, 0.5 * (y + 0.60 - 0.4 * (x - 0.8))) - 0.02, 0.02) + 0.5 * smoothstep(
        blade / 0.03
    )
    humerus = np.hypot(x - 0.95 - 0.14 * np.clip(y + 0.56, 0, 2), np.clip(y + 0.56, None, 0))
    width = 0.055 + 0.045 * smoothstep((-0.38 - y) / 0.2)
    return np.asarray(0.17 * clavicle + 0.07 * scapula + 0.10 * _bone(humerus / width, 1.0), np.float32)


def _spine(frame: _Frame) -> Grey:
    """Vertebral bodies with brighter end plates and pedicles."""
    x, y = np.abs(frame.x), frame.y
    within = np.abs((y / 0.135) % 1.0 - 0.5) * 2.0
    plate = np.exp(-(((within - 0.75) / 0.12) ** 2))
    body = smoothstep((0.08 + 0.012 * within - x) / 0.025) * (0.7 * (within < 0.85) + 0.5 * plate)
    pedicle = np.exp(-((np.hypot(x - 0.052, (within - 0.3) * 0.06) / 0.018) ** 2))
    return np.asarray(0.09 * body + 0.07 * pedicle, np.float32)


def _great_vessels(frame: _Frame, chest: _Chest) -> Grey:
    """Superior vena cava, aortic knob and descending aorta as one shadow, float32 in [0, 1]."""
    x, y = frame.x, frame.y
    strip = smoothstep((0.145 + 0.02 * np.sin(4 * y) - np.abs(x)) / 0.06)
    knob = smoothstep((chest.knob - np.hypot(x - 0.12, (y + 0.36) * 0.8)) / 0.035)
    aorta = smoothstep((0.155 - np.abs(x - 0.02)) / 0.03) * smoothstep((y + 0.40) / 0.10)
    return np.asarray(np.maximum(np.maximum(strip, knob), aorta), np.float32)


def _trachea(frame: _Frame) -> Grey:
    """The trachea down to the carina and the main bronchi: air, float32 in [0, 1]."""
    x, y = np.abs(frame.x + 0.012), frame.y
    trachea = smoothstep((0.045 - x) / 0.02) * smoothstep((-0.24 - y) / 0.06)
    bronchi = smoothstep((0.026 - np.abs(x - 0.9 * (y + 0.26))) / 0.015)
    bronchi *= 0.6 * smoothstep((y + 0.28) / 0.03) * smoothstep((-0.08 - y) / 0.06)
    return np.asarray(np.maximum(trachea, bronchi), np.float32)


def _bubble(frame: _Frame, chest: _Chest) -> Grey:
    """Gas in the stomach under the left hemidiaphragm."""
    across, down = (frame.x - 0.32) / 0.16, (frame.y - chest.dome["left"] - 0.10) / 0.075
    return np.asarray(smoothstep((1.0 - np.hypot(across, down)) / 0.3), np.float32)


def _branches(frame: _Frame, chest: _Chest) -> Grey:
    """Hila and the vessels that fan out from them, each forking in two; float32 in [0, 1]."""
    rng = np.random.default_rng(chest.vessels)
    side = 2 * frame.size  # drawn at twice the size and halved, which smooths the lines
    sheet = Image.new("F", (side, side))
    pen = ImageDraw.Draw(sheet)
    fan = np.linspace(-1.3, 1.4, 10)
    heading = np.concatenate([np.pi - fan, fan])
    start = np.repeat([[-0.20, -0.14], [0.20, -0.18]], len(fan), 0) + rng.normal(0, 0.035, (2 * len(fan), 2))
    width = np.full(len(heading), 0.028)
    for _ in range(FORKS):
        angles = heading[:, None] + np.cumsum(rng.normal(0, 0.16, (len(heading), 3)), 1)
        steps = rng.uniform(0.025, 0.05, (*angles.shape, 1)) * np.stack([np.cos(angles), np.sin(angles)], -1)
        path = start[:, None] + np.pad(np.cumsum(steps, 1), ((0, 0), (1, 0), (0, 0)))
        for line, thick in zip(frame.to_image(path) * side, width, strict=True):
            pixels = max(1, round(thick * side / 2))
            pen.line(line.ravel().tolist(), fill=min(1.0, 0.25 + 20 * thick), width=pixels, joint="curve")
        turn = np.stack([-rng.uniform(0.1, 0.6, len(heading)), rng.uniform(0.1, 0.6, len(heading))], 1)
        heading, start = (angles[:, -1:] + turn).ravel(), np.repeat(path[:, -1], 2, 0)
        width = np.repeat(width, 2) * rng.uniform(0.60, 0.84, len(heading))
    return np.asarray(sheet.resize((frame.size, frame.size), Image.Resampling.BOX), np.float32)


def _expose(attenuation: Grey, rng: np.random.Generator) -> Grey:
    """Turn attenuation into greys in [0, 1]: mottled tissue, tilted exposure, a film-like curve."""
    size = attenuation.shape[0]
    mottle = 0.02 * smooth_noise(attenuation.shape, 70, rng) + 0.03 * smooth_noise(attenuation.shape, 12, rng)
    ticks = np.linspace(-1, 1, size, dtype=np.float32)
    tilt = rng.uniform(-0.05, 0.05) * ticks[None, :] + rng.uniform(-0.05, 0.05) * ticks[:, None]
    vignette = rng.uniform(0.0, 0.08) * np.hypot(ticks[None, :], ticks[:, None]) ** 2
    dose = attenuation * (1.0 + mottle + tilt) - vignette
    film = 1.0 - np.exp(-(np.clip(dose, 0, None) ** rng.uniform(1.1, 1.5)) * rng.uniform(1.3, 2.0))
    fog = rng.uniform(0.0, 0.10)
    return np.asarray(fog + (rng.uniform(0.90, 1.0) - fog) * film, np.float32)


def _grain(pixels: Grey, rng: np.random.Generator) -> Grey:
    noise = rng.normal(0.0, rng.uniform(0.004, 0.012), pixels.shape)
    return np.clip(pixels + noise, 0.0, 1.0).astype(np.float32)
