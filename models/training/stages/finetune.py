"""The stage `finetune`: findings, lung fields, attributes and statements learned together, then the gate."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from ... import findings, statements
from ...network.vlm import XrayVLM
from ...network.weights import save_model
from .. import losses
from ..augment import augment
from ..batches import Batch, BatchSource
from ..calibrate import fit_facts
from ..config import FinetuneConfig
from ..fit_gate import fit_gate
from ..heart_odds import CARDIOMEGALY, heart_odds
from ..predict import answer, mean_auroc, see_lungs
from ..radiographs import Radiographs


class Answered(NamedTuple):
    """Moved images, [B, …], and what the model said of them: see `Batch`, `Encoding` and `Judge`."""

    canvases: Tensor
    lungs: Tensor
    lesions: Tensor
    tokens: Tensor
    anatomy: Tensor
    logits: Tensor
    contributions: Tensor
    attention: Tensor


class FinetuneObjective(nn.Module):
    """A model and what it is taught: `forward` takes a batch and gives the parts of the loss."""

    balance: Tensor
    positive_weight: Tensor

    def __init__(self, model: XrayVLM, labels: NDArray[np.float32]) -> None:
        super().__init__()
        self.model = model
        self.vocabulary = statements.Vocabulary.current()
        self.register_buffer("balance", _balance(labels, self.vocabulary), persistent=False)
        self.register_buffer("positive_weight", _positive_weight(labels), persistent=False)
        # The gate is taught when the encoder is done.
        model.gate.requires_grad_(False)

    def forward(self, batch: Batch, _epoch: int) -> dict[str, Tensor]:
        """The parts of the loss on a batch."""
        canvases, lungs, lesions = augment(batch.canvases, batch.lungs, batch.lesions)
        encoding = self.model.encode(canvases)
        judged = (t.float() for t in self.model.judge(encoding.tokens))
        return self.parts(
            batch, Answered(canvases, lungs, lesions, encoding.tokens, encoding.anatomy.float(), *judged)
        )

    def parts(self, batch: Batch, said: Answered) -> dict[str, Tensor]:
        """The parts of the loss from what the model said of the moved images."""
        known, grid = batch.lungs_known, self.model.config.grid
        drawn = said.lungs[known]
        touched = functional.adaptive_max_pool2d(said.lesions, grid).flatten(1)
        painted = (batch.lesion_finding >= 0) & touched.any(1)
        marks = self.model.judge.mark_lungs(said.tokens).float()[known]
        attributes = self.model.attributes(said.tokens).float()
        return {
            "judge": losses.judge_loss(said.logits, batch.labels, self.positive_weight),
            "anatomy": losses.anatomy_loss(
                said.anatomy[known], functional.adaptive_avg_pool2d(drawn, said.anatomy.shape[-1])
            ),
            "marks": losses.marks_loss(
                marks, functional.adaptive_max_pool2d(drawn.amax(1, True), grid).flatten(1)
            ),
            "attributes": losses.attributes_loss(attributes, batch.attributes),
            "narrate": self._narrate(said.tokens, said.logits, batch.labels, batch.real),
            "place": losses.place_loss(
                said.contributions[painted], touched[painted], batch.lesion_finding[painted]
            ),
            "evidence": self._evidence(batch, said.contributions, touched),
            "heart": losses.heart_loss(
                said.logits[:, CARDIOMEGALY], batch.heart, self.positive_weight[CARDIOMEGALY]
            ),
        }

    def _evidence(self, batch: Batch, contributions: Tensor, touched: Tensor) -> Tensor:
        """The evidence loss on images of which every token is known: painted, phantoms and healthy ones.

        Of findings of lung and pleura alone: an enlarged heart is a matter of the whole picture.
        """
        known, concerned = ~batch.real | (batch.labels == 0).all(1), self.model.judge.in_lungs[:, 0] > 0
        # Unknown labels of a painted image are what its lesion could also be called.
        could_be = (batch.labels[known][:, concerned] != 0).float()
        lesions = could_be[..., None] * touched[known][:, None]
        return losses.evidence_loss(contributions[known][:, concerned], lesions)

    def _narrate(self, tokens: Tensor, logits: Tensor, labels: Tensor, real: Tensor) -> Tensor:
        rows = torch.nonzero(real & ~labels.isnan().any(1)).flatten()
        ids = self._reports(labels[rows].cpu(), logits[rows].detach().sigmoid().cpu()).to(tokens.device)
        if len(rows) == 0:
            return logits.sum() * 0
        written = self.model.narrator.teach(ids[:, :-1].clamp_min(0), tokens[rows]).float()
        return losses.narrate_loss(written, ids, self.balance)

    def _reports(self, labels: Tensor, probabilities: Tensor) -> Tensor:
        """The labels as statements; how sure they are is how sure the judge is now."""
        reports = []
        for present, sure in zip(labels.tolist(), probabilities.tolist(), strict=True):
            said = [
                statements.Statement(key, _word(p))
                for key, here, p in zip(findings.keys(), present, sure, strict=True)
                if here
            ]
            reports.append(torch.tensor(self.vocabulary.write(said)))
        return (
            nn.utils.rnn.pad_sequence(reports, batch_first=True, padding_value=-1)
            if reports
            else torch.zeros(0, 2, dtype=torch.int64)
        )


class Finetune:
    """The stage, for the loop; see `loop.Stage`."""

    figure = "AUROC"

    def __init__(
        self, config: FinetuneConfig, radiographs: Radiographs, model: XrayVLM, device: str = "cpu"
    ) -> None:
        self.config, self.device = config, device
        self.kept, self.held_out = radiographs.split_patients(config.data.held_out, config.seed)
        self.source = BatchSource(self.kept, config)
        self.objective: FinetuneObjective = self._objective(model)
        self.weights: Mapping[str, float] = asdict(config.loss)
        self.steps = self.source.steps

    def _objective(self, model: XrayVLM) -> FinetuneObjective:
        return FinetuneObjective(model, self.kept.labels)

    def begin_epoch(self, epoch: int, mean: Any, run: Path) -> None:
        """After `inserted_after` epochs, lesions are painted into lungs that the model sees.

        After `heart_after`, the heart between them is measured.
        """
        loss, source = self.config.loss, self.source
        if loss.heart and epoch >= loss.heart_after and source.heart_odds is None:
            source.heart_odds = self._heart_once(run / "heart.npy", mean.model)
        if loss.inserted and epoch >= loss.inserted_after and not source.seen_lungs and len(source.healthy):
            lungs = self._lungs_once(run / "lungs.npy", mean.model)
            self.source.remember_lungs(self.source.healthy, lungs)

    def batches(self, epoch: int, first: int) -> Iterator[Batch]:
        """Real images, painted ones and phantoms."""
        return self.source.epoch(epoch, first)

    def measure(self, mean: Any) -> float:
        """Mean AUROC on held-out patients."""
        return mean_auroc(answer(mean.model, self.held_out, self.device), self.held_out.labels)

    def finish(self, mean: Any, path: Path, provenance: dict[str, Any]) -> Path:
        """Teach the gate, calibrate on held-out patients and write the model."""
        model = mean.model.eval()
        phantoms = torch.from_numpy(np.stack([phantom.canvas[None] for phantom in self.source.phantoms]))
        data = self.config.data
        fit_gate(model, self.kept, phantoms, data.gate_pictures, self.config.seed, self.device)
        facts = fit_facts(model, self.held_out, self.device)
        held_out = {"held_out": {"share": data.held_out, "seed": self.config.seed}}
        save_model(model, path, provenance | held_out | {"findings": list(findings.keys()), **facts})
        return path

    def _lungs_once(self, path: Path, model: XrayVLM) -> NDArray[np.bool_]:
        """Lung fields seen on healthy images, bool [n, 2, S, S]: kept, so that a resumed run paints alike."""
        healthy = self.kept.select(self.source.healthy)
        seen = _once(path, lambda: np.packbits(see_lungs(model, healthy, self.device), axis=-1))
        return np.unpackbits(seen, axis=-1).astype(bool)

    def _heart_once(self, path: Path, model: XrayVLM) -> NDArray[np.float32]:
        """What the heart's width says of each image, float32 [n]: kept, so that a resumed run does alike."""
        return _once(path, lambda: heart_odds(model, self.kept, self.device))


