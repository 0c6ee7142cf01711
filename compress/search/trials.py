"""Plans tried on the engine."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray

from ...bench.bounds import Broken, broken_bounds
from ...bench.likeness import cosines, map_spearmans
from ...runtimes.bundle import Bundle
from ...runtimes.engine import open_engine
from ..answers import Arrays, engine_answers, probabilities
from ..comparison import Candidate, Comparison, broken_fidelity
from .hunt import Plan
from .mixed_precision import Layer, give_back, quantized_layers

# What the search can tell from one pass over the images: the graphs that make an explanation.
SEARCHED = ("encode", "judge")
QUICK_PARITY = ("tokens_cosine", "map_spearman", "probability_shift")


class Mixer:
    """Each graph before and after quantization, mixed as a plan says."""

    def __init__(self, graphs: Mapping[str, Path], quantized: Mapping[str, Path]) -> None:
        self.before = {name: onnx.load(path) for name, path in graphs.items()}
        self.after = {name: onnx.load(path) for name, path in quantized.items()}
        self.layers: list[Layer] = [
            layer
            for name, after in self.after.items()
            for layer in quantized_layers(name, self.before[name], after)
            if name in SEARCHED
        ]

    def graphs(self, plan: Plan) -> dict[str, onnx.ModelProto]:
        """Every graph under a plan."""
        return {name: self._graph(name, plan) for name in self.before}

    def _graph(self, name: str, plan: Plan) -> onnx.ModelProto:
        if name not in self.after:
            return self.before[name]
        stored = {
            node: plan[layer.name]
            for layer in self.layers
            if layer.graph == name and layer.name in plan
            for node in layer.nodes
        }
        return give_back(self.before[name], self.after[name], stored)


@dataclass(frozen=True)
class EngineTrials:
    """Plans tried on the target's engines, each in a bundle that is gone afterwards; see `search.Trials`."""

    candidate: Candidate
    mixer: Mixer
    comparison: Comparison | None

    def harm(self, plan: Plan) -> float:
        """1 less the worst finding's rank correlation of maps, plus the mean shift of a probability.

        On the engine where that is most: one may compute in floats what another computes in integers.
        """
        with self._bundle(plan) as bundle:
            return max(
                float(1 - np.median(self._maps_alike(answers), 0).min()) + self._shift(answers)
                for answers in self._answers(bundle).values()
            )

    def broken(self, plan: Plan) -> list[Broken]:
        """Bounds on parity, and on fidelity where the recipe has any."""
        parity, broken = self.candidate.job.recipe.parity.bounds, []
        with self._bundle(plan) as bundle:
            on_engines = self._answers(bundle)
            if self.comparison:
                broken = broken_fidelity(self.comparison.with_candidate(bundle), self.comparison.bounds)
        for engine, answers in on_engines.items():
            broken += broken_bounds(self._parity(answers), parity, engine)
        return broken

    @property
    def unchecked(self) -> list[str]:
        """Figures whose bounds no trial can check: the gate does."""
        recipe = self.candidate.job.recipe
        bounds = self.comparison.bounds if self.comparison else {}
        return [name for name in recipe.bounds if name not in (*bounds, *QUICK_PARITY)]

    def _parity(self, answers: Arrays) -> dict[str, float]:
        """The figures of parity that one pass over the images tells."""
        values = (
            float(cosines(self.candidate.answered["tokens"], answers["tokens"]).mean()),
            float(np.median(self._maps_alike(answers))),
            self._shift(answers),
        )
        return dict(zip(QUICK_PARITY, values, strict=True))

    def _maps_alike(self, answers: Arrays) -> NDArray[np.float32]:
        """Rank correlation of each image's and finding's map with PyTorch's, [n, F]."""
        return map_spearmans(self.candidate.answered["contributions"], answers["contributions"])

    def _shift(self, answers: Arrays) -> float:
        before, after = (
            probabilities(those["logits"], self.candidate.calibration)
            for those in (self.candidate.answered, answers)
        )
        return float(np.abs(before - after).mean())

    def _answers(self, bundle: Bundle) -> dict[str, Arrays]:
        """What each of the target's engines says of the images that compare."""
        job = self.candidate.job
        return {
            name: engine_answers(open_engine(bundle, name, precision="f32"), job.images.compare)
            for name in job.engines
        }

    @contextmanager
    def _bundle(self, plan: Plan) -> Iterator[Bundle]:
        with tempfile.TemporaryDirectory(prefix="xvlm-search-") as scratch:
            graphs = {name: Path(scratch) / f"{name}.onnx" for name in self.mixer.before}
            for name, content in self.mixer.graphs(plan).items():
                onnx.save(content, graphs[name])
            with self.candidate.bundle(graphs) as bundle:
                yield bundle
