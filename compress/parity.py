"""How far the graphs on the engine stray from the model in PyTorch, graph by graph."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray

from ..bench.bounds import Broken, broken_bounds
from ..bench.likeness import cosines, map_spearmans, mean_dice
from ..bench.material import Session
from ..bench.words_alike import words_alike
from ..models.network.vlm import VisionLanguageModel
from ..runtimes.engine import Engine
from .answers import Arrays, all_answers, engine_answers, probabilities, to_its_end
from .export import INPUTS
from .recipe import Parity

# An engine takes some runs to come to its pace; they do not count.
WARM_UP_RUNS, TIMED_RUNS = 10, 30


@dataclass(frozen=True)
class ParityFigures:
    """PyTorch in FP32 against the graphs on the engine, on the same images.

    Attributes:
        images: how many.
        tokens_cosine: mean over images of the cosine of `encode`'s tokens, in [-1, 1].
        lungs_dice: mean Dice of the lung fields, in [0, 1].
        gate_shift: mean absolute change of the gate's two figures.
        map_spearman: median over images and findings of the maps' rank correlation, `encode` and
            `judge` both on the engine, in [-1, 1].
        probability_shift: mean absolute change of a calibrated probability, likewise, in [0, 1].
        sum_error: largest difference between a logit less its bias and the sum of its contributions.
        words_alike: share of the narrator's words that agree, to the end of each report, when both are given
            the same words and tokens, in [0, 1].
    """

    images: int
    tokens_cosine: float
    lungs_dice: float
    gate_shift: float
    map_spearman: float
    probability_shift: float
    sum_error: float
    words_alike: float

    def broken(self, bounds: Parity, engine: str = "") -> list[Broken]:
        """The bounds that these figures, measured on an engine, break."""
        return broken_bounds(self.as_dict(), bounds.bounds, engine)

    def as_dict(self) -> dict[str, float]:
        """The figures by name."""
        return asdict(self)


@torch.no_grad()
def measure_parity(
    model: VisionLanguageModel,
    session: Session,
    canvases: NDArray[np.float32],
    calibration: list[tuple[float, float]],
    answered: Arrays | None = None,
) -> ParityFigures:
    """Compare on canvases, float32 [n, S, S].

    Args:
        model: in PyTorch.
        session: its graphs on an engine.
        canvases: float32 [n, S, S].
        calibration: slope and intercept of each finding.
        answered: what the model says of them, and its `words`, where that is known.
    """
    theirs = engine_answers(session.engine, canvases)
    mine = answered or all_answers(model, canvases)
    before, after = (probabilities(answers["logits"], calibration) for answers in (mine, theirs))
    bias = model.judge.bias.numpy()
    return ParityFigures(
        images=len(canvases),
        tokens_cosine=float(cosines(mine["tokens"], theirs["tokens"]).mean()),
        lungs_dice=mean_dice(mine["anatomy"] > 0, theirs["anatomy"] > 0),
        gate_shift=float(np.abs(mine["gate"] - theirs["gate"])[:, :2].mean()),
        map_spearman=float(np.median(map_spearmans(mine["contributions"], theirs["contributions"]))),
        probability_shift=float(np.abs(before - after).mean()),
        sum_error=float(np.abs(theirs["contributions"].sum(-1) + bias - theirs["logits"]).max()),
        words_alike=_words_alike(session, mine["tokens"], mine["words"]),
    )


def time_graphs(engine: Engine, inputs: dict[str, Arrays]) -> dict[str, float]:
    """Median milliseconds of one run of each graph."""
    return {name: median_ms(partial(engine.run, name, one)) for name, one in inputs.items()}


def single_inputs(model: VisionLanguageModel, canvas: NDArray[np.float32]) -> dict[str, Arrays]:
    """Inputs of one image for each graph; the narrator is past its third word."""
    with torch.no_grad():
        tokens = model.encode(torch.from_numpy(canvas)[None, None]).tokens.numpy()
    layers, two, heads, _, width = model.narrator.cache_shape
    cache = np.zeros((1, layers, two, heads, 3, width), np.float32)
    narrate = (np.array([[3]], np.int64), np.array(3, np.int64), tokens, cache)
    return {
        "encode": {"canvas": canvas[None, None]},
        "judge": {"tokens": tokens},
        "narrate": dict(zip(INPUTS["narrate"], narrate, strict=True)),
    }


def _words_alike(session: Session, tokens: NDArray[np.float32], words: NDArray[np.int64]) -> float:
    """Feed the engine the model's own words of each image, to the end of the report."""
    alike = [words_alike(session, image, to_its_end(row)) for image, row in zip(tokens, words, strict=True)]
    return float(np.concatenate(alike).mean())


def median_ms(run: Callable[[], object]) -> float:
    """Median milliseconds of a run, once it has come to its pace."""
    times = []
    for _ in range(WARM_UP_RUNS + TIMED_RUNS):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1e3)
    return float(np.median(times[WARM_UP_RUNS:]))
