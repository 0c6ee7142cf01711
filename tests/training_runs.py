"""A tiny labelled dataset of phantoms and tiny configurations, for tests that really train."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from PIL import Image
from xvlm.models import findings
from xvlm.models.network.config import NetworkConfig
from xvlm.models.phantom import Lesion, make_phantom
from xvlm.models.training.config import (
    AlignConfig,
    DataConfig,
    DistilConfig,
    FinetuneConfig,
    LossConfig,
    OptimiserConfig,
    PreferConfig,
    PretrainConfig,
    StageConfig,
)

NETWORK = NetworkConfig(
    stem=(8, 8, 16), stem_depth=(1, 1), deep=(16, 1), width=32, layers=1, vocabulary=20, novelty_dims=8
)
DATA = DataConfig(held_out=0.3, phantoms=6, gate_pictures=40)
LOSS = LossConfig(inserted=1, phantoms=1, heart=0.1, heart_after=0)


def tiny_config(stage: str, epochs: int = 1, seed: int = 0) -> StageConfig:
    """The configuration of a stage for a network of a few thousand weights."""
    optimiser = OptimiserConfig(epochs=epochs, batch=8)
    match stage:
        case "pretrain":
            return PretrainConfig(stage, seed, NETWORK, DATA, optimiser)
        case "align":
            return AlignConfig(stage, seed, NETWORK, DATA, optimiser)
        case "finetune":
            return FinetuneConfig(stage, seed, NETWORK, DATA, optimiser, LOSS)
        case "distil":
            return DistilConfig(stage, seed, NETWORK, DATA, optimiser, LOSS)
        case _:
            return PreferConfig(stage, seed, NETWORK, DATA, optimiser)


TINY_TOML = """
[network]
stem = [8, 8, 16]
stem_depth = [1, 1]
deep = [16, 1]
width = 32
layers = 1
novelty_dims = 8
vocabulary = 20
[data]
held_out = 0.3
phantoms = 6
gate_pictures = 40
[optimiser]
epochs = 1
batch = 8
"""


def write_phantom_dataset(root: Path, count: int = 48) -> Path:
    """An index of phantoms, every second with an effusion, in the layout of the project's own index."""
    (root / "lungs").mkdir(parents=True)
    columns = ["image_id", "patient_id", "split", "path", "age", "sex", "view", *findings.keys()]
    with (root / "index.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        for number in range(count):
            lesions = [Lesion("effusion", "left")] if number % 2 else []
            phantom = make_phantom(128, lesions, seed=number)
            Image.fromarray((phantom.pixels * 255).astype(np.uint8)).save(root / f"{number}.png")
            Image.fromarray(phantom.lungs.right | phantom.lungs.left).save(root / "lungs" / f"p{number}.png")
            about = {"age": 20 + number, "sex": "FM"[number % 2], "view": ("PA", "AP")[number % 3 == 0]}
            labels = dict.fromkeys(findings.keys(), 0) | {"effusion": number % 2}
            names = {"image_id": f"p{number}", "patient_id": f"who{number}", "split": "train"}
            writer.writerow(names | {"path": f"{number}.png"} | about | labels)
    return root
