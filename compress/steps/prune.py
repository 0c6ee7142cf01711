"""Prune: channels, heads and units that the explanation needs least are taken out; then it learns again."""

from __future__ import annotations

from pathlib import Path

import torch

from ...models.network.vlm import count_parameters
from ...models.network.weights import load_network, save_model
from ..job import Job
from ..prune.structure import Channels, as_network, feed_effects, heads_effects, take_out_feed, take_out_heads
from ..prune.worth import worth_to_findings, worth_to_narrator
from ..recipe import Prune
from ..work import Entry
from .distil import WEIGHTS, learn


def prune(job: Job, table: Prune, weights: Path, folder: Path) -> list[Entry]:
    """Write the weights of a smaller network, which has yet to learn again."""
    model, facts = load_network(weights)
    before = count_parameters(model)
    canvases = torch.from_numpy(job.images.calibrate[: table.images])[:, None]
    if table.channels:
        channels = Channels(model)
        worth = worth_to_findings(
            model,
            canvases,
            channels.effects(),
            table.maps,
            table.worst,
            lambda findings: iter(job.progress.track(findings, "weighing channels")),
        )
        channels.take_out(worth, table.channels)
    if table.heads:
        take_out_heads(model, worth_to_narrator(model, canvases, heads_effects(model)), table.heads)
    if table.feed:
        take_out_feed(model, worth_to_narrator(model, canvases, feed_effects(model)), table.feed)
    network = as_network(model, table.drop_path)
    save_model(network, folder / WEIGHTS, facts)
    shape = network.config
    did = (
        f"took out {1 - count_parameters(network) / before:.0%} of the weights: stem {shape.stem}, deep "
        f"{shape.deep}, inside blocks {shape.inner}, narrator {shape.narrator_heads} heads and "
        f"{shape.narrator_feed} units"
    )
    weighed = f"maps {table.maps:g}, probabilities {1 - table.maps:g}, worst finding {table.worst:g}"
    return [Entry("prune", did, f"they were worth the least to the findings ({weighed})")]


def finetune(job: Job, table: Prune, pruned: Path, folder: Path) -> list[Entry]:
    """Train what was pruned beside the teacher, and fit its gate and calibration anew."""
    network, _ = load_network(pruned)
    learn(job, table.finetune.stage(network.config), pruned, folder, "fine-tuning")
    did = f"trained what was left for {table.finetune.optimiser.epochs} epochs beside the teacher"
    return [Entry("finetune", did, "pruning had cost it some of its answers")]
