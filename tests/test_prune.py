"""Structure taken out of tiny networks: what is worth nothing goes, and nothing is left masked."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from scipy.stats import spearmanr
from torch import Tensor
from training_runs import NETWORK
from xvlm.compress.prune.structure import (
    Channels,
    as_network,
    feed_effects,
    heads_effects,
    take_out_feed,
    take_out_heads,
)
from xvlm.compress.prune.worth import worth_to_findings, worth_to_narrator
from xvlm.models.network.config import NetworkConfig
from xvlm.models.network.vlm import XrayVLM, count_parameters
from xvlm.models.network.weights import load_network, save_model
from xvlm.models.phantom import make_phantom

WIDE = replace(NETWORK, canvas=64, stem=(16, 16, 32), stem_depth=(1, 1), deep=(32, 1), layers=0)
CANVASES = torch.from_numpy(np.stack([make_phantom(64, [], seed=i).pixels for i in range(4)]))[:, None]


@pytest.fixture
def model() -> XrayVLM:
    return network(WIDE)


def network(config: NetworkConfig) -> XrayVLM:
    torch.manual_seed(0)
    made = XrayVLM(config).eval()
    for name, tensor in made.named_parameters():
        # Residual branches begin at nothing; here all are to count.
        if name.endswith("norm.weight"):
            torch.nn.init.uniform_(tensor, 0.5, 1.5)
    return made


@torch.no_grad()
def answers(model: XrayVLM) -> list[Tensor]:
    encoding = model.encode(CANVASES)
    words = model.narrator.teach(torch.tensor([[1, 2, 3]] * 4), encoding.tokens)
    return [*encoding, *model.judge(encoding.tokens), words]


def weigh(model: XrayVLM, channels: Channels, worst: float = 0.5) -> dict[str, Tensor]:
    return worth_to_findings(model, CANVASES, channels.effects(), maps=0.5, worst=worst)


def test_channels_that_do_nothing_go_and_the_answers_stay(model: XrayVLM, tmp_path: Path) -> None:
    silent = {
        "fine.0": [model.encoder.fine[0].norm],
        "fine.2": [model.encoder.fine[2].first.norm],
        "deep.down.1": [model.encoder.deep.down[1].first.norm],
    }
    with torch.no_grad():
        for norms in silent.values():
            for norm in norms:
                norm.weight[::2] = 0
                norm.bias[::2] = 0
    before = answers(model)
    channels = Channels(model)
    worth = weigh(model, channels)
    assert set(silent) <= set(worth)
    for name in silent:
        assert worth[name][::2].max() < 1e-6 * worth[name][1::2].min()
    for name in silent:
        channels.take_out({name: worth[name]}, 0.5)
    pruned = as_network(model)
    assert pruned.config.stem == (8, 16, 32)
    assert pruned.config.inner == (8, 32, 16)
    for was, now in zip(before, answers(pruned), strict=True):
        assert torch.allclose(was, now, atol=1e-4)
    save_model(pruned, tmp_path / "pruned.safetensors", {})
    loaded, _ = load_network(tmp_path / "pruned.safetensors")
    assert loaded.config == pruned.config
    assert all(torch.equal(a, b) for a, b in zip(answers(loaded), answers(pruned), strict=True))


def test_everything_can_be_narrower_at_once(model: XrayVLM) -> None:
    before = count_parameters(model)
    channels = Channels(model)
    channels.take_out(weigh(model, channels), 0.5)
    take_out_heads(model, worth_to_narrator(model, CANVASES, heads_effects(model)), 0.5)
    take_out_feed(model, worth_to_narrator(model, CANVASES, feed_effects(model)), 0.5)
    pruned = as_network(model)
    assert pruned.config.stem == (8, 16, 16)
    assert pruned.config.deep == (16, 1)
    assert (pruned.config.narrator_heads, pruned.config.narrator_feed) == (2, 32)
    assert pruned.narrator.cache_shape[2] == 2
    assert count_parameters(pruned) < 0.7 * before
    assert all(torch.isfinite(answer).all() for answer in answers(pruned))
    assert pruned.encoder.embed.in_features == 16


def test_heads_and_units_that_do_nothing_go(model: XrayVLM) -> None:
    size = WIDE.width // WIDE.heads
    with torch.no_grad():
        for layer in model.narrator.layers:
            for output, head in ((layer.self_output, 1), (layer.cross_output, 3)):
                output.weight[:, head * size : (head + 1) * size] = 0
            layer.feed.narrow.weight[:, ::2] = 0
    before = answers(model)
    take_out_heads(model, worth_to_narrator(model, CANVASES, heads_effects(model)), 0.25)
    take_out_feed(model, worth_to_narrator(model, CANVASES, feed_effects(model)), 0.5)
    pruned = as_network(model)
    assert pruned.config.narrator_heads == WIDE.heads - 1
    assert torch.allclose(before[-1], answers(pruned)[-1], atol=1e-4)


def test_worth_ranks_channels_by_what_the_maps_lose(model: XrayVLM) -> None:
    """Against the truth: each channel silenced in turn."""
    channels = Channels(model)
    worth = worth_to_findings(model, CANVASES, channels.effects(), maps=1.0, worst=0.0)["fine.2"]
    maps = answers(model)[4]
    lost = []
    for channel in range(len(worth)):
        silenced = copy.deepcopy(model)
        with torch.no_grad():
            silenced.encoder.fine[2].first.norm.weight[channel] = 0
            silenced.encoder.fine[2].first.norm.bias[channel] = 0
        change = (answers(silenced)[4] - maps).square().sum((0, 2)) / maps.square().sum((0, 2))
        lost.append(float(change.mean()))
    assert spearmanr(worth, lost).statistic > 0.6


def test_what_only_one_finding_needs_is_worth_more_when_the_worst_counts(model: XrayVLM) -> None:
    channels = Channels(model)
    mean, worst = (weigh(model, channels, share)["coarse.0"] for share in (0.0, 1.0))
    assert (worst >= mean).all()
    assert (worst > 1.2 * mean).any()
