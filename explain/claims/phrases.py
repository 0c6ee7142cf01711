"""A catalogue turned round: regular expressions that find its messages in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ...models.findings import keys, system_name, table
from ..reports.catalogue import Catalogue
from .figures import count_pattern, lower, percent_pattern, plain, ratio_pattern, share_pattern

CODE = "code"  # the name of the phrases that are codes of the table of findings

_PERCENTS = (
    "probability", "threshold", "before", "hidden", "elsewhere", "probable", "very_likely", "percent", "then",
    "now", "lowest", "highest", "support", "area", "chance", "chance_alone",
)  # fmt: skip
COUNTS = (
    "found", "low", "high", "cases", "alarms", "missed", "right", "said", "images", "patients",
)  # fmt: skip
FAMILIES = {"certainty": "certainty", "side": "side", "zone": "zone", "turn": "turn", "view": "view"}
# Variables that name a finding, or a differential, and those that name one that is looked for.
FINDINGS = ("finding", "other", "term", "other_term")
_LOOKED_FOR = ("finding", "other", "given")
# What a machine named: up to the words that follow it.
_NAMES = ("source", "bundle", "version", "sha256", "xvlm", "engine", "date", "file", "wanted")
_PARTS = ("list-", "percent-")  # of other messages
_MARK = "\ue000{}\ue001"


@dataclass(frozen=True)
class Phrase:
    """One message as it may stand in a text.

    Attributes:
        message: its name in the catalogue, or `CODE`.
        start: the words before its first variable, in lower case: a quick way to pass it by.
        source: a regular expression for all of it, with a group for each variable.
        values: variables whose values the words themselves tell.
    """

    message: str
    start: str
    source: str
    values: dict[str, str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression; it does not end within a word."""
        return re.compile(self.source + r"(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=16)
def phrases(catalogue: Catalogue) -> tuple[Phrase, ...]:
    """Every message of a catalogue, and every code of the table of findings."""
    return (*_messages(catalogue), *_codes())


@lru_cache(maxsize=64)
def zone_share(catalogue: Catalogue) -> re.Pattern[str]:
    """Finds one zone and its share, a group for each."""
    return re.compile(_zone_share(catalogue), re.IGNORECASE)


@lru_cache(maxsize=64)
def finding_certain(catalogue: Catalogue) -> re.Pattern[str]:
    """Finds one finding and its certainty, a group for each."""
    return re.compile(_finding_certain(catalogue), re.IGNORECASE)


@lru_cache(maxsize=256)
def keyed(catalogue: Catalogue, family: str) -> dict[str, str]:
    """What the messages of a family say, by the last part of their names."""
    start = f"{family}-"
    return {
        message.removeprefix(start): plain(catalogue.text(message))
        for message, names in catalogue.variables().items()
        if message.startswith(start) and not names
    }


def _messages(catalogue: Catalogue) -> Iterator[Phrase]:
    for message, names in catalogue.variables().items():
        if message.startswith(_PARTS) or (message.startswith("marker-") and _is_letter(catalogue, message)):
            continue
        for count in range(1, len(keys()) + 1) if "count" in names else (None,):
            words = _words(catalogue, message, count)
            values = {"count": str(count)} if count else {}
            yield Phrase(message, _start(words), _source(catalogue, message, words), values)
    yield Phrase("percent", "", f"(?P<percent>{percent_pattern(catalogue)})", {})


def _is_letter(catalogue: Catalogue, message: str) -> bool:
    """Whether the mark of a side looks like the mark of a finding, which is read as a letter."""
    return len(catalogue.text(message)) == 1


def _codes() -> Iterator[Phrase]:
    for code in {code for finding in table().values() for code in finding.codes}:
        words = plain(f"{system_name(code.system)} {code.code} {code.display}")
        yield Phrase(CODE, _start(words), re.escape(words), {"code": f"{code.system} {code.code}"})


def _words(catalogue: Catalogue, message: str, count: int | None = None) -> str:
    """A message with a mark for each variable, less a quotation mark before it, which a reader passes by."""
    filled: dict[str, str | int] = {
        name: count if name == "count" and count else _MARK.format(name)
        for name in catalogue.variables()[message]
    }
    return plain(catalogue.text(message, **filled)).lstrip("«“\"' ")


def _start(words: str) -> str:
    return lower(words.partition(_MARK[0])[0])


def _source(catalogue: Catalogue, message: str, words: str) -> str:
    pattern = re.escape(words)
    for name in catalogue.variables()[message] - {"count"}:
        wanted = _variable(catalogue, message, name)
        pattern = pattern.replace(re.escape(_MARK.format(name)), f"(?P<{name}>{wanted})", 1)
    return pattern


def _zone_share(catalogue: Catalogue) -> str:
    return _source(catalogue, "zone-share", _words(catalogue, "zone-share"))


def _finding_certain(catalogue: Catalogue) -> str:
    return _source(catalogue, "finding-certain", _words(catalogue, "finding-certain"))


def _variable(catalogue: Catalogue, message: str, name: str) -> str:
    """A regular expression, without groups, for what a variable of a message may be."""
    if name in _PERCENTS:
        return percent_pattern(catalogue)
    if name in COUNTS:
        return count_pattern(catalogue)
    if name == "share":
        return share_pattern(catalogue)
    if name in ("ratio", "limit"):
        return ratio_pattern(catalogue)
    if name == "zones":
        return _list(catalogue, "comma", _without_groups(_zone_share(catalogue)))
    if message == "impression-some":
        return _list(catalogue, "semicolon", _without_groups(_finding_certain(catalogue)))
    if name in _LOOKED_FOR:
        return _one_of(catalogue.text(f"finding-{key}") for key in keys())
    if name in FINDINGS:
        return _one_of(keyed(catalogue, "finding").values())
    if name == "terms":
        return _list(catalogue, "comma", _one_of(keyed(catalogue, "finding").values()))
    if name == "signs":
        return _list(catalogue, "semicolon", _one_of(keyed(catalogue, "sign").values()))
    if name == "point":
        return _one_of(keyed(catalogue, "operating-point").values())
    if (family := name.removeprefix("earlier_")) in FAMILIES:
        return _one_of(keyed(catalogue, FAMILIES[family]).values())
    return r".{1,80}?(?=\W|$)" if name == "engine" else r"\S+?(?=[^\w.+-]|$|[.](?:\s|$))"


def _one_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(plain(word)) for word in sorted(words, key=len, reverse=True))


def _list(catalogue: Catalogue, mark: str, part: str) -> str:
    between = re.escape(plain(catalogue.text(f"list-{mark}"))) + " "
    return f"(?:{part})(?:{between}(?:{part}))*"


def _without_groups(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
