"""What a model says of images, in PyTorch and on an engine, and how alike the two are."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

from ..models.network.vlm import VisionLanguageModel
from ..models.statements import Vocabulary
from ..runtimes.engine import Engine
from .export import OUTPUTS, graph_modules

Arrays = dict[str, NDArray]
# Images in a batch, as when evidence is hidden.
TOGETHER = 8


def engine_answers(engine: Engine, canvases: NDArray[np.float32]) -> Arrays:
    """What an engine says of canvases, float32 [n, S, S]: all outputs of `encode` and `judge`, [n, …]."""
    rows = []
    for some in _alone_and_together(canvases):
        seen = engine.run("encode", {"canvas": some[:, None]})
        rows.append(seen | engine.run("judge", {"tokens": seen["tokens"]}))
    return {name: np.concatenate([row[name] for row in rows]) for name in rows[0]}


def _alone_and_together(canvases: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """The first alone, the others in batches: a study is looked at once, then with areas hidden at once."""
    starts = range(1, len(canvases), TOGETHER)
    return [canvases[:1], *(canvases[start : start + TOGETHER] for start in starts)]


@torch.no_grad()
def torch_answers(model: VisionLanguageModel, canvases: NDArray[np.float32]) -> Arrays:
    """What a model says of them in PyTorch."""
    modules, rows = graph_modules(model), []
    for canvas in canvases:
        seen = modules["encode"](torch.from_numpy(canvas)[None, None])
        judged = modules["judge"](seen[0])
        named = zip((*OUTPUTS["encode"], *OUTPUTS["judge"]), (*seen, *judged), strict=True)
        rows.append({name: tensor.numpy() for name, tensor in named})
    return {name: np.concatenate([row[name] for row in rows]) for name in rows[0]}


@torch.no_grad()
def torch_words(model: VisionLanguageModel, tokens: NDArray[np.float32]) -> NDArray[np.int64]:
    """The narrator's likeliest words on an image's tokens, [N, D], to the end of the report."""
    vocabulary, narrate = Vocabulary.current(), graph_modules(model)["narrate"]
    image, cache = torch.from_numpy(tokens)[None], model.narrator.empty_cache(1)
    written = [vocabulary.ids["start"]]
    while vocabulary.tokens[written[-1]] != "end":
        last, position = torch.tensor([[written[-1]]]), torch.tensor(len(written) - 1)
        logits, _, cache = narrate(last, position, image, cache)
        allowed = vocabulary.allowed(written)
        written.append(allowed[int(logits[0, allowed].argmax())])
    return np.array(written, np.int64)


def all_answers(model: VisionLanguageModel, canvases: NDArray[np.float32]) -> Arrays:
    """All that a model says of canvases in PyTorch, its `words` too: int64 [n, w], see `torch_reports`."""
    answers = torch_answers(model, canvases)
    return answers | {"words": torch_reports(model, answers["tokens"])}


def torch_reports(model: VisionLanguageModel, tokens: NDArray[np.float32]) -> NDArray[np.int64]:
    """`torch_words` of images' tokens, [n, N, D], as rows of one length: [n, w], filled up with `end`."""
    rows = [torch_words(model, image) for image in tokens]
    longest = max(map(len, rows))
    return np.stack([np.pad(row, (0, longest - len(row)), mode="edge") for row in rows])


def to_its_end(words: NDArray[np.int64]) -> NDArray[np.int64]:
    """A row of `torch_reports` without what it was filled up with."""
    return words[: int((words == words[-1]).argmax()) + 1]


def probabilities(logits: NDArray[np.float32], calibration: list[tuple[float, float]]) -> NDArray[np.float64]:
    """Calibrated, [n, F], with each finding's slope and intercept."""
    slopes, intercepts = (np.array(column) for column in zip(*calibration, strict=True))
    return np.asarray(1 / (1 + np.exp(-(slopes * logits + intercepts))))
