"""Where plans are kept, and which of them may be run."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from ...errors import EngineError
from ..bundle import Bundle
from ..cuda_driver import Gpu
from ..device import this_device
from ..sealed_cache import SealedCache, cache_folder
from .build import LIMITS

_PLAN = "plan"


@dataclass(frozen=True)
class PlanPlace:
    """The place of one graph's plan on this device.

    A plan that is written is only run once it is accepted: what a power cut or a failed check leaves
    behind is cleared at the next start.
    """

    cache: SealedCache

    @classmethod
    def of(cls, bundle: Bundle, graph: str, gpu: Gpu, version: str) -> PlanPlace:
        """The place for a GPU and a version of TensorRT.

        Raises:
            EngineError: nothing can be kept there.
        """
        root = cache_folder()
        words = (this_device().cpu_model, gpu.name, gpu.capability, f"tensorrt-{version}", LIMITS)
        device = "_".join(re.sub(r"[^A-Za-z0-9.-]+", "-", word) for word in words)
        sha256 = bundle.files[bundle.graphs[graph].file]
        cache = SealedCache.open(root / "tensorrt" / device / sha256) if root else None
        if cache is None:
            fix = "Give this user a home folder that can be written to, or set XDG_CACHE_HOME"
            raise EngineError("there is no cache folder for the plan", on=graph, fix=fix)
        return cls(cache)

    def read(self) -> bytes | None:
        """The accepted plan, or None."""
        path = self.cache.folder / _PLAN
        return path.read_bytes() if path.is_file() else None

    def accept(self, plan: bytes) -> None:
        """Keep a plan that was found right.

        Raises:
            EngineError: it cannot be written.
        """
        unfinished = self.cache.folder / f"{_PLAN}.part"
        try:
            with unfinished.open("wb") as file:
                file.write(plan)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self.cache.folder / _PLAN)
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            fix = "Make room on the disk, then run `xvlm install` again"
            raise EngineError(
                f"the plan cannot be kept: {error.strerror}", on=self.cache.folder.name, fix=fix
            ) from error
        self.cache.seal()
