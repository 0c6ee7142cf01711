"""Which patients training holds out: decided by their name alone, so that it can be asked again later."""

from __future__ import annotations

from .datasets.fields import fraction_of


def is_held_out(patient_id: str, share: float, seed: int) -> bool:
    """Whether a run that holds out a share of the patients, in [0, 1], held out this one.

    Args:
        patient_id: as the dataset names the patient.
        share: of patients that are held out.
        seed: of the run.
    """
    return fraction_of(f"{seed}:{patient_id}") < share
