"""Writes random records of the language, as the tree of text that reading a board's YAML gives.

The record classes themselves are the grammar: every required key is written and some of the others
are, so that a key added to the language is written without changes here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from proving.names import Names
from proving.words import WORDS, texts
from site_generator.reading.hints import members
from site_generator.reading.yaml_reader import Path

Tree = dict[str, Any]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of the language that the types of the records do not express."""

    keys: Mapping[str, Callable[[Author, Path], Any]]
    """Writes the value of a key that needs more than its type; None leaves the key out."""
    finishes: Mapping[type, Callable[[Author, Tree, Path], None]]
    """Makes the keys of one class of record fit each other."""
    always: frozenset[tuple[type, str]]
    """Optional keys that are always written here."""


class Author:
    """Writes one policy with its own names; `draw` makes every choice."""

    def __init__(self, draw: st.DrawFn, names: Names, grammar: Grammar) -> None:
        self.draw = draw
        self.names = names
        self.grammar = grammar
        self.duties = 0
        """How many duties have been given an id so far."""

    def record(self, kind: Any, path: Path) -> Tree:
        """A record of one class, in the order of its fields."""
        hints = get_type_hints(kind)
        tree: Tree = {}
        for field in fields(kind):
            needed = field.default is MISSING and field.default_factory is MISSING
            if needed or (kind, field.name) in self.grammar.always or self.sometimes():
                value = self.key(field.name, hints[field.name], path)
                if needed or value not in (None, {}, []):
                    tree[field.name] = value
        if kind in self.grammar.finishes:
            self.grammar.finishes[kind](self, tree, path)
        return tree

    def key(self, name: str, hint: Any, path: Path) -> Any:
        """The value of one key of the record at a path."""
        if name in self.grammar.keys:
            return self.grammar.keys[name](self, (*path, name))
        return self.value(hint, (*path, name))

    def value(self, hint: Any, path: Path) -> Any:
        """Any value that the type of a field allows."""
        member = self.pick(members(hint))
        origin = get_origin(member) or member
        if is_dataclass(member):
            return self.record(member, path)
        if origin is Literal:
            return self.pick([word for word in get_args(member) if word])
        if origin is tuple:
            inner = get_args(member)[0]
            return [self.value(inner, (*path, at)) for at in range(self.number(1, 2))]
        if origin is dict:
            key, inner = get_args(member)
            keys = get_args(key) if get_origin(key) is Literal else WORDS
            return {each: self.value(inner, (*path, each)) for each in self.some(keys)}
        return self.pick(("no", "yes", "yes")) if origin is bool else self.draw(texts)

    def sometimes(self) -> bool:
        """True one time in three."""
        return self.number(0, 2) == 2

    def number(self, least: int, most: int) -> int:
        """A number from the least to the most, both included."""
        return self.draw(st.integers(least, most))

    def pick(self, choices: Sequence[Item]) -> Item:
        """One of several."""
        return choices[self.number(0, len(choices) - 1)]

    def some(self, choices: Sequence[Item], least: int = 0, most: int = 2) -> list[Item]:
        """A few of several, each at most once, in any order."""
        left = list(choices)
        wanted = self.number(min(least, len(left)), min(most, len(left)))
        return [left.pop(self.number(0, len(left) - 1)) for _ in range(wanted)]
