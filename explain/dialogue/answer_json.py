"""An answer as plain JSON values, for a script: what was understood, what is said, and what it rests on."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from ..explanation import ZoneShare
from ..reports.catalogue import Catalogue
from .answer import Answer, Remark, Value
from .facts import Comparison
from .wording import sentences

Json = dict[str, Any]


def answer_to_json(text: str, answer: Answer, catalogue: Catalogue) -> Json:
    """The question as it was put, and its answer.

    Returns:
        source_id, phantom, question, kind, findings (keys), told (whether it could be answered), language,
        answer, remarks (a message of the catalogue each, with its keys and figures), counterfactuals (each
        with every finding's probability before, after and with an equal area hidden elsewhere), suppositions
        (what the decoder was asked about, and would name more readily, if a finding were there), comparison.
    """
    facts = answer.facts
    return {
        "source_id": facts.explanation.source_id,
        "phantom": facts.explanation.phantom,
        "question": text,
        "kind": answer.question.kind,
        "findings": list(answer.question.findings),
        "told": answer.told,
        "language": catalogue.language,
        "answer": " ".join(sentences(answer, catalogue)),
        "remarks": [_remark(remark) for remark in answer.remarks],
        "counterfactuals": [asdict(asked) for asked in facts.counterfactuals],
        "suppositions": [asdict(supposed) for supposed in facts.suppositions],
        "comparison": _comparison(facts.comparison) if facts.comparison else None,
    }


def _remark(remark: Remark) -> Json:
    return {"says": remark.message} | {name: _plain(value) for name, value in remark.values.items()}


def _plain(value: Value) -> Any:
    if isinstance(value, tuple):
        return [asdict(part) if isinstance(part, ZoneShare) else part for part in value]
    return value


def _comparison(between: Comparison) -> Json:
    return {
        "prior": between.prior.source_id,
        "obstacle": between.obstacle,
        "changes": [asdict(change) for change in between.changes],
    }
