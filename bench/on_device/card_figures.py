"""The figures that a bundle's model card gives, to hold those that are measured here beside them."""

from __future__ import annotations

import re

from ...runtimes.bundle import Bundle

# Words of the card's rows, see `bench.model_card`.
_ROWS = {"mean AUROC": "(AUROC; 0.5 is guessing)", "pointing game": "points into a radiologist's box"}
_FIGURE = re.compile(r"\|\s*([0-9.]+)( %)?\s*(\([^)|]*\))?\s*\|\s*$")


def card_figures(bundle: Bundle) -> dict[str, str]:
    """Figures of the bundle's `MODEL_CARD.md` by name, as it writes them; others are left out."""
    card = (bundle.path / "MODEL_CARD.md").read_text(encoding="utf-8", errors="replace")
    found = {}
    for line in card.splitlines():
        for name, words in _ROWS.items():
            match = _FIGURE.search(line) if words in line and name not in found else None
            if match:
                found[name] = line[match.start() :].strip("| ")
    return found
