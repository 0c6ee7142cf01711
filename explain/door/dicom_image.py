"""A DICOM file as a radiograph."""

from __future__ import annotations

import numpy as np

from ..radiograph import Radiograph
from .dicom_age import age_years
from .dicom_attributes import Tag
from .dicom_file import open_dicom
from .dicom_frame import stored_codes, syntax_name
from .dicom_geometry import is_other_view, pixel_shape, spacing_mm, square, upright, view
from .dicom_picture import grayscale, sample_format


def read_dicom(data: bytes, source_id: str) -> Radiograph:
    """Read the bytes of a DICOM file that holds one grey frame, of any modality.

    Raises:
        UnreadableImage: one of its kinds; see `explain.door`.
    """
    file = open_dicom(data)
    attributes = file.attributes
    samples = sample_format(attributes)
    pixels = grayscale(attributes).render(stored_codes(file, samples), samples)
    pixels, shape = upright(pixels, pixel_shape(attributes), attributes.texts(Tag.PATIENT_ORIENTATION))
    pixels, shape = square(pixels, shape)
    return Radiograph(
        pixels=np.ascontiguousarray(pixels),
        spacing_mm=shape if spacing_mm(attributes) else None,
        view=view(attributes),
        other_view=is_other_view(attributes),
        source_id=source_id,
        encoding=syntax_name(file.syntax),
        age_years=age_years(attributes),
    )
