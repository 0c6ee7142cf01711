"""The door: DICOM, PNG, JPEG, TIFF and BMP files in, `Radiograph`s out, and nothing of the patient."""

from .phantom_mark import is_phantom
from .reading import find_images, read_radiograph

__all__ = ["find_images", "is_phantom", "read_radiograph"]
