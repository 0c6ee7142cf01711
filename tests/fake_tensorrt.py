"""The part of TensorRT's Python API that xvlm uses, without a GPU: it records calls, refuses wrong ones as
TensorRT does, and computes with ONNX Runtime in the memory whose addresses it is given.

It takes the shape of one version at a time: the enumerations have the members of that version and no other,
so that a call of what was removed fails. Written after the Python API references of TensorRT 10.3 (JetPack
6.2), 10.16 (JetPack 7.2) and 11.4 and «Removed Python APIs and Replacements» of 11.x. It shows that xvlm
calls the API in its order and with its types; it does not show that TensorRT builds or computes anything.
"""

from __future__ import annotations

import ctypes
import enum
import json
from typing import Any

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray

JETPACK_6, JETPACK_7, ELEVEN = "10.3.0", "10.16.1", "11.4.1"
__version__ = JETPACK_6

# What tests read or set.
calls: list[tuple[Any, ...]] = []
drift = 0.0
capability = "8.7"

_MAGIC = b"ftrt"
_OPSETS = range(9, 21)


def reset(version: str = JETPACK_6) -> None:
    """As if this version of TensorRT had just been installed on the device."""
    global drift, capability, __version__, NetworkDefinitionCreationFlag, BuilderFlag
    calls.clear()
    drift, capability, __version__ = 0.0, "8.7", version
    NetworkDefinitionCreationFlag = _enumeration("NetworkDefinitionCreationFlag", _NETWORK_FLAGS[version])
    BuilderFlag = _enumeration("BuilderFlag", _BUILDER_FLAGS[version])


def _enumeration(name: str, members: dict[str, int]) -> Any:
    return enum.IntEnum(name, members)


_PYTHON_PLUGINS = {"PREFER_AOT_PYTHON_PLUGINS": 2, "PREFER_JIT_PYTHON_PLUGINS": 3}
_NETWORK_FLAGS = {
    JETPACK_6: {"EXPLICIT_BATCH": 0, "STRONGLY_TYPED": 1},
    JETPACK_7: {"EXPLICIT_BATCH": 0, "STRONGLY_TYPED": 1, **_PYTHON_PLUGINS},
    # Networks are always strongly typed; the flag is kept, and ignored.
    ELEVEN: {"STRONGLY_TYPED": 1, **_PYTHON_PLUGINS},
}
_PRECISIONS = {"FP16": 0, "INT8": 1, "BF16": 17, "FP8": 18}
_BUILDER_FLAGS = {
    JETPACK_6: {**_PRECISIONS, "TF32": 7},
    JETPACK_7: {**_PRECISIONS, "TF32": 7, "FP4": 23},
    ELEVEN: {"TF32": 7},
}


class ILogger:
    class Severity(enum.IntEnum):
        INTERNAL_ERROR = 0
        ERROR = 1
        WARNING = 2

    def log(self, severity: Severity, message: str) -> None:
        raise NotImplementedError


NetworkDefinitionCreationFlag: Any
BuilderFlag: Any
reset()


class MemoryPoolType(enum.IntEnum):
    WORKSPACE = 0


class TensorIOMode(enum.IntEnum):
    NONE = 0
    INPUT = 1
    OUTPUT = 2


class TensorLocation(enum.IntEnum):
    DEVICE = 0
    HOST = 1


def _check_logger(logger: object) -> ILogger:
    if not isinstance(logger, ILogger):
        raise TypeError("incompatible constructor arguments: a logger is needed")
    return logger


class _Tensor:
    is_shape_tensor = False

    def __init__(self, value: onnx.ValueInfoProto) -> None:
        self.name = value.name
        dims = value.type.tensor_type.shape.dim
        self.shape = tuple(-1 if dim.dim_param else dim.dim_value for dim in dims)


class _Network:
    def __init__(self, flags: int) -> None:
        self.flags = flags
        self.content = b""
        self.inputs: list[_Tensor] = []

    @property
    def num_inputs(self) -> int:
        return len(self.inputs)

    def get_input(self, index: int) -> _Tensor:
        return self.inputs[index]


class _ParserError:
    def __init__(self, text: str) -> None:
        self.text = text

    def desc(self) -> str:
        return self.text


class OnnxParser:
    def __init__(self, network: _Network, logger: ILogger) -> None:
        _check_logger(logger)
        self.network = network
        self.errors: list[_ParserError] = []

    @property
    def num_errors(self) -> int:
        return len(self.errors)

    def get_error(self, index: int) -> _ParserError:
        return self.errors[index]

    def parse(self, model: bytes) -> bool:
        try:
            graph = onnx.load_from_string(model)
        except Exception:
            self.errors.append(_ParserError("Failed to parse the ONNX model."))
            return False
        if graph.opset_import[0].version not in _OPSETS:
            self.errors.append(_ParserError(f"opset {graph.opset_import[0].version} is not supported"))
        constants = {t.name: onnx.numpy_helper.to_array(t) for t in graph.graph.initializer}
        for node in graph.graph.node:
            if node.op_type in ("QuantizeLinear", "DequantizeLinear"):
                zero = constants[node.input[2]]
                if zero.dtype != np.int8 or zero.any():
                    self.errors.append(_ParserError(f"{node.name}: only symmetric quantization is supported"))
        self.network.content = model
        self.network.inputs = [_Tensor(value) for value in graph.graph.input]
        return not self.errors


