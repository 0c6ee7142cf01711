"""The signs that speak for each finding and each differential, read from `signs.toml`.

They are what a reader looks for on the radiograph. The model looks for none of them, so nothing may say
that one is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from ..errors import BadInput
from ..strict_toml import read_table
from . import findings


@dataclass(frozen=True)
class SignTable:
    """What `signs.toml` holds.

    Attributes:
        version: of the table.
        signs: every sign's key; the catalogues name it.
        conditions: the signs of each finding and differential, most telling first.
    """

    version: str
    signs: tuple[str, ...]
    conditions: Mapping[str, tuple[str, ...]]


def table() -> Mapping[str, tuple[str, ...]]:
    """The signs of each finding and differential of the table of findings, most telling first."""
    return _shipped().conditions


def signs() -> tuple[str, ...]:
    """Every sign's key."""
    return _shipped().signs


def telling_apart(one: str, other: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The signs of one condition that the other lacks, and those of the other that it lacks.

    Raises:
        BadInput: the table of findings has no such condition.
    """
    ours, theirs = _signs_of(one), _signs_of(other)
    return (
        tuple(sign for sign in ours if sign not in theirs),
        tuple(sign for sign in theirs if sign not in ours),
    )


def read_signs(path: Path) -> SignTable:
    """Read a table of signs.

    Raises:
        BadConfig: it is not whole, or two conditions cannot be told apart; with every problem in it.
    """
    return read_table(path, SignTable, lambda read: list(_problems(read)))


def _signs_of(condition: str) -> tuple[str, ...]:
    if condition not in table():
        raise BadInput(
            "the table of findings has no such condition",
            on=condition,
            fix=f"Choose one of {', '.join(sorted(table()))}",
        )
    return table()[condition]


@cache
def _shipped() -> SignTable:
    return read_signs(Path(__file__).with_name("signs.toml"))


def _problems(read: SignTable) -> Iterator[str]:
    yield from _of_keys(read)
    yield from _of_signs(read)
    for key, finding in findings.table().items():
        for one, other in combinations((key, *finding.differentials), 2):
            if set(read.conditions.get(one, "1")) == set(read.conditions.get(other, "2")):
                yield f"`{one}` and `{other}` have the same signs"


def _of_keys(read: SignTable) -> Iterator[str]:
    for key in sorted(findings.terms() - read.conditions.keys()):
        yield f"`conditions.{key}` is missing"
    for key in sorted(read.conditions.keys() - findings.terms()):
        yield f"`conditions.{key}` is no term of the table of findings"


def _of_signs(read: SignTable) -> Iterator[str]:
    named = Counter(sign for signs in read.conditions.values() for sign in set(signs))
    for key, signs in read.conditions.items():
        if not signs or len(set(signs)) < len(signs):
            yield f"`conditions.{key}` must be one sign or several, each once"
    for sign in sorted(named.keys() - set(read.signs)):
        yield f"`{sign}` is not in `signs`"
    for sign in sorted(set(read.signs) - named.keys()):
        yield f"`{sign}` is a sign of nothing"
