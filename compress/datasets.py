"""What taught some weights, as a `datasets.toml` beside them tells it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..strict_toml import read_table

FILE = "datasets.toml"


@dataclass(frozen=True)
class Dataset:
    """Images, labels or texts that a model learned from.

    Attributes:
        name: with its reference.
        gave: what was taken from it.
        licence: an SPDX expression; empty where the terms have none.
        terms: the terms in words, where there is no such expression.
    """

    name: str
    gave: str
    licence: str = ""
    terms: str = ""


@dataclass(frozen=True)
class _File:
    datasets: tuple[Dataset, ...]


def read_datasets(weights: Path) -> tuple[Dataset, ...] | None:
    """What taught the weights in a file; None where no file beside them tells.

    Raises:
        BadConfig: the file beside them is not as it should be.
    """
    path = weights.with_name(FILE)
    return read_table(path, _File).datasets if path.is_file() else None