class _Profile:
    def __init__(self) -> None:
        self.ranges: dict[str, list[list[int]]] = {}

    def set_shape(self, input: str, min: tuple[int, ...], opt: tuple[int, ...], max: tuple[int, ...]) -> None:
        self.ranges[input] = [list(min), list(opt), list(max)]


class _Config:
    def __init__(self) -> None:
        self.flags = {BuilderFlag.TF32}
        self.profiles: list[_Profile] = []
        self.workspace = 0

    def set_memory_pool_limit(self, pool: MemoryPoolType, pool_size: int) -> None:
        if not isinstance(pool_size, int):
            raise TypeError("set_memory_pool_limit(): incompatible function arguments")
        calls.append(("set_memory_pool_limit", pool, pool_size))
        self.workspace = pool_size

    def set_flag(self, flag: Any) -> None:
        self.flags.add(flag)

    def clear_flag(self, flag: Any) -> None:
        self.flags.discard(flag)

    def add_optimization_profile(self, profile: _Profile) -> int:
        self.profiles.append(profile)
        return len(self.profiles) - 1


class _HostMemory:
    def __init__(self, content: bytes) -> None:
        self.content = content

    def __bytes__(self) -> bytes:
        return self.content


class Builder:
    def __init__(self, logger: ILogger) -> None:
        self.logger = _check_logger(logger)

    def create_network(self, flags: int = 0) -> _Network:
        return _Network(flags)

    def create_builder_config(self) -> _Config:
        return _Config()

    def create_optimization_profile(self) -> _Profile:
        return _Profile()

    def build_serialized_network(self, network: _Network, config: _Config) -> _HostMemory | None:
        fault = self._fault(network, config)
        if fault:
            self.logger.log(ILogger.Severity.ERROR, fault)
            return None
        calls.append(("build", network.flags, frozenset(config.flags), config.profiles[0].ranges))
        head = json.dumps([__version__, capability, config.profiles[0].ranges]).encode()
        return _HostMemory(_MAGIC + len(head).to_bytes(4, "big") + head + network.content)

    @staticmethod
    def _fault(network: _Network, config: _Config) -> str | None:
        typed = network.flags & (1 << NetworkDefinitionCreationFlag.STRONGLY_TYPED)
        if typed and config.flags - {BuilderFlag.TF32}:
            return "Precision flags are not allowed for a strongly typed network."
        ranges = config.profiles[0].ranges if config.profiles else {}
        for tensor in network.inputs:
            if -1 in tensor.shape and tensor.name not in ranges:
                return f"Input {tensor.name} has dynamic dimensions, but no optimization profile."
            for least, usual, most in zip(*ranges.get(tensor.name, ([], [], [])), strict=True):
                if not least <= usual <= most:
                    return f"Dimensions of {tensor.name} are not MIN <= OPT <= MAX."
        return None


class Runtime:
    def __init__(self, logger: ILogger) -> None:
        self.logger = _check_logger(logger)

    def deserialize_cuda_engine(self, serialized_engine: bytes) -> _Engine | None:
        size = int.from_bytes(serialized_engine[4:8], "big")
        if serialized_engine[:4] != _MAGIC:
            self.logger.log(ILogger.Severity.ERROR, "Magic tag does not match.")
            return None
        version, sm, ranges = json.loads(serialized_engine[8 : 8 + size])
        if (version, sm) != (__version__, capability):
            self.logger.log(ILogger.Severity.ERROR, "The engine plan file is not compatible.")
            return None
        return _Engine(self.logger, serialized_engine[8 + size :], ranges)


class _Engine:
    def __init__(self, logger: ILogger, model: bytes, ranges: dict[str, list[list[int]]]) -> None:
        self.logger, self.ranges = logger, ranges
        self.session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
        self.inputs = {tensor.name: tensor for tensor in self.session.get_inputs()}
        self.outputs = [tensor.name for tensor in self.session.get_outputs()]

    @property
    def num_io_tensors(self) -> int:
        return len(self.inputs) + len(self.outputs)

    def get_tensor_name(self, index: int) -> str:
        return [*self.inputs, *self.outputs][index]

    def get_tensor_mode(self, name: str) -> TensorIOMode:
        return TensorIOMode.INPUT if name in self.inputs else TensorIOMode.OUTPUT

    def get_tensor_location(self, name: str) -> TensorLocation:
        # A size is read on the host.
        return TensorLocation.HOST if name == "position" else TensorLocation.DEVICE

    def create_execution_context(self) -> _Context:
        return _Context(self)


