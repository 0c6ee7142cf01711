"""What is fitted after training, on patients that training did not see."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
import torch
from numpy.typing import NDArray

from .. import findings
from ..calibration import Calibration, OperatingPoints, calibrate
from ..network.vlm import VisionLanguageModel
from .predict import in_batches
from .radiographs import Radiographs

# A finding that the data do not label was not learned, and must not be raised.
NOT_LEARNED = Calibration(1.0, 0.0, OperatingPoints(1.0, 1.0, 1.0))
# Real radiographs refused by each of the gate's limits, as a share of the held-out ones.
WRONGLY_REFUSED = 0.001
CAUTIONED = 0.02


@torch.no_grad()
def fit_facts(model: VisionLanguageModel, held_out: Radiographs, device: str) -> dict[str, object]:
    """Fit calibration, thresholds and the gate's limits on held-out images.

    Returns:
        `calibration`: per finding slope, intercept and thresholds by operating point; `gate`: its limits.
    """
    model.eval()
    encodings = [model.encode(batch) for batch in in_batches(held_out.canvases, device)]
    logits = torch.cat([model.judge(encoding.tokens)[0] for encoding in encodings]).cpu().numpy()
    gate = torch.cat([encoding.gate for encoding in encodings]).cpu().numpy()
    lungs = (
        torch.cat([(encoding.anatomy > 0).float().mean((2, 3)).amin(1) for encoding in encodings])
        .cpu()
        .numpy()
    )
    return {
        "calibration": [
            {"key": key, **asdict(_calibrate(logits[:, i], held_out.labels[:, i]))}
            for i, key in enumerate(findings.keys())
        ],
        "gate": {
            "frontal_at_least": float(min(np.quantile(gate[:, 0], WRONGLY_REFUSED), 0.0)),
            "novelty_at_most": float(np.quantile(gate[:, 1], 1 - WRONGLY_REFUSED)),
            "novelty_caution": float(np.quantile(gate[:, 1], 1 - CAUTIONED)),
            "lung_share_at_least": float(np.quantile(lungs, WRONGLY_REFUSED)),
        },
        "held_out_images": len(held_out),
    }


def _calibrate(logits: NDArray[np.float32], labels: NDArray[np.float32]) -> Calibration:
    return NOT_LEARNED if np.isnan(labels).all() else calibrate(logits, labels)
