"""Sentences in the reader's language, from the Fluent catalogues in `languages/`.

Numbers follow the Unicode CLDR: decimal mark, percent sign, and the digits that are the language's
default (Bengali and Pashto have their own). In languages written from right to left, what is filled in
and is not written so itself stands between the isolates of Unicode's bidirectional algorithm (UAX 9), so
that a Latin name or a figure keeps its place in the sentence.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.numbers import format_decimal, format_percent
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from ...errors import BadInput, XvlmError

Direction = Literal["ltr", "rtl"]
ReviewStatus = Literal["drafted", "reviewed"]

LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE = "\u2066", "\u2069"

# The first of the ten digits of each numbering system that is a shipped language's default.
_ZERO = {"latn": "0", "arabext": "۰", "beng": "০"}


@cache
def available_languages() -> tuple[str, ...]:
    """Codes of the languages that have catalogues, in alphabetical order."""
    return tuple(sorted(folder.name for folder in shipped_catalogues().iterdir() if folder.is_dir()))


# Of the shipped catalogues, what many reports do without is read when it is first asked for.
_SELDOM = ("ask.ftl", "signs.ftl", "studies.ftl")


class Catalogue:
    """The messages of one language.

    Args:
        language: a code of `available_languages`.
        folder: holds a folder for each language; the shipped catalogues if not given.

    Raises:
        BadInput: there is no catalogue for the language.
        XvlmError: a catalogue holds a line that is not Fluent.
    """

    def __init__(self, language: str, folder: Path | None = None) -> None:
        if folder is None and language not in available_languages():
            raise BadInput(
                "xvlm does not speak this language yet",
                on=language,
                fix=f"Choose one of {', '.join(available_languages())}",
            )
        self.language = language
        self._locale = Locale.parse(language)
        self._bundle = FluentBundle(
            [language],
            functions={"NUMBER": _NativeNumber},
            use_isolating=False,
        )
        self._messages: dict[str, ast.Message] = {}
        home = (folder or shipped_catalogues()).joinpath(language)
        files = sorted(
            (file for file in home.iterdir() if file.name.endswith(".ftl")), key=lambda file: file.name
        )
        self._unread = [file for file in files if folder is None and file.name in _SELDOM]
        for file in files:
            if file not in self._unread:
                self._add(file)

    @property
    def direction(self) -> Direction:
        """The way that the language is written."""
        return "rtl" if self._locale.text_direction == "rtl" else "ltr"

    @property
    def review_status(self) -> ReviewStatus:
        """Whether a clinician has reviewed the catalogue.

        Raises:
            XvlmError: the catalogue does not say so.
        """
        said = self._bundle.get_message("review-status").attributes
        text, _ = self._bundle.format_pattern(said["status"]) if "status" in said else ("", ())
        if text not in ("drafted", "reviewed"):
            raise XvlmError("the status is neither drafted nor reviewed", on=f"{self.language}/review-status")
        return "reviewed" if text == "reviewed" else "drafted"

    def text(self, message_id: str, **variables: str | int) -> str:
        """The message with its variables filled in.

        Raises:
            XvlmError: no such message, or the variables are not exactly those that it names.
        """
        where = f"{self.language}/{message_id}"
        while message_id not in self._messages and self._unread:
            self._add(self._unread.pop())
        if message_id not in self._messages:
            raise XvlmError("the catalogue lacks this message", on=where)
        names = _variables_of(self._messages[message_id])
        if names != variables.keys():
            raise XvlmError(f"the message's variables are {', '.join(sorted(names)) or 'none'}", on=where)
        pattern = self._bundle.get_message(message_id).value
        if pattern is None:
            raise XvlmError("the message is empty", on=where)
        filled = {name: self._isolated(value) for name, value in variables.items()}
        text, problems = self._bundle.format_pattern(pattern, filled)
        if problems or not isinstance(text, str):
            raise XvlmError(f"the message cannot be written ({problems})", on=where)
        return text

    def joined(self, parts: list[str], mark: Literal["comma", "semicolon"] = "comma") -> str:
        """A list in one phrase."""
        return f"{self.text(f'list-{mark}')} ".join(parts)

    def percent(self, probability: float) -> str:
        """A probability in [0, 1] as a whole per cent; never 0 % or 100 %, which would claim proof."""
        if probability < 0.005:
            return self.text("percent-under", percent=self.share(0.01))
        if probability > 0.995:
            return self.text("percent-over", percent=self.share(0.99))
        return self.share(probability)

    def share(self, share: float) -> str:
        """A share in [0, 1] as a whole per cent."""
        return _native(
            str(format_percent(share, locale=self._locale, numbering_system="default")), self._locale
        )

    def number(self, number: int) -> str:
        """A whole number, with the language's digits and no mark between them."""
        return _native(str(number), self._locale)

    def of_hundred(self, share: float) -> str:
        """A share in [0, 1] as so many of a hundred; 0 and 100 only where it is exactly none or all."""
        if 0 < share < 0.005:
            return self.text("percent-under", percent=self.number(1))
        if 0.995 < share < 1:
            return self.text("percent-over", percent=self.number(99))
        return self.number(round(100 * share))

    def ratio(self, ratio: float) -> str:
        """A ratio to two decimals."""
        said = format_decimal(ratio, format="0.00", locale=self._locale, numbering_system="default")
        return _native(str(said), self._locale)

    def messages(self) -> Mapping[str, ast.Message]:
        """Every message as Fluent parsed it."""
        while self._unread:
            self._add(self._unread.pop())
        return dict(self._messages)

    def variables(self) -> Mapping[str, frozenset[str]]:
        """Every message with the names of the variables that it needs."""
        return {message_id: _variables_of(message) for message_id, message in self.messages().items()}

    def _isolated(self, value: str | int) -> str | int:
        if isinstance(value, int) or self.direction == "ltr" or any(map(_runs_leftward, value)):
            return value
        return f"{LEFT_TO_RIGHT_ISOLATE}{value}{POP_ISOLATE}"

    def _add(self, file: Path) -> None:
        resource = FluentResource(file.read_text(encoding="utf-8"))
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                raise XvlmError("a line of the catalogue is not Fluent", on=f"{self.language}/{file.name}")
            if isinstance(entry, ast.Message):
                self._messages[entry.id.name] = entry
        self._bundle.add_resource(resource)


def _runs_leftward(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in ("R", "AL")


class _NativeNumber(FluentType):
    """What NUMBER gives in a message; Fluent's own knows no digits but the Latin ones."""

    def __init__(self, number: int) -> None:
        self._number = number

    def format(self, locale: Locale) -> str:
        return _native(str(self._number), locale)


def _native(number: str, locale: Locale) -> str:
    """A number that babel wrote, with the digits and the percent sign of the language's default system."""
    system = locale.default_numbering_system
    zero = ord(_ZERO[system])
    symbols = locale.number_symbols.get(system, {})
    return number.translate(
        {ord("0") + digit: zero + digit for digit in range(10)} | {ord("%"): symbols.get("percentSign", "%")}
    )


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


@cache
def _variables_of(message: ast.Message) -> frozenset[str]:
    visitor = _Variables()
    visitor.visit(message)
    return frozenset(visitor.names)


def shipped_catalogues() -> Path:
    """The folder that holds a folder for each language."""
    return Path(str(resources.files(__package__))) / "languages"
