"""Explanations before and after compression, side by side."""

from __future__ import annotations

import base64
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from ....explain import Explanation, Session, explain_radiograph
from ....explain.door import is_phantom, read_radiograph
from ....explain.phantom_dicom import write_phantom_dicom
from ....explain.reports.contours import evidence_curves
from ....explain.reports.marks import mark
from ....explain.reports.png_report import film_picture
from ....models.lesions import LungSide
from ....models.phantom import Lesion, PhantomLesionKind, make_phantom

# Small, so that a page with several stays small.
SIDE, QUALITY = 320, 70
_PHANTOMS: tuple[tuple[PhantomLesionKind, LungSide], ...] = (("mass", "left"), ("effusion", "right"))


@dataclass(frozen=True)
class Found:
    """A finding that was raised: key, probability, and the colour of its outline."""

    key: str
    probability: float
    colour: str


@dataclass(frozen=True)
class Outlined:
    """One explanation of an image.

    Attributes:
        outlines: for each curve its colour and its points on the picture, as SVG writes them.
        found: in descending order of probability; None where no findings were given.
    """

    outlines: tuple[tuple[str, str], ...]
    found: tuple[Found, ...] | None


@dataclass(frozen=True)
class Example:
    """An image explained twice.

    Attributes:
        picture: JPEG as a data URI; width, height: its size.
        phantom: whether it is one.
    """

    picture: str
    width: int
    height: int
    phantom: bool
    before: Outlined
    after: Outlined


def make_examples(before: Session, after: Session, images: Sequence[Path] = ()) -> tuple[Example, ...]:
    """Explain images with two bundles.

    Args:
        before: the model before it was compressed.
        after: the bundle.
        images: files that the door takes; two phantoms if empty.

    Raises:
        UnreadableImage: a file is no radiograph.
    """
    with tempfile.TemporaryDirectory() as scratch:
        paths = images or [_write_phantom(Path(scratch), number) for number in range(len(_PHANTOMS))]
        return tuple(_example(path, before, after) for path in paths)


def _example(path: Path, before: Session, after: Session) -> Example:
    radiograph, phantom = read_radiograph(path), is_phantom(path)
    film = film_picture(radiograph.pixels, SIDE)
    pair = [explain_radiograph(radiograph, session, phantom) for session in (before, after)]
    # A finding has one colour on both sides.
    keys = dict.fromkeys(present.key for explanation in pair for present in explanation.findings)
    colours = {key: mark(place).colour for place, key in enumerate(keys)}
    sides = (_outlined(explanation, colours, film.size) for explanation in pair)
    return Example(_data_uri(film), film.width, film.height, phantom, *sides)


def _outlined(explanation: Explanation, colours: Mapping[str, str], size: tuple[int, int]) -> Outlined:
    if explanation.abstained:
        return Outlined((), None)
    outlines = tuple(
        (colours[present.key], " ".join(f"{x * size[0]:.1f},{y * size[1]:.1f}" for x, y in curve))
        for present in explanation.findings
        for curve in evidence_curves(present.evidence, explanation.placement, explanation.shape)
    )
    found = tuple(Found(f.key, f.probability, colours[f.key]) for f in explanation.findings)
    return Outlined(outlines, found)


def _data_uri(film: Image.Image) -> str:
    file = BytesIO()
    film.save(file, "JPEG", quality=QUALITY)
    return f"data:image/jpeg;base64,{base64.b64encode(file.getvalue()).decode()}"


def _write_phantom(folder: Path, number: int) -> Path:
    kind, side = _PHANTOMS[number]
    path = folder / f"phantom-{number}.dcm"
    write_phantom_dicom(path, make_phantom(lesions=[Lesion(kind, side)], seed=3 + number))
    return path
