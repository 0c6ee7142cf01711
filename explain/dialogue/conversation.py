"""Questions and answers about one study: «and where?» is about the finding spoken of last."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..session import Session
from .answer import Answer
from .answering import answer
from .facts import Facts
from .gathering import gather
from .question import Question, QuestionKind
from .study import Study
from .understanding import understand

# Kinds that «and the effusion?» may ask again of another finding.
_GO_ON: tuple[QuestionKind, ...] = ("why", "why_not", "where", "how_sure", "what_if", "what_else", "compare")


@dataclass
class Conversation:
    """A conversation about a study.

    Attributes:
        session: explained the study, and is asked again.
        study: what the questions are about.
        prior: an earlier study to compare it with.
        likely: the language of questions that fit several.
        last: the question that was answered last, with the findings that it was about.
    """

    session: Session
    study: Study
    prior: Study | None = None
    likely: str = "en"
    last: Question | None = None

    def ask(self, text: str) -> Answer:
        """The answer to a question, whatever it is."""
        question = self._resolved(understand(text, self.likely))
        if question.kind == "other_language":
            return answer(question, Facts(self.study.explanation))
        self.likely = question.language or self.likely
        if question.kind != "unknown":
            self.last = question
        return answer(question, gather(question, self.session, self.study, self.prior))

    def _resolved(self, asked: Question) -> Question:
        """The question with what it leaves to be understood from those before."""
        if self.last is None or asked.kind == "unknown":
            return asked
        spoken_of = self.last.findings[:1]
        if asked.kind == "present" and asked.goes_on and asked.findings and self.last.kind in _GO_ON:
            return replace(asked, kind=self.last.kind)
        if asked.kind == "rather" and len(asked.findings) == 1 and spoken_of != asked.findings:
            return replace(asked, findings=spoken_of + asked.findings)
        if asked.points_back and not asked.findings:
            return replace(asked, findings=spoken_of)
        return asked
