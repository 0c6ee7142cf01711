"""What a few runs say of all runs: percentiles with intervals that suppose no shape of the latencies."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..statistics import Floats, Interval

CONFIDENCE = 0.95


def percentile(seconds: Floats, share: float) -> Interval:
    """A percentile with the interval that order statistics give.

    The number of runs below the true percentile is binomial, so that two of the sorted runs enclose it
    with a known confidence (Conover, Practical Nonparametric Statistics, 3rd ed., section 3.2). Runs
    are taken to be independent of each other; `drift` tells where they were not.

    Args:
        seconds: [n], one run each.
        share: in (0, 1); 0.9 for the 90th percentile.

    Returns:
        The smallest run that at least this share does not exceed, and the interval, at `CONFIDENCE`.
        An end is NaN where too few runs were made to bound it; all is NaN without runs.
    """
    count = len(seconds)
    if not count:
        return Interval(np.nan, np.nan, np.nan)
    ordered = np.sort(seconds)
    at_most = np.cumsum(_binomial(count, share))
    tail = (1 - CONFIDENCE) / 2
    # The r-th smallest run lies below the percentile unless fewer than r runs do.
    below = int(np.searchsorted(at_most, tail, side="right"))
    above = int(np.searchsorted(at_most, 1 - tail)) + 1
    return Interval(
        float(ordered[max(0, int(np.ceil(share * count - 1e-9)) - 1)]),
        float(ordered[below - 1]) if below >= 1 else np.nan,
        float(ordered[above - 1]) if above <= count else np.nan,
    )


def relative_width(figure: Interval) -> float:
    """Half an interval's width over its value; infinite where an end is not bounded."""
    width = (figure.high - figure.low) / 2 / figure.value if figure.value > 0 else np.inf
    return float(width) if np.isfinite(width) else np.inf


def _binomial(count: int, share: float) -> NDArray[np.float64]:
    """Chances of 0 to `count` successes, [count + 1]."""
    log_factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, count + 1)))])
    successes = np.arange(count + 1)
    log_ways = log_factorial[count] - log_factorial - log_factorial[::-1]
    logs = log_ways + successes * np.log(share) + (count - successes) * np.log1p(-share)
    return np.asarray(np.exp(logs), np.float64)
