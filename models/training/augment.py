"""Random changes to a batch of canvases that a finding survives, lungs and lesions moved along.

Part of the training images are sharper than the rest, and mostly those of a few labels: blurring
and coarsening at random keeps a model from reading labels off the sharpness.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

TURN_DEGREES, SHIFT, SCALE, SQUASH = 10.0, 0.07, 0.14, 0.08


def augment(canvases: Tensor, lungs: Tensor, lesions: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Move, mirror, blur and re-expose each image at random.

    A mirrored image shows the patient's right where the left was, so the lungs' channels swap: they
    always name the side on which a reader sees them.

    Args:
        canvases: float32 [B, 1, S, S] in [0, 1].
        lungs: float32 [B, 2, S, S], right and left.
        lesions: float32 [B, 1, S, S].

    Returns:
        The three, changed together.
    """
    stack = torch.cat([canvases, lungs, lesions], 1)
    mirrored = torch.rand(len(stack), device=stack.device) < 0.5
    stack[mirrored] = stack[mirrored].flip(-1)[:, [0, 2, 1, 3]]
    grid = functional.affine_grid(
        _movements(len(stack), stack.device), list(stack.shape), align_corners=False
    )
    moved = functional.grid_sample(stack, grid, align_corners=False)
    pixels = _erase(_expose(_coarsen(moved[:, :1])))
    return pixels, (moved[:, 1:3] > 0.5).float(), (moved[:, 3:] > 0.5).float()


def _movements(count: int, device: torch.device) -> Tensor:
    """Affine matrices [B, 2, 3]: turn, scale, squash, shift."""
    symmetric = lambda bound: (torch.rand(count, device=device) * 2 - 1) * bound  # noqa: E731
    angle = symmetric(TURN_DEGREES * torch.pi / 180)
    scale, squash = 1 + symmetric(SCALE), 1 + symmetric(SQUASH)
    cos, sin = torch.cos(angle), torch.sin(angle)
    across = torch.stack([cos * scale * squash, -sin * scale, symmetric(SHIFT)], 1)
    down = torch.stack([sin * scale * squash, cos * scale, symmetric(SHIFT)], 1)
    return torch.stack([across, down], 1)


def _coarsen(pixels: Tensor) -> Tensor:
    """Shrink and enlarge a random half of the batch by one random factor."""
    chosen = torch.rand(len(pixels), device=pixels.device) < 0.5
    side = pixels.shape[-1]
    small = int(side * (0.5 + 0.5 * torch.rand(()).item()))
    coarse = functional.interpolate(pixels[chosen], (small, small), mode="bilinear", antialias=True)
    pixels = pixels.clone()
    pixels[chosen] = functional.interpolate(coarse, (side, side), mode="bilinear")
    return pixels


def _expose(pixels: Tensor) -> Tensor:
    """Random gamma, contrast, brightness and grain."""
    draw = lambda low, high: torch.empty(len(pixels), 1, 1, 1, device=pixels.device).uniform_(low, high)  # noqa: E731
    exposed = pixels.clamp(1e-4, 1) ** draw(0.7, 1.4)
    exposed = (exposed - 0.5) * draw(0.8, 1.2) + 0.5 + draw(-0.08, 0.08)
    return (exposed + torch.randn_like(exposed) * draw(0, 0.03)).clamp(0, 1)


def _erase(pixels: Tensor) -> Tensor:
    """Grey out one rectangle in a third of the images (arXiv 1708.04896)."""
    side = pixels.shape[-1]
    axis = torch.arange(side, device=pixels.device)
    for index in torch.nonzero(torch.rand(len(pixels)) < 0.33).flatten().tolist():
        centre, half = torch.rand(2) * side, (0.04 + 0.1 * torch.rand(2)) * side
        inside = (axis[:, None] - centre[0]).abs().lt(half[0]) & (axis - centre[1]).abs().lt(half[1])
        pixels[index, 0, inside] = torch.rand(()).item()
    return pixels
