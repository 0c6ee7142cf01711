"""The text of an image: its report, or sentences made from what is known of it."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from .. import findings

_END = re.compile(r"(?<=[.;:!?])\s+|\n+")


def sentences_of(
    report: str, labels: NDArray[np.float32], age: float, male: float, ap_view: float
) -> tuple[str, ...]:
    """The sentences about an image; none where too little is known.

    Args:
        report: free text in any language, or empty.
        labels: float32 [F], NaN where unknown.
        age: years; male, ap_view: 1 or 0; each NaN where unknown.
    """
    if report.strip():
        return tuple(part.strip() for part in _END.split(report) if part.strip())
    if np.isnan(labels).any():
        # What one source alone does not know would tell the sources apart.
        return ()
    present = [
        f"{key.replace('_', ' ')} is present"
        for key, here in zip(findings.keys(), labels, strict=True)
        if here
    ]
    return (*(present or ["no finding"]), *_about(age, male, ap_view))


def _about(age: float, male: float, ap_view: float) -> list[str]:
    known = []
    if not np.isnan(age):
        known.append(f"aged {int(age) // 10 * 10} to {int(age) // 10 * 10 + 9}")
    if not np.isnan(male):
        known.append("a man" if male else "a woman")
    if not np.isnan(ap_view):
        known.append("anteroposterior view" if ap_view else "posteroanterior view")
    return known
