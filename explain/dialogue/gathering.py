"""What has to be asked of the engine before a question can be answered."""

from __future__ import annotations

from ..session import Session
from .comparing import compare
from .experiments import hide_evidence, suppose_present
from .facts import Facts, raised
from .question import Question
from .study import Study


def gather(question: Question, session: Session, study: Study, prior: Study | None) -> Facts:
    """The facts for a question: at most `hiding.MOST_ENCODES` looks more, and none at a refused image."""
    facts = Facts(study.explanation)
    if study.explanation.abstained:
        return facts
    match question.kind:
        case "rather":
            return Facts(study.explanation, hide_evidence(session, study, question.findings[:2]))
        case "what_if":
            hidden = (*question.findings[:1], *question.joined) or tuple(raised(study.explanation))
            return Facts(study.explanation, hide_evidence(session, study, hidden))
        case "if_present" if question.findings:
            supposed = suppose_present(session, study, question.findings[0])
            return Facts(study.explanation, suppositions=supposed)
        case "compare" if prior:
            return Facts(study.explanation, comparison=compare(session, study, prior))
    return facts
