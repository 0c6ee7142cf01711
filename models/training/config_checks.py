"""Which numbers a training run can have; all that cannot be are told before any work starts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from math import inf, isfinite
from typing import Any

from ..network.config import NetworkConfig

# What is neither here nor in `_SHARES` may be 0, and must not be negative.
_AT_LEAST_ONE = frozenset(
    (
        "optimiser.epochs", "optimiser.batch", "masking.square", "alignment.width", "network.canvas",
        "network.stem", "network.width", "network.heads", "network.feed_ratio",
        "network.findings", "network.judge_heads", "network.vocabulary", "network.narrator_layers",
        "network.statement_length", "network.novelty_dims",
    )
)  # fmt: skip
_ABOVE_ZERO = frozenset(
    ("optimiser.learning_rate", "optimiser.clip", "alignment.temperature", "preference.beta")
)
# The ends of each share, and whether they belong to it.
_SHARES = {
    "data.held_out": "(0, 1)",
    "masking.share": "(0, 1)",
    "optimiser.warm_up": "[0, 1)",
    "optimiser.mean_decay": "[0, 1)",
    "network.drop_path": "[0, 1)",
    "alignment.said": "(0, 1]",
    "preference.corrections_share": "[0, 1]",
}


def problems_of_numbers(config: object) -> list[str]:
    """What no run can have; a phrase each, with the key."""
    found = [
        f"`{key}` {wrong}, not {value}"
        for key, value in _numbers(config, "")
        if (wrong := _wrong(key, value))
    ]
    network = getattr(config, "network", None)
    return found or (_problems_of_shape(network) if isinstance(network, NetworkConfig) else [])


def _numbers(value: Any, key: str) -> Iterator[tuple[str, float]]:
    """Each number with the key that it stands under."""
    if is_dataclass(value):
        for field in fields(value):
            yield from _numbers(getattr(value, field.name), f"{key}.{field.name}" if key else field.name)
    elif isinstance(value, tuple):
        for item in value:
            yield from _numbers(item, key)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield key, value


def _wrong(key: str, value: float) -> str:
    if not isfinite(value):
        return "must be a number"
    if key in _SHARES:
        share = _SHARES[key]
        low = value >= 0 if share[0] == "[" else value > 0
        high = value <= 1 if share[-1] == "]" else value < 1
        return "" if low and high else f"must lie in {share}"
    if key in _ABOVE_ZERO:
        return "" if 0 < value < inf else "must be above 0"
    if key in _AT_LEAST_ONE:
        return "" if value >= 1 else "must be at least 1"
    return "" if value >= 0 else "must not be negative"


def _problems_of_shape(network: NetworkConfig) -> list[str]:
    found = []
    if network.canvas % 8:
        found.append(f"`network.canvas` must be a multiple of 8, not {network.canvas}")
    if network.width % 4 or network.width % network.heads:
        found.append(f"`network.width` must be a multiple of 4 and of `heads`, not {network.width}")
    return found
