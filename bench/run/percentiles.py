"""What a few runs say of all runs: percentiles and means, whatever the shape of the latencies."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ..statistics import Floats, Interval, mean_interval

CONFIDENCE = 0.95
# A run is cut into so many sections; the second is Student's t at 97.5 % for one less.
SECTIONS, STUDENTS_T = 10, 2.262
# Queries in a section, with fewer of which its percentile says little.
ENOUGH_IN_SECTION = 10


def percentile(seconds: Floats, share: float) -> Interval:
    """A percentile with the interval that order statistics give.

    The number of runs below the true percentile is binomial, so that two of the sorted runs enclose it
    with a known confidence (Conover, Practical Nonparametric Statistics, 3rd ed., section 3.2). Runs
    are taken to be independent of each other; see `percentile_over_time` for those that are not.

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


def percentile_over_time(seconds: Floats, share: float) -> Interval:
    """The same of queries that followed each other on a machine whose pace changes.

    Queries of the same moment are alike, so that many of them know less than as many independent ones. The
    run is cut into sections, and how much their percentiles differ says how well that of the whole is known
    (sectioning: Asmussen and Glynn, Stochastic Simulation, 2007, chapter III, section 5a). The wider of both
    intervals is given; of few queries, the one by order statistics.

    Args:
        seconds: [n], in the order in which they were measured.
        share: in (0, 1).
    """
    figure = percentile(seconds, share)
    if _are_few(seconds):
        return figure
    half = _half_over_sections(seconds, lambda section: percentile(section, share).value)
    low, high = np.minimum(figure.low, figure.value - half), np.maximum(figure.high, figure.value + half)
    return Interval(figure.value, float(low), float(high))


def mean_over_time(seconds: Floats) -> Interval:
    """The mean of queries that followed each other, by the same sectioning; of few, by bootstrap.

    Args:
        seconds: [n], in the order in which they were measured.
    """
    if _are_few(seconds):
        return mean_interval(seconds, np.arange(len(seconds)))
    mean, half = float(seconds.mean()), _half_over_sections(seconds, lambda section: float(section.mean()))
    return Interval(mean, max(mean - half, float(seconds.min())), mean + half)


def relative_width(figure: Interval) -> float:
    """Half an interval's width over its value; infinite where an end is not bounded."""
    width = (figure.high - figure.low) / 2 / figure.value if figure.value > 0 else np.inf
    return float(width) if np.isfinite(width) else np.inf


def _are_few(seconds: Floats) -> bool:
    return len(seconds) < SECTIONS * ENOUGH_IN_SECTION


def _half_over_sections(seconds: Floats, figure: Callable[[Floats], float]) -> float:
    """Half the width of the interval that a figure's values in the sections give."""
    values = [figure(section) for section in np.array_split(seconds, SECTIONS)]
    return float(STUDENTS_T * np.std(values, ddof=1) / SECTIONS**0.5)


def _binomial(count: int, share: float) -> NDArray[np.float64]:
    """Chances of 0 to `count` successes, [count + 1]."""
    log_factorial = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, count + 1)))])
    successes = np.arange(count + 1)
    log_ways = log_factorial[count] - log_factorial - log_factorial[::-1]
    logs = log_ways + successes * np.log(share) + (count - successes) * np.log1p(-share)
    return np.asarray(np.exp(logs), np.float64)
