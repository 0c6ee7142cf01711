"""What each channel, head and unit is worth to the explanation.

Taking something out changes the network's outputs by its weights times their gradients, in first order; the
harm is the square of that, the second-order term of a distance that is 0 now (LeCun et al., Optimal Brain
Damage, 1989). The squares of all outputs' changes are summed by drawing random signs for the outputs and
going back once a draw (Hutchinson, 1990).

Both count: a finding's probability, as the divergence from what it was, and its map, as a share of its
energy. Each is taken finding by finding, so that what only a rare finding needs is worth as much.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import torch
from torch import Tensor, nn

from ...models.network.vlm import XrayVLM

# How many signs are drawn for each finding.
DRAWS = 8
# What a part does to the outputs in first order: one figure for each of its channels, heads or units.
Effect = Callable[[], Tensor]


def worth_to_findings(
    model: XrayVLM,
    canvases: Tensor,
    effects: Mapping[str, Effect],
    maps: float,
    worst: float,
    watch: Callable[[range], Iterator[int]] = iter,
) -> dict[str, Tensor]:
    """What taking out each channel would cost the findings, [channels] for each part.

    Args:
        model: in evaluation mode.
        canvases: float32 [n, 1, S, S].
        effects: of the parts, read from the gradients.
        maps: weight of the maps beside the probabilities, in [0, 1].
        worst: weight of the finding that suffers most beside the mean, in [0, 1].
        watch: goes through the findings, to show a bar.
    """
    draw = torch.Generator().manual_seed(0)
    sums: dict[str, list[Tensor]] = {name: [] for name in effects}
    for finding in watch(range(model.config.findings)):
        squares = {name: torch.zeros(()) for name in effects}
        for _ in range(DRAWS):
            model.zero_grad()
            logits, contributions, _ = model.judge(model.encode(canvases).tokens)
            shift = _shift(logits[:, finding], model.judge.bias[finding], draw)
            moved = _moved(contributions[:, finding], draw)
            ((1 - maps) ** 0.5 * shift + maps**0.5 * moved).backward()
            squares = {name: squares[name] + effect().square() for name, effect in effects.items()}
        for name, square in squares.items():
            sums[name].append(square / DRAWS)
    return {name: _combine(torch.stack(each), worst) for name, each in sums.items()}


def worth_to_narrator(model: XrayVLM, canvases: Tensor, effects: Mapping[str, Effect]) -> dict[str, Tensor]:
    """The same for parts of the narrator: what they do to the next word and to where it looks."""
    draw = torch.Generator().manual_seed(0)
    with torch.no_grad():
        tokens = model.encode(canvases).tokens
    squares = {name: torch.zeros(()) for name in effects}
    for _ in range(DRAWS):
        model.zero_grad()
        ids = torch.randint(model.config.vocabulary, (len(tokens), 4), generator=draw)
        start, cache = torch.zeros((), dtype=torch.int64), model.narrator.empty_cache(len(tokens))
        later = torch.full((4, 4), float("-inf")).triu(1)
        logits, looked, _ = model.narrator(ids, start, tokens, cache, later)
        said = logits.log_softmax(-1)
        spoken = (_signs(said, draw) * said * said.exp().sqrt().detach()).sum() / said[..., 0].numel() ** 0.5
        (spoken + _moved(looked.flatten(0, 1), draw)).backward()
        squares = {name: squares[name] + effect().square() for name, effect in effects.items()}
    return {name: square / DRAWS for name, square in squares.items()}


def columns_effect(layer: nn.Linear, size: int) -> Effect:
    """What each run of `size` inputs of a linear layer does."""
    return lambda: _times_gradient(layer.weight).sum(0).unflatten(0, (-1, size)).sum(1)


def _times_gradient(weight: Tensor) -> Tensor:
    assert weight.grad is not None
    return weight.detach() * weight.grad


def _shift(logits: Tensor, bias: Tensor, draw: torch.Generator) -> Tensor:
    """Signed changes of a probability, [n] logits, as a share of what the finding says at all."""
    likely = logits.detach().sigmoid()
    spread = likely * (1 - likely)
    said = (spread * (logits.detach() - bias.detach()).square()).sum().clamp_min(1e-12)
    return (_signs(logits, draw) * spread.sqrt() * logits).sum() / said.sqrt()


def _moved(maps: Tensor, draw: torch.Generator) -> Tensor:
    """Signed changes of maps, [n, N], as a share of their energy."""
    energy = maps.detach().square().sum().clamp_min(1e-12)
    return (_signs(maps, draw) * maps).sum() / energy.sqrt()


def _signs(like: Tensor, draw: torch.Generator) -> Tensor:
    return torch.randint(0, 2, like.shape, generator=draw) * 2.0 - 1.0


def _combine(findings: Tensor, worst: float) -> Tensor:
    """[F, channels] to [channels]."""
    return worst * findings.amax(0) + (1 - worst) * findings.mean(0)
