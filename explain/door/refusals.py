"""What the door says of broken files, in one wording wherever it is found out."""

from __future__ import annotations

from ...errors import TooLarge, Truncated, UnreadableImage

_COPY_AGAIN = "Copy it again from its source."
_EXPORT_AGAIN = "Export the radiograph again from where it was made."


def cut_short() -> Truncated:
    """The file ends too early."""
    return Truncated("the file ends before its pixels do", fix=_COPY_AGAIN)


def damaged(part: str) -> UnreadableImage:
    """A part of the file says what cannot be."""
    return UnreadableImage(f"the {part} is damaged", fix=_EXPORT_AGAIN)


def too_large(what: str) -> TooLarge:
    """The file asks for more than `limits` allows."""
    return TooLarge(what, fix=_EXPORT_AGAIN)