def _once(path: Path, make: Callable[[], NDArray[Any]]) -> NDArray[Any]:
    """An array that is made once and kept in a file."""
    if not path.is_file():
        unfinished = path.with_suffix(".part")
        with unfinished.open("wb") as file:
            np.save(file, make(), allow_pickle=False)
        unfinished.replace(path)
    return np.asarray(np.load(path, allow_pickle=False))


def _positive_weight(labels: NDArray[np.float32]) -> Tensor:
    """How much more a finding's positives count: the root of negatives per positive, at most 6, [F].

    Without it the rare findings teach nothing in a short training. Calibration comes afterwards.
    """
    known = (~np.isnan(labels)).sum(0)
    # A finding that no image is labelled for teaches nothing, so its weight does not matter.
    share = (np.nansum(labels, 0) / known.clip(1)).clip(1e-4, 0.5)
    return torch.from_numpy(np.sqrt((1 - share) / share).clip(1, 6).astype(np.float32))


def _word(probability: float) -> str:
    """The narrator's certainty for the judge's probability while training."""
    return statements.CERTAINTIES[min(2, int(probability * 3))]


def _balance(labels: NDArray[np.float32], vocabulary: statements.Vocabulary) -> Tensor:
    """Log frequency of each token that may begin a statement; 0 for the others, float32 [V]."""
    full = labels[~np.isnan(labels).any(1)]
    balance = torch.zeros(len(vocabulary.tokens))
    counts = {f"finding:{key}": full[:, i].sum() for i, key in enumerate(findings.keys())}
    counts[statements.NONE] = (full.sum(1) == 0).sum()
    for token, count in counts.items():
        balance[vocabulary.ids[token]] = math.log((count + 1) / (len(full) + 1))
    return balance
