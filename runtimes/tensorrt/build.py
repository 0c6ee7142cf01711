"""A graph of a bundle into a TensorRT plan, on the device that will run it.

Written for TensorRT 10.3 of JetPack 6.2, 10.16 of JetPack 7.2, and 11: nothing here was removed since. From
11 on all networks are strongly typed, and the flag that asks for it is kept and ignored.

Source: TensorRT Developer Guide 10.3, «The Python API», «Working with Dynamic Shapes», «Strongly Typed
Networks»; TensorRT 11.4 documentation, «Removed Python APIs and Replacements».
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

from ...errors import EngineError
from ..specs import GraphSpec, TensorSpec
from .logger import process_logger

# A study is one image, then as many as it has areas to hide; the narrator says at most some forty words.
MOST_IMAGES = 32
USUAL_IMAGES = 1
MOST_WORDS = 64
USUAL_WORDS = 8
_ASK = "Report this with the versions of JetPack and of the bundle; --engine onnxruntime runs it meanwhile"
LIMITS = f"images-{MOST_IMAGES}_words-{MOST_WORDS}"


def build_plan(trt: ModuleType, spec: GraphSpec, file: Path, workspace_bytes: int) -> bytes:
    """Build a plan. Takes up to some minutes, and needs no network.

    The network is strongly typed: each tensor keeps the type that the file gives it. TF32 is off, so that
    FP32 stays what it is.

    Args:
        trt: the package `tensorrt`.
        spec: what the graph takes and gives.
        file: its ONNX file.
        workspace_bytes: memory on the GPU that the builder, and later the plan, may work in.

    Raises:
        EngineError: TensorRT refuses the file or builds nothing.
    """
    logger = process_logger(trt)
    builder = trt.Builder(logger)
    network = builder.create_network(1 << int(trt.NetworkDefinitionCreationFlag.STRONGLY_TYPED))
    parser = trt.OnnxParser(network, logger)
    if not parser.parse(file.read_bytes()):
        faults = "; ".join(parser.get_error(i).desc() for i in range(parser.num_errors))
        raise EngineError(f"TensorRT cannot parse it: {faults}", on=file.name, fix=_ASK)
    config = builder.create_builder_config()
    config.set_memory_pool_limit(trt.MemoryPoolType.WORKSPACE, workspace_bytes)
    config.clear_flag(trt.BuilderFlag.TF32)
    config.add_optimization_profile(_profile(builder, network, spec))
    plan = builder.build_serialized_network(network, config)
    if plan is None:
        raise EngineError(f"TensorRT builds no plan: {logger.last_error}", on=file.name, fix=_ASK)
    return bytes(plan)


def _profile(builder: Any, network: Any, spec: GraphSpec) -> Any:
    """The range of sizes that the plan must run, and the size it is tuned for."""
    profile = builder.create_optimization_profile()
    shapes = {tensor.name: tensor for tensor in spec.inputs}
    for number in range(network.num_inputs):
        tensor = network.get_input(number)
        named = shapes[tensor.name]
        if tensor.is_shape_tensor:
            profile.set_shape_input(tensor.name, [0], [USUAL_WORDS], [MOST_WORDS])
        elif any(isinstance(size, str) for size in named.shape):
            profile.set_shape(tensor.name, *(_sizes(named, which) for which in range(3)))
    return profile


def _sizes(tensor: TensorSpec, which: int) -> tuple[int, ...]:
    """The least, the usual or the largest shape of an input.

    A size that has a name counts images where it is the first, and words elsewhere.
    """
    images, words = (1, USUAL_IMAGES, MOST_IMAGES)[which], (0, USUAL_WORDS, MOST_WORDS)[which]
    return tuple(
        size if isinstance(size, int) else words if place else images
        for place, size in enumerate(tensor.shape)
    )
