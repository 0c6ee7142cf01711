"""What this machine reaches at best: a matrix product and a copy, the two roofs of a roofline.

Williams, Waterman and Patterson, «Roofline», Communications of the ACM 2009.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

_SIDE, _COPIED = 1024, 64 * 2**20
_REPEATS = 5


@dataclass(frozen=True)
class Ceilings:
    """Rates that were reached, the best of a few tries.

    Attributes:
        float_gflops: of a product of FP32 matrices in numpy, in 10⁹ operations a second.
        copy_gb_s: bytes read and written in a copy that no cache holds, in 10⁹ a second.
    """

    float_gflops: float
    copy_gb_s: float


def measure_ceilings() -> Ceilings:
    """Measure them; about a second, with as many threads as numpy takes."""
    draw = np.random.default_rng(0)
    a, b = draw.random((2, _SIDE, _SIDE), np.float32)
    source = np.ones(_COPIED, np.uint8)
    target = np.empty_like(source)
    return Ceilings(
        2 * _SIDE**3 / _best(lambda: a @ b) / 1e9,
        2 * _COPIED / _best(lambda: np.copyto(target, source)) / 1e9,
    )


def _best(work: Callable[[], object]) -> float:
    """Least seconds of a few tries."""
    seconds = []
    for _ in range(_REPEATS):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)
