"""The words of questions in one language: what each phrase stands for, read from `questions/`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal, get_args

from ...errors import BadConfig
from ...models.findings import terms
from ...strict_toml import read_toml
from ..reports.catalogue import Catalogue

QUESTION_LANGUAGES = ("en", "fr", "es", "pt", "sw")

Cue = Literal[
    "why", "why_not", "not", "rather", "versus", "where", "where_or", "sure", "amount", "if", "hide", "else",
    "prior", "overall", "overview", "next", "serious", "it", "and", "or", "filler",
]  # fmt: skip
Words = tuple[str, ...]

# A word this long may have a letter too many, too few or two that changed places, but for the first, which
# hardly ever is a slip: «amass» is no mass. Shorter ones may not.
SHORTEST_WITH_A_SLIP = 5
ALIKE = 0.86
LONGEST_SLIP = 2


@dataclass(frozen=True)
class Meaning:
    """What a phrase stands for: a cue, or a finding by its key."""

    cue: Cue | None = None
    finding: str | None = None


@dataclass(frozen=True)
class Phrasebook:
    """One language.

    Attributes:
        language: its code.
        phrases: what each stands for, by its words.
        longest: how many words the longest has.
        words: every word of a phrase.
        spellings: the same with their accents.
    """

    language: str
    phrases: dict[Words, Meaning]
    longest: int
    words: frozenset[str]
    spellings: frozenset[str]

    def read(self, said: Words) -> tuple[tuple[Meaning | None, ...], int]:
        """The meanings of a text's words, the longest phrase first; None for a word that has none.

        Returns:
            The meanings, and how many words are understood as slips of others.
        """
        corrected = tuple(map(self._corrected, said))
        slips = sum(one != other for one, other in zip(said, corrected, strict=True))
        return tuple(self._meanings(corrected)), slips

    def _meanings(self, said: Words) -> Iterator[Meaning | None]:
        place = 0
        while place < len(said):
            lengths = range(min(self.longest, len(said) - place), 0, -1)
            length = next((n for n in lengths if said[place : place + n] in self.phrases), 0)
            yield self.phrases[said[place : place + length]] if length else None
            place += max(length, 1)

    def _corrected(self, word: str) -> str:
        """The known word that it is a slip of, or the word itself."""
        if word in self.words or len(word) < SHORTEST_WITH_A_SLIP:
            return word
        near = [one for one in self.words if one[0] == word[0] and abs(len(one) - len(word)) <= LONGEST_SLIP]
        return next(iter(get_close_matches(word, near, n=1, cutoff=ALIKE)), word)


@cache
def phrasebook(language: str) -> Phrasebook:
    """The phrasebook of a language: its file, and the names that its catalogue gives the findings.

    Raises:
        BadConfig: a phrase stands for two things, or for nothing that there is.
    """
    file = Path(str(resources.files(__package__))) / "questions" / f"{language}.toml"
    raw = read_toml(file)
    phrases: dict[Words, Meaning] = {}
    listed = (*_cues(raw["cues"]), *_findings(raw["findings"]), *_names(language))
    twice = [phrase for phrase, meaning in listed if phrases.setdefault(words_of(phrase), meaning) != meaning]
    if twice:
        raise BadConfig(f"{', '.join(twice)}: each stands for two things", on=file.name, fix="Leave one out")
    words = frozenset(word for phrase in phrases for word in phrase)
    spellings = frozenset(word for phrase, _ in listed for word in spellings_of(phrase))
    return Phrasebook(language, phrases, max(map(len, phrases)), words, spellings)


def words_of(text: str) -> Words:
    """A text's words without case, accents and punctuation."""
    small = text.casefold().replace("œ", "oe").replace("æ", "ae")
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", small) if not _is_accent(letter))
    return tuple(re.findall(r"\w+", bare))


def spellings_of(text: str) -> Words:
    """A text's words with their accents, without case and punctuation."""
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFC", text.casefold())))


def _cues(raw: dict[str, list[str]]) -> Iterator[tuple[str, Meaning]]:
    for cue, phrases in raw.items():
        if cue not in get_args(Cue):
            raise BadConfig(f"there is no cue «{cue}»", on="questions", fix="Correct the phrasebook")
        yield from ((phrase, Meaning(cue=cue)) for phrase in phrases)  # type: ignore[arg-type]


def _findings(raw: dict[str, list[str]]) -> Iterator[tuple[str, Meaning]]:
    for key, phrases in raw.items():
        if key not in terms():
            raise BadConfig(f"there is no finding «{key}»", on="questions", fix="Correct the phrasebook")
        yield from ((phrase, Meaning(finding=key)) for phrase in phrases)


def _names(language: str) -> Iterator[tuple[str, Meaning]]:
    """The catalogue's names; of one that has another in brackets, both."""
    catalogue = Catalogue(language)
    for key in sorted(terms()):
        for name in re.findall(r"[^()]+", catalogue.text(f"finding-{key}")):
            if words_of(name):
                yield name, Meaning(finding=key)


def _is_accent(letter: str) -> bool:
    return unicodedata.combining(letter) > 0
