"""What a bundle's model answered in PyTorch, in FP32, on a few phantoms: kept in the bundle."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...errors import BundleDamaged, BundleError
from ...runtimes.bundle import Bundle

FILE = "reference.npz"
_MAX_BYTES = 4_000_000
# What numpy and zipfile raise on a damaged archive.
_DAMAGE = (
    ValueError,
    KeyError,
    EOFError,
    OSError,
    MemoryError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
)
_KINDS = {
    "canvases": ("u1", 3),
    "logits": ("f4", 2),
    "contributions": ("f2", 3),
    "lungs": ("?", 4),
    "gate": ("f4", 2),
    "tokens": ("f2", 2),
    "words": ("i8", 1),
}


@dataclass(frozen=True)
class ReferenceAnswers:
    """Answers on n images.

    Attributes:
        canvases: uint8 [n, S, S], what the model looked at; see `images`.
        logits: float32 [n, F].
        contributions: float16 [n, F, N].
        lungs: bool [n, 2, S/4, S/4].
        gate: float32 [n, 2], logit of «frontal» and novelty.
        tokens: float16 [N, D], of the first image.
        words: int64 [w], the narrator's on exactly these tokens, from `start` on.
    """

    canvases: NDArray[np.uint8]
    logits: NDArray[np.float32]
    contributions: NDArray[np.float16]
    lungs: NDArray[np.bool_]
    gate: NDArray[np.float32]
    tokens: NDArray[np.float16]
    words: NDArray[np.int64]

    @property
    def images(self) -> NDArray[np.float32]:
        """The canvases as a model takes them, float32 [n, S, S] in [0, 1]."""
        return as_images(self.canvases)

    def as_file(self) -> bytes:
        """The content of the bundle's file; equal answers give equal bytes."""
        content = io.BytesIO()
        np.savez_compressed(
            content, allow_pickle=False, **{f.name: getattr(self, f.name) for f in fields(self)}
        )
        return content.getvalue()


def as_images(canvases: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Canvases [n, S, S] as a model takes them, in [0, 1]."""
    return np.asarray(canvases / np.float32(255), np.float32)


def read_reference(bundle: Bundle) -> ReferenceAnswers:
    """The reference that a bundle holds.

    Raises:
        BundleError: it holds none.
        BundleDamaged: it is not as this xvlm writes it, or not for this bundle.
    """
    if FILE not in bundle.files:
        what = "holds no reference answers, so nothing can be compared with them on this device"
        fix = "Make it again with `xvlm compress`"
        raise BundleError(what, on=bundle.path.name, fix=fix)
    path = bundle.path / FILE
    try:
        if path.stat().st_size > _MAX_BYTES or _unpacked_bytes(path) > _MAX_BYTES:
            raise ValueError("it is too long")
        with np.load(path, allow_pickle=False) as arrays:
            reference = ReferenceAnswers(**{name: _read(arrays, name) for name in _KINDS})
        _check(reference, bundle)
    except _DAMAGE as error:
        fix = "Make the bundle again with `xvlm compress`"
        on = f"{bundle.path.name}/{FILE}"
        raise BundleDamaged(f"is no list of reference answers ({error})", on=on, fix=fix) from error
    return reference


def _unpacked_bytes(path: Path) -> int:
    """How much an archive says that it unpacks to, which zipfile holds it to."""
    with zipfile.ZipFile(path) as archive:
        return sum(member.file_size for member in archive.infolist())


def _read(arrays: Any, name: str) -> NDArray[Any]:
    array = np.asarray(arrays[name])
    kind, dimensions = _KINDS[name]
    if array.dtype != np.dtype(kind) or array.ndim != dimensions:
        raise ValueError(f"{name} is {array.dtype} with {array.ndim} dimensions")
    return array


def _check(reference: ReferenceAnswers, bundle: Bundle) -> None:
    images = len(reference.canvases)
    counts = {len(reference.logits), len(reference.contributions), len(reference.lungs), len(reference.gate)}
    if images < 1 or counts != {images}:
        raise ValueError("it has not as many answers as images")
    if reference.canvases.shape[1:] != (bundle.canvas_size, bundle.canvas_size):
        raise ValueError("its images are of another size")
    if not reference.logits.shape[1] == reference.contributions.shape[1] == len(bundle.calibration):
        raise ValueError("it answers other findings")
