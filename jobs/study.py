"""One radiograph that was read and explained, as it is handed to what writes and prints it."""

from __future__ import annotations

from dataclasses import dataclass

from ..explain import Explanation, Radiograph
from ..explain.door import Source
from ..explain.identity import Identity


@dataclass(frozen=True)
class Study:
    """A radiograph, what is said about it, and whose it is.

    Attributes:
        source: where it was read from.
        identity: what its file says of the patient, or its path alone.
    """

    source: Source
    radiograph: Radiograph
    explanation: Explanation
    identity: Identity
