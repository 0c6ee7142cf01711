"""Sentences in the reader's language, from the Fluent catalogues in `languages/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from babel.numbers import format_decimal, format_percent
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from ...errors import BadInput, XvlmError

DIRECTION = "ltr"  # of every language shipped so far


@cache
def available_languages() -> tuple[str, ...]:
    """Codes of the languages that have catalogues, in alphabetical order."""
    return tuple(sorted(folder.name for folder in _languages().iterdir() if folder.is_dir()))


class Catalogue:
    """The messages of one language.

    Args:
        language: a code of `available_languages`.
        folder: holds a folder for each language; the shipped catalogues if not given.

    Raises:
        BadInput: there is no catalogue for the language.
        XvlmError: a catalogue holds a line that is not Fluent.
    """

    def __init__(self, language: str, folder: Traversable | None = None) -> None:
        if folder is None and language not in available_languages():
            raise BadInput(
                "xvlm does not speak this language yet",
                on=language,
                fix=f"Choose one of {', '.join(available_languages())}",
            )
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        self._variables: dict[str, frozenset[str]] = {}
        home = (folder or _languages()).joinpath(language)
        for file in sorted(home.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".ftl"):
                self._add(file)

    def text(self, message_id: str, **variables: str | int) -> str:
        """The message with its variables filled in.

        Raises:
            XvlmError: no such message, or the variables are not exactly those that it names.
        """
        where = f"{self.language}/{message_id}"
        if message_id not in self._variables:
            raise XvlmError("the catalogue lacks this message", on=where)
        if self._variables[message_id] != variables.keys():
            wanted = ", ".join(sorted(self._variables[message_id])) or "none"
            raise XvlmError(f"the message's variables are {wanted}", on=where)
        pattern = self._bundle.get_message(message_id).value
        if pattern is None:
            raise XvlmError("the message is empty", on=where)
        text, problems = self._bundle.format_pattern(pattern, variables)
        if problems or not isinstance(text, str):
            raise XvlmError(f"the message cannot be written ({problems})", on=where)
        return text

    def percent(self, probability: float) -> str:
        """A probability in [0, 1] as a whole per cent; never 0 % or 100 %, which would claim proof."""
        if probability < 0.005:
            return self.text("percent-under", percent=self._whole_percent(0.01))
        if probability > 0.995:
            return self.text("percent-over", percent=self._whole_percent(0.99))
        return self._whole_percent(probability)

    def share(self, share: float) -> str:
        """A share in [0, 1] as a whole per cent."""
        return self._whole_percent(share)

    def ratio(self, ratio: float) -> str:
        """A ratio to two decimals."""
        return str(format_decimal(ratio, format="0.00", locale=self.language))

    def variables(self) -> Mapping[str, frozenset[str]]:
        """Every message with the names of the variables that it needs."""
        return dict(self._variables)

    def _whole_percent(self, value: float) -> str:
        return str(format_percent(value, format=None, locale=self.language))

    def _add(self, file: Traversable) -> None:
        resource = FluentResource(file.read_text(encoding="utf-8"))
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                raise XvlmError("a line of the catalogue is not Fluent", on=f"{self.language}/{file.name}")
            if isinstance(entry, ast.Message):
                self._variables[entry.id.name] = _variables_of(entry)
        self._bundle.add_resource(resource)


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def _variables_of(message: ast.Message) -> frozenset[str]:
    visitor = _Variables()
    visitor.visit(message)
    return frozenset(visitor.names)


def _languages() -> Traversable:
    return resources.files(__package__).joinpath("languages")
