"""A phantom as a DICOM file that no archive can mistake for a patient's."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ComputedRadiographyImageStorage, ExplicitVRLittleEndian, generate_uid

from ..models.phantom import Phantom
from .door.phantom_mark import MANUFACTURER, SERIES_DESCRIPTION

BITS = 12
# A 35 cm wide detector, whatever the number of pixels: 0.7 mm at 512.
DETECTOR_MM = 358.4


def write_phantom_dicom(path: Path, phantom: Phantom, age_years: int | None = None) -> None:
    """Write a phantom as a Computed Radiography image (PS3.3 section A.2), the same bytes every time.

    Twelve bits, MONOCHROME2, Explicit VR Little Endian. Pixel value 4095 x grey, rounded.

    Args:
        path: the file to write; one that is there is replaced.
        phantom: its unique identifiers come from its spec and its pixels.
        age_years: Patient's Age, 0 to 999; left out if not given.
    """
    dataset = _describe(phantom)
    if age_years is not None:
        # In days below one year: none in years stands for an age that nobody filled in.
        dataset.PatientAge = f"{age_years:03d}Y" if age_years else "000D"
    _add_pixels(dataset, phantom)
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.save_as(path, enforce_file_format=True)


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
