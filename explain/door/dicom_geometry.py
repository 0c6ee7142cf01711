"""How a DICOM picture lies: its orientation and the shape of its pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .dicom_attributes import Attributes, Tag
from .limits import check_size

Pixels = NDArray[np.float32]
Spacing = tuple[float, float]


def spacing_mm(attributes: Attributes) -> Spacing | None:
    """(row, column) spacing by Pixel Spacing, else at the detector by Imager Pixel Spacing, else on a scanned
    film by Nominal Scanned Pixel Spacing (PS3.3 section 10.7.1.3)."""
    for tag in (Tag.PIXEL_SPACING, Tag.IMAGER_PIXEL_SPACING, Tag.NOMINAL_SCANNED_PIXEL_SPACING):
        spacing = _positive_pair(attributes, tag)
        if spacing:
            return spacing
    return None


def pixel_shape(attributes: Attributes) -> Spacing:
    """Height and width of a pixel, in mm or else as a ratio; the file's ratio counts only without spacing.

    PS3.3 section C.7.6.3.1.7.
    """
    return spacing_mm(attributes) or _positive_pair(attributes, Tag.PIXEL_ASPECT_RATIO) or (1.0, 1.0)


def upright(pixels: Pixels, shape: Spacing, orientation: tuple[str, ...]) -> tuple[Pixels, Spacing]:
    """Turn a picture so that the patient's right is on its left and the head on top.

    Args:
        pixels: [H, W].
        shape: height and width of a pixel.
        orientation: Patient Orientation: where rows run to and where columns run to, the principal
            direction first (PS3.3 section C.7.6.1.1.1); anything else leaves the picture as it is.
    """
    if len(orientation) != 2:
        return pixels, shape
    rows_to, columns_to = (direction[:1].upper() for direction in orientation)
    if rows_to in ("H", "F") and columns_to in ("L", "R"):
        pixels, shape = pixels.T, (shape[1], shape[0])
        rows_to, columns_to = columns_to, rows_to
    if rows_to == "R":
        pixels = pixels[:, ::-1]
    if columns_to == "H":
        pixels = pixels[::-1]
    return pixels, shape


def square(pixels: Pixels, shape: Spacing) -> tuple[Pixels, Spacing]:
    """Stretch the coarser axis until pixels are square.

    Returns:
        The picture and its new pixel height and width.

    Raises:
        TooLarge: the stretched picture is beyond the limit.
    """
    finest = min(shape)
    rows, columns = (max(1, round(n * side / finest)) for n, side in zip(pixels.shape, shape, strict=True))
    if (rows, columns) == pixels.shape:
        return pixels, shape
    check_size(rows, columns)
    from PIL import Image  # here, because few radiographs need it

    stretched = Image.fromarray(np.ascontiguousarray(pixels)).resize(
        (columns, rows), Image.Resampling.BILINEAR
    )
    new_shape = (shape[0] * (pixels.shape[0] / rows), shape[1] * (pixels.shape[1] / columns))
    return np.asarray(stretched, np.float32), new_shape


def _positive_pair(attributes: Attributes, tag: Tag) -> Spacing | None:
    pair = attributes.numbers(tag)
    return (pair[0], pair[1]) if len(pair) == 2 and min(pair) > 0 else None
