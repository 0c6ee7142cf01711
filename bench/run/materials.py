"""What is asked about: the radiographs, as files and as canvases in memory."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ...explain.door import find_images, is_phantom
from ...explain.phantom_dicom import write_phantom_dicom
from ...models.phantom import Lesion, make_phantom
from ..studies import load_canvas

# More files say nothing new of speed, and would have to be in memory.
MOST_FILES = 16
# Half of the phantoms have a lesion; they are drawn at the first side and enlarged to a detector's.
PHANTOMS, DRAWN_SIDE, DETECTOR_SIDE = 4, 512, 2048


@dataclass(frozen=True)
class Materials:
    """Radiographs to ask about.

    Attributes:
        kind: «phantoms» or «radiographs».
        paths: files that the door takes.
        canvases: float32 [n, S, S], the same laid on the model's canvas.
        sha256: of the files' content, in their order.
    """

    kind: str
    paths: tuple[Path, ...]
    canvases: NDArray[np.float32]
    sha256: str


def gather_materials(given: list[Path], canvas_size: int, scratch: Path) -> Materials:
    """Read the radiographs to ask about.

    Args:
        given: files or folders, of which the first `MOST_FILES` are taken; phantoms if empty.
        canvas_size: the model's.
        scratch: folder for the phantoms' files.

    Raises:
        BadInput: nothing is there.
        UnreadableImage: a file is no radiograph.
    """
    paths = (
        find_images(given)[:MOST_FILES] if given else [_write_phantom(scratch, i) for i in range(PHANTOMS)]
    )
    content = hashlib.sha256()
    for path in paths:
        content.update(path.read_bytes())
    return Materials(
        "phantoms" if all(is_phantom(path) for path in paths) else "radiographs",
        tuple(paths),
        np.stack([load_canvas(path, canvas_size) for path in paths]),
        content.hexdigest(),
    )


def _write_phantom(folder: Path, number: int) -> Path:
    """A phantom with as many pixels as a clinic's detector gives, so that reading it takes as long."""
    drawn = make_phantom(DRAWN_SIDE, [Lesion("mass", "left")] if number % 2 else [], seed=number)
    large = Image.fromarray(drawn.pixels).resize((DETECTOR_SIDE, DETECTOR_SIDE), Image.Resampling.BILINEAR)
    path = folder / f"phantom-{number}.dcm"
    write_phantom_dicom(
        path, replace(drawn, pixels=np.asarray(large), spec=replace(drawn.spec, size=DETECTOR_SIDE))
    )
    return path
