"""The stage `finetune`: findings, lung fields and statements learned together, then the gate."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from .. import findings, statements
from ..network.vlm import XrayVLM, save_model
from . import losses
from .augment import augment
from .batches import Batch, BatchSource
from .calibrate import fit_facts
from .checkpoint import load_checkpoint, save_checkpoint
from .config import TrainingConfig
from .fit_gate import fit_gate
from .predict import answer, mean_auroc, see_lungs
from .radiographs import Radiographs

# The lung head is trusted with placing lesions and bounding evidence after this many epochs.
LUNGS_LEARNED = 3
SAVE_EVERY_SECONDS = 60
NOT_IN_LUNGS = ("cardiomegaly", "hernia")


@dataclass(frozen=True)
class Step:
    """What a caller is told after every step.

    Attributes:
        done, total: steps.
        losses: each part of the loss.
        held_out_auroc: mean over findings on held-out patients, after an epoch; else None.
    """

    done: int
    total: int
    losses: dict[str, float]
    held_out_auroc: float | None


def finetune(
    config: TrainingConfig,
    radiographs: Radiographs,
    run: Path,
    device: str = "cpu",
    on_step: Callable[[Step], None] | None = None,
) -> Path:
    """Train, calibrate on held-out patients and write `run/model.safetensors`.

    A run that was stopped goes on from its last checkpoint.

    Args:
        config: what to train, how long, on how much.
        radiographs: training images; a share of the patients is held out of training.
        run: folder of the checkpoint and the result; made if absent.
        device: `cpu` or `cuda`.
        on_step: told after every step.

    Returns:
        The path of the model.
    """
    run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(config.seed)
    kept, held_out = radiographs.split_patients(config.data.held_out, config.seed)
    source = BatchSource(kept, config)
    trainer = _Trainer(config, source, device)
    checkpoint = run / "checkpoint.safetensors"
    if checkpoint.is_file():
        trainer.done = load_checkpoint(checkpoint, config, trainer.model, trainer.mean, trainer.optimiser)
    saved = time.monotonic()
    while trainer.done < trainer.total:
        epoch, first = divmod(trainer.done, source.steps)
        if epoch >= LUNGS_LEARNED and not source.seen_lungs:
            source.remember_lungs(source.healthy, _lungs_once(run / "lungs.npy", trainer, kept, device))
        for batch in source.epoch(epoch, first):
            parts = trainer.step(batch, epoch)
            last = trainer.done % source.steps == 0
            auroc = mean_auroc(answer(trainer.mean, held_out, device), held_out.labels) if last else None
            if on_step:
                on_step(Step(trainer.done, trainer.total, parts, auroc))
            if last or time.monotonic() - saved > SAVE_EVERY_SECONDS:
                save_checkpoint(
                    checkpoint, config, trainer.done, trainer.model, trainer.mean, trainer.optimiser
                )
                saved = time.monotonic()
    return finish(trainer.mean, config, source, held_out, run / "model.safetensors", device)


def _lungs_once(path: Path, trainer: _Trainer, kept: Radiographs, device: str) -> NDArray[np.bool_]:
    """Lung fields seen on healthy images, bool [n, 2, S, S]: kept, so that a resumed run paints alike."""
    if not path.is_file():
        healthy = kept.select(trainer.source.healthy)
        unfinished = path.with_suffix(".part")
        with unfinished.open("wb") as file:
            np.save(file, np.packbits(see_lungs(trainer.mean, healthy, device), axis=-1), allow_pickle=False)
        unfinished.replace(path)
    return np.unpackbits(np.load(path, allow_pickle=False), axis=-1).astype(bool)


def finish(
    model: XrayVLM,
    config: TrainingConfig,
    source: BatchSource,
    held_out: Radiographs,
    path: Path,
    device: str,
) -> Path:
    """Teach the gate, calibrate on held-out patients and write the model."""
    model.eval()
    phantoms = torch.from_numpy(np.stack([phantom.canvas[None] for phantom in source.phantoms]))
    fit_gate(model, source.radiographs, phantoms, config.data.gate_pictures, config.seed, device)
    facts = fit_facts(model, held_out, device)
    save_model(model, path, {"training": asdict(config), "findings": list(findings.keys()), **facts})
    return path


class _Trainer:
    """Model, running mean and optimiser of one run."""

    def __init__(self, config: TrainingConfig, source: BatchSource, device: str) -> None:
        self.config, self.source, self.device, self.done = config, source, device, 0
        self.total = config.optimiser.epochs * source.steps
        self.model = XrayVLM(config.network).to(device)
        self.model.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.mean = copy.deepcopy(self.model).eval()
        self.optimiser = torch.optim.AdamW(_groups(self.model, config), lr=config.optimiser.learning_rate)
        self.vocabulary = statements.Vocabulary.current()
        self.balance = _balance(source.radiographs.labels, self.vocabulary).to(device)
        self.positive_weight = _positive_weight(source.radiographs.labels).to(device)
        in_lungs = [key not in NOT_IN_LUNGS for key in findings.keys()]
        self.in_lungs = torch.tensor(in_lungs, device=device)

    def step(self, batch: Batch, epoch: int) -> dict[str, float]:
        """One step of the optimiser; returns the parts of the loss."""
        torch.manual_seed(self.config.seed * 1_000_003 + self.done)
        self.model.train()
        for group in self.optimiser.param_groups:
            group["lr"] = self._learning_rate()
        with torch.autocast(self.device, torch.bfloat16):
            parts = self._losses(batch, epoch)
        weights = asdict(self.config.loss)
        total = torch.stack([weights[name] * part for name, part in parts.items()]).sum()
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), self.config.optimiser.clip)
        self.optimiser.step()
        self.done += 1
        self._follow()
        return {name: part.item() for name, part in parts.items()}

    def _losses(self, batch: Batch, epoch: int) -> dict[str, Tensor]:
        canvases, lungs, lesions = augment(
            *(t.to(self.device) for t in (batch.canvases, batch.lungs, batch.lesions))
        )
        labels, real = batch.labels.to(self.device), batch.real.to(self.device)
        encoding = self.model.encode(canvases.contiguous(memory_format=torch.channels_last))
        logits, contributions, attention = (t.float() for t in self.model.judge(encoding.tokens))
        anatomy = encoding.anatomy.float()
        known = batch.lungs_known.to(self.device)
        fine = anatomy.shape[-1]
        parts = {
            "judge": losses.judge_loss(logits, labels, self.positive_weight),
            "anatomy": losses.anatomy_loss(
                anatomy[known], functional.adaptive_avg_pool2d(lungs[known], fine)
            ),
            "narrate": self._narrate(encoding.tokens, logits, labels, real),
        }
        touched = functional.adaptive_max_pool2d(lesions, self.config.network.grid).flatten(1)
        painted = (batch.lesion_finding.to(self.device) >= 0) & touched.any(1)
        finding = batch.lesion_finding.to(self.device)[painted]
        parts["place"] = losses.place_loss(contributions[painted], touched[painted], finding)
        if epoch >= LUNGS_LEARNED:
            near = self._near_lungs(anatomy)
            parts["outside"] = losses.outside_loss(attention[real], near[real], self.in_lungs)
        return parts

    def _narrate(self, tokens: Tensor, logits: Tensor, labels: Tensor, real: Tensor) -> Tensor:
        rows = torch.nonzero(real & ~labels.isnan().any(1)).flatten()
        ids = self._reports(labels[rows].cpu(), logits[rows].detach().sigmoid().cpu()).to(self.device)
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

    def _near_lungs(self, anatomy: Tensor) -> Tensor:
        """Tokens in or beside a lung field, float [B, N]."""
        seen = (anatomy.detach().amax(1, keepdim=True) > 0).float()
        tokens = functional.adaptive_max_pool2d(seen, self.config.network.grid)
        return functional.max_pool2d(tokens, 3, 1, 1).flatten(1)

    def _learning_rate(self) -> float:
        settings, progress = self.config.optimiser, self.done / self.total
        warm = min(1.0, progress / settings.warm_up) if settings.warm_up else 1.0
        return settings.learning_rate * warm * (0.5 + 0.5 * math.cos(math.pi * progress))

    @torch.no_grad()
    def _follow(self) -> None:
        """Move the running mean towards the weights, faster in the first steps."""
        decay = min(self.config.optimiser.mean_decay, (1 + self.done) / (10 + self.done))
        for mean, now in zip(self.mean.state_dict().values(), self.model.state_dict().values(), strict=True):
            if mean.is_floating_point():
                mean.lerp_(now, 1 - decay)
            else:
                mean.copy_(now)


def _groups(model: nn.Module, config: TrainingConfig) -> list[dict[str, object]]:
    """Matrices decay; biases, norms and positions do not."""
    matrices = [p for p in model.parameters() if p.ndim > 1]
    others = [p for p in model.parameters() if p.ndim <= 1]
    return [
        {"params": matrices, "weight_decay": config.optimiser.weight_decay},
        {"params": others, "weight_decay": 0.0},
    ]


def _positive_weight(labels: np.ndarray) -> Tensor:
    """How much more a finding's positives count: the root of negatives per positive, at most 6, [F].

    Without it the rare findings teach nothing in a short training. Calibration comes afterwards.
    """
    full = labels[~np.isnan(labels).any(1)]
    share = full.mean(0).clip(1e-4, 0.5)
    return torch.from_numpy(np.sqrt((1 - share) / share).clip(1, 6).astype(np.float32))


def _word(probability: float) -> str:
    """The narrator's certainty for the judge's probability while training."""
    return statements.CERTAINTIES[min(2, int(probability * 3))]


def _balance(labels: np.ndarray, vocabulary: statements.Vocabulary) -> Tensor:
    """Log frequency of each token that may begin a statement; 0 for the others, float32 [V]."""
    full = labels[~np.isnan(labels).any(1)]
    balance = torch.zeros(len(vocabulary.tokens))
    counts = {f"finding:{key}": full[:, i].sum() for i, key in enumerate(findings.keys())}
    counts[statements.NONE] = (full.sum(1) == 0).sum()
    for token, count in counts.items():
        balance[vocabulary.ids[token]] = math.log((count + 1) / (len(full) + 1))
    return balance
