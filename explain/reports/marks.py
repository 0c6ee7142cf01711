"""How the marks of several findings are told apart: letter, colour and dashes."""

from __future__ import annotations

from dataclasses import dataclass

# Six of the colours of Okabe and Ito (2008), which readers with any common colour blindness tell
# apart; those that show on a dark film.
_COLOURS = ("#E69F00", "#56B4E9", "#F0E442", "#CC79A7", "#009E73", "#D55E00")
_DASHES: tuple[tuple[int, ...], ...] = ((), (14, 7), (4, 6), (18, 6, 4, 6))

# What is unsteady is drawn in thin, short dashes, whatever its place.
_SHORT = (6, 8)
_WIDTH, _THIN = 3.0, 1.8


@dataclass(frozen=True)
class Mark:
    """A line style.

    Attributes:
        colour: #RRGGBB.
        dashes: lengths of line and gap in turn, in pixels of a 1024-pixel image; empty for a full line.
        width: of the line, in such pixels.
    """

    colour: str
    dashes: tuple[int, ...]
    width: float = _WIDTH


def mark(index: int, unsteady: bool = False) -> Mark:
    """The mark of the finding at `index`; no two of the first twelve steady ones are alike."""
    if unsteady:
        return Mark(_COLOURS[index % len(_COLOURS)], _SHORT, _THIN)
    return Mark(_COLOURS[index % len(_COLOURS)], _DASHES[index % len(_DASHES)])
