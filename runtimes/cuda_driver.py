"""NVIDIA's driver: which GPU is there, and its memory.

The driver's own library is called with ctypes. It is wherever a GPU can be used at all, on a server and on a
Jetson, and its binary interface is kept from version to version, so that no package has to be carried to a
device without a network.

Source: CUDA Driver API, modules Initialization, Device Management, Primary Context Management, Memory
Management, Stream Management. The suffix _v2 is the one that cuda.h gives these names since CUDA 3.2.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..errors import EngineError

LIBRARY = "libcuda.so.1"
# CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR and _MINOR.
_MAJOR, _MINOR = 75, 76
_NAME_BYTES = 256

_int_out, _pointer_out = ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_void_p)
_address = ctypes.c_uint64
# Without these ctypes would cut addresses to 32 bits.
_ARGUMENTS: dict[str, list[Any]] = {
    "cuInit": [ctypes.c_uint],
    "cuDeviceGetCount": [_int_out],
    "cuDeviceGet": [_int_out, ctypes.c_int],
    "cuDeviceGetName": [ctypes.c_char_p, ctypes.c_int, ctypes.c_int],
    "cuDeviceGetAttribute": [_int_out, ctypes.c_int, ctypes.c_int],
    "cuDevicePrimaryCtxRetain": [_pointer_out, ctypes.c_int],
    "cuCtxSetCurrent": [ctypes.c_void_p],
    "cuMemAlloc_v2": [ctypes.POINTER(_address), ctypes.c_size_t],
    "cuMemFree_v2": [_address],
    "cuMemcpyHtoD_v2": [_address, ctypes.c_void_p, ctypes.c_size_t],
    "cuMemcpyDtoH_v2": [ctypes.c_void_p, _address, ctypes.c_size_t],
    "cuStreamCreate": [_pointer_out, ctypes.c_uint],
    "cuStreamSynchronize": [ctypes.c_void_p],
    "cuGetErrorString": [ctypes.c_int, ctypes.POINTER(ctypes.c_char_p)],
}


@dataclass(frozen=True)
class Gpu:
    """A GPU: its name, and its compute capability such as 8.7."""

    name: str
    capability: str


def missing_gpu() -> str | None:
    """What is missing for the use of a GPU; None when there is one."""
    try:
        Cuda().gpu()
    except EngineError as error:
        return f"an NVIDIA GPU with its driver ({error.what})"
    return None


def gpu_name() -> str | None:
    """What the first GPU calls itself; None where there is none, or no driver."""
    try:
        return Cuda().gpu().name
    except EngineError:
        return None


class Cuda:
    """The first GPU and its memory, for one thread.

    Raises:
        EngineError: there is no driver or no GPU, or the driver refuses a call.
    """

    def __init__(self) -> None:
        self._library = _load()
        self._call("cuInit", 0)
        count = ctypes.c_int()
        self._call("cuDeviceGetCount", ctypes.byref(count))
        if not count.value:
            raise EngineError("the driver finds no GPU", on=LIBRARY)
        device = ctypes.c_int()
        self._call("cuDeviceGet", ctypes.byref(device), 0)
        self._device = device.value

    def gpu(self) -> Gpu:
        """Which GPU it is."""
        name = ctypes.create_string_buffer(_NAME_BYTES)
        self._call("cuDeviceGetName", name, _NAME_BYTES, self._device)
        major, minor = ctypes.c_int(), ctypes.c_int()
        self._call("cuDeviceGetAttribute", ctypes.byref(major), _MAJOR, self._device)
        self._call("cuDeviceGetAttribute", ctypes.byref(minor), _MINOR, self._device)
        return Gpu(name.value.decode(errors="replace"), f"{major.value}.{minor.value}")

    def make_current(self) -> None:
        """Use the context that CUDA's runtime, and so TensorRT, uses."""
        context = ctypes.c_void_p()
        self._call("cuDevicePrimaryCtxRetain", ctypes.byref(context), self._device)
        self._call("cuCtxSetCurrent", context)

    def stream(self) -> int:
        """A new stream, which waits for copies before it and is waited for by copies after it."""
        handle = ctypes.c_void_p()
        self._call("cuStreamCreate", ctypes.byref(handle), 0)
        return handle.value or 0

    def wait(self, stream: int) -> None:
        """Wait until all work of a stream is done."""
        self._call("cuStreamSynchronize", stream)

    def allocate(self, size: int) -> int:
        """The address of `size` bytes on the GPU."""
        address = _address()
        self._call("cuMemAlloc_v2", ctypes.byref(address), size)
        return address.value

    def free(self, address: int) -> None:
        """Give back what `allocate` gave."""
        self._call("cuMemFree_v2", address)

    def copy_in(self, address: int, source: int, size: int) -> None:
        """Copy `size` bytes from this computer's memory to the GPU's."""
        self._call("cuMemcpyHtoD_v2", address, source, size)

    def copy_out(self, target: int, address: int, size: int) -> None:
        """Copy `size` bytes from the GPU's memory to this computer's."""
        self._call("cuMemcpyDtoH_v2", target, address, size)

    def _call(self, name: str, *arguments: Any) -> None:
        code = getattr(self._library, name)(*arguments)
        if code:
            raise EngineError(f"{name}: {self._reason(code)}", on=LIBRARY)

    def _reason(self, code: int) -> str:
        text = ctypes.c_char_p()
        self._library.cuGetErrorString(code, ctypes.byref(text))
        return (text.value or b"an unknown error").decode(errors="replace") + f" ({code})"


@cache
def _load() -> Any:
    try:
        library = ctypes.CDLL(LIBRARY)
        for name, arguments in _ARGUMENTS.items():
            getattr(library, name).argtypes = arguments
    except (OSError, AttributeError) as error:
        raise EngineError(f"the driver cannot be loaded: {error}", on=LIBRARY) from error
    return library
