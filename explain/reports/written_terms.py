"""Medical terms come from the table alone: no sentence may write one out.

A sentence that names a term refers to its message, `{ finding-tuberculosis }`, so that all languages and all
outputs call it by one name. Here the words of every message are searched for the terms' names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from ...models.findings import terms
from ...models.signs import signs
from .catalogue import Catalogue
from .problem import Problem

_BRACKET = re.compile(r"\s*\(([^()]*)\)")


def written_out(catalogue: Catalogue) -> Iterator[Problem]:
    """Each message that writes a term out; signs may not write findings or conditions out either."""
    conditions = _names(catalogue, [f"finding-{term}" for term in sorted(terms())])
    names = conditions | _names(catalogue, [f"sign-{sign}" for sign in signs()])
    for message, entry in sorted(catalogue.messages().items()):
        if message in conditions:
            continue
        wanted = conditions if message in names else names
        words = _words(entry)
        for term, said in wanted.items():
            for name in said:
                if _stands_in(name, words):
                    what = f"it writes «{name}» out instead of {{ {term} }}"
                    yield Problem(catalogue.language, message, "written out", what)


def shortened(name: str) -> str:
    """A name without what stands in brackets, in small letters: what must tell it from the others."""
    return _BRACKET.sub("", name).strip().casefold()


def _names(catalogue: Catalogue, messages: list[str]) -> dict[str, tuple[str, ...]]:
    """What each term is called: its name without the brackets, and the name in brackets."""
    return {message: _called(catalogue.text(message)) for message in messages}


def _called(name: str) -> tuple[str, ...]:
    return (shortened(name), *(inside.casefold() for inside in _BRACKET.findall(name)))


def _stands_in(name: str, words: str) -> bool:
    """Whether a name stands in words as whole words."""
    return name in words and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words))


class _Words(Visitor):
    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_TextElement(self, node: ast.TextElement) -> None:
        self.found.append(node.value)


def _words(message: ast.Message) -> str:
    """The words that a message itself writes, in small letters; what it refers to stands for a gap."""
    visitor = _Words()
    visitor.visit(message)
    return " … ".join(visitor.found).casefold()
