"""What a report needs of an evaluation and of a comparison of fidelity: a damaged file is one error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jsonschema

from ...errors import BadData

_FIGURE = {
    "type": "object",
    "required": ["value", "low", "high"],
    "properties": {end: {"type": ["number", "null"]} for end in ("value", "low", "high")},
}
_SHA256 = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_PHRASES = {"type": "array", "items": {"type": "string"}}
_COUNT = {"type": "integer", "minimum": 0}
_BIN = {
    "type": "object",
    "required": ["count", "said", "seen"],
    "properties": {name: {"type": "number"} for name in ("count", "said", "seen")},
}


def _record(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


EVALUATION = _record(
    bundle_sha256=_SHA256,
    engine={"type": "string"},
    images=_COUNT,
    patients=_COUNT,
    mean_auroc=_FIGURE,
    rates={"type": "object", "additionalProperties": _record(sensitivity=_FIGURE, specificity=_FIGURE)},
    findings={"type": "array", "items": _record(key={"type": "string"}, positives=_COUNT, auroc=_FIGURE)},
    calibration=_record(calibration_error=_FIGURE, reliability={"type": "array", "items": _BIN}),
)
_WORST = {"anyOf": [{"type": "null"}, _record(name={"type": "string"}, interval=_FIGURE)]}
FIDELITY = _record(
    reference=_record(sha256=_SHA256, failed=_PHRASES),
    candidate=_record(sha256=_SHA256, engine={"type": "string"}, failed=_PHRASES),
    figures={
        "type": "array",
        "items": _record(name={"type": "string"}, overall=_FIGURE)
        | {"properties": {"name": {"type": "string"}, "overall": _FIGURE, "worst": _WORST}},
    },
)


def check(document: Mapping[str, Any], schema: Mapping[str, Any], name: str) -> None:
    """Check a document.

    Raises:
        BadData: saying where it lacks something.
    """
    fault = jsonschema.exceptions.best_match(jsonschema.Draft202012Validator(schema).iter_errors(document))
    if fault is not None:
        raise BadData(
            f"cannot be used at {fault.json_path}: {fault.message[:200]}",
            on=name,
            fix="Measure again with this version of xvlm",
        )
