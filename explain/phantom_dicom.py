"""A phantom as a DICOM file that no archive can mistake for a patient's.

`is_phantom` is asked about every file that comes in, so it reads as the door does: bounded, and
nothing but the two attributes that it needs.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ComputedRadiographyImageStorage, ExplicitVRLittleEndian, generate_uid

from ..errors import UnreadableImage
from ..models.phantom import Phantom
from .door.dicom_elements import EXPLICIT_LITTLE, ElementWalk
from .door.file_kind import HEAD_BYTES, kind_of

MANUFACTURER = "xvlm"
SERIES_DESCRIPTION = "xvlm phantom, not a patient"

BITS = 12
# A 35 cm wide detector, whatever the number of pixels: 0.7 mm at 512.
DETECTOR_MM = 358.4

_MANUFACTURER, _SERIES_DESCRIPTION = 0x00080070, 0x0008103E
# Both attributes stand within a header's first hundreds of bytes.
_ENOUGH_BYTES = 1 << 16


def write_phantom_dicom(path: Path, phantom: Phantom) -> None:
    """Write a phantom as a Computed Radiography image (PS3.3 section A.2), the same bytes every time.

    Twelve bits, MONOCHROME2, Explicit VR Little Endian. Pixel value 4095 x grey, rounded.

    Args:
        path: the file to write; one that is there is replaced.
        phantom: its unique identifiers come from its spec and its pixels.
    """
    dataset = _describe(phantom)
    _add_pixels(dataset, phantom)
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.save_as(path, enforce_file_format=True)


def is_phantom(path: Path) -> bool:
    """Tell whether a file is a phantom's DICOM file; False for all else, damaged or absent."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        data = file.read(_ENOUGH_BYTES)
    if kind_of(data[:HEAD_BYTES]) != "DICOM":
        return False
    try:
        texts = _identifying_texts(data)
    except UnreadableImage:
        return False
    return texts == {_MANUFACTURER: MANUFACTURER, _SERIES_DESCRIPTION: SERIES_DESCRIPTION}


def _identifying_texts(data: bytes) -> dict[int, str]:
    """Manufacturer and series description by their tags, as far as the file has them."""
    walk, texts, offset = ElementWalk(data, EXPLICIT_LITTLE), dict[int, str](), HEAD_BYTES
    while offset < len(data):
        element = walk.element_at(offset)
        if element.tag > _SERIES_DESCRIPTION:  # elements ascend (PS3.5 section 7.1)
            break
        if element.tag in (_MANUFACTURER, _SERIES_DESCRIPTION):
            texts[element.tag] = data[element.start : element.end].decode("latin-1").strip(" \0")
        offset = element.following
    return texts


def _describe(phantom: Phantom) -> Dataset:
    seed = phantom.spec.seed
    dataset = Dataset()
    dataset.SOPClassUID = ComputedRadiographyImageStorage
    dataset.SOPInstanceUID = _uid(phantom, "image")
    dataset.StudyInstanceUID = _uid(phantom, "study")
    dataset.SeriesInstanceUID = _uid(phantom, "series")
    dataset.ImageType = ["DERIVED", "PRIMARY"]
    dataset.Modality = "CR"
    dataset.Manufacturer = MANUFACTURER
    dataset.SeriesDescription = SERIES_DESCRIPTION
    dataset.PatientName = "PHANTOM^XVLM"
    dataset.PatientID = f"PHANTOM-{seed}"
    dataset.BodyPartExamined = "CHEST"
    dataset.ViewPosition = "PA"
    dataset.PatientOrientation = ["L", "F"]
    dataset.BurnedInAnnotation = "NO"
    dataset.SeriesNumber = dataset.InstanceNumber = 1
    for unknown in ("PatientBirthDate", "PatientSex", "StudyDate", "StudyTime", "StudyID", "AccessionNumber"):
        setattr(dataset, unknown, "")
    dataset.ReferringPhysicianName = ""
    return dataset


def _add_pixels(dataset: Dataset, phantom: Phantom) -> None:
    largest = 2**BITS - 1
    spacing = round(DETECTOR_MM / phantom.spec.size, 4)
    dataset.SamplesPerPixel = 1
    dataset.PhotometricInterpretation = "MONOCHROME2"
    dataset.Rows, dataset.Columns = phantom.pixels.shape
    dataset.PixelSpacing = dataset.ImagerPixelSpacing = [spacing, spacing]
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 16, BITS, BITS - 1
    dataset.PixelRepresentation = 0
    # PS3.3 section C.11.2.1.2.1: this window maps 0 to black and the largest value to white.
    dataset.WindowCenter, dataset.WindowWidth = 2 ** (BITS - 1), 2**BITS
    dataset.PixelData = np.rint(phantom.pixels * largest).astype("<u2").tobytes()


def _uid(phantom: Phantom, role: str) -> str:
    """A unique identifier that is the same for the same phantom."""
    digest = hashlib.sha256(phantom.pixels.tobytes()).hexdigest()
    return generate_uid(entropy_srcs=[role, repr(phantom.spec), digest])
