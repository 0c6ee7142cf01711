"""The door: DICOM, PNG, JPEG, TIFF and BMP files in, `Radiograph`s out, and nothing of the patient."""

from .dicom_identity import read_identity
from .discovery import Met, Skipped, SkipReason, Unreadable, discover, find_images
from .phantom_mark import is_phantom, says_phantom
from .reading import read_image, read_radiograph, source_id_of
from .source import STANDARD_INPUT, Source

__all__ = [
    "STANDARD_INPUT",
    "Met",
    "SkipReason",
    "Skipped",
    "Source",
    "Unreadable",
    "discover",
    "find_images",
    "is_phantom",
    "read_identity",
    "read_image",
    "read_radiograph",
    "says_phantom",
    "source_id_of",
]
