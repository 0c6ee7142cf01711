"""Figures of trainings that differ in one part each, read from a file for the model card."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..errors import BadData
from ..runtimes.json_field import Field, FieldError, parse_json
from .statistics import Interval

KEYS = ("name", "teacher", "mean_auroc", "low", "high", "pointing", "note")
# A cell of a Markdown table.
CELL = r"[^|\r\n]*"


@dataclass(frozen=True)
class Ablation:
    """One training and its figures.

    Attributes:
        name: what was different.
        teacher: whether the model learned from a larger one.
        mean_auroc: as in `Evaluation`.
        pointing: share of images whose map's peak is in a box; None where it was not measured.
        note: in a few words.
    """

    name: str
    teacher: bool
    mean_auroc: Interval
    pointing: float | None
    note: str


def read_ablations(path: Path) -> tuple[Ablation, ...]:
    """Read a JSON list of objects with the keys name, teacher, mean_auroc, low, high, pointing and note.

    Raises:
        BadData: the file is absent, no JSON, or a key is missing, unknown or wrong.
    """
    try:
        return tuple(_ablation(item) for item in parse_json(path.read_bytes()).array())
    except (OSError, ValueError, RecursionError) as fault:
        raise BadData(f"cannot be read ({fault})", on=path.name, fix="Restore the file") from fault
    except FieldError as fault:
        raise BadData(str(fault).strip(), on=path.name, fix="Correct the file") from fault


def _ablation(field: Field) -> Ablation:
    keys = field.record(*KEYS)
    if not isinstance(keys["teacher"].value, bool):
        raise FieldError(keys["teacher"].key, "should be true or false")
    mean, low, high = (keys[key].number(0, 1) for key in ("mean_auroc", "low", "high"))
    return Ablation(
        name=keys["name"].text(CELL, "one line of text without |"),
        teacher=keys["teacher"].value,
        mean_auroc=Interval(mean, low, high),
        pointing=None if keys["pointing"].value is None else keys["pointing"].number(0, 1),
        note=keys["note"].text(CELL, "one line of text without |"),
    )
