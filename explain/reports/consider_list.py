"""What to consider beside a finding, as HTML: each condition with the signs that speak for it.

The signs are for the reader to look for. Nothing here says that one is there, not even where the model's own
measures come near it.
"""

from __future__ import annotations

from html import escape

from ...models import signs
from ...models.findings import table
from .catalogue import Catalogue
from .sentences import finding_name, inside_sentence


def consider_list(key: str, catalogue: Catalogue) -> str:
    """The finding and its differentials with their signs, and that xvlm did not look for these."""
    rows = "".join(_row(condition, catalogue) for condition in (key, *table()[key].differentials))
    note = escape(catalogue.text("limits-signs"))
    return f'<ul class="signs">{rows}</ul><p class="faint">{note}</p>'


def _row(condition: str, catalogue: Catalogue) -> str:
    name = escape(inside_sentence(finding_name(condition, catalogue)))
    told = [catalogue.text(f"sign-{sign}") for sign in signs.table()[condition]]
    return f"<li>{name} <span>{escape(catalogue.joined(told, 'semicolon'))}</span></li>"
