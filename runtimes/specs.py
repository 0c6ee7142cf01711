"""What goes into a graph and comes out of it, and the check of what is put in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import EngineError

DTYPES = ("float32", "float16", "int64", "int32", "int8", "uint8", "bool")


@dataclass(frozen=True)
class TensorSpec:
    """A tensor of a graph.

    Attributes:
        name: as the graph calls it.
        dtype: one of `DTYPES`.
        shape: sizes; a name stands for a size that is known when the graph runs. The same name
            stands for the same size in all inputs of a graph.
    """

    name: str
    dtype: str
    shape: tuple[int | str, ...]

    def __str__(self) -> str:
        return f"{self.name} {self.dtype} [{', '.join(map(str, self.shape))}]"


@dataclass(frozen=True)
class GraphSpec:
    """A graph: its file in the bundle, what it takes and what it gives."""

    file: str
    inputs: tuple[TensorSpec, ...]
    outputs: tuple[TensorSpec, ...]


def check_inputs(graph: str, spec: GraphSpec, inputs: Mapping[str, NDArray[Any]]) -> None:
    """Check that `inputs` are those that the graph takes.

    Raises:
        EngineError: with what was expected and what came.
    """
    expected = [tensor.name for tensor in spec.inputs]
    if set(expected) != set(inputs):
        raise EngineError(f"takes the inputs {sorted(expected)}, not {sorted(inputs)}", on=graph)
    sizes: dict[str, int] = {}
    for tensor in spec.inputs:
        array = inputs[tensor.name]
        if not _fits(tensor, array, sizes):
            known = f" with {sizes}" if sizes else ""
            raise EngineError(f"takes {tensor}{known}, not {_describe(array)}", on=graph)


def _fits(tensor: TensorSpec, array: NDArray[Any], sizes: dict[str, int]) -> bool:
    """Whether an array is of the shape and type; `sizes` collects the sizes that names stand for."""
    if not isinstance(array, np.ndarray) or array.dtype != np.dtype(tensor.dtype):
        return False
    if array.ndim != len(tensor.shape):
        return False
    return all(
        size == (sizes.setdefault(dim, size) if isinstance(dim, str) else dim)
        for dim, size in zip(tensor.shape, array.shape, strict=True)
    )


def _describe(value: object) -> str:
    if isinstance(value, np.ndarray):
        return f"{value.dtype} {list(value.shape)}"
    return f"a {type(value).__name__}"
