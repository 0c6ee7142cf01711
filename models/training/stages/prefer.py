"""The stage `prefer`: the narrator learns which of two explanations a reader would rather have.

Direct preference optimisation (Rafailov et al., arXiv 2305.18290). Encoder and judge stay as they are:
preferences are about what is said, and must not move what is seen.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from ....errors import BadData, BadInput
from ...network.vlm import XrayVLM
from ...network.weights import save_model
from ...statements import Statement, Vocabulary
from ..config import PreferConfig
from ..loop import TensorBatch
from ..predict import answer
from ..preferences import Preference, prefer_supported, read_corrections
from ..radiographs import Radiographs

# Statement tokens of the longest report; shorter ones are padded with -1.
LONGEST = 32


@dataclass
class PreferenceBatch(TensorBatch):
    """Canvases, float32 [B, 1, S, S]; two explanations of each, int64 [B, T], -1 after the end."""

    canvases: Tensor
    better: Tensor
    worse: Tensor


class PreferObjective(nn.Module):
    """A model whose narrator learns, beside the narrator it began as."""

    def __init__(self, model: XrayVLM, config: PreferConfig) -> None:
        super().__init__()
        self.model, self.beta = model, config.preference.beta
        model.requires_grad_(False)
        # In a list, because what the narrator was is neither trained, averaged nor saved.
        self._before = [copy.deepcopy(model.narrator).eval()]
        model.narrator.requires_grad_(True)

    def forward(self, batch: PreferenceBatch, _epoch: int) -> dict[str, Tensor]:
        """The preference loss, and the likelihood of the better explanation."""
        self.model.encoder.eval()
        with torch.no_grad():
            tokens, _ = self.model.encoder(batch.canvases)
        margin, likely = self._margin(tokens, batch)
        return {"prefer": -functional.logsigmoid(self.beta * margin).mean(), "anchor": -likely.mean()}

    def _margin(self, tokens: Tensor, batch: PreferenceBatch) -> tuple[Tensor, Tensor]:
        """How much more the narrator's taste for the better one has grown, [B]; its log-likelihood, [B]."""
        before = self._before[0].to(tokens.device)
        better = log_likelihood(self.model.narrator, tokens, batch.better)
        worse = log_likelihood(self.model.narrator, tokens, batch.worse)
        with torch.no_grad():
            were = [log_likelihood(before, tokens, ids) for ids in (batch.better, batch.worse)]
        return (better - were[0]) - (worse - were[1]), better

    @torch.no_grad()
    def right(self, batch: PreferenceBatch) -> Tensor:
        """Whether the narrator finds the better explanation likelier, bool [B]."""
        tokens, _ = self.model.encoder(batch.canvases)
        narrator = self.model.narrator
        return log_likelihood(narrator, tokens, batch.better) > log_likelihood(narrator, tokens, batch.worse)


def log_likelihood(narrator: Any, tokens: Tensor, ids: Tensor) -> Tensor:
    """Of whole explanations, ids int64 [B, T] with -1 after the end: [B]."""
    written = narrator.teach(ids[:, :-1].clamp_min(0), tokens).float().log_softmax(-1)
    following = ids[:, 1:]
    chosen = written.gather(2, following.clamp_min(0)[..., None])[..., 0]
    return (chosen * (following >= 0)).sum(1)


