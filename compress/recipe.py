"""A compression run as one named TOML file."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from importlib import resources
from pathlib import Path

from ..errors import BadConfig
from ..hardware_profiles import HardwareProfile, load_profile
from ..strict_toml import read_table

GRAPHS = ("encode", "judge", "narrate")
PRECISIONS = ("int8", "f16")


@dataclass(frozen=True)
class Quantize:
    """Fewer bits.

    Attributes:
        graphs: which graphs get fewer bits; the others stay in FP32.
        calibration_images: how many images choose the scales of INT8.
        precision: int8 (symmetric) or f16.
    """

    graphs: tuple[str, ...] = ("encode", "judge")
    calibration_images: int = 200
    precision: str = "int8"


@dataclass(frozen=True)
class Parity:
    """Bounds on how far the graphs on the engine may stray from the model in PyTorch.

    Attributes:
        images: how many images are compared.
        tokens_cosine_at_least: mean cosine of the image's tokens, in [0, 1].
        map_spearman_at_least: median rank correlation of the findings' maps, in [-1, 1].
        probability_shift_at_most: mean change of a calibrated probability, in [0, 1].
        words_alike_at_least: share of the narrator's words that agree, in [0, 1].
    """

    images: int = 100
    tokens_cosine_at_least: float = 0.98
    map_spearman_at_least: float = 0.90
    probability_shift_at_most: float = 0.05
    words_alike_at_least: float = 0.99


@dataclass(frozen=True)
class Recipe:
    """What is done to the teacher, for which target."""

    target: str
    engine: str
    quantize: Quantize
    parity: Parity

    def without_quantization(self) -> Recipe:
        """The same with every graph left in FP32."""
        return replace(self, quantize=replace(self.quantize, graphs=()))

    def for_target(self, target: str) -> Recipe:
        """The same for a device, by its own name."""
        return replace(self, target=load_profile(target).name)

    def as_dict(self) -> dict[str, object]:
        """The recipe as it is kept in its bundle."""
        return asdict(self)


def shipped_recipe(target: str) -> Path:
    """The recipe that comes with xvlm for a device: all devices of its family share it.

    Raises:
        BadConfig: there is no such device.
    """
    folder = Path(str(resources.files(__package__))) / "recipes"
    return folder / f"{load_profile(target).family}.toml"


def read_recipe(path: Path) -> Recipe:
    """Read a recipe.

    Raises:
        BadConfig: every unknown key and every value that cannot be, at once.
    """
    recipe = read_table(path, Recipe)
    quantize = recipe.quantize
    problems = [
        f"`quantize.graphs` knows no graph «{graph}»" for graph in quantize.graphs if graph not in GRAPHS
    ]
    if quantize.precision not in PRECISIONS:
        problems.append(f"`quantize.precision` must be one of {', '.join(PRECISIONS)}")
    try:
        problems += _what_the_device_cannot(recipe, load_profile(recipe.target))
    except BadConfig:
        problems.append(f"there is no hardware profile for the target «{recipe.target}»")
    if quantize.calibration_images < 1 or recipe.parity.images < 1:
        problems.append("at least one image is needed to calibrate and one to compare")
    if problems:
        raise BadConfig("; ".join(problems), on=path.name, fix="Correct these keys")
    return recipe.for_target(recipe.target)


def _what_the_device_cannot(recipe: Recipe, profile: HardwareProfile) -> list[str]:
    problems = []
    if recipe.engine not in profile.engines:
        problems.append(
            f"`engine` of {profile.name} must be one of {', '.join(profile.engines)}, not «{recipe.engine}»"
        )
    if recipe.quantize.precision in PRECISIONS and recipe.quantize.precision not in profile.precisions:
        problems.append(f"{profile.name} does not compute in {recipe.quantize.precision}")
    return problems
