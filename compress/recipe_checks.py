"""What a recipe cannot ask for: all of it is told before any work starts."""

from __future__ import annotations

from ..bench.bounds import Bound
from ..bench.fidelity.catalogue import find_named, problem_of_name
from ..errors import BadConfig
from ..hardware_profiles import load_profile
from ..models.training.config_checks import problems_of_numbers
from .decidable import problems_before_images
from .recipe import GRAPHS, PRECISIONS, STORED, Gate, Recipe


def problems_in(recipe: Recipe) -> list[str]:
    """What cannot be, whatever it is run on; a phrase each."""
    return [
        *_problems_of_target(recipe),
        *(f"`{name}` {problem}" for name, problem in _problems_of_values(recipe)),
        *_problems_of_bounds(recipe.gate),
        *(problems_of_numbers(recipe.distil) if recipe.distil else ()),
    ]


def problems_without_data(recipe: Recipe) -> list[str]:
    """What a recipe cannot do without --data; a phrase each."""
    needs = {"distil": recipe.distil, "prune": recipe.prune}
    return [f"`{name}` needs a labelled dataset" for name, table in needs.items() if table]


def _problems_of_target(recipe: Recipe) -> list[str]:
    target, engine, precision = recipe.target, recipe.engine, recipe.quantize.precision
    if not target:
        return []
    try:
        profile = load_profile(target)
    except BadConfig:
        return [f"there is no hardware profile for the target «{target}»"]
    found = []
    if engine and engine not in profile.engines:
        engines = ", ".join(profile.engines)
        found.append(f"`engine` of {profile.name} must be one of {engines}, not «{engine}»")
    if precision in PRECISIONS and precision not in profile.precisions:
        found.append(f"{profile.name} does not compute in {precision}")
    return found


def _problems_of_values(recipe: Recipe) -> list[tuple[str, str]]:
    quantize, prune = recipe.quantize, recipe.prune
    found = [
        ("quantize.graphs", f"knows no graph «{graph}»") for graph in quantize.graphs if graph not in GRAPHS
    ]
    found += [
        (key, f"knows no way to store weights called «{way}»; choose from {', '.join(STORED)}")
        for key, ways in (("quantize.kept_as", quantize.kept_as), ("quantize.rest", (quantize.rest,)))
        for way in ways
        if way not in STORED
    ]
    if quantize.precision not in PRECISIONS:
        found.append(("quantize.precision", f"must be one of {', '.join(PRECISIONS)}"))
    if quantize.search_seconds > 0 and not quantize.kept_as:
        found.append(("quantize.kept_as", "is empty, so a search could keep nothing"))
    counts = {
        "quantize.calibration_images": quantize.calibration_images,
        "parity.images": recipe.parity.images,
        "gate.images": recipe.gate.images,
        "gate.quick_images": recipe.gate.quick_images,
        "gate.close_images": recipe.gate.close_images,
    }
    shares = {}
    if prune:
        counts["prune.images"] = prune.images
        shares = {f"prune.{key}": getattr(prune, key) for key in ("channels", "heads", "feed")}
        if prune.init and recipe.distil:
            found.append(("prune.init", "leaves out what `distil` made: give one or the other"))
        if not any(shares.values()):
            found.append(("prune", "takes nothing out: give `channels`, `heads` or `feed`"))
        if not 0 <= prune.drop_path < 1:
            found.append(("prune.drop_path", "must lie in [0, 1)"))
        found += [
            (f"prune.{key}", "must lie in [0, 1]")
            for key in ("maps", "worst")
            if not 0 <= getattr(prune, key) <= 1
        ]
    found += [(key, "must be at least 1") for key, count in counts.items() if count < 1]
    found += [(key, "must lie in [0, 1)") for key, share in shares.items() if not 0 <= share < 1]
    if not quantize.search_seconds >= 0:
        found.append(("quantize.search_seconds", "must not be negative"))
    return found


def _problems_of_bounds(gate: Gate) -> list[str]:
    found = [
        f'`gate.bounds."{name}"` {problem}'
        for name, bound in gate.bounds.items()
        if (problem := problem_of_name(name) or _problem_of_bound(name, bound))
    ]
    return found or problems_before_images(gate)


def _problem_of_bound(name: str, bound: Bound) -> str:
    if bound.at_least is None and bound.at_most is None:
        return "needs `at_least` or `at_most`"
    if bound.at_least is not None and bound.at_most is not None and bound.at_least > bound.at_most:
        return "can never hold: `at_least` is above `at_most`"
    named = find_named(name)
    wanted = "at_least" if named and named.better == "higher" else "at_most"
    if getattr(bound, wanted) is None:
        more = "more" if wanted == "at_least" else "less"
        return f"bounds the good side, for {more} of it is better: give `{wanted}`"
    return ""
