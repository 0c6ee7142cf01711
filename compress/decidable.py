"""Bounds that the reference itself breaks, and bounds that the images cannot decide: both are refused.

A bound on a figure that is the reference's own as much as the candidate's fails or holds by chance where the
reference's interval reaches it. So the reference is put to its own test first: a bound that not even no
change at all keeps says nothing of a candidate.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isnan

from ..bench.bounds import AT_LEAST, AT_MOST, Bound
from ..bench.fidelity.catalogue import CLOSE, Named, find_named
from ..bench.statistics import Interval, widen, widen_difference
from .recipe import Gate

# Figures are computed in 32 bits.
_ROUNDING = 1e-6


@dataclass(frozen=True)
class Images:
    """Images, and the recipe's key that says how many there are.

    Attributes:
        key: `gate.images`, `gate.quick_images` or `gate.close_images`.
        count: how many there are of them.
    """

    key: str
    count: int


def images_for(figure: str, gate: Gate, with_data: bool, count: int | None = None) -> Images:
    """The images that a figure is measured on.

    Args:
        figure: its flat name.
        gate: says how many there may be.
        with_data: whether they are radiographs.
        count: how many there are, where that is known; those that are looked at closely are never more.
    """
    key = "images" if with_data else "quick_images"
    there: int = getattr(gate, key) if count is None else count
    if figure.partition(".")[0] in CLOSE:
        return Images("gate.close_images", min(gate.close_images, there))
    return Images(f"gate.{key}", there)


def problems_before_images(gate: Gate) -> list[str]:
    """Bounds that no images could ever decide, as many as the gate may have; a phrase each."""
    most = max(gate.images, gate.quick_images)
    with_data = gate.images >= gate.quick_images
    found = []
    for name, bound in gate.bounds.items():
        named = find_named(name)
        if named is not None and named.unchanged is not None:
            images = images_for(name, gate, with_data, most)
            found.append(problem_of_bound(name, bound, _no_change(named, images.count), images))
    return [problem for problem in found if problem]


def problems_with_reference(
    gate: Gate, itself: Mapping[str, Interval], images: int, with_data: bool
) -> dict[str, str]:
    """Bounds that the reference breaks on the gate's images, or that these cannot decide; a phrase each.

    Args:
        gate: the bounds.
        itself: the reference's figures against itself, by flat name; what the images cannot answer is not
            there, and its bounds are no problem: they are left unchecked.
        images: how many there were.
        with_data: whether they were radiographs.
    """
    found = {
        name: problem_of_bound(name, bound, itself[name], images_for(name, gate, with_data, images))
        for name, bound in gate.bounds.items()
        if name in itself
    }
    return {name: problem for name, problem in found.items() if problem}


def problem_of_bound(name: str, bound: Bound, itself: Interval, images: Images) -> str:
    """What is wrong with a bound, in a phrase; empty where the images can decide it.

    Args:
        name: the figure's flat name.
        bound: on it.
        itself: the figure of the reference against itself.
        images: that it was measured on.
    """
    return next((problem for problem in _problems(name, bound, itself, images)), "")


def _problems(name: str, bound: Bound, itself: Interval, images: Images) -> Iterator[str]:
    sides = ((AT_LEAST, bound.at_least, itself.low, 1.0), (AT_MOST, bound.at_most, itself.high, -1.0))
    for relation, limit, end, sign in sides:
        if limit is None:
            continue
        stated = f'`gate.bounds."{name}"`, {relation} {limit:g},'
        if sign * itself.value < sign * limit - _ROUNDING:
            yield f"{stated} is broken by the reference itself, which has {itself}{_instead(name)}"
        elif isnan(end):
            yield f"{stated} cannot be decided: all images that can tell are of one patient"
        elif sign * end < sign * limit - _ROUNDING:
            yield (
                f"{stated} cannot be decided on {images.count} images: the reference itself has {itself} "
                f"there{_instead(name)}; {_what_helps(name, itself, end, limit, relation, images)}"
            )


def _instead(name: str) -> str:
    """The figure that says what compression changes, of one that is the reference's own."""
    named = find_named(name)
    if named is None or named.unchanged is not None:
        return ""
    group, _, rest = name.partition(".")
    figure, dot, part = rest.partition(".")
    return f"; `{group}.{figure.removeprefix('reference_')}_loss{dot}{part}` bounds what is lost of it"


def _what_helps(name: str, itself: Interval, end: float, limit: float, relation: str, images: Images) -> str:
    wider = f"a bound of {relation} {_beyond(end, end < itself.value)}"
    room = abs(itself.value - limit)
    if room <= _ROUNDING:
        return f"{wider} can be decided"
    wanted = abs(itself.value - end) / room
    # The rule of three narrows with the number of images, other intervals with its root.
    more = math.ceil(images.count * (wanted if _by_rule_of_three(name, itself) else wanted**2))
    return f"`{images.key} = {more}` would do, where there are so many, or {wider}"


def _by_rule_of_three(name: str, itself: Interval) -> bool:
    named = find_named(name)
    return named is not None and named.known.share and (named.loss or itself.value in (0, 1))


def _beyond(end: float, below: bool) -> float:
    """An end of an interval in two digits, rounded away from its middle."""
    digits = 10.0 ** (1 - math.floor(math.log10(abs(end)))) if end else 1.0
    return (math.floor if below else math.ceil)(end * digits) / digits


def _no_change(named: Named, images: int) -> Interval:
    """What a figure of so many images, each of another patient, comes to without any change."""
    assert named.unchanged is not None
    exactly = Interval(named.unchanged, named.unchanged, named.unchanged)
    if not named.known.share:
        return exactly
    return widen_difference(exactly, images) if named.loss else widen(exactly, images)
