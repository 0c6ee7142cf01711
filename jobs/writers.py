"""What each kind of file of a study holds.

What draws and writes is imported only when it is asked for: start-up is slow enough.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from ..explain.identity import Identity
from ..explain.reports.catalogue import Catalogue
from .study import Study

FILES = ("json", "png", "html", "pdf")

Writer = Callable[[Study], bytes]


def writers(
    kinds: tuple[str, ...], catalogue: Catalogue, anonymous: bool = False, with_identity: bool = False
) -> Mapping[str, Writer]:
    """A writer for each kind of file asked for, in the order of `FILES`.

    Args:
        anonymous: whether pages leave out whose the study is, and which file it was.
        with_identity: whether JSON says whose it is.
    """
    made: dict[str, Writer] = {
        "json": lambda study: _json(study, with_identity),
        "png": lambda study: _png(study, catalogue, anonymous),
        "html": lambda study: _html(study, catalogue, anonymous),
        "pdf": lambda study: _pdf(study, catalogue, anonymous),
    }
    return {kind: made[kind] for kind in FILES if kind in kinds}


def study_json(study: Study, with_identity: bool) -> dict[str, Any]:
    """A study as plain JSON values: its file, its explanation and, if asked for, whose it is."""
    from ..explain.reports.json_report import to_json

    whose = {"identity": identity_json(study.identity)} if with_identity else {}
    return {"file": study.source.name, **whose, "explanation": to_json(study.explanation)}


def identity_json(identity: Identity) -> dict[str, str]:
    """What a file says of the patient and the study, as plain JSON values, without what it does not say."""
    return dict(identity.said())


def json_line(values: dict[str, Any], indent: int | None = None) -> str:
    """JSON text; a name that is no UTF-8 keeps its bytes as escapes, so that the file can be found again."""
    text = json.dumps(values, ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(values, indent=indent)
    return text


def _json(study: Study, with_identity: bool) -> bytes:
    values = study_json(study, with_identity)
    explanation = values.pop("explanation")
    return (json_line(values | explanation, indent=1) + "\n").encode()


def _png(study: Study, catalogue: Catalogue, anonymous: bool) -> bytes:
    from ..explain.reports.png_report import render_png

    return render_png(study.radiograph.pixels, study.explanation, catalogue, _whose(study, anonymous))


def _pdf(study: Study, catalogue: Catalogue, anonymous: bool) -> bytes:
    from ..explain.reports.png_report import render_pdf

    return render_pdf(study.radiograph.pixels, study.explanation, catalogue, _whose(study, anonymous))


def _html(study: Study, catalogue: Catalogue, anonymous: bool) -> bytes:
    from ..explain.reports.html_report import render_html

    whose = _whose(study, anonymous)
    return render_html(study.radiograph.pixels, study.explanation, catalogue, whose).encode()


def _whose(study: Study, anonymous: bool) -> Identity | None:
    return None if anonymous else study.identity
