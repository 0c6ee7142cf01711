"""Pairs of sessions, each on engines of its own, that share the images: as many as there are cores."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

from ...explain.session import Session
from ...runtimes.bundle import Bundle, default_bundle_path, read_bundle
from ...runtimes.device import usable_cores
from ...runtimes.engine import open_engine

# An image is worked on in numpy too, one at a time: more pairs than these would wait for each other.
MOST_PAIRS = 4
# Items that are begun before their turn: one that is looked at closely takes as long as dozens of others.
AHEAD = 64
# Engines that compute on the processor; a graphics card is asked by one pair alone.
_ON_PROCESSOR = ("onnxruntime", "openvino")

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True)
class Pair:
    """Both bundles, on engines that nobody else asks."""

    reference: Session
    candidate: Session


def open_pairs(reference: Path, candidate: Path | None = None, engine: str | None = None) -> tuple[Pair, ...]:
    """Open two bundles as often as this machine has cores for, each engine with one thread.

    Args:
        reference, candidate: their folders; the shipped one for a candidate that is not given.
        engine: its name; for each bundle the one that it prefers by default.

    Raises:
        BundleError, MissingPackage: as `open_session`.
    """
    bundles = read_bundle(reference), read_bundle(candidate or default_bundle_path())
    first = _open(bundles, engine, threads=1)
    names = {first.reference.engine.name, first.candidate.engine.name}
    more = min(usable_cores(), MOST_PAIRS) - 1 if names <= set(_ON_PROCESSOR) else 0
    return (first, *(_open(bundles, engine, threads=1) for _ in range(more)))


def share_out(
    pairs: tuple[Pair, ...],
    items: list[Item],
    work: Callable[[Pair, int, Item], Result],
    progress: Callable[[Iterable[Item]], Iterable[Item]],
) -> Iterator[Result]:
    """Results in the order of the items, each worked on by whichever pair is free.

    Only `AHEAD` of them are begun before their turn, so that what they find does not pile up.

    Args:
        pairs: at least one.
        items: to work on.
        work: of a pair, an item's number and the item.
        progress: wraps the items, to show a bar.
    """
    free: SimpleQueue[Pair] = SimpleQueue()
    for pair in pairs:
        free.put(pair)

    def with_a_free_pair(number: int, item: Item) -> Result:
        pair = free.get()
        try:
            return work(pair, number, item)
        finally:
            free.put(pair)

    threads = ThreadPoolExecutor(len(pairs))
    try:
        begun = (threads.submit(with_a_free_pair, number, item) for number, item in enumerate(items))
        for _, future in zip(progress(items), _taken_ahead(begun), strict=True):
            yield future.result()
    finally:
        threads.shutdown(cancel_futures=True)


def _taken_ahead(items: Iterator[Item]) -> Iterator[Item]:
    """The same items, `AHEAD` of which are taken before they are asked for."""
    taken = deque(islice(items, AHEAD))
    while taken:
        yield taken.popleft()
        taken.extend(islice(items, 1))


def _open(bundles: tuple[Bundle, Bundle], engine: str | None, threads: int) -> Pair:
    return Pair(*(Session(bundle, open_engine(bundle, engine, threads=threads)) for bundle in bundles))
