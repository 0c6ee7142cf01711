"""What a bundle keeps of its model's answers in FP32: an engine can be compared with them anywhere."""

from __future__ import annotations

import numpy as np

from ..bench.on_device.reference import FILE as FILE
from ..bench.on_device.reference import ReferenceAnswers, as_images
from ..bench.studies import draw_phantom_canvas
from ..models.network.vlm import VisionLanguageModel
from .answers import torch_answers, torch_words

# As many as stay below 200 kB with all their maps; every other one that is drawn has a lesion.
IMAGES, DRAWN, SEED = 6, 24, 2026


def reference_answers(model: VisionLanguageModel) -> ReferenceAnswers:
    """A model's answers on phantoms that are drawn for this alone.

    What is kept is rounded first and answered then, so that the answers are exactly those to what is kept.
    The image that the narrator says most of, among many, comes first: an engine may go wrong late in a
    report.
    """
    drawn = [draw_phantom_canvas(model.config.canvas, SEED, number + 1) for number in range(DRAWN)]
    canvases = np.round(np.stack(drawn) * 255).astype(np.uint8)
    answers = torch_answers(model, as_images(canvases))
    tokens = answers["tokens"].astype(np.float16)
    reports = [torch_words(model, image.astype(np.float32)) for image in tokens]
    longest = max(range(DRAWN), key=lambda number: len(reports[number]))
    kept = [longest, *(number for number in range(DRAWN) if number != longest)][:IMAGES]
    return ReferenceAnswers(
        canvases=canvases[kept],
        logits=answers["logits"][kept],
        contributions=answers["contributions"][kept].astype(np.float16),
        lungs=answers["anatomy"][kept] > 0,
        gate=answers["gate"][kept, :2],
        tokens=tokens[longest],
        words=reports[longest],
    )