class _Context:
    def __init__(self, engine: _Engine) -> None:
        self.engine = engine
        self.shapes: dict[str, tuple[int, ...]] = {}
        self.addresses: dict[str, int] = {}
        self.output_shapes: dict[object, dict[str, tuple[int, ...]]] = {}

    def set_input_shape(self, name: str, shape: tuple[int, ...]) -> bool:
        least, _, most = self.engine.ranges.get(name, [list(shape)] * 3)
        if len(shape) != len(least) or not all(
            a <= b <= c for a, b, c in zip(least, shape, most, strict=True)
        ):
            self._log(f"Static dimension mismatch or out of range while setting {name} to {list(shape)}.")
            return False
        self.shapes[name] = tuple(shape)
        return True

    def get_tensor_shape(self, name: str) -> tuple[int, ...]:
        if self.shapes.keys() != self.engine.inputs.keys():
            return (-1,)
        if name in self.shapes:
            return self.shapes[name]
        key = tuple(self.shapes.items())
        if key not in self.output_shapes:
            zeros = {n: np.zeros(shape, self._dtype(n)) for n, shape in key}
            arrays = self.engine.session.run(self.engine.outputs, zeros)
            shapes = [array.shape for array in arrays]
            self.output_shapes[key] = dict(zip(self.engine.outputs, shapes, strict=True))
        return self.output_shapes[key][name]

    def set_tensor_address(self, name: str, memory: int) -> bool:
        if not isinstance(memory, int):
            raise TypeError("set_tensor_address(): incompatible function arguments")
        if memory == 0:
            self._log(f"The address of {name} is null.")
            return False
        self.addresses[name] = memory
        return True

    def execute_async_v3(self, stream_handle: int) -> bool:
        if not isinstance(stream_handle, int):
            raise TypeError("execute_async_v3(): incompatible function arguments")
        names = [*self.engine.inputs, *self.engine.outputs]
        missing = [name for name in names if name not in self.addresses]
        if missing or not stream_handle:
            self._log(f"No address was set for {missing}.")
            return False
        inputs = {name: self._read(name) for name in self.engine.inputs}
        for name, array in zip(self.engine.outputs, self.engine.session.run(None, inputs), strict=True):
            answer = np.ascontiguousarray(array + np.asarray(drift, array.dtype) * np.roll(array, 1, -1))
            ctypes.memmove(self.addresses[name], answer.ctypes.data, answer.nbytes)
        return True

    def _read(self, name: str) -> NDArray[Any]:
        array = np.empty(self.shapes[name], self._dtype(name))
        ctypes.memmove(array.ctypes.data, self.addresses[name], array.nbytes)
        return array

    def _dtype(self, name: str) -> type[np.generic]:
        return {"tensor(float)": np.float32, "tensor(int64)": np.int64}[self.engine.inputs[name].type]

    def _log(self, text: str) -> None:
        self.engine.logger.log(ILogger.Severity.ERROR, text)


class FakeDriver:
    """The driver's library, with this computer's memory as the GPU's. A wrong address is refused."""

    def __init__(self, gpus: int = 1) -> None:
        self.gpus = gpus
        self.blocks: dict[int, ctypes.Array[ctypes.c_char]] = {}
        self.current = False

    @classmethod
    def without_gpu(cls) -> FakeDriver:
        return cls(0)

    def cuInit(self, flags: int) -> int:
        return 0 if flags == 0 else 1

    def cuDeviceGetCount(self, count: Any) -> int:
        count._obj.value = self.gpus
        return 0

    def cuDeviceGet(self, device: Any, ordinal: int) -> int:
        device._obj.value = ordinal
        return 0

    def cuDeviceGetName(self, name: Any, _size: int, _device: int) -> int:
        name.value = b"Orin (nvgpu)"
        return 0

    def cuDeviceGetAttribute(self, value: Any, attribute: int, _device: int) -> int:
        value._obj.value = int(dict(zip((75, 76), capability.split("."), strict=True))[attribute])
        return 0

    def cuDevicePrimaryCtxRetain(self, context: Any, _device: int) -> int:
        context._obj.value = 1
        return 0

    def cuCtxSetCurrent(self, _context: Any) -> int:
        self.current = True
        return 0

    def cuStreamCreate(self, stream: Any, _flags: int) -> int:
        stream._obj.value = 77
        return 0

    def cuStreamSynchronize(self, stream: int) -> int:
        return 0 if stream == 77 else 400

    def cuMemAlloc_v2(self, address: Any, size: int) -> int:
        if not self.current or size == 0:
            return 201 if size else 1
        block = ctypes.create_string_buffer(size)
        address._obj.value = ctypes.addressof(block)
        self.blocks[ctypes.addressof(block)] = block
        return 0

    def cuMemFree_v2(self, address: int) -> int:
        return 0 if self.blocks.pop(address, None) is not None else 1

    def cuMemcpyHtoD_v2(self, address: int, source: int, size: int) -> int:
        return self._copy(address, address, source, size)

    def cuMemcpyDtoH_v2(self, target: int, address: int, size: int) -> int:
        return self._copy(address, target, address, size)

    def cuGetErrorString(self, _code: int, text: Any) -> int:
        text._obj.value = b"invalid argument"
        return 0

    def _copy(self, block: int, target: int, source: int, size: int) -> int:
        held = self.blocks.get(block)
        if held is None or len(held) < size:
            return 1
        ctypes.memmove(target, source, size)
        return 0
