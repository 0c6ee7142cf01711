"""The fields that datasets share, however each writes them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from .. import findings

KNOWN = {"1": 1.0, "1.0": 1.0, "0": 0.0, "0.0": 0.0}
SEXES = {"M": "M", "MALE": "M", "F": "F", "FEMALE": "F"}
# DICOM's age string (PS3.5, VR «AS») or a plain number of years.
AGE = re.compile(r"(\d+(?:\.\d+)?)([YMWD]?)")
UNITS_A_YEAR = {"": 1.0, "Y": 1.0, "M": 12.0, "W": 52.18, "D": 365.25}
# ChestX-ray14 holds ages of over 400 years: slips of the keyboard.
OLDEST = 120.0


def label_of(text: str) -> float:
    """1.0 or 0.0, as datasets write them; NaN for anything else, «uncertain» (-1) and blank included."""
    return KNOWN.get(text.strip(), np.nan)


def labels_of(known: Mapping[str, float]) -> NDArray[np.float32]:
    """Labels by finding as float32 [F] in the order of the table; NaN where none is given."""
    return np.array([known.get(key, np.nan) for key in findings.keys()], np.float32)


def age_of(text: str) -> float | None:
    """Years, of «58», «58.0», «058Y» or «013M»; None of anything else and of impossible ages."""
    found = AGE.fullmatch(text.strip())
    if not found:
        return None
    years = float(found[1]) / UNITS_A_YEAR[found[2]]
    return years if years <= OLDEST else None


def sex_of(text: str) -> str:
    """M or F, of «M», «Male», «F» or «Female»; empty of anything else."""
    return SEXES.get(text.strip().upper(), "")


def fraction_of(text: str) -> float:
    """A number in [0, 1), evenly spread, that depends on the text alone."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") / 2**64
