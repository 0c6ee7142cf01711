"""Which layers to keep in higher precision: the cheapest set with which every bound holds.

1. Each layer is quantized alone, and the layers are ranked by what that costs the explanation, for each
   multiplication that keeping them would give up.
2. The shortest head of that list that keeps every bound is found by halving.
3. Each layer of it is let go again, the costliest first, where the bounds hold without it.
4. The weights of those that stay are stored in the smallest form with which the bounds hold.

A trial leaves nothing behind but its outcome, so memory does not grow with their number.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from ...bench.bounds import Broken
from .mixed_precision import Layer

# How the weights of each layer that is kept are stored, by the layer's name.
Plan = Mapping[str, str]
_FULL = "f32"


class Trials(Protocol):
    """What can be asked of a plan on the engine."""

    def harm(self, plan: Plan) -> float:
        """What it costs the explanation; 0 for nothing."""

    def broken(self, plan: Plan) -> Sequence[Broken]:
        """The bounds that it breaks."""


@dataclass(frozen=True)
class Trial:
    """A plan that was tried, and the bounds that it breaks."""

    plan: Plan
    broken: Sequence[Broken]

    @property
    def excess(self) -> float:
        """How far it is beyond all the bounds that it breaks."""
        return sum(broken.excess for broken in self.broken)


@dataclass(frozen=True)
class Found:
    """The end of a search.

    Attributes:
        best: of those that keep every bound the cheapest, else the one that is least beyond them.
        harms: what quantizing each layer alone costs the explanation; of those that were tried.
        trials: how many there were.
        finished: whether it ended before its time did.
    """

    best: Trial
    harms: Mapping[str, float]
    trials: int
    finished: bool


class _TimeIsUp(Exception):
    pass


def search(
    layers: Sequence[Layer],
    ask: Trials,
    seconds: float,
    kept_as: Sequence[str],
    tried: Callable[[int, float], None] = lambda _trials, _share: None,
) -> Found:
    """Search until done or out of time.

    Args:
        layers: those that are quantized.
        ask: tries a plan on the engine.
        seconds: after this time no further trial begins.
        kept_as: ways to store a kept layer's weights, the cheapest first.
        tried: told how many trials there were and which share of the time is spent, in [0, 1].
    """
    hunt = _Hunt(layers, ask, seconds, tried)
    try:
        hunt.run(kept_as)
        finished = True
    except _TimeIsUp:
        finished = False
    assert hunt.best is not None
    return Found(hunt.best, hunt.harms, hunt.trials, finished)


def rank(layers: Sequence[Layer], ask: Trials, seconds: float) -> Mapping[str, float]:
    """What quantizing each layer alone costs the explanation, as far as the time goes."""
    hunt = _Hunt(layers, ask, seconds, lambda _trials, _share: None)
    with suppress(_TimeIsUp):
        hunt.rank()
    return hunt.harms


class _Hunt:
    def __init__(
        self, layers: Sequence[Layer], ask: Trials, seconds: float, tried: Callable[[int, float], None]
    ) -> None:
        self.work = {layer.name: layer.work for layer in layers}
        self.ask, self.seconds, self.tried = ask, seconds, tried
        self.start = time.monotonic()
        self.best: Trial | None = None
        self.harms: dict[str, float] = {}
        self.trials = 0

    def run(self, kept_as: Sequence[str]) -> None:
        if self.holds({}):
            return
        kept = self.shortest_head(self.rank())
        # Where not even all of them help, there is nothing to look for.
        if len(kept) < len(self.work) or self.holds(dict.fromkeys(kept, _FULL)):
            self.shrink(dict.fromkeys(self.thin(kept), _FULL), kept_as)

    def rank(self) -> list[str]:
        """Layers in descending order of harm for the multiplications that keeping them gives up."""
        for name in self.work:
            self.begin_trial()
            self.harms[name] = self.ask.harm({other: _FULL for other in self.work if other != name})
        return sorted(self.work, key=lambda name: -self.harms[name] / max(self.work[name], 1))

    def shortest_head(self, ranked: list[str]) -> list[str]:
        """The fewest layers from the head of the list that keep every bound; all of them if none do."""
        low, high = 1, len(ranked)
        while low < high:
            middle = (low + high) // 2
            if self.holds(dict.fromkeys(ranked[:middle], _FULL)):
                high = middle
            else:
                low = middle + 1
        return ranked[:high]

    def thin(self, kept: list[str]) -> list[str]:
        """The same without those that need not be kept, the costliest tried first."""
        for name in sorted(kept, key=lambda name: -self.work[name]):
            fewer = [other for other in kept if other != name]
            if self.holds(dict.fromkeys(fewer, _FULL)):
                kept = fewer
        return kept

    def shrink(self, plan: dict[str, str], kept_as: Sequence[str]) -> None:
        """Store what is kept in the smallest form with which every bound holds."""
        for name in plan:
            for way in kept_as:
                if way == _FULL or self.holds(plan | {name: way}):
                    plan = plan | {name: way}
                    break

    def holds(self, plan: Plan) -> bool:
        """Whether every bound holds. The first plan is tried even where there is no time."""
        self.begin_trial()
        trial = Trial(plan, self.ask.broken(plan))
        if self.best is None or self._cost(trial) < self._cost(self.best):
            self.best = trial
        return not trial.broken

    def begin_trial(self) -> None:
        """Count a trial, unless the time is up."""
        spent = time.monotonic() - self.start
        if self.trials and spent > self.seconds:
            raise _TimeIsUp
        self.trials += 1
        self.tried(self.trials, min(1.0, spent / max(self.seconds, 1e-9)))

    def _cost(self, trial: Trial) -> tuple[float, int, int]:
        """Excess first, then multiplications that stay in floating point, then how weights are stored."""
        kept = sum(self.work[name] for name in trial.plan)
        large = sum({"f32": 4, "f16": 2}.get(way, 1) for way in trial.plan.values())
        return trial.excess, kept, large
