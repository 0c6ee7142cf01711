"""From a text to the question that it asks, or to none.

Every word has to be understood: a question with a stranger in it («should I give antibiotics?», «where is the
fracture?») is of the kind `unknown`, however familiar the rest of it sounds.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from .other_languages import other_language
from .phrasebook import QUESTION_LANGUAGES, Cue, Meaning, Words, phrasebook, spellings_of, words_of
from .question import Question, QuestionKind

# A question that a person asks is shorter.
MOST_LETTERS, MOST_WORDS = 400, 60
# Of a question that is not understood: so large a share of its words tells its language.
TELLING = 0.5

# Kinds that leave open what they are about where they name no finding; the others then ask about the image.
ABOUT_FINDINGS: tuple[QuestionKind, ...] = (
    "present", "why", "why_not", "rather", "where", "how_sure", "what_if", "if_present", "what_else",
)  # fmt: skip


@dataclass(frozen=True)
class _Reading:
    """A text read in one language: what its phrases mean, how many of its words are slips, and how many bear
    accents that they have not in this language."""

    language: str
    meanings: tuple[Meaning | None, ...]
    slips: int
    foreign_accents: int

    @property
    def strangers(self) -> int:
        return sum(meaning is None for meaning in self.meanings)

    @property
    def cues(self) -> set[Cue]:
        return {meaning.cue for meaning in self.meanings if meaning and meaning.cue}

    def findings(self, since: Cue | None = None) -> tuple[str, ...]:
        """The findings named, each once, in their order; from a cue on, and then those before it."""
        at = [index for index, meaning in enumerate(self.meanings) if meaning and meaning.cue == since]
        start = at[0] if since and at else 0
        turned = (*self.meanings[start:], *self.meanings[:start])
        return tuple(dict.fromkeys(meaning.finding for meaning in turned if meaning and meaning.finding))


def understand(text: str, likely: str = "en") -> Question:
    """The question that a text asks, in whichever language it is best understood.

    Args:
        text: anything.
        likely: the language that decides between two that fit equally well.
    """
    words = words_of(text) if len(text) <= MOST_LETTERS else ()
    if not 0 < len(words) <= MOST_WORDS:
        return _not_understood(text, None)
    order = sorted(QUESTION_LANGUAGES, key=lambda language: language != likely)
    readings = [_read(text, words, language) for language in order]
    best = min(readings, key=lambda one: (one.strangers, one.slips, one.foreign_accents, len(one.meanings)))
    if best.strangers:
        clear = best.strangers < TELLING * len(best.meanings)
        return _not_understood(text, best.language if clear else None)
    return _question(best)


def _not_understood(text: str, language: str | None) -> Question:
    """What is asked in a language in which nothing can be asked, or else in one that is clear, or in none."""
    other = None if language else other_language(text)
    return Question(other, "other_language") if other else Question(language, "unknown")


def _read(text: str, words: Words, language: str) -> _Reading:
    book = phrasebook(language)
    accented = [word for word in spellings_of(text) if words_of(word) != (word,)]
    return _Reading(language, *book.read(words), sum(word not in book.spellings for word in accented))


def _question(reading: _Reading) -> Question:
    kind, cues = _kind(reading), reading.cues
    findings = _ordered(kind, reading)
    open_to = not findings and kind in ABOUT_FINDINGS and "overall" not in cues
    points_back = open_to or (kind == "compare" and "it" in cues)
    begins = reading.meanings[0]
    goes_on = bool(begins and begins.cue == "and")
    joined = _joined(reading, findings) if kind == "what_if" else ()
    return Question(reading.language, kind, findings, points_back, goes_on, joined)


def _kind(reading: _Reading) -> QuestionKind:
    """The kind, from the cues of which the more telling come first."""
    cues, named, several = reading.cues, bool(reading.findings()), len(reading.findings()) > 1
    kinds: tuple[tuple[QuestionKind, bool], ...] = (
        ("unknown", "amount" in cues and "sure" not in cues),
        ("unknown", "hide" in cues and "where" in cues and not named),  # a place, which is never hidden
        ("next", "next" in cues),
        ("serious", "serious" in cues and "prior" not in cues),
        ("what_else", {"if", "not", "else"} <= cues and "hide" not in cues),
        ("what_if", "hide" in cues or {"if", "not"} <= cues),
        ("compare", "prior" in cues),
        ("if_present", "if" in cues and (named or "it" in cues)),
        ("unknown", "if" in cues),
        ("what_else", "else" in cues),
        ("rather", "rather" in cues or (several and bool(cues & {"versus", "or", "where_or", "not"}))),
        ("why_not", {"why", "not"} <= cues or "why_not" in cues),
        ("why", "why" in cues),
        ("where", bool(cues & {"where", "where_or"})),  # French «ou», which has no accent in capitals
        ("how_sure", "sure" in cues),
        ("overview", bool(cues & {"overview", "overall"}) and not named),
        ("present", named or "it" in cues),
    )
    return next((kind for kind, fits in kinds if fits), "unknown")


def _ordered(kind: QuestionKind, reading: _Reading) -> tuple[str, ...]:
    """The findings in the order that the kind asks for: the preferred, or the hidden, first."""
    if kind == "unknown":
        return ()
    if kind in ("what_if", "if_present"):
        return reading.findings(since="hide" if "hide" in reading.cues else "if")
    findings = reading.findings()
    if kind == "rather" and (_first(reading, "rather") or _first(reading, "not")):
        return (*findings[1:2], *findings[:1], *findings[2:])
    return findings


def _joined(reading: _Reading, findings: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the findings that «and» joins to the first, with fillers alone between them."""
    told = [meaning.finding or meaning.cue for meaning in reading.meanings if meaning]
    told = [word for word in told if word != "filler"]
    after = told[told.index(findings[0]) + 1 :] if findings else []
    pairs = takewhile(lambda pair: pair[0] == "and", zip(after[::2], after[1::2], strict=False))
    return tuple(other for _, other in pairs if other in findings)


def _first(reading: _Reading, cue: Cue) -> bool:
    """Whether a cue stands before every finding."""
    kinds = [m.cue or "finding" for m in reading.meanings if m and (m.finding or m.cue == cue)]
    return kinds[:1] == [cue]
