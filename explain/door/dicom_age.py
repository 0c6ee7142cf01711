"""The patient's age at the time of the study, in whole years (PS3.3 section C.7.2.2)."""

from __future__ import annotations

import re
from datetime import date

from ..radiograph import whole_years
from .dicom_attributes import Attributes, Tag

# PS3.5 section 6.2, AS: three digits and a unit. Some writers leave out zeros or the unit: then it is years.
_AGE = re.compile(r"([0-9]{1,3}) ?([DWMY]?)")
_IN_A_YEAR = {"D": 365.25, "W": 52.18, "M": 12.0, "Y": 1.0, "": 1.0}
_OLDEST_EVER = 125  # who was older is not known; 999Y stands for an age that nobody filled in


def age_years(attributes: Attributes) -> int | None:
    """By Patient's Age, else from birth date to study date; None where neither tells."""
    written = _written_age(attributes)
    return written if written is not None else _age_by_dates(attributes)


def _written_age(attributes: Attributes) -> int | None:
    """Patient's Age. None in years stands for an age that was left unset: a newborn's is told in days, weeks
    or months, or by the dates."""
    written = _AGE.fullmatch(next(iter(attributes.texts(Tag.AGE)), "").upper())
    if not written:
        return None
    years = int(written[1]) / _IN_A_YEAR[written[2]]
    is_unset = years == 0 and written[2] in ("Y", "")
    return None if is_unset or years > _OLDEST_EVER else whole_years(years)


def _age_by_dates(attributes: Attributes) -> int | None:
    born, seen = _date(attributes, Tag.BIRTH_DATE), _date(attributes, Tag.STUDY_DATE)
    if born is None or seen is None or seen < born:
        return None
    years = seen.year - born.year - ((seen.month, seen.day) < (born.month, born.day))
    return whole_years(years) if years <= _OLDEST_EVER else None


def _date(attributes: Attributes, tag: Tag) -> date | None:
    """A date, YYYYMMDD, or with points between as before DICOM 3 (PS3.5 section 6.2, DA)."""
    text = next(iter(attributes.texts(tag)), "").replace(".", "")
    if not re.fullmatch("[0-9]{8}", text):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
