"""The gate, taught when the encoder is done: radiographs against pictures of something else.

Apart from the rest on purpose. In one network with batch norm, a batch of radiographs and a batch of
other pictures are each normed by their own statistics, and what tells them apart is normed away.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from ..network.vlm import XrayVLM
from .augment import augment
from .not_chest import draw_not_chest
from .predict import in_batches
from .radiographs import Radiographs

STEPS, BATCH, LEARNING_RATE, DECAY = 1500, 256, 2e-3, 1e-2


def fit_gate(
    model: XrayVLM, kept: Radiographs, phantoms: Tensor, pictures: int, seed: int, device: str
) -> None:
    """Fit novelty on training images, and the classifier on these, phantoms, and made pictures.

    Args:
        model: its encoder stays as it is.
        kept: training images.
        phantoms: float32 [n, 1, S, S]; radiographs for this purpose.
        pictures: how many radiographs, and how many other pictures, are shown.
        seed: of the pictures and of the training.
        device: `cpu` or `cuda`.
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng([seed, 1 << 21])
    seen = _describe(model, kept.canvases, device)
    model.gate.fit_novelty(seen)
    rows = rng.choice(len(kept), min(pictures, len(kept)), replace=False)
    grey = kept.canvases[rows].astype(np.float32) / 255
    other = np.stack([draw_not_chest(grey[i % len(grey)], rng) for i in range(pictures)])
    moved = torch.cat(
        [_augmented(torch.from_numpy(part)) for part in np.array_split(grey, max(1, len(grey) // 256))]
    )
    varied = [_describe(model, _bytes(images), device) for images in (moved, phantoms)]
    _teach(
        model,
        torch.cat([seen[rows], *varied]),
        _describe(model, (other * 255).astype(np.uint8), device),
        seed,
    )


@torch.enable_grad()
def _teach(model: XrayVLM, chest: Tensor, other: Tensor, seed: int) -> None:
    """Train the classifier on features [n, 2 (D + C)], both kinds weighing the same."""
    gate = model.gate.requires_grad_(True)
    draw = torch.Generator().manual_seed(seed)
    optimiser = torch.optim.AdamW(
        [*gate.hidden.parameters(), *gate.output.parameters()], lr=LEARNING_RATE, weight_decay=DECAY
    )
    for _ in range(STEPS):
        batches = [
            part[torch.randint(len(part), (BATCH,), generator=draw)] - gate.centre for part in (chest, other)
        ]
        yes, no = (gate.classify(batch) for batch in batches)
        loss = functional.softplus(-yes).mean() + functional.softplus(no).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()


@torch.no_grad()
def _describe(model: XrayVLM, canvases: np.ndarray, device: str) -> Tensor:
    parts = []
    for batch in in_batches(canvases, device):
        tokens, fine = model.encoder(batch)
        parts.append(model.gate.describe(tokens, fine))
    return torch.cat(parts)


def _augmented(canvases: Tensor) -> Tensor:
    nothing = torch.zeros(len(canvases), 1, *canvases.shape[1:])
    return augment(canvases[:, None], nothing.repeat(1, 2, 1, 1), nothing)[0]


def _bytes(canvases: Tensor) -> np.ndarray:
    """Canvases [n, 1, S, S] in [0, 1] as they are stored, uint8 [n, S, S]."""
    return np.asarray((canvases[:, 0] * 255).round().byte().numpy())
