"""The clock: queries one after another, until enough was seen, the time is up, or somebody stops it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..statistics import Floats
from .percentiles import percentile_over_time, relative_width

Query = Callable[[], object]
# Told, between queries, which share of the time is gone.
Progress = Callable[[float], None]
Stopped = Literal["precise", "time", "interrupted"]

LEAST_QUERIES = 5
WARM_UP_SECONDS, WARM_UP_QUERIES = 1.0, 2
SHOWN_EVERY = 0.25
# A processor changes its pace within seconds: a second of queries, however alike, does not stand for the next
# minute. So much of the time passes in any case.
LEAST_TIME = 1 / 3
# Looking for the end at every query would find it too early, by chance: it is looked for at growing counts.
GROWTH = 1.3


@dataclass(frozen=True)
class Patience:
    """When to stop.

    Attributes:
        seconds: at most, for the queries of one scenario that count; a third of it in any case.
        precision: half the width of the percentile's interval, over the percentile, that is enough.
    """

    seconds: float = 30.0
    precision: float = 0.05


@dataclass(frozen=True)
class Timed:
    """Queries that were timed.

    Attributes:
        seconds: [n], in the order in which they were asked.
        warm_up: queries before, which do not count.
        stopped: «precise» where the interval became narrow enough, «time» where it did not,
            «interrupted» where the user stopped it; what was measured by then is kept.
    """

    seconds: Floats
    warm_up: int
    stopped: Stopped


def time_queries(
    query: Query,
    share: float,
    patience: Patience,
    warm_up: bool = True,
    before: Callable[[], None] | None = None,
    progress: Progress | None = None,
) -> Timed:
    """Time a query again and again.

    Args:
        query: what is timed.
        share: the percentile that has to become precise, in (0, 1).
        patience: when to stop; `LEAST_QUERIES` are asked in any case.
        warm_up: ask for a second, and at least twice, before it counts.
        before: done before each query that counts, outside of the time.
        progress: called between queries, at most four times a second.
    """
    show, ready = progress or _see_nothing, before or _do_nothing
    seconds: list[float] = []
    warmed = 0
    try:
        warmed = _warm_up(query) if warm_up else 0
        stopped = _ask(query, ready, share, patience, show, seconds)
    except KeyboardInterrupt:
        stopped = "interrupted"
    return Timed(np.array(seconds, np.float64), warmed, stopped)


def _warm_up(query: Query) -> int:
    end, asked = time.perf_counter() + WARM_UP_SECONDS, 0
    while asked < WARM_UP_QUERIES or time.perf_counter() < end:
        query()
        asked += 1
    return asked


def _ask(
    query: Query,
    ready: Callable[[], None],
    share: float,
    patience: Patience,
    show: Progress,
    seconds: list[float],
) -> Stopped:
    clock = time.perf_counter
    begin = shown = clock()
    look_at = LEAST_QUERIES
    while True:
        ready()
        start = clock()
        query()
        end = clock()
        seconds.append(end - start)
        if len(seconds) >= look_at:
            enough = end - begin >= LEAST_TIME * patience.seconds
            if (
                enough
                and relative_width(percentile_over_time(np.array(seconds), share)) <= patience.precision
            ):
                return "precise"
            look_at = max(look_at + 1, int(look_at * GROWTH))
        if end - begin >= patience.seconds and len(seconds) >= LEAST_QUERIES:
            return "time"
        if end - shown >= SHOWN_EVERY:
            show(min(1.0, (end - begin) / patience.seconds))
            shown = end


def _see_nothing(_share: float) -> None:
    pass


def _do_nothing() -> None:
    pass
