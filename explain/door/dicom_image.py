"""A DICOM file as a radiograph."""

from __future__ import annotations

import numpy as np

from ..explanation import Caution
from ..radiograph import Radiograph
from .dicom_age import age_years
from .dicom_attributes import Tag
from .dicom_file import open_dicom
from .dicom_frame import read_frame
from .dicom_geometry import pixel_shape, spacing_mm, square, upright
from .dicom_picture import grayscale, grey_words, sample_format
from .dicom_subject import contradictions, is_other_examination
from .dicom_view import is_other_view, view
from .dicom_words import stored_codes


def read_dicom(data: bytes, source_id: str) -> Radiograph:
    """Read the bytes of a DICOM file that holds one grey frame, of any modality.

    Raises:
        UnreadableImage: one of its kinds; see `explain.door`.
    """
    file = open_dicom(data)
    attributes = file.attributes
    frame = read_frame(file, sample_format(attributes))
    codes, samples = stored_codes(*grey_words(frame, attributes))
    pixels, window_ignored = grayscale(attributes, samples).render(codes, samples)
    pixels, shape = upright(pixels, pixel_shape(attributes), attributes.texts(Tag.PATIENT_ORIENTATION))
    pixels, shape = square(pixels, shape)
    met: tuple[Caution, ...] = ("window_ignored",) if window_ignored else ()
    return Radiograph(
        pixels=np.ascontiguousarray(pixels),
        spacing_mm=shape if spacing_mm(attributes) else None,
        view=view(attributes),
        other_view=is_other_view(attributes),
        other_examination=is_other_examination(attributes),
        source_id=source_id,
        encoding=frame.encoding,
        age_years=age_years(attributes),
        cautions=(*met, *contradictions(attributes)),
    )
