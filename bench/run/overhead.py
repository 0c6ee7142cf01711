"""What the clock itself costs: queries in a bare loop, and the same under the clock, with its yardstick.

    python -m xvlm.bench.run.overhead

prints it for `judge` of the shipped bundle, a graph of about a millisecond, with one thread. Time is the
process's own (CPU time), so that others at work on the machine do not count as the clock's.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ...runtimes.bundle import default_bundle_path, read_bundle
from ...runtimes.engine import open_engine
from ..statistics import Floats
from .clock import Patience, Query, time_queries
from .machine.yardstick import Yardstick

ROUNDS, SECONDS = 15, 1.0
_NEVER_PRECISE = 1e-9


@dataclass(frozen=True)
class Overhead:
    """Seconds of CPU time a query.

    Attributes:
        bare, clocked: [rounds], in a loop of its own, and under the clock.
        alone: of the clock with a query that does nothing.
    """

    bare: Floats
    clocked: Floats
    alone: float

    @property
    def share(self) -> float:
        """What the clock adds to a query, in the median over rounds, as a share of it."""
        return float(np.median(self.clocked / self.bare) - 1)


def measure_overhead(query: Query, rounds: int = ROUNDS, seconds: float = SECONDS) -> Overhead:
    """Ask the query under the clock for so many seconds, then as often in a bare loop; and again."""
    patience = Patience(seconds, _NEVER_PRECISE)
    bare, clocked = [], []
    for _ in range(rounds):
        spent, asked = _under_the_clock(query, patience)
        clocked.append(spent / asked)
        bare.append(_in_a_loop(query, asked) / asked)
    spent, asked = _under_the_clock(lambda: None, patience)
    return Overhead(np.array(bare), np.array(clocked), spent / asked)


def _under_the_clock(query: Query, patience: Patience) -> tuple[float, int]:
    """CPU seconds, and how many queries."""
    start = time.process_time()
    timed = time_queries(query, 0.9, patience, warm_up=False, before=Yardstick().look)
    return time.process_time() - start, len(timed.seconds)


def _in_a_loop(query: Callable[[], object], times: int) -> float:
    start = time.process_time()
    for _ in range(times):
        query()
    return time.process_time() - start


def main() -> None:
    """Print what the clock costs here."""
    bundle = read_bundle(default_bundle_path())
    engine = open_engine(bundle, "onnxruntime", threads=1)
    tokens = next(spec for spec in bundle.graphs["judge"].inputs if spec.name == "tokens")
    sizes = [1 if isinstance(size, str) else size for size in tokens.shape]
    inputs = {"tokens": np.random.default_rng(0).standard_normal(sizes).astype(np.float32)}
    engine.run("judge", inputs)
    found = measure_overhead(lambda: engine.run("judge", inputs))
    low, high = np.percentile(found.clocked / found.bare - 1, [25, 75])
    print(
        f"judge of {bundle.name} on ONNX Runtime, one thread: {1e3 * np.median(found.bare):.3f} ms a query\n"
        f"under the clock: {1e3 * np.median(found.clocked):.3f} ms, {found.share:+.2%} "
        f"(half of {len(found.bare)} rounds: {low:+.2%} to {high:+.2%})\n"
        f"the clock alone: {1e6 * found.alone:.2f} µs a query, "
        f"{found.alone / np.median(found.bare):.2%} of that one"
    )


if __name__ == "__main__":
    main()
