"""How the marks of several findings are told apart: letter, colour and dashes."""

from __future__ import annotations

from dataclasses import dataclass

# Six of the colours of Okabe and Ito (2008), which readers with any common colour blindness tell
# apart; those that show on a dark film.
_COLOURS = ("#E69F00", "#56B4E9", "#F0E442", "#CC79A7", "#009E73", "#D55E00")
_DASHES: tuple[tuple[int, ...], ...] = ((), (14, 7), (4, 6), (18, 6, 4, 6))


@dataclass(frozen=True)
class Mark:
    """A line style.

    Attributes:
        colour: #RRGGBB.
        dashes: lengths of line and gap in turn, in pixels of a 1024-pixel image; empty for a full line.
    """

    colour: str
    dashes: tuple[int, ...]


def mark(index: int) -> Mark:
    """The mark of the finding at `index`; no two of the first twelve are alike."""
    return Mark(_COLOURS[index % len(_COLOURS)], _DASHES[index % len(_DASHES)])
