"""What becomes of radiographs whose files were damaged: how many are refused, or answered as if whole.

python -m xvlm.bench.intake.damage --data DATASET --count 40
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import UID, ComputedRadiographyImageStorage, JPEGBaseline8Bit, generate_uid

from ...errors import UnreadableImage
from ...explain import open_session
from ...explain.door import read_radiograph
from ...explain.door.reading import read_image
from ...explain.pipeline import explain_radiograph
from ...explain.session import Session
from ..studies import Study, draw_studies, read_studies
from .share import Share

Progress = Callable[[Iterable[Study]], Iterable[Study]]
Damage = Callable[[bytes], bytes]

QUALITY = 90
SECTOR, PACKET = 512, 1400
# Of a probability.
UNCHANGED = 0.01
PIXEL_DATA = 0x7FE00010
END_OF_IMAGE = b"\xff\xd9"


def _zeros_in_the_middle(stream: bytes) -> bytes:
    middle = len(stream) // 2
    return stream[:middle] + bytes(SECTOR) + stream[middle + SECTOR :]


def _packet_lost(stream: bytes) -> bytes:
    middle = len(stream) // 2
    return stream[:middle] + stream[middle + PACKET :]


def _last_quarter_zero(stream: bytes) -> bytes:
    kept = len(stream) - len(stream) // 4
    return stream[:kept] + bytes(len(stream) - kept)


def _cut_and_closed(stream: bytes) -> bytes:
    return stream[: 2 * len(stream) // 3] + END_OF_IMAGE


def _four_bytes_changed(stream: bytes) -> bytes:
    place = len(stream) // 3
    changed = random.Random(len(stream)).randbytes(4)
    return stream[:place] + changed + stream[place + 4 :]


def _whole(stream: bytes) -> bytes:
    return stream


DAMAGES: dict[str, Damage] = {
    "whole": _whole,
    "512 zeros in the middle": _zeros_in_the_middle,
    "a packet lost": _packet_lost,
    "last quarter zero": _last_quarter_zero,
    "cut at two thirds and closed": _cut_and_closed,
    "four bytes changed": _four_bytes_changed,
}


def _jpeg(grey: NDArray[np.uint8], progressive: bool = False) -> bytes:
    stream = BytesIO()
    Image.fromarray(grey).save(stream, "JPEG", quality=QUALITY, progressive=progressive)
    return stream.getvalue()


def _in_dicom(grey: NDArray[np.uint8], pixels: bytes, syntax: str) -> bytes:
    """A grey picture of 8 bits in the least that a DICOM file needs (PS3.3 section C.7.6.3)."""
    dataset = Dataset()
    dataset.SOPClassUID, dataset.SOPInstanceUID = ComputedRadiographyImageStorage, generate_uid()
    dataset.Modality, dataset.ViewPosition = "CR", "PA"
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.Rows, dataset.Columns = grey.shape
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = 8, 8, 7, 0
    compressed = syntax == JPEGBaseline8Bit
    dataset.add_new(PIXEL_DATA, "OB", encapsulate([pixels], has_bot=False) if compressed else pixels)
    dataset[PIXEL_DATA].is_undefined_length = compressed
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = UID(syntax)
    file = BytesIO()
    dataset.save_as(file, enforce_file_format=True)
    return file.getvalue()


FILES: dict[str, Callable[[NDArray[np.uint8], Damage], bytes]] = {
    "JPEG": lambda grey, damage: damage(_jpeg(grey)),
    "progressive JPEG": lambda grey, damage: damage(_jpeg(grey, progressive=True)),
    "JPEG in DICOM": lambda grey, damage: _in_dicom(grey, damage(_jpeg(grey)), JPEGBaseline8Bit),
}


def measure_damage(
    session: Session, studies: list[Study], progress: Progress = iter
) -> dict[tuple[str, str], Counter[str]]:
    """How many files of each kind are refused, or answered, and whether as the whole file is.

    A radiograph that gets no findings though its file is whole is left out.

    Raises:
        UnreadableImage: an image cannot be read.
    """
    told = {(file, damage): Counter[str]() for file in FILES for damage in DAMAGES}
    for study in progress(studies):
        grey = np.rint(read_radiograph(study.path).pixels * 255).astype(np.uint8)
        for file, write in FILES.items():
            whole = _answer(write(grey, _whole), session)
            if whole is None:
                continue
            for damage, change in DAMAGES.items():
                told[file, damage][_outcome(whole, _answer(write(grey, change), session))] += 1
    return told


def damage_shares(session: Session, studies: list[Study], progress: Progress = iter) -> list[Share]:
    """Right is what is refused, or answered as the whole file is; and whole files that are answered."""
    told = measure_damage(session, studies, progress)
    return [
        Share(
            f"{file}, {damage}",
            outcomes["answered, unchanged"] + outcomes["refused"] * (damage != "whole"),
            outcomes.total(),
        )
        for (file, damage), outcomes in told.items()
    ]


def _answer(data: bytes, session: Session) -> NDArray[np.float64] | None:
    """Every finding's probability, in the order of the findings' names; None where none are given."""
    try:
        explanation = explain_radiograph(read_image(data), session)
    except UnreadableImage:
        return None
    if explanation.abstained:
        return None
    found = {one.key: one.probability for one in explanation.findings}
    found |= {one.key: one.probability for one in explanation.absent}
    return np.array([found[key] for key in sorted(found)])


def _outcome(whole: NDArray[np.float64], damaged: NDArray[np.float64] | None) -> str:
    if damaged is None:
        return "refused"
    alike = bool((np.abs(damaged - whole) <= UNCHANGED).all())
    return "answered, unchanged" if alike else "answered, changed"


def main(
    data: Annotated[Path, typer.Option(help="A dataset, or a folder of radiographs.")],
    split: Annotated[str | None, typer.Option(help="Of a dataset.")] = None,
    count: int = 40,
    seed: int = 0,
) -> None:
    """Print what becomes of radiographs whose files were damaged."""
    told = measure_damage(open_session(), draw_studies(read_studies(data, split), count, seed))
    for (file, damage), outcomes in told.items():
        said = "; ".join(f"{outcome} {n}" for outcome, n in outcomes.most_common())
        typer.echo(f"{file}, {damage}: {said}")


if __name__ == "__main__":
    typer.run(main)
