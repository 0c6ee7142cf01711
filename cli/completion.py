"""What the shell may complete an option's value with: the names that xvlm knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Complete = Callable[[str], list[str]]


def _starting(names: Iterable[str], typed: str) -> list[str]:
    return sorted({name for name in names if name.startswith(typed)})


def languages(incomplete: str) -> list[str]:
    """Languages of explanations."""
    from ..explain.reports.catalogue import available_languages

    return _starting(available_languages(), incomplete)


def report_languages(incomplete: str) -> list[str]:
    """Languages of `bench report`."""
    from ..bench.report.words import LANGUAGES

    return _starting(LANGUAGES, incomplete)


def devices(incomplete: str) -> list[str]:
    """Hardware profiles, by any of their names."""
    from ..hardware_profiles import list_profiles, load_profile

    profiles = map(load_profile, list_profiles())
    return _starting((name for one in profiles for name in (one.name, *one.aliases)), incomplete)


def engines(incomplete: str) -> list[str]:
    """Engines."""
    from ..hardware_profiles.profile import ENGINES

    return _starting(ENGINES, incomplete)


def operating_points(incomplete: str) -> list[str]:
    """Operating points."""
    from ..runtimes.calibration import OPERATING_POINTS

    return _starting((point.replace("_", "-") for point in OPERATING_POINTS), incomplete)


def recipes(incomplete: str) -> list[str]:
    """Recipes that come with xvlm."""
    from ..compress.recipe_file import list_recipes

    return _starting(list_recipes(), incomplete)


def scenarios(incomplete: str) -> list[str]:
    """Scenarios of `bench run`."""
    from ..bench.run.scenarios import SCENARIOS

    return _starting((scenario.name for scenario in SCENARIOS), incomplete)


def figures(incomplete: str) -> list[str]:
    """Figures of fidelity."""
    from ..bench.fidelity.catalogue import FIGURES

    return _starting(FIGURES, incomplete)


def stages(incomplete: str) -> list[str]:
    """Stages of training."""
    from ..models.training.config import STAGES

    return _starting((*STAGES, "gather"), incomplete)


def groups(incomplete: str) -> list[str]:
    """Groups of figures of fidelity, with commas between."""
    from ..bench.fidelity import GROUPS

    return one_of_many(GROUPS)(incomplete)


def one_of(*names: str) -> Complete:
    """A fixed list."""

    def complete(incomplete: str) -> list[str]:
        return _starting(names, incomplete)

    return complete


def one_of_many(names: Iterable[str]) -> Complete:
    """A list with commas between: the last of it is completed, with none twice."""

    def complete(incomplete: str) -> list[str]:
        *given, typed = incomplete.split(",")
        left = _starting(set(names) - set(given), typed)
        return [",".join((*given, name)) for name in left]

    return complete
