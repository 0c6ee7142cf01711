"""The stage `distil`: a student learns what `finetune` teaches, and what a teacher says and looks at.

Both see the same moved images, so that the student learns the teacher's function rather than its
answers to a few images (Beyer et al., arXiv 2106.05237).
"""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ...network.vlm import VisionLanguageModel, XrayVLM
from .. import losses
from ..batches import Batch
from ..config import DistilConfig
from ..radiographs import Radiographs
from .finetune import Answered, Finetune, FinetuneObjective


class DistilObjective(FinetuneObjective):
    """`finetune` with the teacher's probabilities, attention and maps."""

    def __init__(self, model: XrayVLM, labels: NDArray[np.float32], teacher: VisionLanguageModel) -> None:
        super().__init__(model, labels)
        # In a list, because the teacher is no part of what is trained, averaged and saved.
        self._teacher = [teacher.eval().requires_grad_(False)]

    def parts(self, batch: Batch, said: Answered) -> dict[str, Tensor]:
        """As in `finetune`, with the imitation of the teacher."""
        taught = super().parts(batch, said)
        with torch.no_grad():
            teacher = self._teacher[0]
            logits, maps, attention = (t.float() for t in teacher.judge(teacher.encode(said.canvases).tokens))
        return taught | {
            "imitate": losses.imitation_loss(said.logits, logits),
            "maps": losses.maps_loss(said.contributions, maps),
            "attend": losses.attention_loss(said.attention, attention),
        }


class Distil(Finetune):
    """The stage, for the loop; see `loop.Stage`."""

    def __init__(
        self,
        config: DistilConfig,
        radiographs: Radiographs,
        model: XrayVLM,
        teacher: VisionLanguageModel,
        device: str = "cpu",
    ) -> None:
        self.teacher = teacher.to(device)
        super().__init__(config, radiographs, model, device)
        share = config.imitation.attention
        self.weights = asdict(config.loss) | {
            "imitate": config.imitation.logits,
            "maps": 0.1 * share,
            "attend": share,
        }

    def _objective(self, model: XrayVLM) -> FinetuneObjective:
        return DistilObjective(model, self.kept.labels, self.teacher)
