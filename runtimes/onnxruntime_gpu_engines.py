"""ONNX Runtime on an NVIDIA GPU, by CUDA or by TensorRT."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any, ClassVar

from .availability import Availability
from .cuda_driver import missing_gpu
from .onnxruntime_engine import OnnxRuntimeEngine


class OnnxRuntimeCudaEngine(OnnxRuntimeEngine):
    """Runs graphs with ONNX Runtime's CUDA provider.

    A session that ONNX Runtime has put on the processor is an error. Single nodes on shapes may run there.
    """

    name: ClassVar[str] = "onnxruntime-cuda"
    requirement: ClassVar[str] = "onnxruntime-gpu>=1.31"
    # The two packages write to the same folder: the one without CUDA must go first.
    how_to_get: ClassVar[str] = "pip uninstall onnxruntime; pip install 'onnxruntime-gpu>=1.31'"
    # TF32 would compute in 10 bits what the file states in 23.
    providers: ClassVar[dict[str, dict[str, Any]]] = {
        "CUDAExecutionProvider": {"use_tf32": "0"},
        "CPUExecutionProvider": {},
    }
    made_for_it: ClassVar[dict[str, str]] = {}

    @classmethod
    def availability(cls) -> Availability:
        """Whether the package has the provider, and a GPU is there."""
        found = super().availability()
        if found.missing is None:
            missing = cls._missing_provider() or missing_gpu()
            if missing:
                return Availability(cls.name, None, missing)
        return found

    @classmethod
    def _missing_provider(cls) -> str | None:
        import onnxruntime

        provider = next(iter(cls.providers))
        has = provider in onnxruntime.get_available_providers()
        return None if has else f"{cls.requirement} in place of onnxruntime, which has no {provider}"

    def _advice(self) -> str:
        provider = next(iter(self.providers)).removesuffix("ExecutionProvider").lower()
        folder = Path(str(self._module.__file__)).parent / "capi"
        lacks = f"the providers of {self.requirement}"
        try:
            ctypes.CDLL(str(folder / f"libonnxruntime_providers_{provider}.so"))
        except OSError as error:
            lacks = str(error)
        return f"Install what is missing ({lacks}), or run it on the processor with --engine onnxruntime"


class OnnxRuntimeTensorRtEngine(OnnxRuntimeCudaEngine):
    """Runs graphs with ONNX Runtime's TensorRT provider: slow to start, and fast with INT8."""

    name: ClassVar[str] = "onnxruntime-tensorrt"
    providers: ClassVar[dict[str, dict[str, Any]]] = {
        "TensorrtExecutionProvider": {},
        **OnnxRuntimeCudaEngine.providers,
    }