class Prefer:
    """The stage, for the loop; see `loop.Stage`."""

    figure = "preferred"

    def __init__(
        self,
        config: PreferConfig,
        radiographs: Radiographs,
        model: XrayVLM,
        facts: dict[str, Any],
        corrections: Path | None = None,
        device: str = "cpu",
    ) -> None:
        if "calibration" not in facts:
            raise BadInput(
                "these weights are not calibrated, so no statement is supported",
                fix="Give --init with weights of the stage `finetune` or `distil`",
            )
        self.config, self.device, self.facts = config, device, facts
        self.vocabulary = Vocabulary.current()
        kept, held_out = radiographs.split_patients(config.data.held_out, config.seed)
        self.kept, self.held_out = kept, held_out
        model.eval()
        self.supported = self._pairs(model, kept, seed=1)
        self.held_pairs = self._pairs(model, held_out, seed=2)
        images = {image: row for row, image in enumerate(kept.image_ids)}
        self.corrected = read_corrections(corrections, images) if corrections else []
        if not self.supported and not self.corrected:
            raise BadData(
                "no image gives a pair of explanations", fix="Give labelled images or --corrections"
            )
        self.objective = PreferObjective(model, config)
        self.weights: Mapping[str, float] = {"anchor": config.preference.anchor}
        self.steps = max(1, len(self.supported or self.corrected) // config.optimiser.batch)

    def _pairs(self, model: XrayVLM, radiographs: Radiographs, seed: int) -> list[Preference]:
        """One pair an image, of what the judge supports."""
        logits = answer(model, radiographs, self.device)
        rows = self.facts["calibration"]
        slope, intercept = (
            np.array([row[key] for row in rows], np.float32) for key in ("slope", "intercept")
        )
        limits = np.array([row["thresholds"]["few_false_alarms"] for row in rows], np.float32)
        sure: NDArray[np.float32] = 1 / (1 + np.exp(-(logits * slope + intercept)))
        rng = np.random.default_rng([self.config.seed, seed])
        settings = self.config.preference
        pairs = [
            prefer_supported(sure[i], limits, radiographs.labels[i], i, settings, rng)
            for i in range(len(sure))
        ]
        return [pair for pair in pairs if pair]

    def begin_epoch(self, epoch: int, mean: nn.Module, run: Path) -> None:
        """Nothing to get ready."""

    def batches(self, epoch: int, first: int) -> Iterator[PreferenceBatch]:
        """Pairs of the judge's support, with corrections among them."""
        order = np.random.default_rng([self.config.seed, epoch]).permutation(len(self.supported))
        size = self.config.optimiser.batch
        for step in range(first, self.steps):
            rng = np.random.default_rng([self.config.seed, epoch, step + 1])
            pairs = [self.supported[row] for row in order[step * size : (step + 1) * size]]
            yield self._batch(self._with_corrections(pairs, rng), self.kept)

    def _with_corrections(self, pairs: list[Preference], rng: np.random.Generator) -> list[Preference]:
        if not self.corrected:
            return pairs
        wanted = round(self.config.preference.corrections_share * self.config.optimiser.batch)
        drawn = [self.corrected[int(i)] for i in rng.integers(len(self.corrected), size=wanted)]
        return [*pairs[: self.config.optimiser.batch - wanted], *drawn]

    def _batch(self, pairs: list[Preference], radiographs: Radiographs) -> PreferenceBatch:
        canvases = radiographs.canvases[[pair.image for pair in pairs]]
        return PreferenceBatch(
            torch.from_numpy(canvases)[:, None].float() / 255,
            torch.stack([self._write(pair.better) for pair in pairs]),
            torch.stack([self._write(pair.worse) for pair in pairs]),
        )

    def _write(self, said: tuple[Statement, ...]) -> Tensor:
        ids = torch.full((LONGEST,), -1)
        written = torch.tensor(self.vocabulary.write(said))
        ids[: len(written)] = written
        return ids

    def measure(self, mean: Any) -> float:
        """Share of held-out pairs whose better explanation the narrator finds likelier."""
        batches = [self.held_pairs[i : i + 128] for i in range(0, len(self.held_pairs), 128)]
        right = [mean.right(self._batch(pairs, self.held_out)).float() for pairs in batches]
        return float(torch.cat(right).mean()) if right else float("nan")

    def finish(self, mean: Any, path: Path, provenance: dict[str, Any]) -> Path:
        """Write the model with the calibration it came with."""
        save_model(mean.model.eval(), path, self.facts | provenance)
        return path
