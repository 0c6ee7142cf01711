"""How long a bundle's graphs take on an engine, asked in a process of its own: some graphs crash an engine.

    python -m xvlm.compress.rivals.timing BUNDLE ENGINE INPUTS.npz

prints milliseconds.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import numpy as np

from ...runtimes.bundle import Bundle, read_bundle
from ...runtimes.engine import open_engine
from ..answers import Arrays
from ..parity import time_graphs

Key = TypeVar("Key")


def in_rounds(asks: Mapping[Key, Callable[[], float | None]], rounds: int) -> dict[Key, float | None]:
    """The median over rounds, in each of which all are asked; None of what once gave none."""
    taken: dict[Key, list[float | None]] = {key: [] for key in asks}
    for _ in range(rounds):
        for key, ask in asks.items():
            if None not in taken[key]:
                taken[key].append(ask())
    known = {key: [ms for ms in took if ms is not None] for key, took in taken.items()}
    return {key: float(np.median(ms)) if len(ms) == rounds else None for key, ms in known.items()}


def milliseconds(bundle: Bundle, engine: str, inputs: Path) -> float | None:
    """Median of all graphs of `inputs` together on an engine; None where it refuses them or crashes.

    Args:
        bundle: to time.
        engine: its name.
        inputs: npz, of arrays named GRAPH/INPUT.
    """
    command = [sys.executable, "-m", __name__, str(bundle.path), engine, str(inputs)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    return float(ended.stdout) if ended.returncode == 0 else None


def write_inputs(inputs: dict[str, Arrays], path: Path) -> Path:
    """Write what each graph is asked, as `milliseconds` reads it."""
    named = {f"{graph}/{name}": array for graph, given in inputs.items() for name, array in given.items()}
    np.savez(path, **named)  # type: ignore[arg-type]
    return path


def main() -> None:
    """Time one bundle."""
    bundle, engine = read_bundle(Path(sys.argv[1])), sys.argv[2]
    inputs: dict[str, Arrays] = {}
    with np.load(sys.argv[3], allow_pickle=False) as given:
        for key in given.files:
            graph, name = key.split("/")
            inputs[graph] = {**inputs.get(graph, {}), name: given[key]}
    print(sum(time_graphs(open_engine(bundle, engine), inputs).values()))


if __name__ == "__main__":
    main()
