"""Whose radiograph it is, sealed: it reaches pages that ask for it by field, and nothing by accident.

It goes round the explanation and is never part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from .plain_text import plain_path


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """What a file says of the patient and the study; its repr and str show none of it.

    Attributes:
        path: the file as it was given, a member of an archive behind a colon.
        name: «Family, Given Middle», as far as the file has it.
        patient_id: as the file gives it.
        birth_date, study_date: YYYY-MM-DD; else what the file gives.
        age: as DICOM writes it (PS3.5 section 6.2, AS): 045Y.
        sex: M, F, O or what else the file gives.
        accession: number of the order.

    All are empty where the file does not say, plain (see `plain_text`) and of bounded length.
    """

    path: str
    name: str = ""
    patient_id: str = ""
    birth_date: str = ""
    age: str = ""
    sex: str = ""
    study_date: str = ""
    accession: str = ""

    def __repr__(self) -> str:
        return "Identity(sealed)"

    @property
    def file(self) -> str:
        """The path as it may be shown."""
        return plain_path(self.path)

    @property
    def title(self) -> str:
        """Name and ID, or the path where the file gives neither."""
        return ", ".join(part for part in (self.name, self.patient_id) if part) or self.file

    def said(self) -> Iterator[tuple[str, str]]:
        """Each field that the file gives, with its value; the age only where there is no birth date."""
        for field in fields(self):
            value = getattr(self, field.name)
            if value and field.name != "path" and not (field.name == "age" and self.birth_date):
                yield field.name, value
