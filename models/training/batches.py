"""Which images a step sees. Every batch depends on the seed and the step alone, so a run resumes exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ...errors import BadData
from .. import findings
from ..canvas import stretch
from ..lesions import LesionKind, LungMasks, LungSide, insert_lesion
from ..network.attributes import AGE_UNIT, ATTRIBUTES, MIDDLE_AGE
from ..phantom import Lesion, PhantomLesionKind, make_phantom
from .config import FinetuneConfig
from .loop import TensorBatch
from .radiographs import Radiographs

# Opacities are what is most often seen and asked for.
INSERTED: tuple[LesionKind, ...] = (
    "consolidation",
    "consolidation",
    "effusion",
    "mass",
    "nodule",
    "pneumothorax",
)
# A phantom's nodule is too small to be told from its vessels.
PHANTOM_KINDS: tuple[PhantomLesionKind | None, ...] = (
    "consolidation",
    "effusion",
    "mass",
    "pneumothorax",
    "cardiomegaly",
    None,
)
# What one could also call a painted lesion is left unknown, not denied.
LOOKALIKES = {
    "consolidation": ("atelectasis", "edema", "infiltration", "pneumonia", "mass"),
    "effusion": ("atelectasis", "pleural_thickening", "consolidation"),
    "mass": ("nodule", "consolidation", "infiltration"),
    "nodule": ("mass", "infiltration"),
    "pneumothorax": ("emphysema",),
    "cardiomegaly": (),
}
# Lung fields as drawn take between these shares of a canvas; outside, the head has missed them.
PLAUSIBLE_LUNG = (0.03, 0.35)


@dataclass
class Batch(TensorBatch):
    """Images of a step: real ones first, then healthy ones with a lesion painted in, then phantoms.

    Attributes:
        canvases: float32 [B, 1, S, S].
        labels: float32 [B, F], NaN where unknown.
        lungs: float32 [B, 2, S, S]; lungs_known: bool [B].
        lesions: float32 [B, 1, S, S]; lesion_finding: int64 [B], -1 where there is none.
        real: bool [B].
        attributes: float32 [B, 3]: age in units, male, AP view; NaN where unknown.
        heart: float32 [B], log odds of cardiomegaly by the heart's width; NaN where not measured.
    """

    canvases: Tensor
    labels: Tensor
    lungs: Tensor
    lungs_known: Tensor
    lesions: Tensor
    lesion_finding: Tensor
    real: Tensor
    attributes: Tensor
    heart: Tensor


def _unknown() -> NDArray[np.float32]:
    return np.full(len(ATTRIBUTES), np.nan, np.float32)


@dataclass(frozen=True)
class _Image:
    canvas: NDArray[np.float32]
    labels: NDArray[np.float32]
    lungs: NDArray[np.float32]
    lungs_known: bool
    lesion: NDArray[np.float32]
    finding: int
    real: bool
    attributes: NDArray[np.float32] = field(default_factory=_unknown)
    heart: float = np.nan


class BatchSource:
    """Batches from radiographs, inserted lesions and phantoms."""

    def __init__(self, radiographs: Radiographs, config: FinetuneConfig) -> None:
        self.radiographs = radiographs
        self.config = config
        labels = radiographs.labels
        self.full = np.flatnonzero(radiographs.fully_labelled)
        partly = ~radiographs.fully_labelled & ~np.isnan(labels).all(1)
        self.partly_positive = np.flatnonzero(partly & (np.nanmax(labels, 1, initial=0) == 1))
        self.partly_negative = np.flatnonzero(partly & (np.nanmax(labels, 1, initial=0) == 0))
        self.unlabelled = np.flatnonzero(np.isnan(labels).all(1) & radiographs.lungs_known)
        self.phantoms = [self._draw_phantom(i) for i in range(config.data.phantoms)]
        healthy = np.flatnonzero(radiographs.fully_labelled & (np.nansum(labels, 1) == 0))
        self.healthy: NDArray[np.int64] = healthy
        if not self.steps:
            raise BadData(
                f"{len(self._order(0))} images to train on are less than a batch, {config.optimiser.batch}",
                fix="Give more labelled images, or a smaller [optimiser] batch",
            )
        self.seen_lungs: dict[int, NDArray[np.bool_]] = {}
        self.heart_odds: NDArray[np.float32] | None = None

    @property
    def steps(self) -> int:
        """Steps an epoch."""
        return len(self._order(0)) // self.config.optimiser.batch

    def remember_lungs(self, rows: NDArray[np.int64], lungs: NDArray[np.bool_]) -> None:
        """Keep the lung fields, bool [n, 2, S, S], that the model saw on healthy images."""
        shares = lungs.mean((2, 3))
        plausible = ((shares > PLAUSIBLE_LUNG[0]) & (shares < PLAUSIBLE_LUNG[1])).all(1)
        self.seen_lungs = {
            int(row): lung for row, lung, good in zip(rows, lungs, plausible, strict=True) if good
        }

    def epoch(self, epoch: int, first_step: int = 0) -> Iterator[Batch]:
        """The batches of an epoch, from a step on."""
        order, size = self._order(epoch), self.config.optimiser.batch
        for step in range(first_step, len(order) // size):
            yield self._batch(order[step * size : (step + 1) * size], self._random(epoch, step))

    def _order(self, epoch: int) -> NDArray[np.int64]:
        rng = self._random(epoch, -1)
        half = min(
            self.config.data.partly_labelled_each_epoch // 2,
            len(self.partly_positive),
            len(self.partly_negative),
        )
        chosen = [
            rng.choice(part, half, replace=False) for part in (self.partly_positive, self.partly_negative)
        ]
        return rng.permutation(np.concatenate([self.full, *chosen, self.unlabelled]))

    def _random(self, epoch: int, step: int) -> np.random.Generator:
        return np.random.default_rng([self.config.seed, epoch, step + 1])

    def _batch(self, rows: NDArray[np.int64], rng: np.random.Generator) -> Batch:
        images = [self._real(row) for row in rows]
        if self.seen_lungs:
            pool = np.array(list(self.seen_lungs))
            images += [self._inserted(int(row), rng) for row in rng.choice(pool, self.config.loss.inserted)]
        images += [self.phantoms[i] for i in rng.integers(0, len(self.phantoms), self.config.loss.phantoms)]
        return Batch(
            canvases=_stack([image.canvas[None] for image in images]),
            labels=_stack([image.labels for image in images]),
            lungs=_stack([image.lungs for image in images]),
            lungs_known=torch.tensor([image.lungs_known for image in images]),
            lesions=_stack([image.lesion[None] for image in images]),
            lesion_finding=torch.tensor([image.finding for image in images]),
            real=torch.tensor([image.real for image in images]),
            attributes=_stack([image.attributes for image in images]),
            heart=torch.tensor([image.heart for image in images], dtype=torch.float32),
        )

    def _pixels(self, row: int) -> NDArray[np.float32]:
        return self.radiographs.canvases[row].astype(np.float32) / 255

    def _real(self, row: int) -> _Image:
        data, pixels = self.radiographs, self._pixels(row)
        lungs = data.lungs[row].astype(np.float32)
        age = (data.ages[row] - MIDDLE_AGE) / AGE_UNIT
        # A source that knows few findings is of one sort of patient: sex and view would name the source.
        whole = not np.isnan(data.labels[row]).any()
        sex, view = (data.sexes[row], data.views[row]) if whole else (np.nan, np.nan)
        return _Image(
            pixels,
            data.labels[row],
            lungs,
            bool(data.lungs_known[row]),
            np.zeros_like(pixels),
            -1,
            True,
            np.array([age, sex, view], np.float32),
            np.nan if self.heart_odds is None else float(self.heart_odds[row]),
        )

    def _inserted(self, row: int, rng: np.random.Generator) -> _Image:
        kind, lungs = INSERTED[int(rng.choice(len(INSERTED)))], self.seen_lungs[row]
        side: LungSide = "right" if rng.random() < 0.5 else "left"
        pixels, mask = insert_lesion(self._pixels(row), LungMasks(lungs[0], lungs[1]), kind, side, rng)
        finding = findings.keys().index(kind)
        return _Image(
            pixels,
            _painted_labels((kind,)),
            lungs.astype(np.float32),
            False,
            mask.astype(np.float32),
            finding,
            False,
        )

    def _draw_phantom(self, number: int) -> _Image:
        rng = np.random.default_rng([self.config.seed, 1 << 20, number])
        kind = PHANTOM_KINDS[number % len(PHANTOM_KINDS)]
        side: LungSide | None = ("right" if rng.random() < 0.5 else "left") if kind else None
        lesions = [Lesion(kind, side)] if kind and side else []
        size = self.config.network.canvas
        phantom = make_phantom(size, lesions, seed=int(rng.integers(1 << 31)))
        lungs = np.stack([phantom.lungs.right, phantom.lungs.left]).astype(np.float32)
        mask = phantom.lesions[kind].astype(np.float32) if kind else np.zeros((size, size), np.float32)
        finding = findings.keys().index(kind) if kind else -1
        return _Image(
            stretch(phantom.pixels),
            _painted_labels((kind,) if kind else ()),
            lungs,
            True,
            mask,
            finding,
            False,
        )


def _painted_labels(kinds: tuple[str, ...]) -> NDArray[np.float32]:
    """Labels of an image whose lesions we painted: present, unknown where alike, else absent."""
    keys = findings.keys()
    labels = np.zeros(len(keys), np.float32)
    for kind in kinds:
        labels[[keys.index(key) for key in LOOKALIKES[kind]]] = np.nan
        labels[keys.index(kind)] = 1
    return labels


def _stack(arrays: list[NDArray[np.float32]]) -> Tensor:
    return torch.from_numpy(np.stack(arrays).astype(np.float32))
