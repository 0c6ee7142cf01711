"""Figures as JSON has them: what was not measured is null."""

from __future__ import annotations

import math
from typing import Any


def without_nan(value: Any) -> Any:
    """A value of dictionaries, lists and figures, with null for each that is no number."""
    if isinstance(value, dict):
        return {key: without_nan(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [without_nan(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
