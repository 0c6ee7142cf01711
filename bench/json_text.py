"""Figures to JSON and back: what could not be measured is null there, for JSON has no NaN."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from .statistics import Interval


def to_json(value: Any) -> str:
    """Dictionaries, lists, tuples, numbers and texts as a JSON document."""
    return json.dumps(_without_nan(value), indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def read_interval(figure: Mapping[str, float | None]) -> Interval:
    """A figure of a JSON document."""
    ends = (figure.get(end) for end in ("value", "low", "high"))
    return Interval(*(np.nan if end is None else float(end) for end in ends))


def _without_nan(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nan(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nan(item) for item in value]
    return None if isinstance(value, float) and np.isnan(value) else value
