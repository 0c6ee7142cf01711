"""What every step is given: the recipe, what it is applied to, and the images it may look at."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ..bench.studies import PHANTOMS, RADIOGRAPHS, canvases_to_measure
from ..hardware_profiles import load_profile
from ..runtimes.device import is_of_kind, processor_features, this_device
from ..runtimes.engine import engines
from ..runtimes.sealed_cache import hash_file
from .recipe import Recipe
from .work import Entry, Work, hash_folder

# On every machine that compresses.
FALLBACK_ENGINE = "onnxruntime"
# By these oneDNN, in OpenVINO, is kept from instruction sets that the processor has.
INSTRUCTION_LIMITS = ("ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA")
_CANVASES = "canvases.npy"


class Progress(Protocol):
    """How far a step is."""

    def track(self, items: Iterable[Any], name: str) -> Iterable[Any]:
        """Go through the items of a step."""

    def at(self, done: float, total: float, name: str) -> None:
        """So much of a step is done."""


class Unseen:
    """Progress that nobody watches."""

    def track(self, items: Iterable[Any], _name: str) -> Iterable[Any]:
        """The items."""
        return items

    def at(self, done: float, total: float, name: str) -> None:
        """Nothing."""


@dataclass(frozen=True)
class Images:
    """Canvases that choose the scales, and others that compare, float32 [n, S, S]."""

    calibrate: NDArray[np.float32]
    compare: NDArray[np.float32]


@dataclass(frozen=True)
class Job:
    """A compression.

    Attributes:
        recipe: what is done.
        teacher: safetensors of the model that is compressed, and that all is measured against.
        canvas: side of the canvas that it looks at.
        data: radiographs, or a labelled dataset; phantoms are drawn if None.
        progress: is told how far a step is.
        steps: the work folder, in which phantoms are kept too: drawing them takes longer than most steps.
    """

    recipe: Recipe
    teacher: Path
    canvas: int
    data: Path | None
    progress: Progress
    steps: Work

    @property
    def engines_here(self) -> tuple[str, ...]:
        """Engines installed here that run the graphs as they are; TensorRT needs `xvlm install` first."""
        asked = {"onnxruntime", "openvino", self.recipe.engine} - {"tensorrt"}
        return tuple(engine.name for engine in engines() if engine.missing is None and engine.name in asked)

    @cached_property
    def engines(self) -> tuple[str, ...]:
        """What the bounds are checked on: the target's engines or, where none can run here, ONNX Runtime."""
        wanted = load_profile(self.recipe.target).engines
        return tuple(engine for engine in wanted if engine in self.engines_here) or (FALLBACK_ENGINE,)

    @property
    def run_on_target(self) -> bool:
        """Whether this machine may be the target, and the recipe's engine runs on it."""
        here = is_of_kind(this_device(), load_profile(self.recipe.target))
        return here and self.recipe.engine in self.engines

    @cached_property
    def teacher_hash(self) -> str:
        """sha256 of the teacher's file."""
        return hash_file(self.teacher)

    @cached_property
    def data_hash(self) -> str:
        """What tells one state of the data from another; see `hash_folder`."""
        return hash_folder(self.data)

    @cached_property
    def machine(self) -> dict[str, object]:
        """What an engine's answers depend on beside its version: kernels are chosen by instruction set."""
        limits = {name: os.environ.get(name) for name in INSTRUCTION_LIMITS}
        device = this_device()
        return {"processor": device.cpu_model, "instructions": sorted(processor_features()), **limits}

    @property
    def kind(self) -> str:
        """What the images are: «phantoms» or «radiographs»."""
        return PHANTOMS if self.data is None else RADIOGRAPHS

    @property
    def seen(self) -> dict[str, str]:
        """What the images depend on."""
        return {"data": self.data_hash, "canvas": str(self.canvas)}

    @cached_property
    def images(self) -> Images:
        """Read once. Where there are too few to calibrate and to compare, some serve twice."""
        calibrate, compare = self.recipe.quantize.calibration_images, self.recipe.parity.images
        count = calibrate + compare
        canvases = self._phantoms(count) if self.data is None else self._canvases(count)
        return Images(canvases[:calibrate], canvases[-compare:])

    def _canvases(self, count: int) -> NDArray[np.float32]:
        canvases, _ = canvases_to_measure(
            self.data,
            self.canvas,
            count,
            progress=lambda numbers: self.progress.track(numbers, "reading images"),
        )
        return canvases

    def _phantoms(self, count: int) -> NDArray[np.float32]:
        def draw(folder: Path) -> list[Entry]:
            np.save(folder / _CANVASES, self._canvases(count))
            return []

        drawn = self.steps.step("phantoms", {"count": count, "canvas": self.canvas}, draw)
        canvases: NDArray[np.float32] = np.load(drawn / _CANVASES, allow_pickle=False)
        return canvases
