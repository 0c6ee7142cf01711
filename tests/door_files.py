"""Small files for the tests of the door, written by pydicom and Pillow, and the way to read them."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from pydicom import dcmwrite
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    UID,
    DeflatedExplicitVRLittleEndian,
    DigitalXRayImageStorageForPresentation,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLSLossless,
    MediaStorageDirectoryStorage,
    RLELossless,
    generate_uid,
)
from xvlm.errors import XvlmError
from xvlm.explain.door import read_radiograph
from xvlm.explain.radiograph import Radiograph

PATIENT_NAME = "Achieng^Wanjiru"
PATIENT_ID = "KE-4711"

Stored = NDArray[np.integer[Any]]

GREY: Stored = np.linspace(0, 255, 40 * 48).round().reshape(40, 48).astype("u1")
TWELVE_BITS: Stored = np.linspace(0, 4095, 40 * 48).round().reshape(40, 48).astype("u2")


def read(data: bytes) -> Radiograph:
    """Read the bytes of a file at the door."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "image")
        path.write_bytes(data)
        return read_radiograph(path)


def refusal(data: bytes) -> XvlmError:
    """The error that the bytes of a file bring."""
    with pytest.raises(XvlmError) as caught:
        read(data)
    return caught.value


def run_python(code: str, *arguments: Path) -> str:
    """Run code in an interpreter of its own and give what it wrote on both streams."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def row(*values: int, dtype: str = "u2") -> Stored:
    """A picture of one row."""
    return np.array([values], dtype)


def dicom(stored: Stored, syntax: str = ExplicitVRLittleEndian, **attributes: Any) -> bytes:
    """The bytes of a DICOM file with the given stored values, [H, W], and attributes by keyword."""
    return encode(data_set(stored, **attributes), stored, UID(syntax))


def data_set(stored: Stored, **attributes: Any) -> Dataset:
    """A radiograph's header; an attribute given as None is left out."""
    bits = stored.dtype.itemsize * 8
    dataset = Dataset()
    dataset.SOPClassUID = DigitalXRayImageStorageForPresentation
    dataset.SOPInstanceUID = generate_uid(entropy_srcs=["one radiograph"])
    dataset.Modality = "DX"
    dataset.PatientName = PATIENT_NAME
    dataset.PatientID = PATIENT_ID
    dataset.SamplesPerPixel = 1
    dataset.PhotometricInterpretation = "MONOCHROME2"
    dataset.Rows, dataset.Columns = stored.shape
    dataset.BitsAllocated = bits
    dataset.BitsStored = attributes.get("BitsStored", bits)
    dataset.HighBit = dataset.BitsStored - 1
    dataset.PixelRepresentation = int(stored.dtype.kind == "i")
    for keyword, value in attributes.items():
        if value is None:
            delattr(dataset, keyword)
        else:
            setattr(dataset, keyword, value)
    return dataset


def encode(dataset: Dataset, stored: Stored, syntax: UID) -> bytes:
    """A header and its stored values as a file in a transfer syntax."""
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    if syntax == JPEGBaseline8Bit:
        return encapsulated(dataset, jpeg(stored), syntax)
    pixels = stored.astype(stored.dtype.newbyteorder(">" if syntax == ExplicitVRBigEndian else "<")).tobytes()
    dataset.add_new("PixelData", "OB" if dataset.BitsAllocated == 8 else "OW", pixels)
    if syntax.is_encapsulated:
        dataset.compress(syntax, generate_instance_uid=False)
    return written(dataset, syntax)


def encapsulated(dataset: Dataset, stream: bytes, syntax: UID) -> bytes:
    """A header and a compressed stream, taken as it is, as a file."""
    dataset.file_meta = FileMetaDataset()
    dataset.add_new("PixelData", "OB", encapsulate([stream]))
    dataset["PixelData"].is_undefined_length = True
    return written(dataset, syntax)


def written(dataset: Dataset, syntax: UID) -> bytes:
    """A whole data set as the bytes of a file."""
    dataset.file_meta.TransferSyntaxUID = syntax
    file = BytesIO()
    dcmwrite(file, dataset, enforce_file_format=True)
    return file.getvalue()


def jpeg(grey: Stored) -> bytes:
    """An 8-bit picture as a JPEG stream."""
    stream = BytesIO()
    Image.fromarray(grey.astype(np.uint8)).save(stream, "JPEG", quality=95)
    return stream.getvalue()


def png(grey: Stored) -> bytes:
    """An 8-bit picture as a PNG file."""
    file = BytesIO()
    Image.fromarray(grey.astype(np.uint8)).save(file, "PNG")
    return file.getvalue()


SOUND: dict[str, bytes] = {
    "native": dicom(TWELVE_BITS, ExplicitVRLittleEndian, BitsStored=12, WindowCenter=2000, WindowWidth=3000),
    "implicit": dicom(TWELVE_BITS, ImplicitVRLittleEndian, BitsStored=12, PixelSpacing=[0.2, 0.1]),
    "big endian": dicom(TWELVE_BITS, ExplicitVRBigEndian, BitsStored=12, PatientOrientation=["R", "F"]),
    "deflated": dicom(TWELVE_BITS, DeflatedExplicitVRLittleEndian, BitsStored=12, PixelPaddingValue=0),
    "rle": dicom(TWELVE_BITS, RLELossless, BitsStored=12),
    "jpeg-ls": dicom(TWELVE_BITS, JPEGLSLossless, BitsStored=12),
    "jpeg 2000": dicom(TWELVE_BITS, JPEG2000Lossless, BitsStored=12),
    "jpeg in dicom": dicom(GREY, JPEGBaseline8Bit),
    "png": png(GREY),
    "jpeg": jpeg(GREY),
}
"""One whole file of each kind that the door reads."""


def write_directory(folder: Path, *file_ids: list[str]) -> Path:
    """Write a DICOMDIR that lists these files; where it lies."""
    patient = Dataset()
    patient.DirectoryRecordType, patient.PatientName = "PATIENT", PATIENT_NAME
    records = [patient]
    for file_id in file_ids:
        record = Dataset()
        record.DirectoryRecordType, record.ReferencedFileID = "IMAGE", file_id
        records.append(record)
    data = Dataset()
    data.DirectoryRecordSequence = records
    data.file_meta = FileMetaDataset()
    data.file_meta.MediaStorageSOPClassUID = MediaStorageDirectoryStorage
    data.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dcmwrite(folder / "DICOMDIR", data, enforce_file_format=True)
    return folder / "DICOMDIR"
