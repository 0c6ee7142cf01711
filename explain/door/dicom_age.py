"""The patient's age at the time of the study, in whole years (PS3.3 section C.7.2.2)."""

from __future__ import annotations

import re
from datetime import date

from ..radiograph import whole_years
from .dicom_attributes import Attributes, Tag

# PS3.5 section 6.2, AS: three digits and a unit. Some writers leave out zeros or the unit: then it is years.
_AGE = re.compile(r"([0-9]{1,3})([DWMY]?)")
_IN_A_YEAR = {"D": 365.25, "W": 52.18, "M": 12.0, "Y": 1.0, "": 1.0}


def age_years(attributes: Attributes) -> int | None:
    """By Patient's Age, else from birth date to study date; None where neither tells."""
    written = _AGE.fullmatch(next(iter(attributes.texts(Tag.AGE)), "").upper())
    if written:
        return whole_years(int(written[1]) / _IN_A_YEAR[written[2]])
    born, seen = _date(attributes, Tag.BIRTH_DATE), _date(attributes, Tag.STUDY_DATE)
    if born is None or seen is None or seen < born:
        return None
    return whole_years(seen.year - born.year - ((seen.month, seen.day) < (born.month, born.day)))


def _date(attributes: Attributes, tag: Tag) -> date | None:
    """A date, YYYYMMDD, or with points between as before DICOM 3 (PS3.5 section 6.2, DA)."""
    text = next(iter(attributes.texts(tag)), "").replace(".", "")
    if not re.fullmatch("[0-9]{8}", text):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
