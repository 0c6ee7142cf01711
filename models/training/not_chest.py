"""Pictures that are no frontal chest radiograph, drawn or made from real ones, to teach the gate.

No photograph and no other examination is in the training data, so these stand in for them: dead
leaves have the statistics of photographs (Lee, Mumford & Huang, IJCV 2001), fans and ovals of bright
tissue on black those of ultrasound and MR, soft ovals around bright bars those of limbs and hips.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .. import canvas

Picture = NDArray[np.floating[Any]]
Generator = np.random.Generator


def draw_not_chest(radiograph: Picture, rng: Generator) -> NDArray[np.float32]:
    """Draw one picture that must be refused, float32 [S, S] in [0, 1].

    Args:
        radiograph: a real canvas, which some kinds deface: turned, torn, magnified, inverted.
        rng: chooses the kind and draws it.
    """
    kind: Callable[[Picture, Generator], Picture] = KINDS[rng.integers(len(KINDS))]
    return canvas.stretch(np.asarray(kind(radiograph, rng), np.float32))


def _turned(radiograph: Picture, rng: Generator) -> Picture:
    return np.rot90(radiograph, int(rng.integers(1, 4))).copy()


def _magnified(radiograph: Picture, rng: Generator) -> Picture:
    side = len(radiograph)
    part = int(side * rng.uniform(0.2, 0.4))
    top, left = rng.integers(0, side - part, 2)
    return _resize(radiograph[top : top + part, left : left + part], side)


def _torn(radiograph: Picture, rng: Generator) -> Picture:
    pieces = int(rng.choice([2, 4, 8]))
    step = len(radiograph) // pieces
    tiles = [
        radiograph[r * step : (r + 1) * step, c * step : (c + 1) * step]
        for r in range(pieces)
        for c in range(pieces)
    ]
    order = rng.permutation(len(tiles))
    rows = [np.hstack([tiles[order[r * pieces + c]] for c in range(pieces)]) for r in range(pieces)]
    return np.vstack(rows)


def _inverted(radiograph: Picture, rng: Generator) -> Picture:
    return 1.0 - radiograph


def _noise(radiograph: Picture, rng: Generator) -> Picture:
    side, fall = len(radiograph), rng.uniform(0, 1)
    octaves = [_resize(rng.random((n, n)), side) * n**-fall for n in (2, 4, 8, 16, 32, 64, side)]
    return np.asarray(np.sum(octaves, axis=0))


def _gradient(radiograph: Picture, rng: Generator) -> Picture:
    y, x = _axes(len(radiograph))
    grain = rng.uniform(0, 0.05) * rng.standard_normal(x.shape)
    return np.asarray(rng.normal() * x + rng.normal() * y + grain)


def _dead_leaves(radiograph: Picture, rng: Generator) -> Picture:
    y, x = _axes(len(radiograph))
    picture = np.full(x.shape, rng.random())
    for _ in range(rng.integers(15, 80)):
        radius = min(0.6, 0.04 * (1 - rng.random()) ** -0.6)
        cy, cx = rng.uniform(-1, 1, 2)
        turn, squash = rng.uniform(0, np.pi), rng.uniform(0.4, 1)
        u, v = _turn(x - cx, y - cy, turn)
        inside = (
            np.maximum(abs(u), abs(v) / squash) < radius
            if rng.random() < 0.4
            else np.hypot(u, v / squash) < radius
        )
        picture[inside] = np.clip(rng.random() + 0.3 * rng.normal() * u[inside], 0, 1)
    return np.asarray(_soften(picture, rng) + rng.uniform(0, 0.08) * rng.standard_normal(x.shape))


def _fan(radiograph: Picture, rng: Generator) -> Picture:
    y, x = _axes(len(radiograph))
    depth, angle = np.hypot(x, y + 1.1), np.arctan2(x, y + 1.1)
    sector = (abs(angle) < rng.uniform(0.4, 0.8)) & (depth > 0.15) & (depth < rng.uniform(1.5, 2.1))
    speckle = rng.rayleigh(1.0, x.shape) * (0.3 + _smooth_noise(len(x), 6, rng))
    return np.asarray(sector * speckle * np.exp(-rng.uniform(0, 0.8) * depth))


def _slice(radiograph: Picture, rng: Generator) -> Picture:
    y, x = _axes(len(radiograph))
    u, v = _turn(x - rng.normal() * 0.1, y - rng.normal() * 0.1, rng.uniform(0, np.pi))
    distance = np.hypot(u / rng.uniform(0.5, 0.95), v / rng.uniform(0.5, 0.95))
    inner = sum(_blob(x, y, rng) for _ in range(rng.integers(3, 12)))
    tissue = 0.4 + inner + 0.5 * (distance > 0.88) + 0.3 * _smooth_noise(len(x), 12, rng)
    return np.asarray((distance < 1) * np.clip(tissue, 0, None))


def _limb(radiograph: Picture, rng: Generator) -> Picture:
    y, x = _axes(len(radiograph))
    u, v = _turn(x, y, rng.uniform(-0.6, 0.6) + rng.choice([0, np.pi / 2]))
    picture = np.sqrt(np.clip(1 - (u / rng.uniform(0.4, 1.3)) ** 2, 0, None)) * rng.uniform(0.3, 0.7)
    for _ in range(rng.integers(1, 5)):
        middle, half = rng.uniform(-0.6, 0.6), rng.uniform(0.05, 0.25)
        across = abs(u - middle - 0.2 * rng.normal() * v) / (half * (1 + rng.uniform(0, 0.8) * v**2))
        picture += np.where(across < 1, 0.25 + 0.25 * across**4, 0) * (rng.random() < 0.8 or v > rng.normal())
        picture += 0.4 * _blob(x, y, rng)
    return _soften(picture, rng) + 0.03 * _smooth_noise(len(x), 24, rng)


KINDS = (
    _turned,
    _magnified,
    _torn,
    _inverted,
    _noise,
    _gradient,
    _dead_leaves,
    _dead_leaves,
    _fan,
    _slice,
    _limb,
    _limb,
)


def _axes(side: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Rows and columns of a square from -1 to 1."""
    y, x = np.meshgrid(np.linspace(-1, 1, side), np.linspace(-1, 1, side), indexing="ij")
    return y, x


def _turn(
    x: NDArray[np.float64], y: NDArray[np.float64], angle: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)


def _blob(x: NDArray[np.float64], y: NDArray[np.float64], rng: Generator) -> NDArray[np.float64]:
    u, v = _turn(x - rng.uniform(-0.7, 0.7), y - rng.uniform(-0.7, 0.7), rng.uniform(0, np.pi))
    distance = np.hypot(u / rng.uniform(0.08, 0.4), v / rng.uniform(0.08, 0.4))
    return np.asarray(
        rng.normal() * 0.5 / (1 + np.exp(np.clip((distance - 1) * rng.uniform(5, 40), -50, 50)))
    )


def _smooth_noise(side: int, cells: int, rng: Generator) -> Picture:
    return _resize(rng.random((cells, cells)), side)


def _soften(picture: NDArray[np.float64], rng: Generator) -> Picture:
    side = len(picture)
    return _resize(_resize(picture, int(side / rng.uniform(1, 2))), side)


def _resize(picture: NDArray[np.floating], side: int) -> Picture:
    image = Image.fromarray(np.ascontiguousarray(picture, np.float32))
    return np.asarray(image.resize((side, side), Image.Resampling.BICUBIC), np.float32)
