"""The clinic's side: a radiograph in, an explanation out, offline.

    session = open_session()
    explanation = explain("scan.dcm", session)

Runs on numpy, one engine and pydicom; PyTorch is never imported.
"""

from .explanation import Explanation
from .pipeline import explain, explain_radiograph
from .radiograph import Radiograph
from .session import Session, open_session

__all__ = ["Explanation", "Radiograph", "Session", "explain", "explain_radiograph", "open_session"]
