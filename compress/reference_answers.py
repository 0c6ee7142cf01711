"""What a bundle keeps of its model's answers in FP32: an engine can be compared with them anywhere."""

from __future__ import annotations

import numpy as np

from ..bench.on_device.reference import FILE as FILE
from ..bench.on_device.reference import ReferenceAnswers, as_images
from ..bench.studies import draw_phantom_canvas
from ..models.network.vlm import VisionLanguageModel
from .answers import torch_answers, torch_words

# As many as stay below 200 kB with all their maps; every other one with a lesion.
IMAGES, SEED = 6, 2026


def reference_answers(model: VisionLanguageModel) -> ReferenceAnswers:
    """A model's answers on phantoms that are drawn for this alone.

    What is kept is rounded first and answered then, so that the answers are exactly those to what is kept.
    The image that the narrator says most of comes first: an engine may go wrong late in a report.
    """
    drawn = [draw_phantom_canvas(model.config.canvas, SEED, number + 1) for number in range(IMAGES)]
    canvases = np.round(np.stack(drawn) * 255).astype(np.uint8)
    answers = torch_answers(model, as_images(canvases))
    tokens = answers["tokens"].astype(np.float16)
    reports = [torch_words(model, image.astype(np.float32)) for image in tokens]
    order = sorted(range(IMAGES), key=lambda number: -len(reports[number]))
    return ReferenceAnswers(
        canvases=canvases[order],
        logits=answers["logits"][order],
        contributions=answers["contributions"][order].astype(np.float16),
        lungs=answers["anatomy"][order] > 0,
        gate=answers["gate"][order, :2],
        tokens=tokens[order[0]],
        words=reports[order[0]],
    )
