"""Graphs tried on an engine before they are sealed: a bundle in a temporary folder, gone after use."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import onnx

from .. import __version__
from ..models import findings
from ..models.network.vlm import VisionLanguageModel
from ..models.statements import Vocabulary
from ..runtimes.bundle import Bundle
from ..runtimes.bundle_writer import write_bundle
from ..runtimes.calibration import Calibration
from ..runtimes.manifest import Manifest
from ..runtimes.specs import GraphSpec, TensorSpec
from .export import INPUTS, OUTPUTS
from .recipe import GRAPHS, Recipe

_CACHE = "XDG_CACHE_HOME"


def make_manifest(
    recipe: Recipe,
    model: VisionLanguageModel,
    facts: Mapping[str, Any],
    graphs: Mapping[str, Path],
    name: str,
    teacher_sha256: str,
) -> Manifest:
    """What a bundle of these graphs says about itself."""
    return Manifest(
        name=name,
        version=__version__,
        target=recipe.target,
        engine=recipe.engine,
        graphs={name: _graph_spec(name, graphs[name]) for name in GRAPHS},
        canvas_size=model.config.canvas,
        calibration=tuple(Calibration(**row) for row in facts["calibration"]),
        gate=facts["gate"],
        vocabulary={"tokens": list(Vocabulary.current().tokens), "preferred": _preferred(facts)},
        recipe=recipe.as_dict() | {"held_out": facts.get("held_out", {})},
        teacher_sha256=teacher_sha256,
        findings_version=findings.version(),
    )


def _preferred(facts: Mapping[str, Any]) -> bool:
    """Whether the narrator last learned from preferences, which reshape how likely it calls each finding."""
    stage: str = facts.get("training", {}).get("stage", "")
    return stage == "prefer"


def bundle_files(manifest: Manifest, graphs: Mapping[str, Path]) -> dict[str, Path | bytes]:
    """The graphs' files under their names in the bundle."""
    return {spec.file: graphs[name] for name, spec in manifest.graphs.items()}


@contextmanager
def trial_bundle(manifest: Manifest, graphs: Mapping[str, Path]) -> Iterator[Bundle]:
    """A bundle to open engines on; what an engine keeps of it for its next start goes too."""
    with tempfile.TemporaryDirectory(prefix="xvlm-trial-") as scratch:
        before = os.environ.get(_CACHE)
        os.environ[_CACHE] = scratch
        try:
            files = bundle_files(manifest, graphs) | {"fidelity.json": b"{}", "MODEL_CARD.md": b""}
            yield write_bundle(Path(scratch) / "trial", manifest, files)
        finally:
            if before is None:
                del os.environ[_CACHE]
            else:
                os.environ[_CACHE] = before


def _graph_spec(name: str, path: Path) -> GraphSpec:
    graph = onnx.load(path, load_external_data=False).graph
    values = {value.name: value for value in (*graph.input, *graph.output)}
    tensors = [tuple(_tensor_spec(values[key]) for key in keys) for keys in (INPUTS[name], OUTPUTS[name])]
    return GraphSpec(f"{name}.onnx", *tensors)


def _tensor_spec(value: onnx.ValueInfoProto) -> TensorSpec:
    kind = value.type.tensor_type
    shape = tuple(dim.dim_param.replace(" + ", "_plus_") or dim.dim_value for dim in kind.shape.dim)
    return TensorSpec(value.name, str(onnx.helper.tensor_dtype_to_np_dtype(kind.elem_type)), shape)
