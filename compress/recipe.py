"""A compression run as one named TOML file: distil, prune, quantize, export, gate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from ..bench.bounds import Bound, bounds_of
from ..hardware_profiles import load_profile
from ..models.network.config import NetworkConfig
from ..models.training.config import (
    DataConfig,
    DistilConfig,
    ImitationConfig,
    LossConfig,
    OptimiserConfig,
)

GRAPHS = ("encode", "judge", "narrate")
PRECISIONS = ("int8", "f16")
STORED = ("int8_weights", "f16", "f32")


@dataclass(frozen=True)
class Distil:
    """A student learns from the teacher; keys as in `xvlm train distil`.

    Attributes:
        init: safetensors that the student begins with; empty for random weights.
        imitation: its `attention` pulls the student's attention and maps to the teacher's.
    """

    init: str = ""
    seed: int = 0
    network: NetworkConfig = field(default_factory=NetworkConfig)
    data: DataConfig = field(default_factory=DataConfig)
    optimiser: OptimiserConfig = field(default_factory=OptimiserConfig)
    loss: LossConfig = field(default_factory=LossConfig)
    imitation: ImitationConfig = field(default_factory=ImitationConfig)

    def stage(self, network: NetworkConfig) -> DistilConfig:
        """The training stage for a network."""
        return DistilConfig(
            "distil", self.seed, network, self.data, self.optimiser, self.loss, self.imitation
        )


@dataclass(frozen=True)
class Prune:
    """Channels, attention heads and feed-forward units that are taken out, and the training that follows.

    Attributes:
        init: safetensors of the network that is pruned; empty for the student that was distilled or, without
            one, the teacher. The teacher may be several networks, which cannot be pruned.
        channels: share of the channels of the stem and the deep branch, in [0, 1).
        heads: share of the narrator's attention heads, in [0, 1).
        feed: share of the narrator's feed-forward units, in [0, 1).
        images: how many images weigh what each is worth.
        maps: weight of the maps beside the probabilities, in [0, 1].
        worst: weight of the finding that suffers most beside the mean of all, in [0, 1].
        drop_path: see `NetworkConfig`; of what is left while it learns again, in [0, 1).
        finetune: how the network learns again; its `network` and `init` are not read.
    """

    init: str = ""
    channels: float = 0.0
    heads: float = 0.0
    feed: float = 0.0
    images: int = 32
    maps: float = 0.5
    worst: float = 0.5
    drop_path: float = 0.0
    finetune: Distil = field(default_factory=Distil)


@dataclass(frozen=True)
class Quantize:
    """Fewer bits; where INT8 breaks a bound, the cheapest layers in higher precision that keep it.

    Attributes:
        graphs: which graphs get fewer bits.
        precision: int8 (symmetric) or f16.
        rest: how the weights of the other graphs are stored, one of `STORED`.
        calibration_images: how many images choose the scales.
        search_seconds: how long the search for layers to keep may take; 0 for none.
        kept_as: how the weights of a kept layer may be stored, the cheapest first.
    """

    graphs: tuple[str, ...] = ("encode", "judge")
    precision: str = "int8"
    rest: str = "f32"
    calibration_images: int = 200
    search_seconds: float = 120.0
    kept_as: tuple[str, ...] = ("int8_weights", "f16", "f32")


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

    @property
    def bounds(self) -> dict[str, Bound]:
        """By figure."""
        return bounds_of(asdict(self))


@dataclass(frozen=True)
class Gate:
    """Bounds on the explanations of the compiled engine against the teacher's.

    Attributes:
        images: how many images of --data are compared at most.
        quick_images: how many where there is no --data, and where figures only choose layers to keep.
        close_images: on how many of them evidence is taken out and put in, and the image is changed.
        bounds: by figure. Those that the reference itself breaks, or that the images cannot decide, are
            refused.
    """

    images: int = 300
    quick_images: int = 60
    close_images: int = 16
    bounds: Mapping[str, Bound] = field(default_factory=dict)


@dataclass(frozen=True)
class Recipe:
    """What is done to the teacher, for which target. A step without a table is left out."""

    target: str
    engine: str
    distil: Distil | None = None
    prune: Prune | None = None
    quantize: Quantize = field(default_factory=Quantize)
    parity: Parity = field(default_factory=Parity)
    gate: Gate = field(default_factory=Gate)

    @property
    def bounds(self) -> dict[str, Bound]:
        """All of them by figure: those of parity, then the gate's."""
        return self.parity.bounds | dict(self.gate.bounds)

    def without_quantization(self) -> Recipe:
        """The same with every graph left in FP32."""
        return replace(self, quantize=replace(self.quantize, graphs=(), rest="f32"))

    def for_target(self, target: str) -> Recipe:
        """The same for a device, by its own name."""
        return replace(self, target=load_profile(target).name)

    def as_dict(self) -> dict[str, Any]:
        """The recipe as it is kept in its bundle, from which `read_recipe` reads it again."""
        written: dict[str, Any] = _without_none(asdict(self))
        return written


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(item) for key, item in value.items() if item is not None}
    return value
