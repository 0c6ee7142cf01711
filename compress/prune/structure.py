"""Taking structure out of a network: what is left is smaller dense layers, with torch-pruning.

Left whole: the channels at a quarter of the canvas and the width of the tokens, which the gate's whitening
and every head read; and the tokens themselves, which are the places of the maps: an explanation that lacks
one could not say what is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import torch
import torch_pruning as tp
from torch import Tensor, nn

from ...models.network.config import NetworkConfig
from ...models.network.layers import ConvBlock, ResidualBlock
from ...models.network.narrator import NarratorLayer
from ...models.network.vlm import XrayVLM
from .worth import Effect, columns_effect

# What integer kernels take at once.
MULTIPLE = 8


class _Seen(nn.Module):
    """All that reads the encoder's channels, for the tracing of what hangs together."""

    def __init__(self, model: XrayVLM) -> None:
        super().__init__()
        self.model = model

    def forward(self, canvas: Tensor) -> tuple[Tensor, ...]:
        encoding = self.model.encode(canvas)
        return (*encoding, *self.model.judge(encoding.tokens))


class Channels:
    """The encoder's channels that can be taken out, by the convolution that makes them."""

    def __init__(self, model: XrayVLM) -> None:
        self.model = model
        side, judge = model.config.canvas, model.judge
        self.graph = tp.DependencyGraph().build_dependency(
            _Seen(model),
            example_inputs=torch.zeros(2, 1, side, side),
            ignored_params=[judge.query, judge.weight, judge.bias],
        )
        self.roots = _roots(model)

    def effects(self) -> dict[str, Effect]:
        """What each channel does to the outputs, by the name of its convolution."""
        measure = tp.importance.GroupTaylorImportance("sum", None, multivariable=True)

        def of(root: nn.Conv2d) -> Effect:
            return lambda: measure(self._group(root, list(range(root.out_channels))))

        return {name: of(root) for name, root in self.roots.items()}

    def take_out(self, worth: Mapping[str, Tensor], share: float) -> None:
        """Take out a share of the channels of each convolution that was weighed, those worth the least."""
        for name, worthy in worth.items():
            root = self.roots[name]
            count = root.out_channels - _left(root.out_channels, share)
            if count:
                self._group(root, sorted(worthy.argsort()[:count].tolist())).prune()

    def _group(self, root: nn.Conv2d, channels: list[int]) -> tp.Group:
        return self.graph.get_pruning_group(root, tp.prune_conv_out_channels, idxs=channels)


def heads_effects(model: XrayVLM) -> dict[str, Effect]:
    """What each attention head of the narrator does, by layer and kind of attention."""
    size = model.config.width // model.config.heads
    return {
        f"{kind}{index}": columns_effect(output, size)
        for index, layer in enumerate(_layers(model))
        for kind, output in (("self", layer.self_output), ("cross", layer.cross_output))
    }


def feed_effects(model: XrayVLM) -> dict[str, Effect]:
    """What each feed-forward unit of the narrator does, by layer."""
    return {
        f"feed{index}": columns_effect(layer.feed.narrow, 1) for index, layer in enumerate(_layers(model))
    }


def take_out_heads(model: XrayVLM, worth: Mapping[str, Tensor], share: float) -> None:
    """Take out a share of the narrator's heads, as many in every layer."""
    size = model.config.width // model.config.heads
    for index, layer in enumerate(_layers(model)):
        left = max(1, round(layer.heads * (1 - share)))
        for kind, inputs, times, output in (
            ("self", layer.query_key_value, 3, layer.self_output),
            ("cross", layer.cross_query, 1, layer.cross_output),
            ("cross", layer.cross_key_value, 2, None),
        ):
            heads = worth[f"{kind}{index}"].argsort()[: layer.heads - left]
            rows = sorted(int(head) * size + i for head in heads for i in range(size))
            each = layer.heads * size
            tp.prune_linear_out_channels(inputs, [part * each + row for part in range(times) for row in rows])
            if output is not None:
                tp.prune_linear_in_channels(output, rows)
        layer.heads = left
        model.narrator.cache_shape = (len(_layers(model)), 2, left, 0, size)


def take_out_feed(model: XrayVLM, worth: Mapping[str, Tensor], share: float) -> None:
    """Take out a share of the narrator's feed-forward units."""
    for index, layer in enumerate(_layers(model)):
        units = layer.feed.widen.out_features
        gone = sorted(worth[f"feed{index}"].argsort()[: units - _left(units, share)].tolist())
        tp.prune_linear_out_channels(layer.feed.widen, gone)
        tp.prune_linear_in_channels(layer.feed.narrow, gone)


def as_network(model: XrayVLM, drop_path: float = 0.0) -> XrayVLM:
    """The pruned model as a network whose configuration says how wide it is."""
    network = XrayVLM(replace(_widths(model), drop_path=drop_path))
    network.load_state_dict(model.state_dict())
    return network.eval()


def _left(count: int, share: float) -> int:
    """How many of some channels stay."""
    wanted = round(count * (1 - share) / MULTIPLE) * MULTIPLE
    return min(count, max(MULTIPLE, wanted))


def _widths(model: XrayVLM) -> NetworkConfig:
    encoder, layers = model.encoder, _layers(model)
    first, coarse = _block(encoder.fine[0]), _block(encoder.coarse[0])
    inner = tuple(block.first.conv.out_channels for _, block in _residual_blocks(model))
    deep = (_block(encoder.deep.down[0]).conv.out_channels, model.config.deep[1]) if encoder.deep else (0, 0)
    stem = (first.conv.out_channels, model.config.stem[1], coarse.conv.out_channels)
    return replace(
        model.config,
        stem=stem,
        deep=deep,
        inner=inner,
        narrator_heads=layers[0].heads,
        narrator_feed=layers[0].feed.widen.out_features,
    )


def _roots(model: XrayVLM) -> dict[str, nn.Conv2d]:
    encoder = model.encoder
    roots = {"fine.0": _block(encoder.fine[0]).conv, "coarse.0": _block(encoder.coarse[0]).conv}
    if encoder.deep is not None:
        # What the branch gives back is as wide as what it was given: the same share of both goes.
        roots |= {"deep.0": _block(encoder.deep.down[0]).conv, "deep.mix": encoder.deep.mix.conv}
    return roots | {name: block.first.conv for name, block in _residual_blocks(model)}


def _residual_blocks(model: XrayVLM) -> list[tuple[str, ResidualBlock]]:
    """In the order of `NetworkConfig.inner`, for which the encoder's parts are made in that order."""
    return [(name, part) for name, part in model.encoder.named_modules() if isinstance(part, ResidualBlock)]


def _block(module: nn.Module) -> ConvBlock:
    assert isinstance(module, ConvBlock)
    return module


def _layers(model: XrayVLM) -> list[NarratorLayer]:
    return [layer for layer in model.narrator.layers if isinstance(layer, NarratorLayer)]
