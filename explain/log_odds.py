"""The scale on which changes of a probability are compared: near 0 and 1, small steps are large."""

from __future__ import annotations

from math import log


def log_odds(probability: float) -> float:
    """The natural logarithm of the odds, of a probability in [0, 1] kept off its ends by a millionth."""
    safe = min(max(probability, 1e-6), 1 - 1e-6)
    return log(safe / (1 - safe))
