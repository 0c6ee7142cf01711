"""The explanation as JSON and back; the schema is `docs/explanation.schema.json`.

The codes, differentials and signs of each finding, what supports it and what speaks against it, the
outline and the impression are written for readers that lack the tables and these rules; they are worked out
again when the JSON is read. The heatmap is the only figure that is rounded.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, TypeVar, cast, get_args

import numpy as np
from numpy.typing import NDArray

from ...errors import BadInput, EngineError
from ...models import signs
from ...models.canvas import Placement
from ...models.findings import keys, table
from ...runtimes.calibration import OPERATING_POINTS
from ...runtimes.performance import Count, Detection
from ..explanation import (
    HEATMAP_DECIMALS,
    SCHEMA_VERSION,
    AbsentFinding,
    AbstentionReason,
    Association,
    Caution,
    Certainty,
    Evaluation,
    Evidence,
    EvidenceTest,
    Explanation,
    LungFields,
    Measures,
    PresentFinding,
    Provenance,
    Side,
    SideEffect,
    Stability,
    Turn,
    Verdict,
    ZoneKey,
    ZoneShare,
)
from ..levels import Reason, impression_of, outline_of, weigh

Json = dict[str, Any]
Choice = TypeVar("Choice", bound=str)


def to_json(explanation: Explanation) -> Json:
    """The explanation as plain JSON values.

    Raises:
        EngineError: a figure is not finite.
    """
    data: Json = {
        "schema_version": SCHEMA_VERSION,
        "source_id": explanation.source_id,
        "view": explanation.view,
        "shape": list(explanation.shape),
        "placement": asdict(explanation.placement),
        "phantom": explanation.phantom,
        "abstained": list(explanation.abstained),
        "turn": explanation.turn,
        "cautions": list(explanation.cautions),
        "impression": _write_impression(explanation),
        "findings": [_write_present(explanation, present) for present in explanation.findings],
        "absent": [
            asdict(absent) | {"stability": _write_stability(absent), "blind": absent.blind}
            for absent in explanation.absent
        ],
        "associations": [asdict(association) for association in explanation.associations],
        "lungs": _write_lungs(explanation.lungs),
        "measures": asdict(explanation.measures) if explanation.measures else None,
        "provenance": asdict(explanation.provenance),
        "evaluation": asdict(explanation.evaluation) if explanation.evaluation else None,
    }
    _refuse_non_finite(data)
    return data


def from_json(data: Json) -> Explanation:
    """The explanation that `to_json` wrote.

    Raises:
        BadInput: another schema version, or not an explanation.
    """
    if data.get("schema_version") != SCHEMA_VERSION:
        raise BadInput(
            f"the explanation's schema version is not {SCHEMA_VERSION}",
            fix="Explain the radiograph again with this version of xvlm",
        )
    try:
        return _read(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(
            "this JSON is not a whole explanation", fix="Check it against explanation.schema.json"
        ) from error


def _write_impression(explanation: Explanation) -> Json | None:
    impression = impression_of(explanation)
    if impression is None:
        return None
    return {
        "urgency": impression.urgency,
        "matters": [asdict(matter) for matter in impression.matters],
        "next_steps": list(impression.next_steps),
    }


def _write_present(explanation: Explanation, present: PresentFinding) -> Json:
    finding, weighed = table()[present.key], weigh(explanation, present)
    outline = outline_of(present.evidence, explanation.placement)
    return {
        "key": present.key,
        "codes": [asdict(code) for code in finding.codes],
        "differentials": list(finding.differentials),
        "signs": {key: list(signs.table()[key]) for key in (present.key, *finding.differentials)},
        "probability": present.probability,
        "threshold": present.threshold,
        "certainty": present.certainty,
        "stated": present.stated,
        "stability": _write_stability(present),
        "foreign_object": present.foreign_object,
        "detection": asdict(present.detection) if present.detection else None,
        "unsteady": present.unsteady,
        "supports": [_write_reason(reason) for reason in weighed.supports],
        "against": [_write_reason(reason) for reason in weighed.against],
        "outline": asdict(outline) if outline else None,
        "evidence": _write_evidence(present.evidence),
    }


def _write_reason(reason: Reason) -> Json:
    return {name: value for name, value in asdict(reason).items() if value is not None}


def _write_stability(finding: PresentFinding | AbsentFinding) -> Json | None:
    return asdict(finding.stability) | {"unstable": finding.unstable} if finding.stability else None


def _write_evidence(evidence: Evidence) -> Json:
    return {
        "heatmap": np.round(evidence.heatmap.astype(np.float64), HEATMAP_DECIMALS).tolist(),
        "mask": _write_mask(evidence.mask),
        "box": list(evidence.box),
        "zones": [asdict(zone) for zone in evidence.zones],
        "side": evidence.side,
        "tested": _write_test(evidence.tested) if evidence.tested else None,
    }


def _write_test(test: EvidenceTest) -> Json:
    others = [asdict(other) | {"falls": other.falls} for other in test.others]
    return asdict(test) | {"others": others}


def _write_lungs(lungs: LungFields | None) -> Json | None:
    return {"right": _write_mask(lungs.right), "left": _write_mask(lungs.left)} if lungs else None


def _write_mask(mask: NDArray[np.bool_]) -> Json:
    """Run lengths in row order: how many false, then how many true, and so on in turn."""
    flat = mask.ravel()
    turns = np.flatnonzero(np.diff(flat)) + 1
    runs = np.diff([0, *turns.tolist(), flat.size]).tolist()
    return {"shape": list(mask.shape), "runs": [0, *runs] if flat.size and flat[0] else runs}


def _refuse_non_finite(value: object) -> None:
    if isinstance(value, float) and not math.isfinite(value):
        raise EngineError(
            "the explanation holds a figure that is not finite", fix="Check the bundle with xvlm doctor"
        )
    if isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            _refuse_non_finite(part)


def _read(data: Json) -> Explanation:
    rows, columns = data["shape"]
    if (data["impression"] is None) != bool(data["abstained"]):
        raise ValueError("there is an impression where findings were given, and nowhere else")
    return Explanation(
        source_id=str(data["source_id"]),
        view=str(data["view"]),
        shape=(int(rows), int(columns)),
        placement=Placement(**data["placement"]),
        phantom=bool(data["phantom"]),
        abstained=tuple(_one_of(reason, get_args(AbstentionReason)) for reason in data["abstained"]),
        turn=_read_turn(data),
        cautions=tuple(_one_of(caution, get_args(Caution)) for caution in data["cautions"]),
        findings=tuple(_read_present(present) for present in data["findings"]),
        absent=tuple(_read_absent(absent) for absent in data["absent"]),
        lungs=_read_lungs(data["lungs"]),
        measures=_read_measures(data["measures"]),
        provenance=_read_provenance(data["provenance"]),
        evaluation=_read_evaluation(data["evaluation"]),
        associations=tuple(_read_association(association) for association in data["associations"]),
    )


def _read_present(data: Json) -> PresentFinding:
    key = _one_of(data["key"], keys())
    return PresentFinding(
        key=key,
        probability=float(data["probability"]),
        threshold=float(data["threshold"]),
        certainty=_one_of(data["certainty"], get_args(Certainty)),
        stated=bool(data["stated"]),
        evidence=_read_evidence(key, data["evidence"]),
        stability=_read_stability(data["stability"]),
        foreign_object=bool(data["foreign_object"]),
        detection=_read_detection(data["detection"]),
    )


def _read_absent(data: Json) -> AbsentFinding:
    return AbsentFinding(
        key=_one_of(data["key"], keys()),
        probability=float(data["probability"]),
        threshold=float(data["threshold"]),
        stability=_read_stability(data["stability"]),
        detection=_read_detection(data["detection"]),
    )


def _read_detection(data: Json | None) -> Detection | None:
    if data is None:
        return None
    return Detection(_read_count(data["found"]), _read_count(data["false_alarms"]))


def _read_count(data: Json) -> Count:
    count = Count(int(data["hits"]), int(data["of"]))
    if not 0 <= count.hits <= count.of or not count.of:
        raise ValueError(f"{count.hits} of {count.of} is no share")
    return count


def _read_evaluation(data: Json | None) -> Evaluation | None:
    if data is None:
        return None
    words = {_one_of(word, get_args(Certainty)): _read_count(count) for word, count in data["words"].items()}
    return Evaluation(str(data["bundle"]), int(data["images"]), int(data["patients"]), words)


def _read_stability(data: Json | None) -> Stability | None:
    return Stability(float(data["lowest"]), float(data["highest"])) if data is not None else None


def _read_association(data: Json) -> Association:
    return Association(
        given=_one_of(data["given"], keys()),
        finding=_one_of(data["finding"], keys()),
        chance=float(data["chance"]),
        chance_alone=float(data["chance_alone"]),
    )


def _read_evidence(key: str, data: Json) -> Evidence:
    x, y, width, height = (float(part) for part in data["box"])
    return Evidence(
        finding=key,
        heatmap=np.array(data["heatmap"], np.float32),
        mask=_read_mask(data["mask"]),
        box=(x, y, width, height),
        zones=tuple(
            ZoneShare(_one_of(zone["zone"], get_args(ZoneKey)), float(zone["share"]))
            for zone in data["zones"]
        ),
        side=_one_of(data["side"], get_args(Side)),
        tested=_read_test(data["tested"]),
    )


def _read_test(data: Json | None) -> EvidenceTest | None:
    if data is None:
        return None
    others = tuple(
        SideEffect(_one_of(other["finding"], keys()), *_read_changes(other)) for other in data["others"]
    )
    return EvidenceTest(*_read_changes(data), _one_of(data["verdict"], get_args(Verdict)), others)


def _read_changes(data: Json) -> tuple[float, float, float]:
    return float(data["before"]), float(data["hidden"]), float(data["elsewhere"])


def _read_provenance(data: Json) -> Provenance:
    point = _one_of(data["operating_point"], OPERATING_POINTS)
    return Provenance(**data | {"operating_point": point})


def _read_turn(data: Json) -> Turn | None:
    turn = data["turn"]
    if (turn is not None) != ("turned" in data["abstained"]) or turn not in (None, *get_args(Turn)):
        raise ValueError(f"{turn!r} turns no picture upright")
    return cast(Turn | None, turn)


def _read_measures(data: Json | None) -> Measures | None:
    if data is None:
        return None
    ratio = data["cardiothoracic_ratio"]
    return Measures(
        right_lung_share=float(data["right_lung_share"]),
        left_lung_share=float(data["left_lung_share"]),
        cardiothoracic_ratio=None if ratio is None else float(ratio),
    )


def _read_lungs(data: Json | None) -> LungFields | None:
    return LungFields(_read_mask(data["right"]), _read_mask(data["left"])) if data is not None else None


def _read_mask(data: Json) -> NDArray[np.bool_]:
    values = np.arange(len(data["runs"])) % 2 == 1
    mask: NDArray[np.bool_] = np.repeat(values, data["runs"]).reshape(data["shape"])
    return mask


def _one_of(value: object, choices: Sequence[Choice]) -> Choice:
    if value not in choices:
        raise ValueError(f"{value!r} is not one of {', '.join(choices)}")
    return cast(Choice, value)
